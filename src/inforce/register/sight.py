"""What the looks around a time tell of a presence on the register: listed, not listed, or unknown and why. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from inforce.moment import Interval
from inforce.register.looks import Looks, edition_of
from inforce.register.model import Listing, Standing, State, Unknown
from inforce.register.store import KeptEdition, Stretch, microseconds


class Sight:
    """The looks in force of a register as far as they were known. ``staleness``: how long a look counts."""

    def __init__(self, looks: Looks, staleness: timedelta) -> None:
        self._looks = looks
        self._staleness = staleness

    def around(self, at: datetime) -> tuple[int | None, int | None]:
        """Positions of the last look surely taken at or before ``at`` and of the first surely at or after it."""
        before = self._looks.until(microseconds(at)) - 1
        after = before if before >= 0 and self._looks[before].look.earliest >= at else before + 1
        while after < len(self._looks) and self._looks[after].look.earliest < at:
            after += 1  # a look known by its day only may have been taken before or after
        return (before if before >= 0 else None, after if after < len(self._looks) else None)

    def unknown_between(self, before: int | None, after: int | None, at: datetime) -> Unknown | None:
        """Why looks at both sides that show no entry do not tell that there was none."""
        if before is None:
            return Unknown.BEFORE_FIRST if self._looks else Unknown.NO_EDITION
        if after is None:
            return Unknown.STALE if at - self._looks[before].look.earliest > self._staleness else None
        return Unknown.GAP if self._gap(before, after) else None

    def _gap(self, before: int, after: int) -> bool:
        """Two looks one after the other in this stretch are further apart than a look counts."""
        stretch = self._looks[before : after + 1]
        return any(b.look.latest - a.look.earliest > self._staleness for a, b in pairwise(stretch))

    def listing(self, stretch: Stretch) -> Listing:
        """A stretch of presence with the looks on both sides of its ends."""
        first = self._looks.position(stretch.first)
        gone = self._looks.position(stretch.gone) if stretch.gone is not None else None
        before = self._looks[first - 1] if first else None
        last = self._looks[gone - 1] if gone is not None else self._looks[-1]
        return Listing(
            start=Interval(before.look.earliest if before else None, self._looks[first].look.latest),
            end=Interval(last.look.earliest, self._looks[gone].look.latest) if gone is not None else None,
            before=edition_of(before) if before else None,
            first=edition_of(self._looks[first]),
            last=edition_of(last),
            gone=edition_of(self._looks[gone]) if gone is not None else None,
        )

    def by_looks(self, presence: list[Stretch], listings: list[Listing], at: datetime) -> Standing:
        """The state as looks alone give it."""
        before, after = self.around(at)
        edge = [edition_of(self._looks[side]) if side is not None else None for side in (before, after)]
        listing = _nearest(listings, at)
        shown = {_shows(presence, look) for look in self.stretch(before, after)}
        if shown == {True} and before is not None:
            stale = after is None and self.unknown_between(before, after, at)
            gap = after is not None and self._gap(before, after)
            state = State.UNKNOWN if stale else State.LISTED
            return Standing(state, edge[0], edge[1], listing, stale or None, gap)
        reason = self.unknown_between(before, after, at)
        if len(shown) > 1 and reason in {None, Unknown.GAP}:
            reason = Unknown.CHANGED
        return Standing(State.UNKNOWN if reason else State.NOT_LISTED, edge[0], edge[1], listing, reason)

    def stretch(self, before: int | None, after: int | None) -> list[KeptEdition]:
        """The looks from one position to another, both with; None: from the first, or to the newest."""
        return self._looks[before or 0 : len(self._looks) if after is None else after + 1]


def _shows(presence: Iterable[Stretch], look: KeptEdition) -> bool:
    return any(stretch.covers(look.at) for stretch in presence)


def _nearest(listings: list[Listing], at: datetime) -> Listing | None:
    """The listing that covers a time or may have begun by it; else the last that ended before."""
    begun = [each for each in listings if each.start.after is None or each.start.after < at]
    return begun[-1] if begun else None
