"""Times as reports tell them: EDTF, the Extended Date/Time Format of ISO 8601-2:2019.

Read and written are the parts that reports need::

    2023   2025-09   2025-09-11   2025-09-11T17:00   2025-09-11T17:00+03:00   2025-09-11T14:00:30Z
    2025-21 … 2025-24                       spring, summer, autumn, winter
    2014/2015   2022-02/..   ../2025-09-11  intervals, open at either end
    2023~   2025-09?   2012%                approximate, uncertain, both

A day belongs to the zone of the report that names it. Where that is not known it is taken in UTC.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum
from functools import lru_cache

from inforce.errors import BadTime
from inforce.moment import parse_zone
from inforce.values import value

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?"
    r"(?P<qualifier>[~?%]?)"
)
_SPRING, _WINTER = 21, 24
_LAST_INSTANT = time.max


class Precision(IntEnum):
    """How exactly a time is told; the finer, the greater."""

    YEAR = 1
    SEASON = 2
    MONTH = 3
    DAY = 4
    INSTANT = 5


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time that a value denotes, in UTC: first and last instant, both included; None is an open end."""

    first: datetime | None
    last: datetime | None

    def __iter__(self) -> Iterator[datetime | None]:
        return iter((self.first, self.last))

    def contains(self, other: "datetime | Period") -> bool:
        """The instant, or the whole of the other period, lies within this one."""
        inner = Period(other, other) if isinstance(other, datetime) else other
        after_first = self.first is None or (inner.first is not None and self.first <= inner.first)
        before_last = self.last is None or (inner.last is not None and inner.last <= self.last)
        return after_first and before_last

    def meets(self, other: "Period") -> bool:
        """The two have an instant in common."""
        return not (_before(self.last, other.first) or _before(other.last, self.first))

    def widened(self, by: timedelta) -> "Period":
        """The period with a tolerance on either side; an end that would leave the calendar becomes open."""
        return Period(_shifted(self.first, -by), _shifted(self.last, by))


@value(frozen=True, slots=True)
class Point:
    """One date: a year, season (``month`` 21 to 24), month, day, or a time on a day.

    ``qualifier``: ``~`` approximate, ``?`` uncertain, ``%`` both, or empty. Raises BadTime for no such date.
    """

    year: int
    month: int | None = None
    day: int | None = None
    clock: time | None = None  # with tzinfo where the zone is known
    qualifier: str = ""

    def __post_init__(self) -> None:
        month = self.month
        if month is not None and not (1 <= month <= 12 or (_SPRING <= month <= _WINTER and self.day is None)):
            raise BadTime(f"there is no month {month:02}; months are 01 to 12, seasons 21 to 24")
        if (self.day is not None and month is None) or (self.clock is not None and self.day is None):
            raise BadTime("a day needs its month, and a time its day")
        try:
            date(self.year, month if month and month <= 12 else 1, day := 1 if self.day is None else self.day)
        except ValueError as error:
            raise BadTime(f"{self.year:04}-{month or 1:02}-{day:02} is not a date: {error}") from None

    @classmethod
    def on(cls, day: date) -> "Point":
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        if self.clock is not None:
            return Precision.INSTANT
        if self.day is not None:
            return Precision.DAY
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.month <= 12 else Precision.SEASON

    @property
    def days(self) -> tuple[date, date]:
        """First and last calendar day, in the date's own zone. Winter runs from December into the next year."""
        if self.day is not None:
            day = date(self.year, self.month or 1, self.day)
            return day, day
        match self.precision:
            case Precision.YEAR:
                return date(self.year, 1, 1), date(self.year, 12, 31)
            case Precision.SEASON:
                first = 3 * ((self.month or _SPRING) - 20)
                year, last = (self.year + 1, 2) if first == 12 else (self.year, first + 2)
                if year > date.max.year:
                    raise BadTime(f"{self} ends after the last year that can be counted")
                return date(self.year, first, 1), _last_of_month(year, last)
            case _:
                return date(self.year, self.month or 1, 1), _last_of_month(self.year, self.month or 1)

    def period(self, zone: tzinfo = UTC) -> Period:
        first, last = self.days
        if self.clock is not None:
            instant = _instant(first, self.clock, self.clock.tzinfo or zone)
            return Period(instant, instant)
        return Period(_instant(first, time.min, zone), _instant(last, _LAST_INSTANT, zone))

    def exactly(self) -> "Point":
        """The same date without its qualifier."""
        return replace(self, qualifier="")

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + ("" if self.clock is None else _clock_text(self.clock)) + self.qualifier


