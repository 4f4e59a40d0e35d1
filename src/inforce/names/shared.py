"""The words that queries and listed names share, for whole batches; and their sums over each query and name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inforce.names.score import near_cost
from inforce.names.sketch import Floats, Numbers
from inforce.names.weigh import weight_of

Places = NDArray[np.uint32]
"""Places of words in names, as bits."""
STEPS = 256
"""Of the tables of costs by likeness and share."""
LONE_BELOW = 1.5
"""Shared words below which there is one only."""


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Parallel arrays: words of queries that names have too. ``mine``, ``theirs``: their weight on either side; ``sure``:
    that of ``mine`` if it is surely part of the query's name, else 0; ``place``: in the listed name, as a bit, 0 where it
    may be any of several."""

    sure: Floats
    mine: Floats
    theirs: Floats
    degree: Floats
    place: Places

    @classmethod
    def together(cls, several: Sequence["Shared"]) -> "Shared":
        return cls(
            np.concatenate([each.sure for each in several]),
            np.concatenate([each.mine for each in several]),
            np.concatenate([each.theirs for each in several]),
            np.concatenate([each.degree for each in several]),
            np.concatenate([each.place for each in several]),
        )

    def in_order(self, order: Numbers) -> "Shared":
        return Shared(self.sure[order], self.mine[order], self.theirs[order], self.degree[order], self.place[order])

    def once(self, starts: Numbers) -> tuple["Shared", Numbers]:
        """With every listed word found by one word of a query, as if by the best of all that find it. ``starts``: where the
        runs begin, one for each query and name; so they do in what comes back."""
        runs = np.diff(np.append(starts, len(self.mine)))
        places = np.bitwise_or.reduceat(self.place, starts)
        found = np.add.reduceat((self.place != 0).astype(np.int32), starts)
        again = bits(places) < found
        if not again.any():
            return self, starts
        run = np.repeat(np.arange(len(starts), dtype=np.int64), runs)
        rows = np.flatnonzero(again[run] & (self.place != 0))
        rows = rows[np.lexsort((self.place[rows], run[rows]))]
        first = _firsts(run[rows], self.place[rows])
        best, keep = rows[first], np.ones(len(self.mine), np.bool_)
        keep[rows] = False
        keep[best] = True
        once = [each.copy() for each in (self.sure, self.mine, self.theirs, self.degree)]
        for each in once:
            each[best] = np.maximum.reduceat(each[rows], np.flatnonzero(first))
        kept = np.cumsum(np.append(0, keep))[starts]
        sure, mine, theirs, degree = (each[keep] for each in once)
        return Shared(sure, mine, theirs, degree, self.place[keep]), kept


