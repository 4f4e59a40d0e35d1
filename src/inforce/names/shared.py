"""The words that queries and listed names share, for whole batches; and their sums over each query and name."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import Numbers, Sizes, ranges, run_lengths
from inforce.names.score import near_cost

Places = NDArray[np.uint32]
"""Places of words in names, as bits."""
STEPS = 256
"""Of the tables of costs by likeness and share."""
LONE_BELOW = 1.5
"""Shared words below which there is one only."""


SURE, MINE, THEIRS, DEGREE = range(4)
"""Rows of :attr:`Shared.values`."""
WORDS, SURELY, FOUND, PAIRED, NEAR, EXACTLY = range(6)
"""Rows of :attr:`Sums.values`."""


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Words of queries that names have too, a column each. ``values``: row MINE and THEIRS, the weight on either side; SURE,
    that of the query's if it is surely part of its name, else 0; DEGREE, how alike they are. ``place``: in the listed
    name, as a bit, 0 where it may be any of several."""

    values: Sizes
    place: Places

    @classmethod
    def of_two(cls, one: "Shared", at_one: Numbers, other: "Shared", at_other: Numbers) -> "Shared":
        """Those of two at their places."""
        count = len(at_one) + len(at_other)
        values, place = np.empty((4, count)), np.empty(count, np.uint32)
        for each, at in ((one, at_one), (other, at_other)):
            values[:, at], place[at] = each.values, each.place
        return cls(values, place)

    def in_order(self, order: Numbers) -> "Shared":
        return Shared(self.values.take(order, axis=1), self.place.take(order))

    def once(self, starts: Numbers) -> tuple["Shared", Numbers]:
        """With every listed word found by one word of a query, as if by the best of all that find it. ``starts``: where the
        runs begin, one for each query and name; so they do in what comes back."""
        runs = run_lengths(starts, len(self.place))
        places = np.bitwise_or.reduceat(self.place, starts)
        found = np.add.reduceat((self.place != 0).astype(np.int32), starts)
        again = bits(places) < found
        if not again.any():
            return self, starts
        run = np.arange(len(starts)).repeat(runs)
        rows = (again[run] & (self.place != 0)).nonzero()[0]
        rows = rows[np.lexsort((self.place[rows], run[rows]))]
        first = _firsts(run[rows], self.place[rows])
        best, keep = rows[first], np.ones(len(self.place), np.bool_)
        keep[rows] = False
        keep[best] = True
        once = self.values.copy()
        once[:, best] = np.maximum.reduceat(self.values[:, rows], first.nonzero()[0], axis=1)
        return Shared(once[:, keep], self.place[keep]), np.cumsum(np.append(0, keep))[starts]


def _firsts(one: Numbers, other: Places) -> NDArray[np.bool_]:
    """Where each run of equal pairs begins."""
    first = np.ones(len(one), np.bool_)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return first


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Of each query and name, a column each. ``values``: row WORDS, how many words they share; SURELY, the weights of these
    that are surely part of the query's name; FOUND, of the listed words; PAIRED, the mean of both sides; NEAR, what their
    differences cost; EXACTLY, what those of sure words cost. ``places``: of the listed words, as bits."""

    values: Sizes
    places: Places

    @classmethod
    def of(cls, shared: Shared, lengths: Numbers) -> "Sums":
        """Summed over runs of words, of which it is told how long they are. Most are of one."""
        starts = lengths.cumsum() - lengths
        several = (lengths > 1).nonzero()[0]
        if not len(several):
            return cls._of_one(shared)
        sums, counts = cls._of_one(shared.in_order(starts)), lengths[several]
        more = cls._of_several(shared.in_order(ranges(starts[several], counts)), counts.cumsum() - counts)
        sums.values[:, several], sums.places[several] = more.values, more.places
        return sums

    @classmethod
    def _of_one(cls, shared: Shared) -> "Sums":
        sure, mine, theirs, degree = shared.values
        values = np.empty((6, len(sure)))
        np.add(shared.place == 0, 1, out=values[WORDS])  # a word that is several of the name's is not the only one
        values[SURELY] = sure
        values[FOUND] = theirs
        paired, near = values[PAIRED], values[NEAR]
        np.add(mine, theirs, out=paired)
        paired /= 2
        np.multiply(paired, _near_costs(degree), out=near)
        np.multiply(near, sure > 0, out=values[EXACTLY])
        return cls(values, shared.place)

    @classmethod
    def _of_several(cls, shared: Shared, starts: Numbers) -> "Sums":
        shared, starts = shared.once(starts)
        each = cls._of_one(shared)
        return cls(np.add.reduceat(each.values, starts, axis=1), np.bitwise_or.reduceat(shared.place, starts))

    def of_those(self, kept: Numbers) -> "Sums":
        return Sums(self.values.take(kept, axis=1), self.places.take(kept))

    def with_more(self, at: Numbers, more: Shared) -> "Sums":
        """With one more shared word at some places; where that would be the only listed word that is shared already, with
        the better of both."""
        added, values = self._of_one(more).values, self.values.copy()
        added[EXACTLY] = added[NEAR]
        now = values[:, at]
        again = ((self.places[at] & more.place) != 0) & ((now[WORDS] < LONE_BELOW) | (now[NEAR] == 0))
        better = now.copy()
        better[[SURELY, PAIRED]] = np.maximum(now[[SURELY, PAIRED]], added[[SURELY, PAIRED]])
        better[[NEAR, EXACTLY]] = np.minimum(now[[NEAR, EXACTLY]], added[[NEAR, EXACTLY]])
        values[:, at] = np.where(again, better, now + added)
        places = self.places.copy()
        places[at] |= more.place
        return Sums(values, places)


def one_place(places: Places, starts: Numbers) -> Places:
    """Of each run the place that all of it is at; none where there are several."""
    if not len(starts):
        return places
    least = np.minimum.reduceat(places, starts)
    return np.asarray(np.where(least == np.maximum.reduceat(places, starts), least, np.uint32(0)), np.uint32)


def bits(numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """How many bits are set in each."""
    known = _known_bits()
    low, high = known[numbers & np.uint32(0xFFFF)], known[numbers >> np.uint32(16)]
    return np.asarray(low + high, np.uint8)


@cache
def _known_bits() -> NDArray[np.uint8]:
    return np.array([each.bit_count() for each in range(1 << 16)], np.uint8)


def _near_costs(degrees: Sizes) -> Sizes:
    return _known_near()[((1 - degrees) * STEPS).astype(np.int64)]


@cache
def _known_near() -> Sizes:
    return np.array(near_costs())


@cache
def near_costs() -> list[float]:
    """What a pair of words costs as a share of its weight, by how unlike they are in ``STEPS``."""
    return [near_cost(at / STEPS) for at in range(STEPS + 1)]
