"""The listings of entries and their states: what looks show, with what the publisher states of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from inforce.moment import Interval
from inforce.register.looks import edition_of
from inforce.register.model import Listing, Standing, State, Unknown
from inforce.register.notices import Notice, Turn, narrowed
from inforce.register.shown import Shown
from inforce.register.sight import Sight
from inforce.register.stated import Stated
from inforce.register.store import Stretch
from inforce.register.weighing import as_told, weigh

_KEPT = 10_000
"""States that are remembered: one finding asks for the same several times."""


class Standings:
    """Those of the entries of one register, by the looks in force that were known. ``staleness``: how long a look
    counts; ``presence`` given to a method is that of its entry."""

    def __init__(self, sight: Sight, shown: Shown, stated: Stated, staleness: timedelta) -> None:
        self._sight = sight
        self._shown = shown
        self._stated = stated
        self._staleness = staleness
        self._known: dict[tuple[str, datetime], Standing] = {}

    def listings(self, number: str) -> tuple[Listing, ...]:
        """Every stretch of time on the register, oldest first; empty for an entry never listed."""
        shown = self._shown_listings(number, self._shown.presence(number))
        return (*(each for each in self._told_listings(number) if not _overlaps(each, shown)), *shown)

    def _shown_listings(self, number: str, presence: list[Stretch]) -> list[Listing]:
        """Those that looks showed, their ends narrowed by what the publisher states."""
        if not presence:
            return []
        notices = self._stated.of(number)
        return [_dated(self._sight.listing(stretch), notices) for stretch in presence]

    def _told_listings(self, number: str) -> list[Listing]:
        """Every listing as the newest edition tells it, where the list tells its own past."""
        if (told := self._stated.past(number)) is None:
            return []
        teller = edition_of(told.edition)
        return [
            Listing(start, end, None, teller, teller, teller if end else None, told=True)
            for start, end in told.stretches
        ]

    def standing(self, number: str, at: datetime) -> Standing:
        """The state of an entry at a time, with the looks on both sides."""
        known = self._known.get((number, at))
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[number, at] = self.of(number, self._shown.presence(number), at)
        return known

    def of(self, number: str, presence: list[Stretch], at: datetime) -> Standing:
        """The same, of a presence that is at hand."""
        shown = self._shown_listings(number, presence)
        standing = self._sight.by_looks(presence, shown, at)
        if notices := self._stated.of(number):
            standing = weigh(standing, shown, notices, at, self._staleness)
            standing = as_told(standing, self._told_listings(number), at)
        return standing

    def may_be_listed(self, number: str, at: datetime) -> bool:
        """It was on the register at a time, or nobody can say that it was not and something speaks for it."""
        presence = self._shown.presence(number)
        return self.speaks_for(self.of(number, presence, at), presence, at)

    def speaks_for(self, standing: Standing, presence: list[Stretch], at: datetime) -> bool:
        """A state says that an entry was listed, or it is unknown and a look around the time, or the publisher's own word,
        speaks for it."""
        if standing.state is not State.UNKNOWN:
            return standing.state is State.LISTED
        around = self._sight.stretch(*self._sight.around(at))
        shown = any(stretch.covers(look.at) for stretch in presence for look in around)
        return shown or standing.reason is Unknown.STATED

    def narrowed_ends(self, number: str, since: Interval, until: Interval | None) -> tuple[Interval, Interval | None]:
        """When an entry began and ceased to say something, where it came and went with that: narrowed by what the
        publisher states of its coming and going."""
        if not (notices := self._stated.of(number)):
            return since, until
        shown = [self._sight.listing(stretch) for stretch in self._shown.presence(number)]
        if any(listing.start == since for listing in shown):
            since = narrowed(since, Turn.LISTED, notices)[0]
        if until is not None and any(listing.end == until for listing in shown):
            until = narrowed(until, Turn.REMOVED, notices)[0]
        return since, until


def _dated(listing: Listing, notices: Sequence[Notice]) -> Listing:
    """A listing with its ends narrowed."""
    if not notices:
        return listing
    start, start_by = narrowed(listing.start, Turn.LISTED, notices)
    end, end_by = narrowed(listing.end, Turn.REMOVED, notices) if listing.end else (None, None)
    return replace(listing, start=start, end=end, start_by=start_by, end_by=end_by)


def _overlaps(told: Listing, shown: list[Listing]) -> bool:
    """A listing that is told of the past is one of those that looks show."""
    if told.end is None or told.end.by is None or told.start.after is None:
        return True  # it is listed still: looks show it
    begins, ends = told.start.after, told.end.by
    spans = ((each.start.after or each.start.by, each.end.by if each.end else None) for each in shown)
    return any(start is not None and start < ends and (end is None or end > begins) for start, end in spans)
