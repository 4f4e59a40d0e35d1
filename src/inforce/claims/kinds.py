"""What kind of party a phrase names: by its noun, by the shape of its name, by what stands beside it."""

from collections.abc import Mapping
from functools import cache, lru_cache

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.phrases import Noun, is_mark_of_aircraft
from inforce.claims.vocabulary import plural
from inforce.values import remember, value

_PARTIES = ("person", "organisation", "vessel", "aircraft")
_ORDER = ("vessel", "aircraft", "person", "organisation", "group", "country", "sector")


_NAMES_KEPT = 10_000
"""Names of which a process remembers what they show; a report tells each several times."""
_OF_COUNTRIES = frozenset(table("words_en")["names"]["of_countries"])
"""Words of the names of countries; with another before it a country's name is the end of somebody else's ("Delta Canada")."""


@value(frozen=True, slots=True)
class Label:
    """A common noun for a party. ``family``: number of the set of words that may refer back to each other, -1 for words
    that refer to any party of the kind. ``many``: a plural."""

    kind: TargetKind
    family: int
    many: bool


@value(frozen=True, slots=True, eq=False)
class Kinds:
    """``labels``: of a noun, what it may name, the likelier first; ``titles``: words that stand before names of a kind;
    ``trades``: words of a trade, which tell one firm from another."""

    labels: Mapping[str, tuple[Label, ...]]
    titles: Mapping[str, TargetKind]
    name_words: frozenset[str]
    suffixes: frozenset[str]
    trades: frozenset[str]
    kin: frozenset[str]
    institutions: frozenset[str]
    papers: frozenset[str]
    offices: frozenset[str]

    def of_word(self, word: str) -> tuple[Label, ...]:
        """What a common noun may name."""
        return self.labels.get(word, ())

    def of_noun(self, noun: Noun) -> tuple[Label, ...]:
        """What the common noun of a phrase may name; of two words that stand as one ("shipping company") both count."""
        if noun.labels is None:
            remember(noun, "labels", self._told(noun))
        return noun.labels or ()

    def _told(self, noun: Noun) -> tuple[Label, ...]:
        if len(noun.words) > 1:
            words = [w.lower for w in noun.words if w.tag in ("NN", "VG")]
            if len(words) > 1 and (found := self.labels.get(" ".join(words[-2:]))):
                return found
        named_by = noun.name and noun.label and noun.words[-1].tag != "NN"  # of "Delta's gold firms" the firms
        head = noun.label if named_by else noun.head
        if noun.name and words_are_name(noun) and not self.is_defined_term(noun):
            return _people(noun)
        found = self.labels.get(head, ())
        if not found and (" " in head or "-" in head):
            found = self.labels.get(_last_part(head), ())
        return found or _people(noun)

    def is_defined_term(self, noun: Noun) -> bool:
        """ "the Company", "the Bank": a common noun with a capital, as contracts have it."""
        if noun.determiner not in ("the", "this") or noun.head not in self.labels:
            return False
        return len(noun.name_words) == 1 and noun.words[-1].tag == "NP" and noun.words[-1].place is None

    def is_paper(self, noun: Noun) -> bool:
        """ "The Syrian Sanctions Regulations"."""
        return noun.head in self.papers

    def of_name(self, name: str) -> TargetKind | None:
        """The kind that a name shows by its own words, None where it shows none."""
        return _of_name(self, name)

    def untitled(self, name: str) -> str:
        """A person's name without "General", "Mr": as long as something is left."""
        return _untitled(self, name)

    def past_office(self, name: str) -> str:
        """ "Sports Minister Mikhail Degtyarev", "Vice President X": past an office of several words, where two are left."""
        words = name.split()
        last = next((n for n in range(len(words) - 3, 0, -1) if words[n].strip(".").lower() in self.offices), 0)
        rest = " ".join(words[last + 1 :])
        return rest if last and self.of_name(rest) is not TargetKind.ORGANISATION else name

    def kind(self, noun: Noun) -> TargetKind | None:
        """The kind of the party that a phrase names, by its own words alone."""
        if is_mark_of_aircraft(noun):
            return TargetKind.AIRCRAFT
        names = noun.name_words
        place = names[-1].place if names else None
        if place and len(names) > 1 and (kind := self.of_name(noun.name)):
            return kind  # "the Central Bank of Iran"
        alone = bool(noun.name) and place is not None and place.form in ("name", "capital")
        if alone and noun.head == names[-1].lower and all(w.place or w.lower in _OF_COUNTRIES for w in names):
            return TargetKind.COUNTRY
        labels = self.of_noun(noun)
        if noun.name and not self._labels_name(noun):
            return self.of_name(noun.name) or (labels[0].kind if labels else None)
        return labels[0].kind if labels else None

    def many(self, noun: Noun) -> bool:
        """A phrase names several without their names: "two vessels", "several companies", "two of its managers"."""
        if noun.name:
            return False
        if noun.number and noun.number not in ("one", "1"):
            return (
                noun.head.endswith("s")
                or (noun.of is not None and noun.of.is_pronoun)
                or bool(self.of_noun(noun))
                or (noun.of is not None and bool(self.of_noun(noun.of)))
            )
        labels = self.of_noun(noun)
        return any(label.many for label in labels) or (
            not labels and noun.of is not None and not noun.of.is_pronoun and self.many(noun.of)
        )

    def both(self, noun: Noun) -> frozenset[TargetKind]:
        """All kinds that the common noun of a phrase may name: a "builder" is a man or a firm."""
        return frozenset(label.kind for label in self.of_noun(noun))

    def _labels_name(self, noun: Noun) -> bool:
        return bool(noun.label) and bool(self.labels.get(noun.label))


