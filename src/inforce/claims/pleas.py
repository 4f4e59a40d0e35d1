"""Pleas: what courts make of actions against listings: turned down, the listing stays ("A challenge by X to his listing was
dismissed")."""

from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.groups import Group, Item
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Verb
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.values import value

_REACH = 12
"""Elements after a plea in which it says whose it is and against what."""
_OWN = frozenset({"his", "her", "its", "their"})
_AGAINST = frozenset({"against", "to", "over"})


@value(frozen=True, slots=True)
class PleaWords:
    """The words of ``[pleas]`` in ``measures_LANGUAGE.toml``: nouns for pleas, and verbs that turn them down."""

    nouns: frozenset[str]
    refuses: frozenset[str]


@cache
def plea_words(language: str) -> PleaWords:
    return PleaWords(**{name: frozenset(words) for name, words in table(f"measures_{language}")["pleas"].items()})


class Pleas:
    """Reads clauses that turn a plea against a measure down."""

    def __init__(
        self, reader: Reader, words: PleaWords, terms: Terms, status: StatusReader, targets: TargetReader
    ) -> None:
        self._reader, self._words, self._terms, self._status, self._targets = reader, words, terms, status, targets

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up such a clause; whether it is one."""
        plea = clause.subject if clause.verb.passive else clause.object
        if clause.verb.lemma not in self._words.refuses or plea is None:
            return False
        at = scene.place_of(plea)
        if at is None or plea.items[-1].noun.head not in self._words.nouns:
            return False
        whose, measure = self._told(scene, plea, at, clause.place if at < clause.place else len(scene.elements))
        standing = self._status.of_clause(scene, clause) if measure is not None else None
        if measure is None or standing is None or standing.status is not Status.IN_FORCE:
            return False
        parties = [p for p in self._parties(scene, whose, measure) if p.kind.is_listed_by_name]
        if not parties:
            return False
        by = clause.oblique("by") if clause.verb.passive else None
        court = by.group if by is not None else None if clause.verb.passive else clause.subject
        senders = self._reader.senders
        sender = senders.owner(measure) or (senders.owner(court) if court is not None else ()) or senders.likely()
        start = min(plea.start, clause.verb.start)
        end = max(measure.end, clause.verb.end)
        self._reader.add(scene, Action.REMAIN, Status.IN_FORCE, sender, parties, None, start, end)
        return True

    def _told(self, scene: Scene, plea: Group, at: int, stop: int) -> tuple[Group | None, Group | None]:
        """Whose plea it is and the measure that it is against, by the words after it."""
        owner = plea.items[-1].noun.possessor or plea.items[-1].noun.of
        whose = Group((Item(owner),)) if owner is not None else None
        for place in range(at + 1, min(at + _REACH, stop)):
            word, following = scene.word_at(place), scene.group_at(place + 1)
            verb = scene.elements[place]
            if type(verb) is Verb and verb.finite and not verb.participle_or_past:
                break
            if word is None or following is None:
                continue
            if word.lower in ("by", "from"):
                whose = following
            elif word.lower in _AGAINST and self._terms.of(following.items[0].noun) & Term.MEASURE:
                return whose, following
        return whose, None

    def _parties(self, scene: Scene, whose: Group | None, measure: Group) -> list[Party]:
        """ "His listing" is that of whose plea it is, "the listing of X" that of X; "the sanctions" those on him."""
        noun = measure.items[0].noun
        if noun.determiner in _OWN and whose is not None:
            return self._targets.group(scene, whose)
        aimed = self._targets.aimed_at(scene, measure)
        if not aimed and noun.of is None and whose is not None:
            return self._targets.group(scene, whose)
        return aimed or self._targets.of_measure(scene, measure)
