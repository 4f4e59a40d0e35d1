"""Descriptions: which party of those spoken of "the airline", "the sanctioned bank" stands for."""

from operator import itemgetter

from inforce.claims.keepers import keeps_lists
from inforce.claims.kinds import Kinds, Label
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.party import Party, is_many
from inforce.claims.party_roll import Roll
from inforce.claims.party_sets import several
from inforce.claims.phrases import Noun

_FITS_WELL = 2.4
"""Least score of a party for which a description stands; set by reports composed apart, as is the next."""
_CLOSE = 0.5
"""Parties whose scores differ by less fit a description alike."""
_DEPUTIES = frozenset({"vice", "deputy", "ex", "co"})
_LANDS = frozenset({"country", "nation", "republic", "kingdom", "island", "state"})
_RULERS = frozenset({"regime", "government", "junta"})
_NAMED_HERE = 0.6
"""What a party gains by its name in the same sentence."""
_REFERRING = frozenset({"the", "this", "that", "these", "those", "both", "neither", "either"})


class Descriptions:
    """Finds whom a phrase without a name of its own describes."""

    def __init__(self, kinds: Kinds, roll: Roll, language: str) -> None:
        self._kinds, self._roll = kinds, roll
        self._new = frozenset(table("kinds")[language]["other"]["words"])

    def referred(self, noun: Noun, labels: tuple[Label, ...], sentence: int) -> list[Party]:
        """The parties that "the airline", "both men", "the two companies" stand for."""
        if not self._refers(noun):
            return []
        if is_many(noun, labels) or noun.determiner in ("either", "neither"):
            return several(self._roll, noun, labels)
        return self._single(noun, labels, sentence)

    def _refers(self, noun: Noun) -> bool:
        if noun.determiner not in _REFERRING or any(w in self._new for w in noun.lowers) or noun.possessor or noun.of:
            return False
        own = bool(noun.name) and not self._kinds.is_defined_term(noun)
        return not own or all(w.place and w.place.form == "adjective" for w in noun.name_words)

    def _single(self, noun: Noun, labels: tuple[Label, ...], sentence: int) -> list[Party]:
        kinds = {label.kind for label in labels}
        able = (p for p in self._roll.latest() if labels[0].kind is not TargetKind.COUNTRY or not _only_sends(p))
        scored = [(self._fit(p, noun, labels, kinds, sentence), -n, p) for n, p in enumerate(able)]
        best = max(scored, key=itemgetter(0, 1), default=None)
        close = {p.name for score, _, p in scored if best is not None and score > best[0] - _CLOSE}
        if best is not None and labels[0].kind is TargetKind.COUNTRY and best[0] > 0:
            return [best[2]]
        if best is None or best[0] < _FITS_WELL or len(close) > 1:
            return []  # what fits several, or none well, stands for itself
        return [best[2]]

    def _fit(self, party: Party, noun: Noun, labels: tuple[Label, ...], kinds: set[TargetKind], sentence: int) -> float:
        """How well a description fits a party; 0 or less where it does not. ``kinds``: those of its labels."""
        last = None if party.many else party.last_before(noun.start)
        if not last or self._says_else(party, noun):
            return 0
        if noun.head in party.labels:
            score = 6.0
        elif noun.head in _LANDS and not _RULERS.isdisjoint(party.labels):
            score = 1.0  # "the country" is Syria rather than "the Assad regime"
        elif noun.head in self._kinds.institutions or self._is_institution(party):
            return 0
        elif party.proper and party.kind in kinds and _is_in_name(noun.head, party.name):
            score = 5.5
        elif any(label.family in party.families and label.family >= 0 for label in labels):
            score = 5.0
        elif party.kind not in kinds and (party.sure or not any(label.family < 0 for label in labels)):
            return 0
        elif any(label.family < 0 and label.kind is party.kind for label in labels):
            score = 3.5
        elif not party.labels and not (party.families - {-1}) and (party.kind in kinds or party.targeted >= 0):
            score = 2.5
        else:
            return 0
        here = _NAMED_HERE if party.proper and last[0] == sentence else 0
        return score - min(2.4, 0.3 * (sentence - last[0])) + (0.5 if party.targeted >= 0 else 0) + here

    def _is_institution(self, party: Party) -> bool:
        """ "The company" is no ministry."""
        return party.proper and not self._kinds.institutions.isdisjoint(party.name.lower().split()[:3])

    def _says_else(self, party: Party, noun: Noun) -> bool:
        """ "The state oil company" is no association of banks: words of what it does that the party has not borne."""
        prefix, _, office = noun.head.replace("-", " ").partition(" ")
        if office and prefix in _DEPUTIES and noun.head not in party.labels:
            return True  # "the vice-president" is not the president
        if len(noun.words) == 1 or not (
            said := [w.lower for w in noun.words[:-1] if w.tag == "NN" and w.lower in self._kinds.trades]
        ):
            return False
        known = {*party.labels, *(word for name in party.names for word in name.lower().split())}
        return known.isdisjoint(said)


def _only_sends(party: Party) -> bool:
    """A state that keeps lists, at which nothing was aimed: "the Republic" is another."""
    return party.kind is TargetKind.COUNTRY and party.targeted < 0 and keeps_lists(party.name)


def _is_in_name(head: str, name: str) -> bool:
    """ "The trader" is told by the name "Northern Trading SA", "the bank" by "Delta Bank"."""
    stem = head[: max(4, len(head) - 2)]
    words = name.lower().split()
    return len(head) > 3 and any(word.startswith(stem) or word.endswith(head) for word in words)  # "Orlanbank"
