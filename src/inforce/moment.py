"""Instants, looks, intervals and moments: the times that registers are asked about.

Every instant is an aware :class:`datetime.datetime`; all that this module returns is in UTC. What a report
says of time ("spring of 2025") is EDTF and lives in :mod:`inforce.edtf`.
"""

import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from typing import TypeVar

from inforce.errors import BadTime
from inforce.values import value

DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(:?\d{2}(\.\d{1,6})?)?\s*(Z|[+-]\d{2}:?\d{2})\Z")
_ZONE = re.compile(r"[+-]([01]\d|2[0-3])(?::?([0-5]\d))?\Z")
_SECOND = timedelta(seconds=1)
_Day = TypeVar("_Day", date, datetime)


def parse_instant(text: str) -> datetime:
    """An ISO 8601 date and time with its zone (``2025-09-11T17:00+03:00``), in UTC.

    Raises BadTime where the text is no instant, or names no zone.
    """
    text = text.strip()
    if not (found := _INSTANT.match(text)):
        raise BadTime(f"{text!r} is not a time with a zone; write 2025-09-11T17:00+03:00 or 2025-09-11T14:00Z")
    try:
        parse_zone(found[3])
    except BadTime as error:
        raise BadTime(f"{text!r} is not a time: {error}") from None
    try:
        instant = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "")).astimezone(UTC)
    except OverflowError:
        raise _out_of_reach(text) from None
    except ValueError as error:
        raise BadTime(f"{text!r} is not a time: {error}") from None
    return _within_reach(instant, text)


def parse_zone(text: str) -> timezone:
    """``Z``, or a distance from UTC of less than a day: ``+03:00``, ``-0530``, ``+03``. Raises BadTime."""
    if text == "Z":
        return UTC
    if not (found := _ZONE.match(text)):
        raise BadTime(f"{text} is no zone; write Z or a distance from UTC, +03:00")
    distance = timedelta(hours=int(found[1]), minutes=int(found[2] or 0))
    return timezone(-distance if text[0] == "-" else distance) if distance else UTC


def parse_day(text: str) -> date:
    """A calendar day ``2025-09-11``. Raises BadTime."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadTime(f"{text!r} is not a day ({error}); write 2025-09-11") from None
    if not _DATE.match(text.strip()):
        raise BadTime(f"{text!r} is not a day; write 2025-09-11")
    return _within_reach(day, text)


def _within_reach(day: _Day, text: str) -> _Day:
    """Days before and after can be told too. Raises BadTime."""
    if day.year in {MINYEAR, MAXYEAR}:
        raise _out_of_reach(text)
    return day


def _out_of_reach(text: str) -> BadTime:
    return BadTime(f"{text!r} is out of reach; write a year from {MINYEAR + 1:04} to {MAXYEAR - 1}")


def _neither(text: str) -> BadTime:
    return BadTime(
        f"{text!r} is neither a day nor a time with its zone; write 2025-09-11, 2025-09-11T17:00+03:00 or 2025-09-11T14:00Z"
    )


def parse_moment(text: str) -> datetime:
    """The instant asked about: a time with its zone, or a date alone, which is its last instant in UTC."""
    text = text.strip()
    if _DATE.match(text):
        return datetime.combine(parse_day(text), time.max, UTC)
    if not _INSTANT.match(text):
        raise _neither(text)
    return parse_instant(text)


@value(frozen=True, slots=True, order=True)
class Look:
    """When a register was looked at: at an instant, or at some instant of a day.

    ``earliest`` counts where the look is the last that shows an old state, ``latest`` where it is the first that
    shows a new one. Looks are ordered by ``latest``: only then has the look surely been taken.
    """

    latest: datetime
    earliest: datetime

    @classmethod
    def at(cls, instant: datetime) -> "Look":
        instant = instant.astimezone(UTC)
        return cls(instant, instant)

    @classmethod
    def on(cls, day: date) -> "Look":
        """Some time on a day in UTC: from 00:00Z until 24:00Z."""
        start = datetime.combine(day, time.min, UTC)
        return cls(start + DAY, start)

    @classmethod
    def between(cls, begun: datetime, done: datetime) -> "Look":
        """A look that took a while: what it shows was so at some instant from ``begun`` to ``done``.

        To the second, outwards: nothing is known before it is done.
        """
        first, last = (each.astimezone(UTC).replace(microsecond=0) for each in (begun, done))
        if last < done:
            last += _SECOND
        return cls(max(first, last), first)

    @classmethod
    def parse(cls, text: str) -> "Look":
        """``2025-08-31`` (a day) or ``2023-08-09T18:43:27Z`` (an instant). Raises BadTime."""
        text = text.strip()
        if _DATE.match(text):
            return cls.on(parse_day(text))
        if not _INSTANT.match(text):
            raise _neither(text)
        return cls.at(parse_instant(text))

    @property
    def known(self) -> datetime:
        """The first instant at which the look has surely been taken; of a day, its last."""
        return self.latest - TICK if self.by_day_only else self.latest

    @property
    def by_day_only(self) -> bool:
        return self.latest - self.earliest == DAY

    @property
    def day(self) -> date:
        """The calendar day of the look in UTC."""
        return self.earliest.date()

    def __str__(self) -> str:
        return self.day.isoformat() if self.by_day_only else iso(self.latest)


@value(frozen=True, slots=True)
class Interval:
    """``(after, by]``: something happened after one look and by another; ``None`` is an open end."""

    after: datetime | None
    by: datetime | None

    def meets(self, other: "Interval") -> bool:
        """Some instant is in both."""
        one = self.after is None or other.by is None or self.after < other.by
        return one and (other.after is None or self.by is None or other.after < self.by)

    def __str__(self) -> str:
        return f"({iso(self.after) if self.after else '…'}, {iso(self.by) if self.by else '…'}]"


@value(frozen=True, slots=True)
class Moment:
    """The time asked about and the time of knowledge: only looks taken by ``known`` exist."""

    valid: datetime
    known: datetime


def asked_about(as_of: datetime | None, known_at: datetime | None, now: datetime) -> Moment:
    """The moment of a question, now where nothing is said.

    Raises BadTime for a day (UTC) that has not come yet: nobody knows who will be listed, or what will be known, then.
    """
    moment = Moment(as_of or now, known_at or now)
    _refuse_to_come(moment.valid, now, "who will be listed")
    _refuse_to_come(moment.known, now, "what will be known")
    return moment


def _refuse_to_come(asked: datetime, now: datetime, what: str) -> None:
    if asked.astimezone(UTC).date() > now.astimezone(UTC).date():
        raise BadTime(f"{shortly(asked)} has not come yet: nobody knows {what} then; ask about another day")


def iso(instant: datetime) -> str:
    """``2023-08-09T18:43:27Z``; fractions of a second only where there are any."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def shortly(instant: datetime) -> str:
    """A moment asked about, for people: a day for its last instant, else as short as it is exact to the second."""
    instant = instant.astimezone(UTC)
    if instant.time() == time.max:
        return instant.date().isoformat()
    return iso(instant.replace(microsecond=0)).removesuffix(":00Z") + ("Z" if instant.second == 0 else "")