@lru_cache(maxsize=_NAMES_KEPT)
def _of_name(known: Kinds, name: str) -> TargetKind | None:
    words = [w.strip(".,").lower() for w in name.split()]
    if not known.papers.isdisjoint(words):
        return None
    if not (known.suffixes.isdisjoint(words[1:]) and known.name_words.isdisjoint(words)):
        return TargetKind.ORGANISATION
    return known.titles.get(words[0]) if words else None


@lru_cache(maxsize=_NAMES_KEPT)
def _untitled(known: Kinds, name: str) -> str:
    first, _, rest = name.partition(" ")
    office = rest.startswith("of ") and known.titles.get(first.lower()) is TargetKind.PERSON
    if office and (person := _past_institution(known, rest)):
        return person
    if known.of_name(name) is TargetKind.ORGANISATION:
        return known.past_office(name)
    while rest and known.titles.get(first.strip(".").lower()) is TargetKind.PERSON:
        name = rest
        first, _, rest = name.partition(" ")
    return known.past_office(name)


_OFFICE_AND_NAME = 4
"""Words of "of Rosneft Igor Sechin", the office taken off: what it is of, and two of a name."""


def _past_institution(known: Kinds, name: str) -> str:
    """ "of Rosneft Igor Sechin", after "President": the last two words, which are somebody's."""
    words = name.split()
    person = " ".join(words[-2:])
    if len(words) < _OFFICE_AND_NAME or not all(w.istitle() for w in words[-2:]):
        return ""
    return person if known.of_name(person) is None else ""


def _last_part(head: str) -> str:
    """ "president" of "vice president" and "vice-president"."""
    return head.rpartition(" ")[2].rpartition("-")[2]


@cache
def kinds(language: str) -> Kinds:
    """The kinds known in a language, from ``kinds.toml``."""
    data = table("kinds")[language]
    labels: dict[str, list[Label]] = {}
    family = 0
    for name in _ORDER:
        kind = TargetKind(name)
        for word in data[name].get("wide", ()):
            _add(labels, word, kind, -1)
        for members in data[name].get("sets", ()):
            for word in members:
                _add(labels, word, kind, family)
            family += 1
    titles = {t: TargetKind(name) for name in _PARTIES for t in data[name].get("titles", ())}
    organisation = data["organisation"]
    return Kinds(
        {w: tuple(sorted(found, key=_preference)) for w, found in labels.items()},
        titles,
        frozenset(organisation["words"]),
        frozenset(organisation["suffixes"]),
        frozenset(organisation.get("trades", ())),
        frozenset(data["kin"]["nouns"]),
        frozenset(data["institutions"]["nouns"]),
        frozenset(data["papers"]["words"]),
        frozenset(data["person"].get("offices", ())),
    )


def words_are_name(noun: Noun) -> bool:
    """The phrase ends with a name and has no common noun beside it."""
    return bool(noun.name) and not noun.label and noun.words[-1].tag == "NP"


def _people(noun: Noun) -> tuple[Label, ...]:
    """ "350 Russians", "two Cypriots"."""
    place = noun.words[-1].place
    if (
        place is None
        or place.form != "adjective"
        or not (noun.number or noun.determiner or noun.words[-1].lower.endswith("s"))
    ):
        return ()
    return (Label(TargetKind.PERSON, -1, many=bool(noun.number) or noun.words[-1].lower.endswith("s")),)


def _preference(label: Label) -> int:
    """Of a word that may name several kinds ("carrier") an organisation is the likelier."""
    return 0 if label.kind is TargetKind.ORGANISATION else 1


def _add(labels: dict[str, list[Label]], word: str, kind: TargetKind, family: int) -> None:
    labels.setdefault(word, []).append(
        Label(kind, family, word.endswith("s") and not word.endswith("ss") and kind is TargetKind.GROUP)
    )
    labels.setdefault(plural(word), []).append(Label(kind, family, many=True))
