"""Terms: what a noun phrase is in a measure: a list, a measure, a licence, a paper, a decision."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.gazetteer import Place
from inforce.claims.lexicon import table
from inforce.claims.phrases import Noun, chain
from inforce.claims.vocabulary import plural
from inforce.values import remember, value


class Term:
    """What a phrase may be; several at once where only the sentence tells. Bits of an int: asked of every phrase."""

    NONE = 0
    LIST = 1
    MEASURE = 2
    PLAIN_MEASURE = 4  # "sanctions", "embargo": no everyday word
    PROGRAMME = 8
    LICENCE = 16
    ENTRY = 32
    NOTICE = 64
    PROPOSAL = 128
    PLAN = 256
    DECISION = 512
    INSTRUMENT = 1024
    ASSETS = 2048
    DEALINGS = 4096
    STEP = 16384  # "took action against X"
    LISTING = 32768  # "adopted the listings"
    BRANDED = 65536  # "identified as blocked property"
    AIM = 524288  # "the target of sanctions"
    RELIEF = 262144  # "sanctions relief"
    MARKET = 1048576  # "cut off from SWIFT"
    FREED = 131072  # "free of US sanctions"
    GENERIC = 8192  # "the measures": any measure spoken of


_LAWS = frozenset({"act", "law", "amendment", "regulations"})
_ENDS_OF_LAWS = tuple(_LAWS)
_CAPS = frozenset({"cap", "caps"})
"""Of prices, which are measures of their own."""

_NOUNS = {
    "list": Term.LIST,
    "measure": Term.MEASURE,
    "plain_measure": Term.MEASURE | Term.PLAIN_MEASURE,
    "generic_measure": Term.MEASURE | Term.GENERIC,
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
    "step": Term.STEP,
    "listing": Term.LISTING,
    "branded": Term.BRANDED,
    "freed": Term.FREED,
    "relief": Term.RELIEF,
    "aim": Term.AIM,
    "market": Term.MARKET,
}


@value(frozen=True, slots=True)
class Terms:
    """The terms of a language by noun, singular and plural, and the small words around them."""

    nouns: Mapping[str, int]
    other_lists: frozenset[str]
    other_licences: frozenset[str]
    other_measures: frozenset[str]
    modifiers: frozenset[str]
    aimed: frozenset[str]
    sent: frozenset[str]
    along: frozenset[str]
    among: frozenset[str]
    periods: frozenset[str]
    manners: frozenset[str]
    sports: frozenset[str]
    eponyms: frozenset[str]
    imposers: frozenset[str]
    allowing: frozenset[str]
    making: frozenset[str]
    drafted: frozenset[str]

    def of(self, noun: Noun) -> int:
        """What a phrase is by its head, and by the words before it: bits of ``Term``."""
        if noun.term < 0:
            remember(noun, "term", self._told(noun))
        return noun.term

    def _told(self, noun: Noun) -> int:
        words, last = noun.words, noun.words[-1]
        if len(words) == 1 and last.tag != "NP":  # as most are
            found = self._by_head(noun.head)
            return self._by_modifiers(noun, found) if found & Term.PROGRAMME else found
        found = self._by_words(noun)
        if last.tag == "NP" and self._is_statute(noun):
            return Term.MEASURE | Term.PLAIN_MEASURE | Term.PROGRAMME
        if last.tag == "NP":
            body = last.place is not None and last.place.form == "body"  # "the Office of Foreign Assets Control"
            if noun.name and (body or len(noun.name_words) > 1):
                found &= Term.LIST | Term.LICENCE
            if last.place is not None and last.place.form == "list" and not last.lower.endswith("regulations"):
                found |= Term.LIST  # "the SDN", "Annex I": names that only lists bear
            if last.place is not None and last.place.form == "body":
                found &= ~(Term.MEASURE | Term.PLAIN_MEASURE)  # "the Office of Foreign Assets Control"
        return self._by_modifiers(noun, found) if found else found

    def _by_head(self, head: str) -> int:
        """Of a head of two words ("green light") both count, else the last."""
        if " " not in head:
            return self.nouns.get(head, Term.NONE)
        return self.nouns.get(head, Term.NONE) or self.nouns.get(head.rpartition(" ")[2], Term.NONE)

    def _by_words(self, noun: Noun) -> int:
        words = noun.words
        head = noun.head
        found = self._by_head(head)
        if len(words) > 1:
            found |= self.nouns.get(f"{words[-2].lower} {words[-1].lower}", Term.NONE)
            if not found and (words[-1].tag == "CD" or _is_number(words[-1].text)):
                found = self.nouns.get(words[-2].lower.rpartition(" ")[2], Term.NONE)  # "General License 8", "Annex 4"
        return found

    def _by_modifiers(self, noun: Noun, found: int) -> int:
        before = [w.lower for w in noun.words[:-1]]
        if found & Term.LIST and any(w in self.other_lists for w in before):
            found &= ~Term.LIST
        if found & Term.LICENCE and any(w in self.other_licences for w in before):
            found &= ~Term.LICENCE
        if found & Term.MEASURE and before and before[-1] in self.other_measures and noun.head not in _CAPS:
            return found & ~(Term.MEASURE | Term.PLAIN_MEASURE | Term.GENERIC | Term.PROGRAMME)
        if found & Term.PROGRAMME and self._is_rule_of(noun):
            return found & ~(Term.MEASURE | Term.PLAIN_MEASURE | Term.GENERIC | Term.PROGRAMME)
        if found & Term.MEASURE and any(w in self.modifiers or w in ("sanctions", "sanction") for w in before):
            found |= Term.PLAIN_MEASURE
        return found

    def is_statute(self, noun: Noun) -> bool:
        """A name of a law that is a programme of sanctions."""
        return noun.words[-1].tag == "NP" and bool(self.of(noun) & Term.PROGRAMME)

    def _is_statute(self, noun: Noun) -> bool:
        """ "The Caesar Act", "the Syrian Sanctions Regulations": a law that is a programme of sanctions."""
        if not noun.words[-1].lower.endswith(_ENDS_OF_LAWS):
            return False
        parts = [part for w in noun.lowers for part in w.split()]
        if len(parts) < 2 or parts[-1] not in _LAWS or parts[-2] == "amendment":
            return False  # what amends a programme may as well ease it
        return "sanctions" in parts or not self.eponyms.isdisjoint(parts)

    def _is_rule_of(self, noun: Noun) -> bool:
        """ "Marov's regime", "the Assad regime": somebody's rule, no measure; "the Magnitsky regime", "Canada's regime" are."""
        if noun.head != "regime" or any(w in self.modifiers or w in ("sanctions", "sanction") for w in noun.lowers):
            return False
        owner = noun.possessor
        if owner is not None:
            return bool(owner.name) and not any(w.place for w in owner.words)
        named = [w for w in noun.words[:-1] if w.tag == "NP"]
        return bool(named) and not any(w.place for w in named) and not _opens_with(noun, self.eponyms | self.imposers)

    def is_of_sport(self, noun: Noun) -> bool:
        """A body or measure of sport: "the Football Federation", "the stadium ban"."""
        return any(w in self.sports for part in chain(noun) for word in part.words for w in word.lower.split())

    def is_on_name(self, noun: Noun) -> bool:
        """A plain measure with a name before it that may be its target's: no programme's ("Magnitsky sanctions"), nobody's who
        imposes it ("OFAC sanctions")."""
        return self._bears_name(noun) and not _opens_with(noun, self.eponyms | self.imposers)

    def is_programme_of(self, noun: Noun) -> bool:
        """A plain measure called after a law, a cause or a region: "the Balkans sanctions"."""
        return self._bears_name(noun) and _opens_with(noun, self.eponyms)

    def _bears_name(self, noun: Noun) -> bool:
        plain = noun.words[-1].tag != "NP" and bool(self.of(noun) & Term.PLAIN_MEASURE)
        return plain and not any(w.place for w in noun.words[:-1])

    def sender(self, noun: Noun) -> Place | None:
        """The state or body whose list, measure or licence a phrase names: "the American blacklist", "OFAC's list"."""
        if noun.possessor:
            owner = next((w.place for w in reversed(noun.possessor.words) if w.place), None)
            if owner:
                return owner
        places = [w.place for w in noun.words if w.place is not None]
        return next((p for p in places[1:] if p.form == "list"), places[0]) if places else None


