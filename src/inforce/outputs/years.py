"""Coverage laid out by calendar years (UTC), for pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from inforce.lists.registers import register_facts
from inforce.moment import Look
from inforce.register.coverage import Coverage, Stretch, stretches
from inforce.register.register import Register

CELLS = 6
"""Cells of a month in a picture made of characters: five days or so each."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One register's coverage: what a picture shows."""

    register: str
    title: str
    stretches: Sequence[Stretch]
    in_force: Sequence[Look]
    quarantined: Sequence[Look]

    def years(self) -> range:
        """From the year of the first look to that of the end; empty where nobody looked."""
        taken = [*self.in_force, *self.quarantined]
        return range(min(taken).day.year, self.stretches[-1].end.year + 1) if taken else range(0)


def covered_by(register: Register, until: datetime, known: datetime) -> Covered:
    """Until a time, as known at another."""
    in_force, quarantined = register.looks(known)
    shared = stretches(in_force, quarantined, until, register.staleness)
    return Covered(register.name, register_facts(register.name).title, shared, in_force, quarantined)


def start_of(year: int, month: int = 1) -> datetime:
    """The first instant of a month; month 13 is the next January."""
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)


def cells(covered: Covered, year: int) -> Iterator[str]:
    """One sign for each sixth of a month; see :data:`SIGNS`."""
    for month in range(1, 13):
        start, end = start_of(year, month), start_of(year, month + 1)
        step = (end - start) / CELLS
        for number in range(CELLS):
            yield _sign(covered, start + number * step, start + (number + 1) * step)


SIGNS = {
    "█": "a look at least every other day",
    "▓": "at least every week",
    "▒": "seldom, but often enough to count",
    "·": "gap: no look for longer than one counts",
    "?": "known by the looks around, with editions in quarantine",
    ":": "gap, with editions in quarantine in it",
    " ": "before the first look, or long after the last",
}
_OFTEN, _WEEKLY = timedelta(days=2), timedelta(days=7)


def _sign(covered: Covered, start: datetime, end: datetime) -> str:
    here = [each for each in covered.stretches if each.end > start and (each.start is None or each.start < end)]
    known_as = {each.within for each in here}
    aside = any(each.kind is Coverage.QUARANTINE and each.within in {Coverage.KNOWN, Coverage.GAP} for each in here)
    if Coverage.GAP in known_as:
        return ":" if aside else "·"
    if Coverage.KNOWN not in known_as:
        return " "
    if aside:
        return "?"
    widest = _widest(covered.in_force, start, end)
    return "█" if widest <= _OFTEN else "▓" if widest <= _WEEKLY else "▒"


def _widest(looks: Sequence[Look], start: datetime, end: datetime) -> timedelta:
    """The longest time between two looks that touches a stretch; behind the last look, the time since it."""
    before = [look.latest for look in looks if look.latest <= start][-1:]
    within = [look.latest for look in looks if start < look.latest < end]
    after = [look.latest for look in looks if look.latest >= end][:1] or [end]
    times = [*before, *within, *after]
    return max((b - a for a, b in pairwise(times)), default=timedelta())


def by_year(counts: Iterable[tuple[str, int, int]], year: int) -> list[int]:
    """Looks in force in each of the twelve months of a year."""
    counted = {month: count for month, count, _ in counts}
    return [counted.get(f"{year:04}-{month:02}", 0) for month in range(1, 13)]
