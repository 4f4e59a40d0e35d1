"""Where two files agree: of one edition of a list to the next, most of it.

Of 308 editions of OFAC's list a quarter changes place on average, counted from the first difference to the last; of its
rows, one in three hundred is another one.
"""

from collections.abc import Callable

_FIRST = 256
"""Bytes compared at first; twice as many after each stretch that agrees."""


def agreeing_ends(one: bytes, other: bytes) -> tuple[int, int]:
    """How many bytes both begin with, and how many of the rest they end with."""
    size, ends = min(len(one), len(other)), (len(one), len(other))

    def same_from_the_end(start: int, stop: int) -> bool:
        return one.startswith(other[ends[1] - stop : ends[1] - start], ends[0] - stop)

    head = agreeing_from(one, 0, other, 0)
    return head, _agreeing(size - head, same_from_the_end)


def agreeing_from(one: bytes, here: int, other: bytes, there: int) -> int:
    """How many bytes are the same in both, from a place in each on."""

    def same(start: int, stop: int) -> bool:
        return one.startswith(other[there + start : there + stop], here + start)

    return _agreeing(min(len(one) - here, len(other) - there), same)


def _agreeing(size: int, same: Callable[[int, int], bool]) -> int:
    """Up to where all stretches are the same, found by doubling, and then by halving."""
    known, step = 0, _FIRST
    while known < size:
        stop = min(known + step, size)
        if not same(known, stop):
            return _halved(known, stop - 1, same)
        known, step = stop, 2 * step
    return size


def _halved(known: int, limit: int, same: Callable[[int, int], bool]) -> int:
    while known < limit:
        middle = (known + limit + 1) // 2
        if same(known, middle):
            known = middle
        else:
            limit = middle - 1
    return known
