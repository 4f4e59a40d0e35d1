"""Which stretches of time a register is known for, and how well. Pure: looks in, stretches out.

A stretch is known where looks stand near enough around it for the absence of an entry to mean something, the very rule by
which :meth:`inforce.register.register.View.fresh` judges one instant. What counts are looks in force; where others lie in
quarantine, from the first of them to the next look in force, the stretch is marked so: until a person decides, what stands
before and after them answers.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise

from inforce.moment import Look
from inforce.values import value


class Coverage(StrEnum):
    """How well a stretch is known. ``KNOWN``, ``GAP``, ``BEFORE_FIRST`` and ``AFTER_LAST`` share out all of time."""

    BEFORE_FIRST = "before_first"
    KNOWN = "known"
    GAP = "gap"  # no look for longer than a look counts
    QUARANTINE = "quarantine"
    AFTER_LAST = "after_last"  # the last look is too old


@value(frozen=True, slots=True)
class Stretch:
    """From one instant to another; ``start`` None is the beginning of time.

    ``within`` is what the stretch would be but for the quarantine; the same as ``kind`` for all others. ``looks`` counts
    those in force during it; ``widest`` is the longest time between two of them that follow upon each other, the measure
    of how exactly changes are dated there (None where there are no two).
    """

    kind: Coverage
    within: Coverage
    start: datetime | None
    end: datetime
    looks: int = 0
    quarantined: int = 0
    widest: timedelta | None = None


@value(frozen=True, slots=True)
class Gap:
    """Two looks in force, one after the other, and the longest time that may lie between them."""

    after: Look
    by: Look

    @property
    def length(self) -> timedelta:
        return self.by.latest - self.after.earliest


def stretches(
    in_force: Sequence[Look], quarantined: Sequence[Look], until: datetime, staleness: timedelta
) -> list[Stretch]:
    """All of time until an instant, shared out; looks of both kinds in order, none later than ``until``."""
    overlays = _merged((look.latest, _next(in_force, look, until)) for look in quarantined)
    pieces = [
        piece for kind, start, end in _base(in_force, until, staleness) for piece in _cut(kind, start, end, overlays)
    ]
    return [_described(*piece, in_force, quarantined) for piece in pieces]


def longest_gap(in_force: Sequence[Look]) -> Gap | None:
    """None where there are fewer than two looks."""
    return max((Gap(a, b) for a, b in pairwise(in_force)), key=lambda gap: gap.length, default=None)


def looks_by_month(in_force: Sequence[Look], quarantined: Sequence[Look]) -> list[tuple[str, int, int]]:
    """Month (``2024-05``, in UTC), looks in force, looks in quarantine: every month from the first look to the last."""
    counted, aside = (Counter(f"{look.day:%Y-%m}" for look in looks) for looks in (in_force, quarantined))
    months = sorted({*counted, *aside})
    return [(month, counted[month], aside[month]) for month in (_months(months[0], months[-1]) if months else ())]


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


_BEGINNING = datetime.min.replace(tzinfo=UTC)
_Span = tuple[datetime, datetime]


def _base(
    looks: Sequence[Look], until: datetime, staleness: timedelta
) -> Iterator[tuple[Coverage, datetime, datetime]]:
    """Time shared out by the looks in force alone."""
    first = looks[0].latest if looks else until
    last = max(looks[-1].latest, looks[-1].earliest + staleness) if looks else until
    reached = accumulate((look.earliest for look in looks), max)  # a look known by its day may begin before others
    pairs = zip(reached, pairwise(looks), strict=False)
    far = ((sure, b) for sure, (a, b) in pairs if b.latest - a.earliest > staleness)
    pieces = [(Coverage.BEFORE_FIRST, _BEGINNING, first)]
    at = first
    for start, end in _merged((max(first, sure), b.latest) for sure, b in far):
        pieces += [(Coverage.KNOWN, at, start), (Coverage.GAP, start, end)]
        at = end
    pieces += [(Coverage.KNOWN, at, last), (Coverage.AFTER_LAST, last, until)]
    return ((kind, start, min(end, until)) for kind, start, end in pieces if start < min(end, until))


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Spans in order, those that overlap as one. Looks known by their day only overlap with what lies around them."""
    merged: list[_Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _next(in_force: Sequence[Look], look: Look, until: datetime) -> datetime:
    """When the next look in force after another was taken."""
    position = bisect_right(in_force, look)
    return in_force[position].latest if position < len(in_force) else until


def _cut(
    kind: Coverage, start: datetime, end: datetime, overlays: Iterable[_Span]
) -> Iterator[tuple[Coverage, Coverage, datetime, datetime]]:
    """A stretch with what of it lies in quarantine cut out: kind, what it would be without, start, end."""
    at = start
    for first, last in overlays:
        aside = max(at, first), min(end, last)
        if aside[0] < aside[1]:
            if at < aside[0]:
                yield kind, kind, at, aside[0]
            yield Coverage.QUARANTINE, kind, *aside
            at = aside[1]
    if at < end:
        yield kind, kind, at, end


def _described(
    kind: Coverage,
    within: Coverage,
    start: datetime,
    end: datetime,
    in_force: Sequence[Look],
    quarantined: Sequence[Look],
) -> Stretch:
    during = [look for look in in_force if start <= look.latest <= end] if kind is Coverage.KNOWN else []
    aside = sum(start <= look.latest < end for look in quarantined)
    widest = max((b.latest - a.earliest for a, b in pairwise(during)), default=None)
    return Stretch(kind, within, None if start == _BEGINNING else start, end, len(during), aside, widest)