def _firsts(one: Numbers, other: Places) -> NDArray[np.bool_]:
    """Where each run of equal pairs begins."""
    first = np.ones(len(one), np.bool_)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return first


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Of each query and name: how many words they share, the weights of these on either side, their mean, and what their
    differences cost. ``sure``: of the query's side, the words that are surely part of its name; ``exactly``: what the
    differences of these cost; ``places``: of the listed words, as bits."""

    words: Floats
    sure: Floats
    theirs: Floats
    paired: Floats
    near: Floats
    exactly: Floats
    places: Places

    @classmethod
    def of(cls, shared: Shared, order: Numbers, starts: Numbers) -> "Sums":
        """Summed over runs of words that begin at ``starts`` when the words are put in order. Most runs are of one."""
        sums = cls._of_one(shared.in_order(order[starts]))
        lengths = np.diff(np.append(starts, len(order)))
        several = np.flatnonzero(lengths > 1)
        if len(several):
            counts = lengths[several]
            rows = order[ranges(starts[several], counts)]
            sums = sums.with_those(several, cls._of_several(shared.in_order(rows), np.cumsum(counts) - counts))
        return sums

    @classmethod
    def _of_one(cls, shared: Shared) -> "Sums":
        paired = ((shared.mine + shared.theirs) / 2).astype(np.float32)
        near = (paired * _near_costs(shared.degree)).astype(np.float32)
        words = np.ones(len(paired), np.float32)
        return cls(words, shared.sure, shared.theirs, paired, near, near * (shared.sure > 0), shared.place)

    @classmethod
    def _of_several(cls, shared: Shared, starts: Numbers) -> "Sums":
        shared, starts = shared.once(starts)
        each = cls._of_one(shared)
        sums = (each.words, each.sure, each.theirs, each.paired, each.near, each.exactly)
        words, sure, theirs, paired, near, exactly = (np.add.reduceat(one, starts) for one in sums)
        return cls(words, sure, theirs, paired, near, exactly, np.bitwise_or.reduceat(shared.place, starts))

    def with_those(self, at: Numbers, others: "Sums") -> "Sums":
        """With other sums at some places."""
        sums = Sums(*(getattr(self, each).copy() for each in self.__slots__))
        for each in self.__slots__:
            getattr(sums, each)[at] = getattr(others, each)
        return sums

    def of_those(self, kept: NDArray[np.bool_]) -> "Sums":
        return Sums(*(getattr(self, each)[kept] for each in self.__slots__))

    def with_credit(self, weight: Floats) -> "Sums":
        """As if a word of this weight were shared as well, with one that is a surname there."""
        theirs = weight * weight_of("surname")
        words = self.words + (weight > 0)
        paired = self.paired + theirs
        return Sums(words, self.sure + weight, self.theirs + theirs, paired, self.near, self.exactly, self.places)

    def with_more(self, at: Numbers, more: Shared) -> "Sums":
        """With one more shared word at some places; where that would be the only listed word that is shared already, with
        the better of both."""
        paired = ((more.mine + more.theirs) / 2).astype(np.float32)
        near = (paired * _near_costs(more.degree)).astype(np.float32)
        sums = Sums(*(getattr(self, each).copy() for each in self.__slots__))
        again = ((self.places[at] & more.place) != 0) & ((self.words[at] < LONE_BELOW) | (self.near[at] == 0))
        new, old = at[~again], at[again]
        for name, added in (("sure", more.sure), ("theirs", more.theirs), ("paired", paired), ("near", near)):
            getattr(sums, name)[new] += added[~again]
        sums.words[new] += 1
        sums.exactly[new] += near[~again]
        sums.sure[old] = np.maximum(sums.sure[old], more.sure[again])
        sums.paired[old] = np.maximum(sums.paired[old], paired[again])
        sums.near[old] = np.minimum(sums.near[old], near[again])
        sums.exactly[old] = np.minimum(sums.exactly[old], near[again])
        return sums


def one_place(places: Places, starts: Numbers) -> Places:
    """Of each run the place that all of it is at; none where there are several."""
    if not len(starts):
        return places
    least = np.minimum.reduceat(places, starts)
    return np.where(least == np.maximum.reduceat(places, starts), least, np.uint32(0))


def ranges(first: Numbers, counts: Numbers) -> Numbers:
    """All numbers of ranges that begin at ``first``, one after the other."""
    total = int(counts.sum())
    starts = np.cumsum(counts) - counts
    numbers: Numbers = np.arange(total, dtype=np.int64) + np.repeat(first - starts, counts)
    return numbers


def bits(numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """How many bits are set in each."""
    known = _known_bits()
    low, high = known[numbers & np.uint32(0xFFFF)], known[numbers >> np.uint32(16)]
    return np.asarray(low + high, np.uint8)


@cache
def _known_bits() -> NDArray[np.uint8]:
    return np.array([each.bit_count() for each in range(1 << 16)], np.uint8)


def _near_costs(degrees: Floats) -> Floats:
    return _known_near()[((1 - degrees) * STEPS).astype(np.int64)]


@cache
def _known_near() -> Floats:
    return np.array([near_cost(at / STEPS) for at in range(STEPS + 1)], np.float32)
