"""A party on a register: all entries that are one person, organisation, vessel or aircraft, through time.

A publisher may list one party under several numbers: a duplicate, or a new number for an old one. It is listed while
any of them is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import combinations, pairwise

from inforce import edtf
from inforce.edtf import Period
from inforce.moment import TICK, Interval, Look
from inforce.reconcile.senders import states_dates
from inforce.register.likeness import Likeness
from inforce.register.model import Edition, Listing, Standing, State, Unknown
from inforce.register.register import View
from inforce.values import value


class Turn(StrEnum):
    """Which end of a listing."""

    START = "start"
    END = "end"


@value(frozen=True, slots=True)
class Change:
    """An entry put on the register or taken off it. ``shown`` is the first edition that shows it, ``before`` the last
    that does not; ``when`` is the interval between them."""

    number: str
    turn: Turn
    when: Interval
    before: Edition | None
    shown: Edition

    @property
    def is_narrowed(self) -> bool:
        """The publisher's own date puts it before the edition that first shows it."""
        return self.when.by is not None and self.when.by < self.shown.look.latest

    @property
    def last(self) -> datetime | None:
        """The last instant at which it may have come: by the publisher's own date, else that of the first edition that shows
        it."""
        return self.when.by - TICK if self.when.by and self.is_narrowed else self.day_shown.last

    @property
    def day_shown(self) -> Period:
        """When the first edition that shows it was retrieved: an instant, or the day where no more is known."""
        return period_of(self.shown.look)

    def dated(self, tolerance: timedelta) -> Period:
        """The time that the register gives the change: the look that first shows it; where more than ``tolerance``
        lies between the looks on both sides, the whole of the interval. Before the first edition that is open. What the
        publisher states within the interval is the time."""
        after, shown = self.when.after, self.day_shown
        if after is not None and self.is_narrowed:
            return Period(after, self.last)
        if after is None or (self.when.by is not None and self.when.by - after > tolerance):
            return Period(after, shown.last)
        return shown


@dataclass(frozen=True)
class Party:
    """``numbers``: its entries, those that bear the name asked for first."""

    view: View
    numbers: tuple[str, ...]

    @cached_property
    def listings(self) -> tuple[tuple[str, Listing], ...]:
        found = [(number, listing) for number in self.numbers for listing in self.view.listings(number)]
        return tuple(
            sorted(found, key=lambda each: (each[1].start.by or each[1].first.look.latest, each[1].first.look))
        )

    @cached_property
    def starts(self) -> tuple[Change, ...]:
        """Every entry's every listing, the oldest first: a new number, or one brought back, is a new listing."""
        return tuple(
            Change(number, Turn.START, listing.start, listing.before, listing.first)
            for number, listing in self.listings
        )

    @cached_property
    def ends(self) -> tuple[Change, ...]:
        """Every removal of one of its entries, the oldest first."""
        found = [
            Change(number, Turn.END, listing.end, listing.last, listing.gone)
            for number, listing in self.listings
            if listing.end is not None and listing.gone is not None
        ]
        return tuple(sorted(found, key=lambda each: each.shown.look))

    @cached_property
    def departures(self) -> tuple[Change, ...]:
        """Removals that left none of its entries on the register."""
        return tuple(end for end in self.ends if not self.shown_by(end.shown))

    def had_duplicate(self, end: Change) -> bool:
        """The last edition with an entry showed the party under another number as well, and the next one does still."""
        shown = [(number, listing) for number, listing in self.listings if number != end.number and not listing.told]
        looks = [edition.look for edition in (end.before, end.shown) if edition]
        return any(all(own.first.look <= look <= own.last.look for look in looks) for _, own in shown)

    def shown_by(self, edition: Edition) -> bool:
        """Some entry of the party is in this edition."""
        shown = (listing for _, listing in self.listings if not listing.told)
        return any(listing.first.look <= edition.look <= listing.last.look for listing in shown)

    def state(self, at: datetime) -> State:
        """Listed while any entry is; not listed where all are known not to be."""
        standings = self.standings(at)
        states = {standing.state for standing in standings.values()}
        if State.LISTED in states or any(map(self._renumbered, standings.values())) or self._stated(standings, at):
            return State.LISTED
        return State.NOT_LISTED if states == {State.NOT_LISTED} else State.UNKNOWN

    def standing(self, number: str, at: datetime) -> Standing:
        return self.view.standing(number, at)

    def standings(self, at: datetime) -> dict[str, Standing]:
        return {number: self.standing(number, at) for number in self.numbers}

    def _renumbered(self, standing: Standing) -> bool:
        """One entry left and another came between two looks that both show the party."""
        before, after = standing.before, standing.after
        if standing.state is not State.UNKNOWN or before is None or after is None:
            return False
        near = after.look.latest - before.look.earliest <= self.view.staleness
        return near and self.shown_by(before) and self.shown_by(after)

    def _stated(self, standings: dict[str, Standing], at: datetime) -> bool:
        """Before the first edition, which shows the party: the publisher's own last listing date is earlier."""
        return any(
            standing.reason is Unknown.BEFORE_FIRST
            and standing.after is not None
            and self.shown_by(standing.after)
            and any(_ends_by(dates[-1:], at) for dates in [self.stated(number, standing.after.look.known)])
            for number, standing in standings.items()
        )

    def stated(self, number: str, before: datetime | None = None) -> list[Period]:
        """Listing dates that the publisher states for an entry, the oldest first."""
        entry = self.view.entry(number) if states_dates(self.view.register) else None
        found = [edtf.period(day) for day in entry.details.listed_on] if entry else []
        return sorted((day for day in found if day.first and (not before or day.first < before)), key=_first)

    def programmes(self, number: str, at: datetime) -> tuple[str, ...]:
        """Those of one entry as of a time, or of the nearest edition that shows it."""
        entry = self.view.entry(number, at)
        return entry.programmes if entry else ()

    def shown_at(self, at: datetime) -> str:
        """The entry to name for the state at a time: one that is listed then, else the one that was so last."""
        states = self.standings(at)
        listed = [number for number in self.numbers if states[number].state is State.LISTED]
        unknown = [number for number in self.numbers if states[number].state is State.UNKNOWN]
        last = sorted(self.numbers, key=self._last_shown, reverse=True)
        return (listed or unknown or last)[0]

    def _last_shown(self, number: str) -> Look:
        return max(listing.last.look for of, listing in self.listings if of == number)

    def name(self, number: str | None = None) -> str:
        entry = self.view.entry(number or self.numbers[0])
        return entry.name if entry else number or self.numbers[0]


