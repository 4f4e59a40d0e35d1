"""Queries in outline: which words stand in them and what each weighs, for whole batches, without taking names apart.

What a word is in its name (a title, a legal form) depends on its neighbours. An outline leaves that open: words that may
be no part of the name count where they are found, and do not count where they are not. A bound on a score follows from
it; the score itself from the name taken apart (:mod:`inforce.names.parse`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.parse import (
    MOST_WORDS,
    NEIGHBOURLY,
    Kind,
    Part,
    Role,
    is_form,
    may_be_form,
    may_be_title,
    parts_of,
    role_of,
    spaced_words,
    written_words,
)
from inforce.names.spelling import learn
from inforce.names.weigh import Rarity, weight_of, weight_of_part
from inforce.names.words import Word, letters_of, readings_in, word

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


LEAST_ROOM = 4096
"""Words for which room is made at once."""
UNKNOWN: tuple[int, ...] = (-2,)
"""Stands for the atoms of what has not been read yet."""
Atoms = tuple[int, ...]
Spaced = tuple[list[str], frozenset[str], bool]
"""See :func:`inforce.names.parse.spaced_words`."""
NOTHING = -1
"""The number of what cannot be read as a word."""


COLUMNS = (Kind.PERSON, Kind.ORGANISATION, Kind.ANY)
"""The kinds of names in which words are told apart; ships and aircraft are as organisations."""


class Telling(IntEnum):
    """What a word tells of a name that has it."""

    NOTHING = 0
    MUCH = 1
    PERHAPS = 2  # it may be a title or a part of a legal form
    LETTER = 3  # an initial


MUCH, PERHAPS, LETTER = int(Telling.MUCH), int(Telling.PERHAPS), int(Telling.LETTER)
"""As plain numbers, which compare more quickly with arrays."""


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """A batch: parallel arrays of its words. ``query``: in which; ``atom``: the number of the word as written in names of
    such a kind; ``telling``: of :class:`Telling`."""

    count: int
    query: Numbers
    atom: Numbers
    telling: NDArray[np.int8]
    weight: Floats
    is_person: NDArray[np.bool_]  # of each query
    letters: NDArray[np.uint32]  # of each query's initials: see letters_of
    sure: Floats  # the weights of the words that are surely part of a name, 0 of the others
    totals: Floats  # of each query the sum of those
    counts: Numbers  # of each query the number of those

    def total(self, telling: int) -> Floats:
        """Of each query the weight of the words that tell so much."""
        return np.bincount(self.query, self.weight * (self.telling == telling), self.count).astype(np.float32)

    def words(self, telling: int) -> Numbers:
        """Of each query the number of those words."""
        return np.bincount(self.query[self.telling == telling], minlength=self.count)


@dataclass(slots=True, eq=False)
class Sketcher:
    """Outlines batches; remembers **atoms**: words as written in names of a kind, each with what it tells and weighs there.

    ``words``: of the atoms, by their numbers. ``_known``, ``_others``: of what stands between the spaces of names in ASCII and
    of others the atoms; None where these depend on the words beside it.
    """

    rarity: Rarity
    words: list[Word] = field(default_factory=list)
    _known: tuple[dict[str, Atoms | None], ...] = field(default_factory=lambda: tuple({} for _ in COLUMNS))
    _others: dict[tuple[frozenset[str], int], dict[str, Atoms | None]] = field(default_factory=dict)
    _atoms: dict[tuple[str, frozenset[str], int], int] = field(default_factory=dict)
    _arrays: "_Arrays" = field(default_factory=lambda: _Arrays())
    _new: list[tuple[Telling, float, bool]] = field(default_factory=list)

    def outlines(self, queries: Sequence[tuple[str, Kind]]) -> Outlines:
        spaced = [spaced_words(text, kind) for text, kind in queries]
        self._learn(spaced)
        read = [self._read(each, *query) for each, query in zip(spaced, queries, strict=True)]
        self._settle()
        columns = np.array([_COLUMN[kind] for _, kind in queries], np.int64)
        atoms = np.array([number for numbers in read for number in numbers], np.int64)
        counts = np.array([len(numbers) for numbers in read], np.int64)
        return self._arrays.outlines(atoms, counts, columns == PERSON)

    def _learn(self, spaced: Sequence[Spaced]) -> None:
        """The spelling keys of new words, all at once."""
        new = {each for words, _, is_ascii in spaced if is_ascii for each in words}
        for known in self._known:
            new = new.difference(known)
        readings: list[tuple[str, ...]] = [(each.lower(),) for each in new]
        for habits, of_habit in _not_in_ascii(spaced).items():
            for column in range(len(COLUMNS)):
                of_habit = of_habit.difference(self._known_of(habits, column))
            parts = {part for each in of_habit for part in parts_of(each, habits, is_person=True, is_ascii=False)}
            readings += [readings_in(each.lower(), habits) for each in parts]
        learn(reading for each in readings for reading in each)

    def _read(self, spaced: Spaced, text: str, kind: Kind) -> list[int]:
        """The atoms of a name, from the words between its spaces."""
        (words, habits, is_ascii), column = spaced, _COLUMN[kind]
        known = self._known[column] if is_ascii else self._known_of(habits, column)
        atoms: list[int] = []
        for each in words[:MOST_WORDS]:
            found = known.get(each, UNKNOWN)
            if found is UNKNOWN:
                found = known[each] = self._of(each, habits, column, is_ascii=is_ascii)
            if found is None:  # the words beside it count
                written = written_words(text, kind)[0]
                return [number for each in written if (number := self._atom(each, habits, column)) != NOTHING]
            atoms += found
        return atoms[:MOST_WORDS]

    def _known_of(self, habits: frozenset[str], column: int) -> dict[str, Atoms | None]:
        """What is known of words between spaces in names that are not in ASCII."""
        return self._others.setdefault((habits, column), {})

    def _of(self, spaced: str, habits: frozenset[str], column: int, *, is_ascii: bool) -> Atoms | None:
        parts = parts_of(spaced, habits, is_person=column == PERSON, is_ascii=is_ascii)
        if not is_ascii and not NEIGHBOURLY.isdisjoint(parts):
            return None
        return tuple(number for each in parts if (number := self._atom(each, habits, column)) != NOTHING)

    def _atom(self, written: str, habits: frozenset[str], column: int) -> int:
        key = written, habits, column
        known = self._atoms.get(key)
        if known is None:
            found = word(written.lower(), habits) if habits else word(written.lower())
            known = self._atoms[key] = self._add(found, written, column)
        return known

    def _add(self, found: Word | None, written: str, column: int) -> int:
        if found is None:
            return NOTHING
        telling, weight = _in_name(found, written, COLUMNS[column], self.rarity)
        self._new.append((telling, weight, len(written) > 1 and written.isupper()))
        self.words.append(found)
        return len(self.words) - 1

    def _settle(self) -> None:
        """New atoms into the arrays."""
        if self._new:
            self._arrays.add(self.words[-len(self._new) :], self._new)
            self._new = []

    def sums(self) -> tuple[hashing.Hashes, Numbers]:
        """Of each atom what its hash in words written together needs."""
        return self._arrays.letters, self._arrays.lengths

    def are_syllables(self) -> NDArray[np.bool_]:
        """Of each atom whether it may be one Chinese syllable."""
        return self._arrays.syllable


def _not_in_ascii(spaced: Sequence[Spaced]) -> dict[frozenset[str], set[str]]:
    """What stands between the spaces of names that are not in ASCII, by the habits of their romanisation."""
    found: dict[frozenset[str], set[str]] = {}
    for words, habits, is_ascii in spaced:
        if not is_ascii:
            found.setdefault(habits, set()).update(words)
    return found


def _in_name(word: Word, written: str, kind: Kind, rarity: Rarity) -> tuple[Telling, float]:
    role = role_of(word, written, kind)
    match role:
        case Role.WORD | Role.NUMBER:
            telling = _telling(word, kind)
        case Role.INITIAL:
            telling = Telling.LETTER
        case _:
            telling = Telling.NOTHING
    if telling is Telling.NOTHING:
        return telling, 0.0
    return telling, weight_of_part(Part(word, role, written), kind, rarity)


def _telling(word: Word, kind: Kind) -> Telling:
    if kind is Kind.ORGANISATION and is_form(word):
        return Telling.NOTHING  # whatever stands beside it, it is a form or the beginning of one
    if may_be_title(word) or (kind is not Kind.PERSON and may_be_form(word)):
        return Telling.PERHAPS
    return Telling.MUCH


_COLUMN = {kind: COLUMNS.index(kind if kind in COLUMNS else Kind.ORGANISATION) for kind in Kind}
PERSON = COLUMNS.index(Kind.PERSON)


@dataclass(slots=True, eq=False)
class _Arrays:
    """The attributes of ``count`` atoms in arrays, which grow ahead of them."""

    count: int = 0
    telling: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    weights: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    capital: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    syllable: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    letters: hashing.Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    firsts: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    lengths: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def outlines(self, atom: Numbers, counts: Numbers, is_person: NDArray[np.bool_]) -> Outlines:
        query = np.arange(len(counts)).repeat(counts)
        telling = self.telling[atom]
        weight = self._with_surnames(self.weights[atom], atom, query, telling, is_person)
        letters = np.zeros(len(counts), np.uint32)
        initial = (telling == LETTER).nonzero()[0]
        if len(initial):
            np.bitwise_or.at(letters, query[initial], self.firsts[atom[initial]])
        is_sure = telling == MUCH
        sure = np.where(is_sure, weight, np.float32(0))
        totals = np.bincount(query, sure, len(counts)).astype(np.float32)
        counted = np.bincount(query[is_sure], minlength=len(counts))
        return Outlines(len(counts), query, atom, telling, weight, is_person, letters, sure, totals, counted)

    def _with_surnames(
        self, weight: Floats, atom: Numbers, query: Numbers, telling: NDArray[np.int8], is_person: NDArray[np.bool_]
    ) -> Floats:
        """Words in capitals beside other words weigh as surnames do."""
        words = (telling == MUCH) | (telling == PERHAPS)
        capital = self.capital[atom] & words
        small = np.bincount(query, words & ~capital, len(is_person)) > 0
        return np.where(capital & (small & is_person)[query], weight * weight_of("surname"), weight).astype(np.float32)

    def add(self, words: Sequence[Word], told: Sequence[tuple[Telling, float, bool]]) -> None:
        end = self.count + len(words)
        if end > len(self.capital):
            self._make_room(max(end, 2 * len(self.capital), LEAST_ROOM))
        at = slice(self.count, end)
        self.count = end
        texts = [each.text for each in words]
        self.telling[at], self.weights[at], self.capital[at] = zip(*told, strict=True)
        self.syllable[at] = [each.is_syllable for each in words]
        self.letters[at] = hashing.sums_of(texts)
        self.lengths[at] = [len(text) for text in texts]
        self.firsts[at] = [letters_of(text[0] for text in each.texts) for each in words]

    def _make_room(self, room: int) -> None:
        more = room - len(self.capital)
        self.telling = np.concatenate([self.telling, np.zeros(more, np.int8)])
        self.weights = np.concatenate([self.weights, np.zeros(more, np.float32)])
        self.capital = np.concatenate([self.capital, np.zeros(more, np.bool_)])
        self.syllable = np.concatenate([self.syllable, np.zeros(more, np.bool_)])
        self.letters = np.concatenate([self.letters, np.zeros(more, np.uint64)])
        self.lengths = np.concatenate([self.lengths, np.zeros(more, np.int64)])
        self.firsts = np.concatenate([self.firsts, np.zeros(more, np.uint32)])
