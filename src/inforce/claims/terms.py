"""Terms: what a noun phrase is in a measure: a list, a measure, a licence, a paper, a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from inforce.claims.gazetteer import Place
from inforce.claims.lexicon import table
from inforce.claims.phrases import Noun
from inforce.claims.vocabulary import plural


class Term(Flag):
    """What a phrase may be; several at once where only the sentence tells."""

    NONE = 0
    LIST = auto()
    MEASURE = auto()
    PLAIN_MEASURE = auto()  # "sanctions", "embargo": no everyday word
    PROGRAMME = auto()
    LICENCE = auto()
    ENTRY = auto()
    NOTICE = auto()
    PROPOSAL = auto()
    PLAN = auto()
    DECISION = auto()
    INSTRUMENT = auto()
    ASSETS = auto()
    DEALINGS = auto()
    GENERIC = auto()  # "the measures": any measure spoken of


_NOUNS = {
    "list": Term.LIST,
    "measure": Term.MEASURE,
    "plain_measure": Term.MEASURE | Term.PLAIN_MEASURE,
    "programme": Term.MEASURE | Term.PROGRAMME,
    "licence": Term.LICENCE,
    "entry": Term.ENTRY,
    "notice": Term.NOTICE,
    "proposal": Term.PROPOSAL,
    "plan": Term.PLAN,
    "decision": Term.DECISION,
    "instrument": Term.INSTRUMENT,
    "assets": Term.ASSETS,
    "dealings": Term.DEALINGS,
    "generic_measure": Term.MEASURE | Term.GENERIC,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a language by noun, singular and plural."""

    nouns: Mapping[str, Term]
    other_lists: frozenset[str]
    modifiers: frozenset[str]
    aimed: frozenset[str]
    sent: frozenset[str]
    along: frozenset[str]
    among: frozenset[str]
    periods: frozenset[str]

    def of(self, noun: Noun) -> Term:
        """What a phrase is by its head, and by the word before it."""
        words = noun.lowers
        found = self.nouns.get(noun.head.rpartition(" ")[2], Term.NONE)
        if len(words) > 1:
            found |= self.nouns.get(" ".join(words[-2:]), Term.NONE)
        if noun.words[-1].tag == "NP" and noun.name and len(noun.name_words) > 1:
            found &= Term.LIST | Term.LICENCE
        if Term.LIST in found and any(w in self.other_lists for w in words[:-1]):
            found &= ~Term.LIST
        if found & Term.MEASURE and any(w in self.modifiers or w in ("sanctions", "sanction") for w in words[:-1]):
            found |= Term.PLAIN_MEASURE
        if Term.LIST not in found and self._is_named_list(noun):
            found |= Term.LIST
        number = noun.words[-1]
        if not found and number.tag == "CD" and len(words) > 1:
            found |= self.nouns.get(words[-2].rpartition(" ")[2], Term.NONE)
        return found

    @staticmethod
    def _is_named_list(noun: Noun) -> bool:
        """ "the SDN", "Annex I": names that only lists bear."""
        place = noun.words[-1].place
        return bool(place and place.form == "list")

    def sender(self, noun: Noun) -> Place | None:
        """The state or body whose list, measure or licence a phrase names: "the American blacklist", "OFAC's list"."""
        if noun.possessor:
            owner = next((w.place for w in reversed(noun.possessor.words) if w.place), None)
            if owner:
                return owner
        return next((w.place for w in noun.words if w.place), None)


@cache
def terms(language: str) -> Terms:
    """The terms of a language, from ``measures_LANGUAGE.toml``."""
    data = table(f"measures_{language}")["nouns"]
    nouns: dict[str, Term] = {}
    for name, term in _NOUNS.items():
        for word in data[name]:
            for form in (word, plural(word)):
                nouns[form] = nouns.get(form, Term.NONE) | term
    words = (frozenset(data[name]) for name in ("other_lists", "measure_modifiers", "aimed", "sent", "along", "among"))
    periods = frozenset(form for word in data["periods"] for form in (word, plural(word)))
    return Terms(nouns, *words, periods)