def parties(view: View, numbers: Iterable[str]) -> tuple[Party, ...]:
    """Entries gathered into parties: those that the register takes for one party make one."""
    asked, found, seen = dict.fromkeys(numbers), list[Party](), set[str]()
    for number in asked:
        if number not in seen:
            together = sorted(_with_others(view, number), key=lambda each: each not in asked)
            found.append(Party(view, tuple(together)))
            seen.update(together)
    return tuple(found)


def _with_others(view: View, number: str) -> tuple[str, ...]:
    """The entry, with all that are one party with it: those that nothing speaks against; where some of these speak against
    each other, only those that are surely one, for then the name alone does not tell which is whose."""
    for least, against in ((Likeness.LIKELY, Likeness.OPEN), (Likeness.SURE, Likeness.CONTRARY)):
        together = _together(view, number, least)
        if all(view.likeness(*pair) > against for pair in combinations(together, 2)):
            return together
    return (number,)


def _together(view: View, number: str, least: Likeness) -> tuple[str, ...]:
    """The entry, then those that are so likely one party with it or with one of those."""
    seen, waiting = [number], [number]
    while waiting:
        current = waiting.pop(0)
        others = [other for other, _ in view.same_party(current) if other not in seen and view.listings(other)]
        others = [other for other in others if view.likeness(current, other) >= least]
        seen += others
        waiting += others
    return tuple(seen)


def gap_within(view: View, period: Period) -> tuple[Edition, Edition] | None:
    """Two looks one after the other, further apart than a look counts, with some of the period between them."""
    for before, after in pairwise(view.editions()):
        first, last = before.look.earliest, after.look.latest
        if last - first > view.staleness and Period(first, last).meets(period):
            return before, after
    return None


def period_of(look: Look) -> Period:
    """The instant of a look, or its day in UTC."""
    return Period(look.earliest, look.latest - TICK if look.by_day_only else look.latest)


def _ends_by(days: Iterable[Period], at: datetime) -> bool:
    return any(day.last is not None and day.last < at for day in days)


def _first(period: Period) -> datetime:
    assert period.first is not None
    return period.first
