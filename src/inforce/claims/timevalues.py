"""What a time told in words comes to on the calendar, seen from a report's day or from the time told before."""

import calendar
from collections.abc import Callable, Mapping

from inforce.claims.timesetting import (
    WEEK,
    Setting,
    day_for,
    nearest,
    number_in,
    shifted_days,
    shifted_months,
    which_in,
)
from inforce.claims.timeunits import calendar_unit, clock, distance, duration, unit_form
from inforce.claims.timewords import Told
from inforce.edtf import EDTF, Point, Range
from inforce.errors import BadTime


def value_of(told: Told, setting: Setting) -> EDTF | None:
    """The value of a told time; None where it cannot be placed, or is no date."""
    try:
        return _MEANINGS[told.form.means](told, setting)
    except BadTime:
        return None


def _years(told: Told, setting: Setting) -> int | None:
    """The year that the words name, by number or as "last year"; else that of a later date in the same row."""
    year = number_in(told, setting, "year")
    if year is None and told.form.fixed.get("of") == "year":
        named = calendar_unit("year", which_in(told, setting), setting)
        return named.year if isinstance(named, Point) else None
    return year if year is not None else setting.year


# Dates without a year ----------------------------------------------------------------------------------------------


def _of_nearest_year(make: Callable[[int], Point], setting: Setting) -> Point | None:
    if setting.anchor is None:
        return None
    year = setting.anchor.day.year
    candidates = _made(make, range(year - 1, year + 2))
    if len(candidates) < _BESIDE:
        candidates = _made(make, range(year - 4, year + 5))  # 29 February is there every fourth year
    return nearest(candidates, setting.anchor.day, setting.tense) if candidates else None


_BESIDE = 3
"""The year of a report and those beside it: of a date that each of them has no other year's is nearer."""


def _made(make: Callable[[int], Point], years: range) -> list[Point]:
    """A date in each of some years that has it."""
    made = []
    for year in years:
        try:
            made.append(make(year))
        except BadTime:
            continue
    return made


def _date(told: Told, setting: Setting) -> EDTF | None:
    month = number_in(told, setting, "month") or number_in(told, setting, "monthnumber")
    day = number_in(told, setting, "day")
    if month is None or day is None:
        return None
    if told.form.fixed.get("order") == "either" and day <= 12 and day != month:
        return None
    return _dated(lambda year: Point(year, month, day), told, setting)


def _dated(make: Callable[[int], Point], told: Told, setting: Setting) -> Point | None:
    year = _years(told, setting)
    return make(year) if year is not None else _of_nearest_year(make, setting)


def _days(told: Told, setting: Setting) -> EDTF | None:
    month, first, last = (number_in(told, setting, name) for name in ("month", "day", "day2"))
    if month is None or first is None or last is None:
        return None
    end = _dated(lambda year: Point(year, month, last), told, setting)
    return Range(Point(end.year, month, first), end) if end else None


def _month(told: Told, setting: Setting) -> EDTF | None:
    month = number_in(told, setting, "month")
    if month is None:
        return None
    if not told.form.fixed.get("of") and (which := which_in(told, setting)):
        return _neighbour(lambda year: Point(year, month), which, setting)
    return _dated(lambda year: Point(year, month), told, setting)


def _season(told: Told, setting: Setting) -> EDTF | None:
    season = number_in(told, setting, "season")
    if season is None:
        return None
    if not told.form.fixed.get("of") and (which := which_in(told, setting)):
        return _neighbour(lambda year: Point(year, season), which, setting)
    return _dated(lambda year: Point(year, season), told, setting)


def _neighbour(make: Callable[[int], Point], which: str, setting: Setting) -> Point | None:
    """ "Last May", "this summer", "next March": counted from the report's day, or from the time told before."""
    base = day_for(which, setting)
    if base is None:
        return None
    row = [make(year) for year in range(base.year - 2, base.year + 3)]
    if which in ("last", "previous"):
        return [p for p in row if p.days[1] < base][-1]
    if which in ("next", "following"):
        return next(p for p in row if p.days[0] > base)
    if which == "same":
        return make(base.year)
    return min(row, key=lambda p: (abs(p.days[0].year - base.year), not p.days[0] <= base <= p.days[1]))


