"""Days, weeks, months and years counted from a report's day or the time told before; distances; times of day."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inforce.claims.timesetting import (
    WEEK,
    Setting,
    coarser,
    day_for,
    number_in,
    shifted_days,
    shifted_months,
    which_in,
)
from inforce.claims.timewords import Told
from inforce.edtf import EDTF, Point, Precision, Range
from inforce.values import replace

_SUNDAY = 6


def unit_form(told: Told, setting: Setting) -> EDTF | None:
    """The calendar unit that "last week", "this year" tell; None where nothing tells from when it is counted."""
    return calendar_unit(_unit(told, setting), which_in(told, setting), setting)


_STEP = {"last": -1, "previous": -1, "next": 1, "following": 1}


def calendar_unit(unit: str, which: str, setting: Setting) -> EDTF | None:
    """The calendar day, week, month, year or decade before, around or after the day that ``which`` counts from."""
    if which == "same" and unit == "time":
        return setting.told[-1] if setting.told else None
    told = setting.previous(unit)
    if which == "same" and told is not None and coarser(told, unit):
        return told
    base = day_for(which, setting, unit)
    if base is None or (setting.anchor and not setting.anchor.exact and unit in ("day", "week")):
        return None
    return _unit_at(unit, base, _STEP.get(which, 0))


def _unit_at(unit: str, base: date, step: int) -> EDTF | None:
    match unit:
        case "day":
            return shifted_days(base, step)
        case "week":
            monday = shifted_days(base, WEEK * step - base.weekday())
            return Range(monday, shifted_days(monday.days[0], _SUNDAY))
        case "month":
            return shifted_months(Point(base.year, base.month), step)
        case "year":
            return Point(base.year + step)
        case "decade":
            first = base.year - base.year % 10 + 10 * step
            return Range(Point(first), Point(first + 9))
        case _:
            return None


# Distances -----------------------------------------------------------------------------------------------------------


def distance(told: Told, setting: Setting) -> EDTF | None:
    """ "Two years ago", "a month later", "within 30 days", "a year and a half ago"."""
    halves, unit = _halves(told, setting), _unit(told, setting)
    direction = str(told.form.fixed.get("direction") or setting.words.value("direction", told.slots["direction"]))
    if not halves or told.form.fixed.get("tense", setting.tense) != setting.tense:
        return None
    base = _distance_base(direction, setting, unit)
    if base is None or coarser(base, unit) or (halves % 2 and coarser(base, "month")):
        return None
    if direction == "within":
        end = _moved(base, halves, unit)
        begin = Point.on(base.days[0]) if base.precision is Precision.INSTANT else base
        return Range(begin, _no_finer(end, begin)) if end else None
    moved = _moved(base, -halves if direction in ("ago", "earlier") else halves, unit)
    if moved and halves % 2:
        return Point(moved.year, moved.month, moved.day if unit in _DAYS else None, qualifier="~")
    return _rounded(moved, unit) if moved else None


def _unit(told: Told, setting: Setting) -> str:
    return str(told.form.fixed.get("unit") or setting.words.value("unit", told.slots["unit"]))


def _halves(told: Told, setting: Setting) -> int | None:
    """How many halves of the unit are counted: "half a year" is one; None where it is another part of it."""
    if decimal := told.slots.get("decimal"):
        whole, _, tenths = decimal.replace(",", ".").partition(".")
        return 2 * int(whole) + 1 if tenths == "5" else None
    number = number_in(told, setting, "number")
    count = int(told.form.fixed.get("count", 1)) if number is None else number
    return 2 * count + int(told.form.fixed.get("halves", 0))


def _distance_base(direction: str, setting: Setting, unit: str) -> Point | None:
    told = (
        setting.previous(unit)
        if direction in ("earlier", "later")
        else setting.local
        if direction == "within"
        else None
    )
    if isinstance(told, Range):
        told = (told.start if direction == "earlier" else told.end) or told.start or told.end
    if told is None and setting.anchor is not None:
        return Point.on(setting.anchor.day) if setting.anchor.exact else Point(setting.anchor.day.year)
    return told


_DAYS = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_HALF_MONTH = 15
"""Days."""


def _moved(base: Point, halves: int, unit: str) -> Point | None:
    day, sign = base.days[0], 1 if halves > 0 else -1
    if days := _DAYS.get(unit):
        return shifted_days(day, sign * (abs(halves) * days // 2))
    if (months := _MONTHS.get(unit)) is None:
        return None
    whole, half = divmod(abs(halves) * months, 2)
    moved = shifted_months(Point.on(day), sign * whole)
    return shifted_days(moved.days[0], sign * _HALF_MONTH) if half else moved


def _rounded(point: Point, unit: str) -> Point:
    """A count of weeks, months or years is no count of days: "two weeks ago" is about that day."""
    match unit:
        case "day":
            return point
        case "week" | "fortnight":
            return Point(point.year, point.month, point.day, qualifier="~")
        case "month":
            return Point(point.year, point.month)
        case _:
            return Point(point.year)


def _no_finer(point: Point, like: Point) -> Point:
    match like.precision:
        case Precision.YEAR:
            return Point(point.year)
        case Precision.MONTH | Precision.SEASON:
            return Point(point.year, point.month)
        case _:
            return point


def duration(told: Told, setting: Setting) -> EDTF | None:
    """ "For two decades": since then where it still lasts, from now where it is to come; else no date."""
    halves, unit = _halves(told, setting), _unit(told, setting)
    if setting.anchor is None or not halves or setting.tense not in ("perfect", "future"):
        return None
    now = Point.on(setting.anchor.day)
    if setting.tense == "future":
        end = _moved(now, halves, unit)
        return Range(_rounded(now, unit).exactly(), _rounded(end, unit).exactly()) if end else None
    start = _moved(now, -halves, unit)
    return Range(_rounded(start, unit).exactly(), None) if start else None


# Times of day --------------------------------------------------------------------------------------------------------


def clock(told: Told, setting: Setting) -> EDTF | None:
    """A time of day, on the report's day until a date beside it says otherwise."""
    hour, minute = number_in(told, setting, "hour"), number_in(told, setting, "minute") or 0
    if hour is None or setting.anchor is None or not setting.anchor.exact:
        return None
    if half := told.slots.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if setting.words.value("half", half) == "pm" else 0)
    day = setting.anchor.day
    zone = _zone_named(told, setting)
    return Point(day.year, day.month, day.day, time(hour, minute, tzinfo=zone))


def _zone_named(told: Told, setting: Setting) -> tzinfo | None:
    word = told.slots.get("zone")
    if word is None:
        return setting.anchor.zone if setting.anchor else None
    name = setting.words.value("zone", word)
    if "/" in name:
        return _zone_of_region(name)
    digits = "".join(c for c in name if c.isdigit())
    if not digits:
        return None
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if ":" in name else (int(digits), 0)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if "-" in name else offset) if offset else UTC


def _zone_of_region(name: str) -> tzinfo | None:
    """A zone of the IANA database; None where the machine has no such database."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None


def with_offset(point: Point) -> Point:
    """The point with the offset that its region keeps on that day, where its zone is a region."""
    if point.clock is None or not isinstance(point.clock.tzinfo, ZoneInfo):
        return point
    offset = datetime.combine(point.days[0], point.clock).utcoffset()
    return replace(point, clock=point.clock.replace(tzinfo=timezone(offset) if offset else UTC))
