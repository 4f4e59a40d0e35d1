"""Looks that take a while, and zones."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BadTime
from inforce.moment import Look, Moment, asked_about, parse_moment, parse_zone

INSTANTS = st.timedeltas(timedelta(), timedelta(days=36525)).map(lambda since: datetime(1990, 1, 1, tzinfo=UTC) + since)


@given(INSTANTS, st.timedeltas(timedelta(), timedelta(minutes=15)))
def test_a_look_is_known_when_it_is_done_and_not_before(begun: datetime, length: timedelta) -> None:
    look = Look.between(begun, begun + length)
    assert look.earliest <= begun
    assert begun + length <= look.known < begun + length + timedelta(seconds=1)
    assert look.latest.microsecond == look.earliest.microsecond == 0


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Z", UTC), ("+00:00", UTC), ("-05", timezone(-timedelta(hours=5))), ("+0545", timezone(timedelta(hours=5.75)))],
)
def test_a_zone_is_read(text: str, zone: timezone) -> None:
    assert parse_zone(text) == zone


@pytest.mark.parametrize("text", ["+03:75", "+24:00", "03:00", "+3:00", "z", "", "+03:0"])
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        parse_zone(text)


def test_a_question_is_about_now_or_a_day_that_has_come() -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert asked_about(None, None, now) == Moment(now, now)
    tonight = parse_moment("2026-03-01")
    assert asked_about(tonight, None, now) == Moment(tonight, now)
    with pytest.raises(BadTime, match="has not come yet"):
        asked_about(parse_moment("2026-03-02T00:00Z"), None, now)


def test_nobody_knows_what_will_be_known() -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    tonight = parse_moment("2026-03-01")
    assert asked_about(None, tonight, now) == Moment(now, tonight)
    with pytest.raises(BadTime, match="nobody knows what will be known then"):
        asked_about(None, parse_moment("2026-03-02"), now)