@dataclass(frozen=True, slots=True)
class Range:
    """An interval between two dates, both included; None is an open end.

    Raises BadTime where it ends before it begins.
    """

    start: Point | None
    end: Point | None

    def __post_init__(self) -> None:
        if self.start and self.end and _ends_before_it_begins(self.start, self.end):
            raise BadTime(f"{self.start}/{self.end} ends before it begins")

    @property
    def precision(self) -> Precision:
        """That of the less exact end."""
        return min((end.precision for end in (self.start, self.end) if end), default=Precision.YEAR)

    @property
    def qualifier(self) -> str:
        return "".join(dict.fromkeys(end.qualifier for end in (self.start, self.end) if end))

    def period(self, zone: tzinfo = UTC) -> Period:
        first = self.start.period(zone).first if self.start else None
        return Period(first, self.end.period(zone).last if self.end else None)

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"


def _ends_before_it_begins(start: Point, end: Point) -> bool:
    """In whatever zone: where one end alone names its own, only their days can be compared."""
    if _names_zone(start) is not _names_zone(end):
        return start.days[0] > end.days[1]
    return _before(end.period().last, start.period().first)


def _names_zone(point: Point) -> bool:
    return point.clock is not None and point.clock.tzinfo is not None


EDTF = Point | Range


@lru_cache(4096)
def parse(text: str) -> EDTF:
    """The value that ``text`` writes. An empty end of an interval (unknown) is read as an open one. Raises BadTime."""
    text = text.strip()
    if "/" not in text:
        return _point(text)
    ends = text.split("/")
    if len(ends) != 2 or ends in (["", ""], ["..", ".."]):
        raise BadTime(f"{text!r} is not an interval; write 2014/2015, 2022-02/.. or ../2025-09-11")
    start, end = (None if part in ("", "..") else _point(part) for part in ends)
    return Range(start, end)


def period(text: str, zone: tzinfo = UTC) -> Period:
    """First and last instant of what ``text`` writes; days without a zone of their own are taken in ``zone``.

    Raises BadTime.
    """
    return parse(text).period(zone)


def precision(text: str) -> Precision:
    """How exactly ``text`` tells its time. Raises BadTime."""
    return parse(text).precision


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found or not text.isascii():
        raise BadTime(f"{text!r} is not a date in EDTF; write 2023, 2025-09, 2025-09-11 or 2025-09-11T17:00+03:00")
    year, month, day = (int(part) if (part := found[name]) else None for name in ("year", "month", "day"))
    return Point(year or 0, month, day, _clock(found) if found["hour"] else None, found["qualifier"])


def _clock(found: re.Match[str]) -> time:
    zone = parse_zone(found["zone"]) if found["zone"] else None
    try:
        return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), tzinfo=zone)
    except ValueError as error:
        raise BadTime(f"{found[0]!r} is not a time: {error}") from None


def _clock_text(clock: time) -> str:
    text = clock.isoformat("seconds" if clock.second else "minutes")
    return "T" + text.replace("+00:00", "Z")


def _instant(day: date, clock: time, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(day, clock.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise BadTime(f"{day}T{clock} cannot be counted in UTC: {error}") from None


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _before(a: datetime | None, b: datetime | None) -> bool:
    return a is not None and b is not None and a < b


def _shifted(instant: datetime | None, by: timedelta) -> datetime | None:
    try:
        return instant and instant + by
    except OverflowError:
        return None
