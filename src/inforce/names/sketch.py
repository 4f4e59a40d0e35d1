"""Queries in outline: which words stand in them and what each weighs, for whole batches, without taking names apart.

What a word is in its name (a title, a legal form) depends on its neighbours. An outline leaves that open: words that may
be no part of the name count where they are found, and do not count where they are not. A bound on a score follows from
it; the score itself from the name taken apart (:mod:`inforce.names.parse`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.parse import Kind, Part, Role, is_form, may_be_form, may_be_title, role_of, written_words
from inforce.names.spelling import learn
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

    ``words``: of the atoms, by their numbers.
    """

    rarity: Rarity
    words: list[Word] = field(default_factory=list)
    _plain: tuple[dict[str, int], ...] = field(default_factory=lambda: tuple({} for _ in COLUMNS))
    _habitual: dict[tuple[str, frozenset[str], int], int] = field(default_factory=dict)
    _arrays: "_Arrays" = field(default_factory=lambda: _Arrays())
    _new: list[tuple[Telling, float, bool]] = field(default_factory=list)

    def outlines(self, queries: Sequence[tuple[str, Kind]]) -> Outlines:
        atoms: list[int] = []
        counts: list[int] = []
        outlined = [written_words(text, kind) for text, kind in queries]
        self._learn(written for written, _ in outlined)
        for (_, kind), (written, habits) in zip(queries, outlined, strict=True):
            column = _COLUMN[kind]
            known = self._plain[column].get
            read = [known(each, UNKNOWN) for each in written] if not habits else [UNKNOWN] * len(written)
            if UNKNOWN in read:
                read = [self._of(each, habits, column) for each in written]
            if NOTHING in read:
                read = [number for number in read if number != NOTHING]
            atoms += read
            counts.append(len(read))
        self._settle()
        columns = np.array([_COLUMN[kind] for _, kind in queries], np.int64)
        return self._arrays.outlines(np.array(atoms, np.int64), np.array(counts, np.int64), columns == PERSON)

    def _learn(self, words: Iterable[list[str]]) -> None:
        """The spelling keys of new words, all at once."""
        known = self._plain
        learn(
            each.lower()
            for written in words
            for each in written
            if each.isascii() and not (each in known[0] or each in known[1] or each in known[2])
        )

    def _of(self, written: str, habits: frozenset[str], column: int) -> int:
        if habits:
            key = written, habits, column
            if (known := self._habitual.get(key)) is None:
                known = self._habitual[key] = self._add(word(written.lower(), habits), written, column)
            return known
        if (known := self._plain[column].get(written)) is None:
            known = self._plain[column][written] = self._add(word(written.lower()), written, column)
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
    letters: hashing.Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    firsts: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, np.uint32))
    lengths: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def outlines(self, atom: Numbers, counts: Numbers, is_person: NDArray[np.bool_]) -> Outlines:
        query = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        telling = self.telling[atom]
        weight = self._with_surnames(self.weights[atom], atom, query, telling, is_person)
        letters = np.zeros(len(counts), np.uint32)
        initial = np.flatnonzero(telling == LETTER)
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
        self.letters[at] = hashing.sums_of(texts)
        self.lengths[at] = [len(text) for text in texts]
        self.firsts[at] = [letters_of(text[0] for text in each.texts) for each in words]

    def _make_room(self, room: int) -> None:
        more = room - len(self.capital)
        self.telling = np.concatenate([self.telling, np.zeros(more, np.int8)])
        self.weights = np.concatenate([self.weights, np.zeros(more, np.float32)])
        self.capital = np.concatenate([self.capital, np.zeros(more, np.bool_)])
        self.letters = np.concatenate([self.letters, np.zeros(more, np.uint64)])
        self.lengths = np.concatenate([self.lengths, np.zeros(more, np.int64)])
        self.firsts = np.concatenate([self.firsts, np.zeros(more, np.uint32)])
