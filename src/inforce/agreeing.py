"""Where two files agree: of one edition of a list to the next, nearly everywhere.

Of 308 editions of OFAC's list a quarter changes place on average, counted from the first difference to the last; between
the two lie half a dozen stretches that differ, of eight kilobytes together.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

_FIRST = 256
"""Bytes compared at first; twice as many after each stretch that agrees."""
_ANCHOR = 64
"""Bytes of one file that are looked for in the other, behind a difference: fewer stand in too many places."""
_LEAST = 256
"""Bytes of the shortest stretch between two differences that is told."""
_FURTHER = 4
"""How much further than in the one file a stretch is looked for in the other: what lies before may be gone."""
_MOST = 10_000
"""Stretches that are told at most: files that differ in more places are hardly two editions of one list."""


class Stretch(NamedTuple):
    """Bytes that are the same in both files: where they begin in the one and in the other, and how many they are."""

    here: int
    there: int
    size: int


class Gap(NamedTuple):
    """What lies between two stretches: where it begins and ends in the one file and in the other."""

    here: int
    until_here: int
    there: int
    until_there: int


def stretches(one: bytes, other: bytes) -> list[Stretch]:
    """Stretches in which two files agree, in the order of both; those at their beginning and at their end are whole, of
    the others some may be missed."""
    size = min(len(one), len(other))
    head = _agreeing_from(one, other, Stretch(0, 0, size))
    tail = _agreeing_until(one, other, Stretch(len(one), len(other), size - head))
    found = [
        Stretch(0, 0, head),
        *islice(_between(one, other, Gap(head, len(one) - tail, head, len(other) - tail)), _MOST),
        Stretch(len(one) - tail, len(other) - tail, tail),
    ]
    return [each for each in found if each.size]


def gaps(found: Iterable[Stretch], one: int, other: int) -> Iterator[Gap]:
    """What lies between stretches of files of these sizes, before the first and behind the last."""
    here = there = 0
    for each in (*found, Stretch(one, other, 0)):
        if each.here > here or each.there > there:
            yield Gap(here, each.here, there, each.there)
        here, there = each.here + each.size, each.there + each.size


def _between(one: bytes, other: bytes, gap: Gap) -> Iterator[Stretch]:
    while found := _next(one, other, gap):
        yield found
        gap = gap._replace(here=found.here + found.size, there=found.there + found.size)


def _next(one: bytes, other: bytes, gap: Gap) -> Stretch | None:
    """The next stretch within a gap: some bytes behind its beginning are looked for, twice as far behind each time."""
    step = _ANCHOR
    while (here := gap.here + step) + _ANCHOR <= gap.until_here:
        until = min(gap.there + _FURTHER * (step + _FIRST), gap.until_there)
        there = other.find(one[here : here + _ANCHOR], gap.there, until)
        if there >= 0:
            before = _agreeing_until(one, other, Stretch(here, there, min(step, there - gap.there)))
            behind = _agreeing_from(
                one, other, Stretch(here, there, min(gap.until_here - here, gap.until_there - there))
            )
            if before + behind >= _LEAST:
                return Stretch(here - before, there - before, before + behind)
        step *= 2
    return None


def _agreeing_from(one: bytes, other: bytes, most: Stretch) -> int:
    """How many bytes of a stretch are the same in both."""

    def same(start: int, stop: int) -> bool:
        return one.startswith(other[most.there + start : most.there + stop], most.here + start)

    return _agreeing(most.size, same)


def _agreeing_until(one: bytes, other: bytes, most: Stretch) -> int:
    """How many bytes are the same in both, before two places backwards, up to the size."""

    def same(start: int, stop: int) -> bool:
        return one.startswith(other[most.there - stop : most.there - start], most.here - stop)

    return _agreeing(most.size, same)


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
