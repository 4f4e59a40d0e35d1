"""The time at which a claim is judged, from the time that its report gives it."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from inforce import edtf
from inforce.claims.model import Action, Claim
from inforce.edtf import Period, Point, Precision, Range
from inforce.reconcile.party import Change, period_of
from inforce.reports.model import Report

_KEPT = 4096
"""Times that are remembered: one claim is asked for its own by each register."""
WIDE = timedelta(days=30)
"""A change interval longer than this gives a lag with two bounds (design, verdicts)."""


def claimed_time(claim: Claim, report: Report, asked: datetime) -> Period | None:
    """The period in which the act, or the state, is claimed; None where that is the moment asked.

    - Nothing said: the moment asked. A headline's present tense gives the report's day, unless that is still to come.
    - A state since some time (``2017/..``): the moment asked. A state over an interval: its end.
    - An approximate time (``2022-11~``) reaches as far again on either side.
    - Days are those of the report's zone.
    """
    if claim.when is None:
        day = _day_of(report) if claim.headline else None
        return day if day and day.first and day.first <= asked else None
    return _told(claim.when, claim.action is Action.REMAIN, _zone(report.published))


@lru_cache(_KEPT)
def _told(when: str, is_state: bool, zone: tzinfo) -> Period | None:  # noqa: FBT001 - a property of the claim
    value = edtf.parse(when)
    if is_state and isinstance(value, Range):
        return value.end.period(zone) if value.end else None
    return _with_doubt(value.period(zone)) if value.qualifier else value.period(zone)


def _with_doubt(period: Period) -> Period:
    """Widened by its own length, in whole days."""
    first, last = period
    return period.widened(timedelta(days=(last - first).days + 1)) if first and last else period


def published(report: Report) -> Period | None:
    """When a report was published; None where it does not say to the day."""
    return _to_the_day(report.published) if report.published is not None else None


@lru_cache(_KEPT)
def _to_the_day(published: str) -> Period | None:
    value = edtf.parse(published)
    return value.period() if isinstance(value, Point) and value.precision >= Precision.DAY else None


def precedes(change: Change, report: Period) -> bool:
    """The change came before the report, by the first edition that shows it or the date that the publisher states."""
    return change.last is not None and report.first is not None and change.last < report.first


def lag(change: Change, report: Period) -> str | None:
    """Calendar days in UTC from a report's publication to the first edition that shows a change, ISO 8601; to the day that
    the publisher states, where it puts the change before that edition.

    Both bounds where the change may have come at any time of more than 30 days. None where it precedes the report.
    """
    if report.first is None or precedes(change, report):
        return None
    since = report.first.astimezone(UTC).date()
    after, by = change.when.after, change.when.by
    longest = _days_between(since, change.last) if change.is_narrowed and change.last else _shown_after(change, since)
    if after is not None and by is not None and by - after <= WIDE:
        return f"P{longest}D"
    shortest = _days_between(since, after) if after is not None else 0
    return f"P{shortest}D/P{longest}D"


def _shown_after(change: Change, since: date) -> int:
    return max(0, (change.shown.look.day - since).days)


def _days_between(since: date, instant: datetime) -> int:
    return max(0, (instant.astimezone(UTC).date() - since).days)


def _day_of(report: Report) -> Period | None:
    """The report's own day, in its zone."""
    value = edtf.parse(report.published) if report.published else None
    if not isinstance(value, Point) or value.precision < Precision.DAY:
        return None
    return Point(value.year, value.month, value.day).period(_zone(report.published))


@lru_cache(_KEPT)
def _zone(published: str | None) -> tzinfo:
    """The zone that a report's publication names or implies, else UTC."""
    value = edtf.parse(published) if published else None
    clock = value.clock if isinstance(value, Point) else None
    return clock.tzinfo if clock and clock.tzinfo else UTC


def distance(change: Change, period: Period) -> timedelta:
    """How far the first edition that shows a change is from a period."""
    shown = period_of(change.shown.look)
    if shown.meets(period):
        return timedelta(0)
    if period.first and shown.last and shown.last < period.first:
        return period.first - shown.last
    return shown.first - period.last if period.last and shown.first else timedelta.max
