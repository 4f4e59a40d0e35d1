"""When: the times that a sentence tells, as EDTF, as precise as the words and no more."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from inforce.claims.timesetting import Anchor, Setting, shifted_days
from inforce.claims.timeunits import with_offset
from inforce.claims.timevalues import value_of
from inforce.claims.timewords import TimeWords, Told, time_words
from inforce.edtf import EDTF, Point, Precision, Range, parse
from inforce.errors import BadTime
from inforce.spans import Span
from inforce.values import replace, value

__all__ = ["Anchor", "TimeMention", "TimeRole", "anchor_of", "find_times"]

_REMEMBERED = 8
"""Times told before among which "the same day" is looked for."""

_parsed = lru_cache(maxsize=256)(parse)  # the time told before is asked in every sentence after it

_EFFECTIVE = re.compile(r"effective(?:\s+(?:from|on|as\s+of))?\s*\Z", re.IGNORECASE)
_BEFORE, _CLAUSE = 14, 90
"""Characters before a date among which "effective", and the verb of its clause, are looked for."""
_LONGEST_JOIN = 12
"""Characters between two times that may still belong together ("to", ", at")."""


class TimeRole(StrEnum):
    """What a time says of the doing that it goes with."""

    POINT = "point"  # at it, or at some time within it; "by May" is at some time up to May
    START = "start"  # from then on: X/..
    END = "end"  # until then: ../X
    DURATION = "duration"  # throughout: "from 2014 to 2015", "for two decades"


@value(frozen=True, slots=True)
class TimeMention:
    """A time told in a text; ``span`` holds its words with the preposition before them."""

    span: Span
    value: EDTF
    role: TimeRole


@lru_cache(maxsize=64)
def anchor_of(published: str | None) -> Anchor | None:
    """The day from which a report speaks; None where its time of publication is not known or cannot be read."""
    try:
        return Anchor.of(parse(published)) if published else None
    except BadTime:
        return None


def find_times(
    text: str,
    start: int,
    end: int,
    anchor: Anchor | None,
    previous: str | Sequence[str] | None = None,
    *,
    tense: str | None = None,
    language: str = "en",
    told: list[Told] | None = None,
) -> list[TimeMention]:
    """The times told in ``text[start:end]`` (a sentence or a clause), in order, as EDTF.

    ``anchor``: the report's day, for "on Friday" and dates without a year. ``previous``: the time told last before,
    in EDTF, for "the same day" and "a month later"; or several in their order, of which the last that is exact enough
    counts. ``tense`` (``past``, ``perfect``, ``present``, ``future``) says whether a date without a year is past or to
    come; None reads it from the verb nearest to each date. ``told``: the times of the stretch, where they are known
    already. Times that cannot be placed are left out. Raises BadTime
    where ``previous`` is no EDTF.
    """
    words = time_words(language)
    told = words.told(text, start, end) if told is None else told
    if not told:
        return []
    before = (previous,) if isinstance(previous, str) else previous or ()
    reader = _Reader(words, text, (start, end), anchor, tense, [_parsed(value) for value in before])
    return reader.read(told)


class _Reader:
    """Goes through the times of one sentence in order; each may refer to the one before."""

    def __init__(
        self,
        words: TimeWords,
        text: str,
        bounds: tuple[int, int],
        anchor: Anchor | None,
        tense: str | None,
        previous: list[EDTF],
    ) -> None:
        self._words, self._text, self._anchor, self._tense = words, text, anchor, tense
        self._start, self._end = bounds
        self._previous = previous
        self._local: EDTF | None = None

    def read(self, told: list[Told]) -> list[TimeMention]:
        years = self._shared_years(told)
        mentions: list[TimeMention] = []
        for number, (item, year) in enumerate(zip(told, years, strict=True)):
            value = value_of(item, self._setting(item, year, self._role(item, told[number - 1] if number else None)))
            if self._words.beside and (days := self._beside(item)):
                value = self._day_beside(told[number + 1 : number + 2], years[number + 1 : number + 2], item, days)
            if value is None:
                continue
            self._add(mentions, item, value)
            self._local = mentions[-1].value if item.form.means == "clock" else value
            self._previous = [*self._previous[-_REMEMBERED:], self._local]
        placed = [(mention, _placed(mention.value)) for mention in mentions]
        return [mention if value is mention.value else replace(mention, value=value) for mention, value in placed]

    def _role(self, item: Told, before: Told | None) -> str:
        """What the lead of a time makes of it; of a day after a clock time, that of both: "until 12:01 a.m. on July 7"."""
        led = before if before and before.form.means == "clock" and self._is_its_day(before, item) else item
        return "end" if "day" in item.slots and self._is_through(led.lead.start, led.start) else led.lead.role

    def _is_its_day(self, clock: Told, day: Told) -> bool:
        return self._between(clock.end, day) in self._words.joins["clock"]

    def _is_through(self, start: int, end: int) -> bool:
        """ "Through June 28" is until it; "through 2023" is during it."""
        return self._text[start:end].lower().startswith("through ")

    def _setting(self, item: Told, year: int | None, role: str) -> Setting:
        dated = "year" in item.slots  # then no verb needs to tell which year is meant
        tense = self._tense or (
            "past" if dated else self._words.tense(self._text, self._start, item.lead.start, self._end)
        )
        if tense == "beginning":
            tense = "present"  # "с 12 ноября запрещаются операции": of the nearer of the two
        elif role in ("end", "by") and (tense != "past" or self._is_wanted(item, role)):
            tense = "future"
        elif role == "end":
            tense = "present"  # the nearer of the two: a term may have run out or not
        elif role == "start" and tense != "future":
            tense = "past"
        if (
            not dated
            and tense == "past"
            and _EFFECTIVE.search(self._text, max(0, item.lead.start - _BEFORE), item.start)
        ):
            tense = "present"  # "Effective October 1, X was removed", told in September
        if not dated and tense == "future" and self._words.was_to.search(self._clause_before(item)):
            tense = "present"  # "должны были снять еще в мае"
        anchor = self._anchor_told(item) if not dated and tense == "future" else self._anchor
        return Setting(self._words, anchor, tuple(self._previous), self._local, tense, year)

    def _is_wanted(self, item: Told, role: str) -> bool:
        """ "Hopes X to be delisted by Christmas": no participle tells the past."""
        return role == "by" and self._words.to_be.search(self._clause_before(item)) is not None

    def _clause_before(self, item: Told) -> str:
        return self._text[max(self._start, item.lead.start - _CLAUSE) : item.lead.start].lower()

    def _anchor_told(self, item: Told) -> Anchor | None:
        """ "Said in March that it would lift them in May": the May after that March."""
        said = self._local
        if self._anchor is None or not isinstance(said, Point) or said.precision < Precision.MONTH:
            return self._anchor
        reported = self._words.reported.search(self._clause_before(item))
        past = said.days[1] < self._anchor.day
        return Anchor.of(said) if reported is not None and past else self._anchor

    def _beside(self, item: Told) -> int:
        """Of "the day after" before words that tell of what, the days to add; else 0."""
        days = self._words.beside.get(" ".join(self._text[item.start : item.end].lower().split()), 0)
        return days if days and self._text[item.end : item.end + 2].lstrip()[:1].isalnum() else 0

    def _day_beside(self, following: list[Told], years: list[int | None], item: Told, days: int) -> EDTF | None:
        """ "The day after the EU listed X on 3 September": the fourth; None where the other day is not told."""
        if not following or set(",;.") & set(self._text[item.end : following[0].lead.start]):
            return None
        other = value_of(following[0], self._setting(following[0], years[0], following[0].lead.role))
        whole = isinstance(other, Point) and other.precision is Precision.DAY
        return shifted_days(other.days[0], days) if isinstance(other, Point) and whole else None

    def _shared_years(self, told: list[Told]) -> list[int | None]:
        """The year named at the end of a row holds for the dates before it: "in March and July 2022"."""
        years: list[int | None] = [None] * len(told)
        for number, (item, following) in reversed(list(enumerate(pairwise(told)))):
            if self._between(item.end, following) in self._words.joins["same"] and "year" not in item.slots:
                named = following.slots.get("year")
                years[number] = int(named) if named and named.isdigit() else years[number + 1]
        return years

    def _between(self, end: int, following: Told) -> str | None:
        """The words between two times, or None where there is more than a joint."""
        gap = self._text[end : following.start]
        return " ".join(gap.lower().split()) if len(gap) <= _LONGEST_JOIN else None

    def _add(self, mentions: list[TimeMention], item: Told, value: EDTF) -> None:
        """Append a mention, or make one of it and the one before ("from 2014" "to 2015"; "17:00" "on 3 May")."""
        if mentions:
            last = mentions[-1]
            gap = self._text[last.span.end : item.start]
            joined = self._joined(last, value, " ".join(gap.lower().split())) if len(gap) <= _LONGEST_JOIN else None
            if joined:
                mentions[-1] = replace(joined, span=Span.of(self._text, last.span.start, item.end))
                return
        mentions.append(self._mention(item, value))

    def _joined(self, last: TimeMention, value: EDTF, gap: str) -> TimeMention | None:
        if not (isinstance(value, Point) and isinstance(point := _edge(last), Point)):
            return None
        if gap in self._words.joins["clock"] and (at := _at_clock(point, value)):
            if isinstance(last.value, Point) and self._is_through(last.span.start, last.span.end):
                return replace(last, value=Range(None, at), role=TimeRole.END)
            return replace(last, value=_with_edge(last.value, at))
        opening = self._lead_word(last)
        if gap in self._words.joins["range"] or (gap in self._words.joins["between"] and opening == "between"):
            role = TimeRole.POINT if opening == "between" else TimeRole.DURATION
            return _ranged(last, point, value, role)
        return None

    def _lead_word(self, mention: TimeMention) -> str:
        return self._words.lead_role(mention.span.text)

    def _mention(self, item: Told, value: EDTF) -> TimeMention:
        span = Span.of(self._text, item.lead.start, item.end)
        whole = isinstance(value, Range) and self._is_whole(item)
        if item.form.means == "duration" or whole:
            return TimeMention(span, value, TimeRole.DURATION)
        if isinstance(value, Range) and (value.start is None or value.end is None):
            return TimeMention(span, value, TimeRole.START if value.start else TimeRole.END)
        if isinstance(value, Point) and value.precision is Precision.DAY and self._is_through(span.start, span.end):
            return TimeMention(span, Range(None, value), TimeRole.END)
        first = value if isinstance(value, Point) else value.start
        last = value if isinstance(value, Point) else value.end
        match item.lead.role:
            case "start" | "open":
                return TimeMention(span, Range(first, None), TimeRole.START)
            case "end":
                return TimeMention(span, Range(None, last), TimeRole.END)
            case "by":
                return TimeMention(span, Range(None, last), TimeRole.POINT)
            case "lasting":
                return TimeMention(span, value, TimeRole.DURATION)
            case _:
                return TimeMention(span, value, TimeRole.POINT)

    def _is_whole(self, item: Told) -> bool:
        """The lead and a word between two days make one range of them: "from 3 to 5 May", "с 3 по 5 мая"."""
        if item.lead.role == "open":
            return item.form.means in ("days", "years")
        words = self._text[item.start : item.end].lower().split()
        to = any(word.isalpha() and word in self._words.joins["range"] for word in words)
        return item.lead.role == "start" and item.form.means == "days" and to


def _placed(value: EDTF) -> EDTF:
    """The value with its times of day on the offset that their zone keeps on their own day."""
    if isinstance(value, Point):
        return with_offset(value)
    try:
        start, end = value.start and with_offset(value.start), value.end and with_offset(value.end)
        return value if start is value.start and end is value.end else Range(start, end)
    except BadTime:  # within the hour that clocks go back, or forward
        return value


def _edge(mention: TimeMention) -> EDTF | None:
    """The date that the words of a mention name, without the open end that its preposition gives it."""
    value = mention.value
    if isinstance(value, Range):
        return (value.start or value.end) if value.start is None or value.end is None else None
    return value


def _with_edge(value: EDTF, edge: Point) -> EDTF:
    if isinstance(value, Range):
        return Range(edge, None) if value.start else Range(None, edge)
    return edge


def _at_clock(a: Point, b: Point) -> Point | None:
    """The time of day of one on the day of the other."""
    clock, day = (a, b) if a.precision is Precision.INSTANT else (b, a)
    if clock.precision is not Precision.INSTANT or day.precision is not Precision.DAY:
        return None
    return replace(day, clock=clock.clock)


def _ranged(last: TimeMention, first: Point, value: Point, role: TimeRole) -> TimeMention | None:
    try:
        return replace(last, value=Range(first, value), role=role)
    except BadTime:
        return None
