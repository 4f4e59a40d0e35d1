"""Dates and times of day as datelines, list pages and mail headers write them, English and Russian.

One date is found at a time, with the words that belong to it (weekday, time, zone), so that the caller sees what else
the line says. Times come back as EDTF; a time of day has a zone only where the words name one.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from inforce.edtf import Point
from inforce.patterns import later
from inforce.reports.knowledge import Phrases, table
from inforce.values import replace, value

_LOOK = 300
"""Characters of a line in which a date is sought."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIGURE = re.compile(r"\d")
"""In every date stands one."""


@value(frozen=True, slots=True)
class Stamp:
    """A date found at ``line[start:end]``.

    ``year`` None: the words leave it out; ``day`` None: only a month is named; ``clock`` has no zone of its own,
    ``zone`` is the one that the words name.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None = None
    clock: time | None = None
    zone: tzinfo | None = None

    @property
    def edtf(self) -> str | None:
        """EDTF of the date; None while its year is unknown."""
        if self.year is None:
            return None
        if self.day is None or self.clock is None:
            return str(Point(self.year, self.month, self.day))
        clock = self.clock if self.zone is None else self.clock.replace(tzinfo=self._offset(self.zone))
        return str(Point(self.year, self.month, self.day, clock))

    def in_year(self, year: int) -> "Stamp | None":
        """The same day of a year; None where that year has no such day."""
        return replace(self, year=year) if _exists(year, self.month, self.day) else None

    def _offset(self, zone: tzinfo) -> tzinfo:
        moment = datetime(self.year or 1, self.month, self.day or 1, tzinfo=zone)
        offset = moment.replace(hour=(self.clock or time()).hour).utcoffset() or timedelta()
        return _fixed(round(offset.total_seconds() / 60))


@lru_cache(maxsize=64)
def find_date(line: str, start: int = 0) -> Stamp | None:
    """The first date in a line, with weekday, time of day and zone where they stand beside it."""
    line = line[: start + _LOOK]
    if (figure := _FIGURE.search(line, start)) is None:
        return None
    place = max(start, figure.start() - _before_figure())
    while found := _DATE.search(line, place):
        if not _names_month(found):
            place = found.start() + 1
        elif stamp := _stamp(found):
            return _with_clock(line, _with_weekday(line, stamp))
        else:
            place = found.end()
    return None


def _names_month(found: re.Match[str]) -> bool:
    """The word that stands where a date would name its month is one, if there is such a word."""
    word = found["m4"] or found["m5"]
    return word is None or word.lower() in _months()


def header_date(value: str) -> str | None:
    """EDTF of what stands in a ``Date:`` line, in any form that ``find_date`` reads."""
    stamp = find_date(" ".join(value.split()))
    return stamp.edtf if stamp else None


def day_of(edtf: str | None) -> date | None:
    """The calendar day that an EDTF date of day or instant names, in its own zone."""
    try:
        return date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return None


def nearest_year(stamp: Stamp, known: date) -> Stamp | None:
    """A date without a year, in the year that brings it closest before a day on which it was already known."""
    latest = known + timedelta(days=1)  # zones: the outlet may be a day ahead
    for year in range(latest.year, latest.year - 9, -1):  # nine years: 29 February
        found = stamp.in_year(year)
        if found and date(year, found.month, found.day or 1) <= latest:
            return found
    return None


_YEAR_SIGN = r"(?:\s?(?:г\.|года?\b|г\b))?"
_WORD = r"[^\W\d_]+"
_DATE = later(
    rf"""
    (?<![\w.,:/-])(?:
      (?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\d-])
    | (?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}}|\d\d)(?!\.?\d){_YEAR_SIGN}
    | (?P<a3>\d{{1,2}})/(?P<b3>\d{{1,2}})/(?P<y3>\d{{4}})(?![\d/])
    | (?P<d4>\d{{1,2}})(?:st|nd|rd|th|-го|-е|\.(?=\s{_WORD}\s\d{{4}}))?(?:\s|\s?-\s?)(?:of\s)?(?P<m4>{_WORD})\b\.?
        (?:,?[\s-]+(?P<y4>\d{{4}})(?!\d))?{_YEAR_SIGN}
    | (?P<m5>{_WORD})\b\.?(?:
          \s{{1,2}}(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?!:\d)
          (?:\s(?P<t5>\d\d:\d\d:\d\d)(?P<o5>\s[A-Z]{{1,5}}|\s[+-]\d{{4}})?\s(?P<z5>\d{{4}})(?!\d)|,?\s(?P<y5>\d{{4}})(?![\d:]))?
        | ,?\s(?P<y6>\d{{4}})(?!\d)
        ){_YEAR_SIGN}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""All ways of writing a date, tried together at each place; any word may stand for the month."""


@cache
def _before_figure() -> int:
    """Characters before its first figure with which a date may begin: the longest month, a full stop, two signs."""
    return max(map(len, _months())) + 3


def _stamp(found: re.Match[str]) -> Stamp | None:
    part = found.groupdict()
    year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["z5"] or part["y5"] or part["y6"]
    full = None if year is None else int(year) + 2000 if len(year) == 2 else int(year)
    if (part["m4"] or part["m5"] or "").islower() and found[0].isascii():
        return None  # English months have a capital: "it may 20 times"
    told = _slashed(int(part["a3"]), int(part["b3"])) if part["a3"] else _day_and_month(part)
    if told is None or not _exists(full, told[1], told[0]):
        return None
    clock = time.fromisoformat(part["t5"]) if part["t5"] and _CLOCKED.fullmatch(part["t5"]) else None
    zone, _ = _zone_at(part["o5"] or "", 0)
    return Stamp(found.start(), found.end(), full, told[1], told[0], clock, zone)


def _day_and_month(part: dict[str, str | None]) -> tuple[int | None, int]:
    day, month = part["d1"] or part["d2"] or part["d4"] or part["d5"], part["m1"] or part["m2"]
    named = part["m4"] or part["m5"] or ""
    return int(day) if day else None, int(month) if month else _months()[named.lower()]


def _slashed(first: int, second: int) -> tuple[int | None, int] | None:
    """Day and month of ``13/09/2025`` or ``9/13/2025``; where both could be months nobody can tell."""
    if first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None


def _exists(year: int | None, month: int, day: int | None) -> bool:
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year or 2024, month, 1 if day is None else day)  # a leap year: 29 February of an unknown year exists
    except ValueError:
        return False
    return True


def _with_weekday(line: str, stamp: Stamp) -> Stamp:
    head = line[max(0, stamp.start - _WEEKDAY) : stamp.start].lower()
    tail = line[stamp.end : stamp.end + _WEEKDAY].lower()
    if not any(day in head or day in tail for day in _days()):
        return stamp
    weekday_before, weekday_after = _weekdays()
    before, after = weekday_before.search(head), weekday_after.match(tail)
    if before is None and after is None:
        return stamp
    start = stamp.start - len(before[0]) if before else stamp.start
    return replace(stamp, start=start, end=stamp.end + len(after[0]) if after else stamp.end)


@cache
def _days() -> tuple[str, ...]:
    """Weekdays in lower case, the longest first."""
    return tuple(sorted(map(str.lower, table("dates")["words"]["weekdays"]), key=len, reverse=True))


@cache
def _weekdays() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A weekday before a date, and one after it, in lower case."""
    weekdays = "|".join(_days())
    return re.compile(rf"(?<!\w)(?:{weekdays})\.?,?\s{{1,2}}\Z"), re.compile(rf",?\s?\(?(?:{weekdays})\b\.?\)?")


