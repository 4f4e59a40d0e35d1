"""EDTF: what is read is written again, and what it denotes."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.edtf import EDTF, Period, Point, Precision, Range, parse, period, precision
from inforce.errors import BadTime

ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=3)), timezone(-timedelta(hours=5, minutes=30))])
CLOCKS = st.builds(
    lambda hour, minute, second, zone: time(hour, minute, second, tzinfo=zone),
    st.integers(0, 23), st.integers(0, 59), st.sampled_from([0, 1, 59]), ZONES,
)  # fmt: skip
DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> Point:
    day, qualifier = draw(DAYS), draw(QUALIFIERS)
    match draw(st.integers(0, 4)):
        case 0:
            return Point(day.year, qualifier=qualifier)
        case 1:
            return Point(day.year, draw(st.integers(21, 24)), qualifier=qualifier)
        case 2:
            return Point(day.year, day.month, qualifier=qualifier)
        case 3:
            return Point(day.year, day.month, day.day, qualifier=qualifier)
        case _:
            return Point(day.year, day.month, day.day, draw(CLOCKS), qualifier)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    first, second = draw(points()), draw(points())
    which = draw(st.integers(0, 2))
    if which == 2:
        with suppress(BadTime):
            return Range(first, second)
        return Range(second, first)
    return Range(first, None) if which else Range(None, second)


@given(st.one_of(points(), ranges()))
def test_what_is_written_reads_back_as_the_same_value(value: EDTF) -> None:
    assert parse(str(value)) == value


@given(points(), st.integers(0, 400))
def test_a_period_lies_within_itself_and_within_itself_widened(value: Point, days: int) -> None:
    stretch = value.period()
    assert stretch.contains(stretch)
    assert stretch.widened(timedelta(days=days)).contains(stretch)
    assert stretch.meets(stretch)


@given(st.text(alphabet="0123456789-/.T:Z+~?%X ", max_size=25))
def test_any_text_is_read_or_refused_as_a_bad_time(text: str) -> None:
    with suppress(BadTime):
        assert parse(str(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-22", "2025-06-01", "2025-08-31"),
        ("2025-23", "2025-09-01", "2025-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2025-09-11", "2025-09-11", "2025-09-11"),
        ("2014/2015", "2014-01-01", "2015-12-31"),
        ("1998~", "1998-01-01", "1998-12-31"),
        ("2024-06-03/2024-06-09", "2024-06-03", "2024-06-09"),
    ],
)
def test_a_value_runs_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    assert period(text) == Period(
        datetime.combine(date.fromisoformat(first), time.min, UTC),
        datetime.combine(date.fromisoformat(last), time.max, UTC),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-11T10:00Z/2025-09-11T17:00Z",
        "2025-09-11T12:00+05:00/2025-09-11T10:00+03:00",
        "2025-09-12T00:30+03:00/2025-09-11T23:00Z",
        "2025-09-11T23:00-05:00/2025-09-11",
        "2025-09-11T17:00/2025-09-11",
    ],
)
def test_an_interval_that_ends_when_it_begins_or_later_is_read(text: str) -> None:
    assert str(parse(text)) == text


def test_an_open_end_is_none() -> None:
    assert period("2022-02/..") == Period(datetime(2022, 2, 1, tzinfo=UTC), None)
    assert period("../2022-02").first is None
    assert period("2022-02/").last is None


def test_a_time_of_day_is_one_instant_in_utc() -> None:
    assert period("2025-09-11T17:00+03:00") == Period(*[datetime(2025, 9, 11, 14, tzinfo=UTC)] * 2)
    assert period("2025-09-11T17:00").first == datetime(2025, 9, 11, 17, tzinfo=UTC)
    assert period("2025-09-11T17:00", timezone(timedelta(hours=3))).first == datetime(2025, 9, 11, 14, tzinfo=UTC)


def test_a_day_is_taken_in_the_zone_of_its_report() -> None:
    moscow = timezone(timedelta(hours=3))
    assert period("2025-09-11", moscow).first == datetime(2025, 9, 10, 21, tzinfo=UTC)


def test_a_zone_of_zero_is_written_as_z() -> None:
    assert str(parse("2023-08-10T06:45:00+00:00")) == "2023-08-10T06:45Z"
    assert str(parse("2023-08-10T06:45+0530")) == "2023-08-10T06:45+05:30"


def test_precision_grows_from_year_to_instant() -> None:
    texts = ["2023", "2023-22", "2023-07", "2023-07-04", "2023-07-04T12:00Z"]
    assert [precision(text) for text in texts] == sorted(Precision)
    assert precision("2023/2023-07-04") is Precision.YEAR
    assert precision("../2023-07") is Precision.MONTH


def test_containment_and_meeting_mind_open_ends() -> None:
    since = period("2022-02/..")
    assert since.contains(datetime(2030, 1, 1, tzinfo=UTC))
    assert since.contains(period("2023"))
    assert not since.contains(period("../2023"))
    assert not period("2023").contains(since)
    assert since.meets(period("../2022-02-01"))
    assert not since.meets(period("2021"))


def test_a_period_widened_past_the_calendar_is_open() -> None:
    assert period("9999").widened(timedelta(days=1)).last is None


@pytest.mark.parametrize(
    "text",
    [
        *["", "..", "/", "../..", "23", "2023-7", "20230704", "~2023", "0000", "٢٠٢٣"],
        *["2023-13", "2023-25", "2023-21-01", "2023-02-29", "2023-07-04T25:00", "2023-07-04T12:00+99:00"],
        *["2025-09-11T17:00Z/2025-09-11T10:00Z", "2025-09-11T17:00/2025-09-11T10:00"],
        *["2025-09-11T12:00+03:00/2025-09-11T10:00+05:00"],
        *["2023-07-04T12:00+03:75", "2023-07-04T12:00+0360", "2023-07-04T12:00-24:00"],
        *["2015/2014", "2014/2015/2016", "2023-07-04 12:00", "9999-24/.."],
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        period(text)


@pytest.mark.parametrize("text", ["2024-10-00", "2024-10-00T10:00", "2024-00-01", "2024-00"])
def test_there_is_no_day_or_month_before_the_first(text: str) -> None:
    with pytest.raises(BadTime):
        parse(text)
