"""Against what a told time is set: the report's day, the time told before, the tense."""

import calendar
from datetime import date, timedelta, tzinfo

from inforce.claims.timewords import TimeWords, Told
from inforce.edtf import EDTF, Point, Precision
from inforce.errors import BadTime
from inforce.values import value

NEARER = 4
"""A coming date is taken for a past one where the past one is this many times nearer, whatever the verb's tense."""

WEEK = 7

WORDED = {"month", "weekday", "season", "number", "ordinal"}


@value(frozen=True, slots=True)
class Anchor:
    """The day from which a report speaks: that of its publication, in its own zone.

    ``exact`` is false where only a month or year of publication is known: then "on Friday" says nothing.
    """

    day: date
    zone: tzinfo | None = None
    exact: bool = True

    @classmethod
    def of(cls, published: EDTF) -> "Anchor":
        """The anchor of a report's time, which for a stretch of time is its end."""
        point = published if isinstance(published, Point) else published.end or published.start
        assert point is not None  # a range has at least one end
        zone = point.clock.tzinfo if point.clock else None
        return cls(point.days[1], zone, point.precision >= Precision.DAY)


@value(frozen=True, slots=True)
class Setting:
    """All against which a told time is set. ``told``: the times told before, in their order; ``local``: the last of
    them in the same sentence."""

    words: TimeWords
    anchor: Anchor | None
    told: tuple[EDTF, ...]
    local: EDTF | None
    tense: str
    year: int | None = None  # of a later date in the same row ("March and July 2022")

    def previous(self, unit: str = "year") -> EDTF | None:
        """The last time told at least as exactly as a unit, else the last told at all."""
        exact = (value for value in reversed(self.told) if not coarser(value, unit))
        return next(exact, self.told[-1] if self.told else None)


def number_in(told: Told, setting: Setting, name: str) -> int | None:
    """The number that a told time has in a slot, in figures or in words; None where it has none."""
    word = told.slots.get(name)
    if word is None:
        return None
    if name == "number":
        return setting.words.number(word)
    value = setting.words.value(name.rstrip("2"), word) if name.rstrip("2") in WORDED else word
    digits = value if value.isdecimal() else "".join(c for c in value if c.isdigit())
    return int(digits) if digits else None


def which_in(told: Told, setting: Setting) -> str:
    """Which of several units is meant ("last", "next"), "" where nothing tells."""
    word = told.slots.get("which")
    return setting.words.value("which", word) if word else str(told.form.fixed.get("which", ""))


def nearest(candidates: list[Point], anchor: date, tense: str) -> Point:
    """Which of the same dates of several years is meant: the last past one, or the next where the tense looks ahead."""
    past = [p for p in candidates if p.days[0] <= anchor]
    coming = [p for p in candidates if p.days[1] >= anchor]
    if not past or not coming:
        return (past or coming)[-1 if past else 0]
    last, following = past[-1], coming[0]
    behind, ahead = (anchor - last.days[1]).days, (following.days[0] - anchor).days
    if tense == "future":
        return last if ahead > NEARER * max(behind, 1) and ahead > WEEK * NEARER else following
    if tense == "present":
        return last if behind <= ahead else following
    return last


def day_for(which: str, setting: Setting, unit: str = "year") -> date | None:
    """The day from which "last" or "the same" is counted."""
    told = setting.previous(unit) if which in ("same", "previous", "following") else None
    if told is not None:
        point = told if isinstance(told, Point) else told.end or told.start
        return point.days[0] if point else None
    return None if which == "same" or setting.anchor is None else setting.anchor.day


_UNIT_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.DAY,
    "fortnight": Precision.DAY,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}


def coarser(value: EDTF, unit: str) -> bool:
    """The value is told less exactly than the unit: "the same day" of a month is that month."""
    return value.precision < _UNIT_PRECISION.get(unit, Precision.DAY)


def shifted_days(day: date, days: int) -> Point:
    """The day so many days later, or before. Raises BadTime where the calendar ends."""
    try:
        return Point.on(day + timedelta(days=days))
    except OverflowError:
        raise BadTime(f"{days} days from {day} leave the calendar") from None


def shifted_months(point: Point, months: int) -> Point:
    """The month, or the same day of it, so many months later, or before. Raises BadTime where the calendar ends."""
    index = point.year * 12 + (point.month or 1) - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= date.max.year:
        raise BadTime(f"{months} months from {point} leave the calendar")
    return Point(year, month, point.day and min(point.day, calendar.monthrange(year, month)[1]))