def _opens_with(noun: Noun, names: frozenset[str]) -> bool:
    """One of the words before the head is one of some names, alone or with a hyphen ("Trump-era")."""
    return any(part in names for w in noun.words[:-1] for part in (w.lower, w.lower.partition("-")[0]))


def _is_number(text: str) -> bool:
    """The number of a licence, a notice: 71B, INT/2023/4410."""
    return text[0].isdigit() or (text[:1].isupper() and any(c.isdigit() for c in text) and "-" not in text)


@cache
def terms(language: str) -> Terms:
    """The terms of a language, from ``measures_LANGUAGE.toml``."""
    data = table(f"measures_{language}")["nouns"]
    nouns: dict[str, int] = {}
    for name, term in _NOUNS.items():
        for word in data[name]:
            for form in (word, plural(word)):
                nouns[form] = nouns.get(form, Term.NONE) | term
    words = (frozenset(data[name]) for name in ("other_lists", "measure_modifiers", "aimed", "sent", "along", "among"))
    periods = frozenset(form for word in data["periods"] for form in (word, plural(word)))
    other, modifiers, aimed, sent, along, among = words
    return Terms(
        nouns,
        other,
        frozenset(data.get("other_licences", ())),
        frozenset(data.get("other_measures", ())),
        modifiers,
        aimed,
        sent,
        along,
        among,
        periods,
        frozenset(data["manners"]),
        frozenset(data["sports"]),
        frozenset(data.get("eponyms", ())),
        frozenset(data.get("imposers", ())),
        frozenset(data.get("allowing", ())),
        frozenset(data.get("making", ())),
        frozenset(data.get("drafted", ())),
    )