_WEEKDAY = 20
"""Characters beside a date among which a weekday stands with its marks."""


_CLOCKED = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d")
_CLOCK = (
    r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,6})?)?)?(?!\d)\s?(?P<half>[ap]\.?m\b\.?)?"
)
_AFTER = re.compile(rf"(?:T(?=\d)|[\s,|·•–—-]{{1,4}}(?:(?:at|@|в|о)\s{{1,2}})?){_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\d:.]){_CLOCK}(?:\s{{0,2}}(?P<zone>[A-Z]{{1,4}}|[+-]\d\d:?\d\d))?(?:\s(?:on|от))?[\s,|·•–—-]{{1,4}}\Z",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s?\(?(?:GMT|UTC)?\s?(?P<sign>[+−-])(?:(?P<h>\d\d):?(?P<m>\d\d)|(?<=[CT][+−-])(?P<hour>\d{1,2}))(?!\d)\)?"
)


def _with_clock(line: str, stamp: Stamp) -> Stamp:
    if stamp.day is None or stamp.clock:
        return stamp
    after = _AFTER.match(line, stamp.end)
    clock = _clock(after) if after else None
    if after and clock:
        zone, end = _zone_at(line, after.end())
        return replace(stamp, end=end, clock=clock, zone=zone)
    cut = max(0, stamp.start - 30)
    before = _BEFORE.search(line[cut : stamp.start])
    clock = _clock(before) if before else None
    if not before or not clock:
        return stamp
    zone, _ = _zone_at(before["zone"] or "", 0)
    return replace(stamp, start=cut + before.start(), clock=clock, zone=zone)


def _clock(found: re.Match[str]) -> time | None:
    """A time of day: minutes or am/pm must be there, and a full stop between hours and minutes needs am/pm."""
    hour, half = int(found["h"]), (found["half"] or "").lower()
    if (
        found["m"] is None or "." in found[0][found.start("h") - found.start() : found.end("m") - found.start()]
    ) and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(found["m"] or 0), int(found["s"] or 0))


def _zone_at(line: str, place: int) -> tuple[tzinfo | None, int]:
    """The zone named at a place of the line, and where its name ends. ``-0000`` names none (RFC 5322, 3.3)."""
    offset = _OFFSET.match(line, place)
    if offset:
        minutes = 60 * int(offset["h"] or offset["hour"]) + int(offset["m"] or 0)
        known = minutes < 24 * 60 and not (minutes == 0 and offset["sign"] == "-")
        return _fixed(minutes if offset["sign"] == "+" else -minutes) if known else None, offset.end()
    if not line[place:].lstrip().removeprefix("(").startswith(_zones()) or not (
        named := _zone_names().match(line, place)
    ):
        return None, place
    fixed: dict[str, int] = table("dates")["zones"]["fixed"]
    name = named["name"]
    return _fixed(fixed[name]) if name in fixed else ZoneInfo(table("dates")["zones"]["place"][name]), named.end()


@cache
def _zones() -> tuple[str, ...]:
    """The names of zones, the longest first."""
    zones = table("dates")["zones"]
    return tuple(sorted((name for kind in ("fixed", "place") for name in zones[kind]), key=len, reverse=True))


@cache
def _zone_names() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}\(?(?P<name>{'|'.join(map(re.escape, _zones()))})\b\)?")


def _fixed(minutes: int) -> tzinfo:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in table("dates")["months"].items() for name in names}


LEADS = Phrases("dates", "words", "published")
"""Words before the date on which something was published."""
UPDATED = Phrases("dates", "words", "updated")
"""Words before a date that is not that of publication."""
