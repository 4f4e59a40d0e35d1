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
from inforce.names.parse import Kind, Part, Role, may_be_form, may_be_title, role_of, written_words
from inforce.names.weigh import Rarity, weight_of, weight_of_part
from inforce.names.words import Word, letters_of, word

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


LEAST_ROOM = 4096
"""Words for which room is made at once."""
UNKNOWN = -2
"""The number of a word that has not been read yet."""
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
class Atom:
    """A word as it is written, with what it tells and weighs in names of :data:`COLUMNS`' kinds."""

    word: Word
    is_capital: bool
    telling: tuple[Telling, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """A batch: parallel arrays of its words. ``query``: in which; ``atom``: the number of the word as written;
    ``telling``: of :class:`Telling`."""

    count: int
    query: Numbers
    atom: Numbers
    telling: NDArray[np.int8]
    weight: Floats
    is_person: NDArray[np.bool_]  # of each query
    letters: NDArray[np.uint32]  # of each query's initials: see letters_of
    sure: Floats  # the weights of the words that are surely part of a name, 0 of the others

    def total(self, telling: int) -> Floats:
        """Of each query the weight of the words that tell so much."""
        return np.bincount(self.query, self.weight * (self.telling == telling), self.count).astype(np.float32)

    def words(self, telling: int) -> Numbers:
        """Of each query the number of those words."""
        return np.bincount(self.query[self.telling == telling], minlength=self.count)


@dataclass(slots=True, eq=False)
class Sketcher:
    """Outlines batches; remembers words as written."""

    rarity: Rarity
    atoms: list[Atom] = field(default_factory=list)
    _numbers: dict[tuple[str, frozenset[str]], int] = field(default_factory=dict)
    _plain: dict[str, int] = field(default_factory=dict)
    _arrays: "_Arrays" = field(default_factory=lambda: _Arrays())

    def outlines(self, queries: Sequence[tuple[str, Kind]]) -> Outlines:
        atoms: list[int] = []
        counts: list[int] = []
        known = self._plain.get
        for text, kind in queries:
            written, habits = written_words(text, kind)
            read = [known(each, UNKNOWN) for each in written] if not habits else [UNKNOWN] * len(written)
            if UNKNOWN in read:
                read = [self._of(each, habits) for each in written]
            if NOTHING in read:
                read = [number for number in read if number != NOTHING]
            atoms += read
            counts.append(len(read))
        return self._arrays.outlines(self.atoms, np.array(atoms, np.int64), np.array(counts, np.int64), queries)

    def _of(self, written: str, habits: frozenset[str]) -> int:
        known = self._numbers.get((written, habits))
        if known is None:
            found = word(written.lower(), habits)
            known = NOTHING if found is None else len(self.atoms)
            if found is not None:
                self.atoms.append(_atom(found, written, self.rarity))
            self._numbers[written, habits] = known
            if not habits:
                self._plain[written] = known
        return known

    def sums(self) -> tuple[hashing.Hashes, Numbers]:
        """Of each word as written what its hash in words written together needs."""
        return self._arrays.sums(self.atoms)


def _atom(word: Word, written: str, rarity: Rarity) -> Atom:
    found = [_in_name(word, written, kind, rarity) for kind in COLUMNS]
    is_capital = len(written) > 1 and written.isupper()
    return Atom(word, is_capital, tuple(telling for telling, _ in found), tuple(weight for _, weight in found))


def _in_name(word: Word, written: str, kind: Kind, rarity: Rarity) -> tuple[Telling, float]:
    role = role_of(word, written, kind)
    weight = weight_of_part(Part(word, role, written), kind, rarity)
    match role:
        case Role.WORD | Role.NUMBER if may_be_title(word) or (kind is not Kind.PERSON and may_be_form(word)):
            return Telling.PERHAPS, weight
        case Role.WORD | Role.NUMBER:
            return Telling.MUCH, weight
        case Role.INITIAL:
            return Telling.LETTER, weight
        case _:
            return Telling.NOTHING, 0.0


_COLUMN = {kind: COLUMNS.index(kind if kind in COLUMNS else Kind.ORGANISATION) for kind in Kind}


@dataclass(slots=True, eq=False)
class _Arrays:
    """The attributes of ``count`` atoms in arrays, which grow ahead of them."""

    count: int = 0
    telling: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, len(COLUMNS)), np.int8))
    weights: Floats = field(default_factory=lambda: np.zeros((0, len(COLUMNS)), np.float32))
    capital: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    letters: hashing.Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    firsts: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    lengths: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def outlines(
        self, atoms: Sequence[Atom], atom: Numbers, counts: Numbers, queries: Sequence[tuple[str, Kind]]
    ) -> Outlines:
        self._grow(atoms)
        query = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        columns = np.array([_COLUMN[kind] for _, kind in queries], np.int64)
        column, is_person = columns[query], columns == COLUMNS.index(Kind.PERSON)
        telling = self.telling[atom, column]
        weight = self.weights[atom, column]
        weight = self._with_surnames(weight, atom, query, telling, is_person)
        letters = np.zeros(len(counts), np.uint32)
        initial = np.flatnonzero(telling == LETTER)
        if len(initial):
            np.bitwise_or.at(letters, query[initial], self.firsts[atom[initial]])
        sure = np.where(telling == MUCH, weight, np.float32(0))
        return Outlines(len(counts), query, atom, telling, weight, is_person, letters, sure)

    def sums(self, atoms: Sequence[Atom]) -> tuple[hashing.Hashes, Numbers]:
        self._grow(atoms)
        return self.letters, self.lengths

    def _with_surnames(
        self, weight: Floats, atom: Numbers, query: Numbers, telling: NDArray[np.int8], is_person: NDArray[np.bool_]
    ) -> Floats:
        """Words in capitals beside other words weigh as surnames do."""
        words = (telling == MUCH) | (telling == PERHAPS)
        capital = self.capital[atom] & words
        small = np.bincount(query, words & ~capital, len(is_person)) > 0
        return np.where(capital & (small & is_person)[query], weight * weight_of("surname"), weight).astype(np.float32)

    def _grow(self, atoms: Sequence[Atom]) -> None:
        new = atoms[self.count :]
        if not new:
            return
        if len(atoms) > len(self.capital):
            self._make_room(max(len(atoms), 2 * len(self.capital), LEAST_ROOM))
        at = slice(self.count, len(atoms))
        self.count = len(atoms)
        texts = [each.word.text for each in new]
        self.telling[at] = [each.telling for each in new]
        self.weights[at] = [each.weights for each in new]
        self.capital[at] = [each.is_capital for each in new]
        self.letters[at] = hashing.sums_of(texts)
        self.lengths[at] = [len(text) for text in texts]
        self.firsts[at] = [letters_of(text[0] for text in each.word.texts) for each in new]

    def _make_room(self, room: int) -> None:
        more = room - len(self.capital)
        self.telling = np.concatenate([self.telling, np.zeros((more, len(COLUMNS)), np.int8)])
        self.weights = np.concatenate([self.weights, np.zeros((more, len(COLUMNS)), np.float32)])
        self.capital = np.concatenate([self.capital, np.zeros(more, np.bool_)])
        self.letters = np.concatenate([self.letters, np.zeros(more, np.uint64)])
        self.lengths = np.concatenate([self.lengths, np.zeros(more, np.int64)])
        self.firsts = np.concatenate([self.firsts, np.zeros(more, np.uint32)])
