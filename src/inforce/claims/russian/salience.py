"""Salience: whom of those spoken of a pronoun, an ordinal or "оба" takes up.

What weighs is how many sentences ago somebody was spoken of, as the subject or not, whether a measure was told to be aimed at
him, and whether he only spoke: "Он" after "заявила глава дипломатии" is rather the one whom she spoke of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from inforce.claims.model import TargetKind
from inforce.claims.party import Party
from inforce.claims.posts import post_at
from inforce.claims.russian.phrase_model import Noun
from inforce.values import value

REACH = 4
"""Sentences back to which a pronoun or a description reaches."""
_LATEST = 40
"""Parties looked at for what a phrase stands for, the latest first."""
_KEPT = 4
"""Mentions of a party that are remembered."""
_AIMED_AT = 8
"""Sentences during which somebody at whom a measure was aimed is rather meant than others."""

_SUBJECT, _AIMED, _SPOKE, _TOLD_GENDER, _HERE, _AKIN = 0.6, 0.8, 1.5, 0.3, 0.8, 1.0
"""What weighs beside the distance in sentences, each of which counts 1, and being spoken of in the same; set by hand on texts of
our own."""

_NOBODY: Mapping[int, float] = MappingProxyType({})
_MASCULINE = frozenset({"его", "него", "ему", "нему", "им", "ним", "нем", "он"})
_FEMININE = frozenset({"ее", "нее", "ей", "ней", "она", "нею", "ею"})
_PLURAL = frozenset({"они", "их", "ими", "них", "им", "ним", "ними"})


@dataclass(slots=True)
class Told:
    """When a party was spoken of: ``mentions`` as (sentence, place in the text, as the subject), the latest last; ``genders`` of
    the words for it; ``spoke``: the sentence in which it last was who said something."""

    party: Party
    mentions: list[tuple[int, int, bool]] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    spoke: int = -1

    @property
    def place(self) -> int:
        """Where in the text it was told of last; -1 where nowhere."""
        return self.mentions[-1][1] if self.mentions else -1

    def before(self, place: int) -> tuple[int, int, bool] | None:
        """The last of its ``mentions`` before a place of the text."""
        return next((m for m in reversed(self.mentions) if m[1] < place), None)


@value(frozen=True, slots=True)
class Row:
    """Parties told of together, or several told of by their number alone."""

    sentence: int
    place: int
    parties: Sequence[Party]


class Salience:
    """Remembers who was spoken of in one report; in a live blog, whose ``posts`` begin there, nobody of another post."""

    def __init__(self, posts: Sequence[int] = ()) -> None:
        self._posts = posts
        self._told: dict[int, Told] = {}  # in the order of the last mention
        self._rows: list[Row] = []

    def note(self, party: Party, noun: Noun, sentence: int, *, subject: bool, spoke: bool) -> None:
        """A phrase that names or describes a party."""
        told = self._mention(party, sentence, noun.start, subject=subject)
        if gender := _gender_of(noun):
            told.genders.add(gender)
        if spoke:
            told.spoke = sentence

    def hang(self, party: Party, sentence: int, place: int) -> None:
        """A party that hangs on another: "сын Асада"."""
        told = self._told.get(id(party))
        if told is None or not told.mentions or told.mentions[-1][0] < sentence:
            self._mention(party, sentence, place, subject=False)

    def _mention(self, party: Party, sentence: int, place: int, *, subject: bool) -> Told:
        told = self._told.pop(id(party), None) or Told(party)
        self._told[id(party)] = told
        told.mentions = [*told.mentions, (sentence, place, subject)][-_KEPT:]
        return told

    def together(self, sentence: int, place: int, parties: Sequence[Party]) -> None:
        """Parties told of in one row."""
        self._rows.append(Row(sentence, place, parties))

    def latest(self) -> Iterator[Told]:
        """Those spoken of, the latest first."""
        for _, told in zip(range(_LATEST), reversed(self._told.values()), strict=False):
            yield told

    def before(self, place: int) -> list[Party]:
        """Those spoken of before a place in the text, the latest first."""
        post = post_at(self._posts, place)
        row = [(last[1], t.party) for t in self.latest() if (last := t.before(place)) and last[1] >= post]
        return [party for _, party in sorted(row, key=lambda each: each[0], reverse=True)]

    # --- whom a word stands for --------------------------------------------------------------------------------------

    def pronoun(self, noun: Noun, sentence: int, but: frozenset[str] = frozenset()) -> list[Party]:
        """Whom "он", "ее", "их" stands for. ``but``: names of those for whom it does not stand."""
        lower = noun.head.lower
        if (noun.number == "plur" or (lower in _PLURAL and noun.number != "sing")) and (
            row := self._row(noun, sentence)
        ):
            return list(row.parties)
        fitting = [t for t in self.latest() if t.party.name not in but and _fits(noun, t)]
        return self._likeliest(fitting, noun, sentence, REACH)

    def described(self, akin: Sequence[Party], others: Sequence[Party], noun: Noun, sentence: int) -> list[Party]:
        """Whom a description stands for. ``akin``: those whose own kind is near to it; ``others``: of whom no kind was told."""
        favoured = {id(p): _AKIN for p in akin} | {id(p): 0.0 for p in others}
        row = [t for t in self.latest() if id(t.party) in favoured]
        return self._likeliest(row, noun, sentence, sentence, favoured)

    def _likeliest(
        self, row: Sequence[Told], noun: Noun, sentence: int, reach: int, favoured: Mapping[int, float] = _NOBODY
    ) -> list[Party]:
        best: tuple[float, int, Party] | None = None
        post = post_at(self._posts, noun.start)
        for told in row:
            last = told.before(noun.start)
            if last is None or last[1] < post or sentence - last[0] > reach:
                continue
            weight = self._weight(told, last, sentence, _wanted(noun)) + favoured.get(id(told.party), 0.0)
            if best is None or (weight, last[1]) > best[:2]:
                best = weight, last[1], told.party
        return [best[2]] if best else []

    @staticmethod
    def _weight(told: Told, last: tuple[int, int, bool], sentence: int, gender: str) -> float:
        weight = float(last[0] - sentence)
        weight += (_SUBJECT if last[2] else 0) + (_HERE if last[0] == sentence else 0)
        weight += _AIMED if 0 <= sentence - told.party.targeted <= _AIMED_AT and told.party.targeted >= 0 else 0
        weight -= _SPOKE if told.spoke >= 0 and told.spoke >= last[0] else 0
        return weight + (_TOLD_GENDER if gender in told.genders else 0)

    def _row(self, noun: Noun, sentence: int) -> Row | None:
        post = post_at(self._posts, noun.start)
        near = [r for r in self._rows[-_LATEST:] if post <= r.place < noun.start and sentence - r.sentence <= REACH]
        rows = [r for r in near if any(p.proper or p.targeted >= 0 for p in r.parties)]
        return max(rows, key=lambda r: (r.sentence, r.place)) if rows else None

    def several(self, word: str) -> list[Party]:
        """ "Оба", "все три": those told of together last."""
        count = 2 if word.startswith(("об", "дво", "два", "две", "двух", "двум")) else 3 if word.startswith("тр") else 0
        row = next((r.parties for r in reversed(self._rows[-_LATEST:]) if len(r.parties) >= max(count, 2)), ())
        return list(row[-count:]) if count else list(row)

    def row(self, sentence: int, reach: int = REACH) -> Sequence[Party]:
        """Those told of together last, not longer ago than ``reach`` sentences."""
        last = next((r for r in reversed(self._rows[-_LATEST:]) if len(r.parties) > 1), None)
        return last.parties if last is not None and sentence - last.sentence <= reach else ()

    def in_order(self, number: int, noun: Noun, sentence: int) -> list[Party]:
        """ "Первую исключили, вторая остается": one of those told of together; "последний": the one named last before."""
        row = self.row(sentence)
        if number == -1:
            named = next((p for p in self.before(noun.start) if p.proper and p.kind is not TargetKind.COUNTRY), None)
            return [named] if named else list(row[-1:])
        return [row[number]] if number < len(row) else []


def _wanted(noun: Noun) -> str:
    lower = noun.head.lower
    return "masc" if lower in _MASCULINE else "femn" if lower in _FEMININE else noun.gender


def _fits(noun: Noun, told: Told) -> bool:
    if noun.number == "plur" or told.party.kind is TargetKind.COUNTRY or told.party.many:
        return False
    genders, wanted = told.genders, _wanted(noun)
    if told.party.kind is TargetKind.PERSON:
        return not genders or not wanted or wanted in genders
    return not genders or wanted in genders or ("neut" in genders and wanted == "masc")


def _gender_of(noun: Noun) -> str:
    """That of the noun; of a name in quotation marks that of the adjective before it: "ташкентская «Альфа»"."""
    if not noun.head.quoted:
        return noun.gender
    told = [{f.gender for f in w.forms if f.case in noun.cases and f.gender} for w in noun.modifiers if w.is_a("ADJF")]
    return told[0].pop() if told and len(told[0]) == 1 else ""
