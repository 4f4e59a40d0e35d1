"""Arrays of numbers: those that grow at their end, and runs and ranges of numbers in them."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Sizes = NDArray[np.float64]
"""Weights, costs and bounds as they are reckoned with; kept they are :data:`Floats`."""
Numbers = NDArray[np.int64]
NO_NUMBERS: Numbers = np.zeros(0, np.int64)
LEAST_ROOM = 4096
"""Numbers for which room is made at once."""
Number = TypeVar("Number", bound=np.generic)


class Growing(Generic[Number]):
    """``count`` numbers of a type, with room for more."""

    def __init__(self, kind: type[Number]) -> None:
        self._room: NDArray[Number] = np.zeros(0, kind)
        self.count = 0

    def add(self, more: NDArray[Number] | Sequence[Any]) -> None:
        """What is added is of the array's type or becomes it."""
        end = self.count + len(more)
        if end > len(self._room):
            room = np.zeros(max(end, 2 * len(self._room), LEAST_ROOM), self._room.dtype)
            room[: self.count] = self._room[: self.count]
            self._room = room
        self._room[self.count : end] = more
        self.count = end

    def take(self, at: Numbers) -> NDArray[Number]:
        """The numbers at places."""
        return self._room.take(at)


def run_lengths(starts: Numbers, end: int) -> Numbers:
    """How long the runs are that begin at ``starts``, the last of which ends at ``end``."""
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1:] = end - starts[-1:]
    return lengths


def ranges(first: Numbers, counts: Numbers) -> Numbers:
    """All numbers of ranges that begin at ``first``, one after the other."""
    if not len(counts):
        return counts
    ends = counts.cumsum()
    numbers: Numbers = np.arange(ends[-1]) + (first - ends + counts).repeat(counts)
    return numbers


def ordered(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Numbers below 2**40 in order, equal ones as they come, and where they were: quicker than a stable sort."""
    if len(numbers) >= 1 << 23:
        order = np.argsort(numbers, kind="stable")
        return numbers[order], order
    both = np.sort((numbers << np.int64(23)) | np.arange(len(numbers), dtype=np.int64))
    return both >> np.int64(23), both & np.int64((1 << 23) - 1)


def first_of_each(ordered: NDArray[np.int64] | NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where each run of equal numbers begins."""
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
