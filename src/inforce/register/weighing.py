"""What looks say of an entry at a time, weighed with what its publisher states. Pure.

Looks come first. Where they leave open on which side of a change a time lies, a notice within the interval tells. A
notice beyond the looks (a removal published after the last of them) makes the state unknown: nobody has seen it yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from inforce.moment import Interval
from inforce.register.model import Listing, Standing, State, Unknown
from inforce.register.notices import Notice, Turn

_STATES = {Turn.LISTED: State.LISTED, Turn.REMOVED: State.NOT_LISTED}


def weigh(
    standing: Standing,
    listings: Sequence[Listing],
    notices: Sequence[Notice],
    at: datetime,
    staleness: timedelta,
) -> Standing:
    """The state at ``at`` as the looks give it, made more certain or less by notices."""
    match standing.reason:
        case Unknown.CHANGED:
            return _within(standing, listings, notices, at, staleness)
        case Unknown.BEFORE_FIRST:
            return _before_first(standing, listings, at)
        case None:
            return _gainsaid(standing, notices, at)
    return standing


def _within(
    standing: Standing, listings: Iterable[Listing], notices: Iterable[Notice], at: datetime, staleness: timedelta
) -> Standing:
    """Between two looks that differ: on which side of the change that is stated."""
    for each in listings:
        if each.start_by and (each.before, each.first) == (standing.before, standing.after):
            return _on_a_side(standing, each, each.start, each.start_by, notices, at, staleness)
        if each.end and each.end_by and (each.last, each.gone) == (standing.before, standing.after):
            return _on_a_side(standing, each, each.end, each.end_by, notices, at, staleness)
    return standing


def _on_a_side(
    standing: Standing,
    listing: Listing,
    when: Interval,
    by: Notice,
    notices: Iterable[Notice],
    at: datetime,
    staleness: timedelta,
) -> Standing:
    before, after = standing.before, standing.after
    if before is None or after is None or when.after is None or when.by is None:
        return standing
    fitting = [each for each in notices if each.when.meets(Interval(before.look.earliest, after.look.latest))]
    begins, ends = _bounds(when.after, when.by, by, fitting)
    if begins < at < ends:
        return standing
    begun = at >= ends
    listed = begun is (by.turn is Turn.LISTED)
    since, until = (ends, after.look.latest) if begun else (before.look.earliest, begins)
    far = until - since > staleness
    if far and not listed:
        return replace(standing, reason=Unknown.GAP, listing=listing, notice=by)
    state = State.LISTED if listed else State.NOT_LISTED
    shown = listing if listed or by.turn is Turn.REMOVED else None
    return replace(standing, state=state, reason=None, listing=shown, gap=far, notice=by)


def _bounds(after: datetime, until: datetime, by: Notice, fitting: Sequence[Notice]) -> tuple[datetime, datetime]:
    """Within which it changed: of one notice as it narrows the looks, of all where it came and went more than once."""
    if all(each.turn is by.turn for each in fitting):
        return after, until
    return min(each.after for each in fitting), max(each.by for each in fitting)


def _before_first(standing: Standing, listings: Sequence[Listing], at: datetime) -> Standing:
    """Before the first edition, and after the publisher states that it was listed which that edition shows."""
    first = next(iter(listings), None)
    if first and first.start_by and first.before is None and first.start.by and at >= first.start.by:
        return replace(standing, state=State.LISTED, reason=None, listing=first, notice=first.start_by)
    return standing


def _gainsaid(standing: Standing, notices: Iterable[Notice], at: datetime) -> Standing:
    """A known state against which something is stated that no look has shown or refuted.

    What is stated of a day within which the last look was taken, and is not shown by it, came later that day."""
    before, after = standing.before, standing.after
    beyond = [
        each
        for each in notices
        if before
        and each.by > before.look.latest
        and (after is None or each.by <= after.look.earliest)
        and max(each.after, before.look.latest) < at
    ]
    done = [each for each in beyond if each.by <= at][-1:]
    open_ = [each for each in beyond if each.by > at]
    against = next((each for each in (*open_, *done) if _STATES[each.turn] is not standing.state), None)
    return replace(standing, state=State.UNKNOWN, reason=Unknown.STATED, notice=against) if against else standing


def as_told(standing: Standing, told: Sequence[Listing], at: datetime) -> Standing:
    """An unknown state as a younger edition tells it that knows its own past. ``told``: every listing, as it tells it."""
    teller = next((each.first for each in told), None)
    if standing.state is not State.UNKNOWN or teller is None or at >= teller.look.earliest:
        return standing
    if any(_open(each.start, at) or _open(each.end, at) for each in told):
        return replace(standing, reason=Unknown.CHANGED, told=teller)
    begun = [each for each in told if each.start.by is not None and each.start.by <= at]
    listing = begun[-1] if begun else None
    listed = listing is not None and (
        listing.end is None or (listing.end.after is not None and at <= listing.end.after)
    )
    state = State.LISTED if listed else State.NOT_LISTED
    return replace(standing, state=state, reason=None, listing=listing, gap=False, told=teller)


def _open(interval: Interval | None, at: datetime) -> bool:
    """A time lies strictly within: before or after the change, nobody can tell."""
    return bool(interval and interval.after and interval.by and interval.after < at < interval.by)
