"""How high a score may be, from the words that a query and a name share: :mod:`inforce.names.score` for whole batches,
always in favour of the match."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inforce.names.index import KINDS, NameIndex
from inforce.names.parse import Kind
from inforce.names.score import cost, missing_cost, near_cost
from inforce.names.similarity import number
from inforce.names.sketch import LETTER, MUCH, Floats, Numbers, Outlines
from inforce.names.weigh import weight_of

_STEPS = 256
LONE_BELOW = 1.5
"""Shared words below which there is one only."""
INITIAL_FINDS = 2
"""How much more than an initial weighs the word that it may stand for, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Of each query and name: how many words they share, the weights of these on either side, their mean, and what their
    differences cost. ``sure``: of ``mine``, the words that are surely part of the query's name."""

    words: Floats
    sure: Floats
    theirs: Floats
    paired: Floats
    near: Floats

    @classmethod
    def of(cls, sure: Floats, mine: Floats, theirs: Floats, degree: Floats, starts: Numbers) -> "Sums":
        """Summed over runs of words that begin at ``starts``."""
        if not len(starts):
            return cls(mine, mine, mine, mine, mine)
        paired = (mine + theirs) / 2
        near = paired * _near_costs(degree)
        words = np.diff(np.append(starts, len(mine))).astype(np.float32)
        return cls(words, *(np.add.reduceat(each, starts) for each in (sure, theirs, paired, near)))

    def of_those(self, kept: NDArray[np.bool_]) -> "Sums":
        return Sums(self.words[kept], self.sure[kept], self.theirs[kept], self.paired[kept], self.near[kept])

    def with_credit(self, weight: Floats) -> "Sums":
        """As if a word of this weight were shared as well, with one that is a surname there."""
        theirs = weight * weight_of("surname")
        words = self.words + (weight > 0)
        return Sums(words, self.sure + weight, self.theirs + theirs, self.paired + theirs, self.near)

    def with_more(self, at: Numbers, mine: Floats, theirs: Floats, degree: Floats) -> "Sums":
        """With one more shared word at some places."""
        sums = [each.copy() for each in (self.words, self.sure, self.theirs, self.paired, self.near)]
        paired: Floats = ((mine + theirs) / 2).astype(np.float32)
        near: Floats = (paired * _near_costs(degree)).astype(np.float32)
        one = np.ones(len(at), np.float32)
        more_of: list[Floats] = [one, mine, theirs, paired, near]
        for each, more in zip(sums, more_of, strict=True):
            each[at] += more
        return Sums(*sums)


class Bounds:
    """How high scores of a batch may be."""

    def __init__(self, outlines: Outlines, index: NameIndex, kinds: Sequence[Kind]) -> None:
        self._totals = outlines.total(MUCH)
        self._letters = outlines.total(LETTER) * INITIAL_FINDS
        self._initials = outlines.letters
        self._name_letters = index.arrays["name_letters"]
        several = outlines.words(MUCH) + outlines.words(LETTER) > 1
        self._lone = np.where(
            several & outlines.is_person & (self._letters == 0), np.float32(cost("lone_word")), np.float32(0)
        )
        self._kinds = _kind_costs(kinds)
        self._name_totals = index.arrays["name_total"]
        self._name_kinds = index.arrays["name_kind"]

    def __call__(self, sums: Sums, query: Numbers, name: Numbers) -> Floats:
        left_one = np.maximum(self._totals[query] - sums.sure, 0)
        left_other = np.maximum(self._name_totals[name] - sums.theirs, 0)
        initials = np.minimum(self._found(query, name), left_other)
        left_other = left_other - initials
        whole = np.maximum(sums.paired + initials + np.maximum(left_one, left_other), 1e-6)
        lost = (sums.near + initials * _initial_cost() + cost("other") * np.minimum(left_one, left_other)) / whole
        share = np.abs(left_one - left_other) / whole
        kind = self._name_kinds[name]
        of_person = (kind == KINDS.index(Kind.PERSON)).astype(np.int8)
        missing = _missing_costs()[of_person, (share * _STEPS).astype(np.int32)]
        lone = self._lone[query] * (sums.words < LONE_BELOW)
        return np.asarray(1 - lost - missing - lone - self._kinds[query, kind], np.float32)

    def _found(self, query: Numbers, name: Numbers) -> Floats:
        """The weight of the words that a query's initials may stand for in a name."""
        if not self._initials.any():
            return np.zeros(len(query), np.float32)
        initials = self._initials[query]
        share = _bits(initials & self._name_letters[name]) / np.maximum(_bits(initials), 1)
        return np.asarray(self._letters[query] * share, np.float32)


def _bits(numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """How many bits are set in each."""
    known = _known_bits()
    low, high = known[numbers & np.uint32(0xFFFF)], known[numbers >> np.uint32(16)]
    return np.asarray(low + high, np.uint8)


@cache
def _known_bits() -> NDArray[np.uint8]:
    return np.array([each.bit_count() for each in range(1 << 16)], np.uint8)


@cache
def _initial_cost() -> float:
    """What an initial costs at least: it may weigh less than the word that it stands for."""
    return near_cost(1 - number("initial")) * 0.75


def _kind_costs(kinds: Sequence[Kind]) -> Floats:
    """What a name of each kind costs with each query."""
    rows = {kind: [0.0 if kind.may_be(other) else cost("kind") for other in KINDS] for kind in Kind}
    return np.array([rows[kind] for kind in kinds], np.float32).reshape(-1, len(KINDS))


def _near_costs(degrees: Floats) -> Floats:
    return _known_near()[((1 - degrees) * _STEPS).astype(np.int64)]


@cache
def _known_near() -> Floats:
    return np.array([near_cost(at / _STEPS) for at in range(_STEPS + 1)], np.float32)


@cache
def _missing_costs() -> Floats:
    """Of shares of the whole: row 0 of others, row 1 of persons."""
    return np.array(
        [
            [min(missing_cost(at / _STEPS, of_person=False), cost("missing_most")) for at in range(_STEPS + 1)],
            [missing_cost(at / _STEPS, of_person=True) for at in range(_STEPS + 1)],
        ],
        np.float32,
    )