def _quarter(told: Told, setting: Setting) -> EDTF | None:
    number = number_in(told, setting, "ordinal") or number_in(told, setting, "digit")
    if number is None:
        return None
    first = _dated(lambda year: Point(year, 3 * number - 2), told, setting)
    return Range(first, Point(first.year, 3 * number)) if first else None


def _half(told: Told, setting: Setting) -> EDTF | None:
    number, year = number_in(told, setting, "ordinal"), _years(told, setting)
    if number is None or year is None:
        return None
    return Range(Point(year, 1 if number == 1 else 7), Point(year, 6 if number == 1 else 12))


def _year(told: Told, setting: Setting) -> EDTF | None:
    year = number_in(told, setting, "year")
    return Point(year) if year else None


def _year_range(told: Told, setting: Setting) -> EDTF | None:
    first = number_in(told, setting, "year")
    short = number_in(told, setting, "shortyear")
    last = number_in(told, setting, "year2") if short is None else first and first - first % 100 + short
    return Range(Point(first), Point(last)) if first and last else None


def _decade(told: Told, setting: Setting) -> EDTF | None:
    first = number_in(told, setting, "decade")
    return Range(Point(first), Point(first + 9)) if first else None


def _named(told: Told, setting: Setting) -> EDTF | None:
    month, day = map(int, setting.words.value("named", told.slots["named"]).split("-"))
    return _dated(lambda year: Point(year, month, day), told, setting)


# Days and units seen from the report ---------------------------------------------------------------------------------


def _day(told: Told, setting: Setting) -> EDTF | None:
    if setting.anchor is None or not setting.anchor.exact:
        return None
    return shifted_days(setting.anchor.day, int(told.form.fixed["shift"]))


def _weekday(told: Told, setting: Setting) -> EDTF | None:
    weekday, which = number_in(told, setting, "weekday"), which_in(told, setting)
    base = day_for(which, setting, "day")
    if weekday is None or base is None or (setting.anchor and not setting.anchor.exact):
        return None
    back = (base.weekday() - weekday) % WEEK
    if told.form.fixed.get("of") == "week":
        return _weekday_of_week(weekday, which, setting)
    if which in ("last", "previous"):
        return shifted_days(base, -(back or WEEK))
    if which in ("next", "following") or (not which and setting.tense == "future"):
        return shifted_days(base, (-back) % WEEK or (WEEK if which else 0))
    if which == "this":
        return shifted_days(base, weekday - base.weekday())
    return shifted_days(base, -back)


def _weekday_of_week(weekday: int, which: str, setting: Setting) -> EDTF | None:
    week = calendar_unit("week", which, setting)
    return shifted_days(week.start.days[0], weekday) if isinstance(week, Range) and week.start else None


def _day_of_month(told: Told, setting: Setting) -> EDTF | None:
    day = number_in(told, setting, "day")
    if setting.anchor is None or not setting.anchor.exact or day is None:
        return None
    anchor, row = setting.anchor.day, []
    for step in range(-2, 3):
        month = shifted_months(Point(anchor.year, anchor.month), step)
        if month.month and day <= calendar.monthrange(month.year, month.month)[1]:
            row.append(Point(month.year, month.month, day))
    return nearest(row, anchor, setting.tense)


_MEANINGS: Mapping[str, Callable[[Told, Setting], EDTF | None]] = {
    "date": _date,
    "days": _days,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "year": _year,
    "years": _year_range,
    "decade": _decade,
    "named": _named,
    "day": _day,
    "weekday": _weekday,
    "unit": unit_form,
    "offset": distance,
    "duration": duration,
    "dayofmonth": _day_of_month,
    "clock": clock,
}
