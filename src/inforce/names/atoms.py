"""Atoms: words as written in names of a kind, each with what it tells and weighs there; in arrays, by their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.arrays import Floats, Growing, Numbers, Sizes
from inforce.names.weigh import weight_of
from inforce.names.words import Word, letters_of


class Telling(IntEnum):
    """What a word tells of a name that has it."""

    NOTHING = 0
    MUCH = 1
    PERHAPS = 2  # it may be a title or a part of a legal form
    LETTER = 3  # an initial


class Told(NamedTuple):
    """Of an atom what it tells, its weight, also where it stands out as a surname, and whether it is in capitals."""

    telling: int
    weight: float
    as_surname: float
    is_capital: bool

    @classmethod
    def of(cls, telling: int, weight: float, *, is_capital: bool) -> "Told":
        return cls(telling, *_kept(weight), is_capital)


@lru_cache(maxsize=10_000)
def _kept(weight: float) -> tuple[float, float]:
    """A weight, also as a surname's, as arrays keep it: by itself and in a batch a word weighs the same."""
    kept = np.float32(weight)
    return float(kept), float(kept * np.float32(weight_of("surname")))


TELLS_NOTHING, MUCH, PERHAPS, LETTER = map(int, Telling)
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
    totals: Sizes  # of each query the sum of those
    counts: Numbers  # of each query the number of those

    def total(self, telling: int) -> Sizes:
        """Of each query the weight of the words that tell so much."""
        return np.bincount(self.query, self.weight * (self.telling == telling), self.count).astype(np.float64)

    def words(self, telling: int) -> Numbers:
        """Of each query the number of those words."""
        return np.bincount(self.query[self.telling == telling], minlength=self.count)


class Atoms:
    """The attributes of atoms."""

    def __init__(self) -> None:
        self._telling, self._weights = Growing(np.int8), Growing(np.float32)
        self._surnames = Growing(np.float32)
        self._capital, self._firsts = Growing(np.bool_), Growing(np.uint32)
        self.letters, self.lengths = Growing(np.uint64), Growing(np.int64)  # see hashing.sums_of
        self.syllable = Growing(np.bool_)  # whether it may be one Chinese syllable
        self.vowelless = Growing(np.bool_)  # whether it is in a script that does not write all sounds

    @property
    def count(self) -> int:
        return self._telling.count

    def add(self, words: Sequence[Word], told: Sequence[Told]) -> None:
        if not words:
            return
        texts = [each.text for each in words]
        telling, weights, surnames, capital = zip(*told, strict=True)
        self._telling.add(telling)
        self._weights.add(weights)
        self._surnames.add(surnames)
        self._capital.add(capital)
        self._firsts.add([letters_of(text[0] for text in each.texts) for each in words])
        self.letters.add(hashing.sums_of(texts))
        self.lengths.add([len(text) for text in texts])
        self.syllable.add([each.is_syllable for each in words])
        self.vowelless.add([each.is_vowelless for each in words])

    def outlines(self, query: Numbers, atom: Numbers, is_person: NDArray[np.bool_]) -> Outlines:
        """A batch. ``query``: in which each atom is, in order; ``is_person``: of each query."""
        count, telling = len(is_person), self._telling.take(atom)
        weight = self._with_surnames(self._weights.take(atom), atom, query, telling, is_person)
        letters = np.zeros(count, np.uint32)
        initial = (telling == LETTER).nonzero()[0]
        if len(initial):
            np.bitwise_or.at(letters, query[initial], self._firsts.take(atom[initial]))
        is_sure = telling == MUCH
        sure = np.where(is_sure, weight, np.float32(0))
        totals = np.bincount(query, sure, count).astype(np.float64)
        counted = np.bincount(query[is_sure], minlength=count)
        return Outlines(count, query, atom, telling, weight, is_person, letters, sure, totals, counted)

    def _with_surnames(
        self, weight: Floats, atom: Numbers, query: Numbers, telling: NDArray[np.int8], is_person: NDArray[np.bool_]
    ) -> Floats:
        """Words in capitals beside other words weigh as surnames do."""
        words = (telling == MUCH) | (telling == PERHAPS)
        capital = self._capital.take(atom) & words
        if not capital.any():
            return weight
        small = np.bincount(query, words & ~capital, len(is_person)) > 0
        return np.where(capital & (small & is_person)[query], self._surnames.take(atom), weight)
