"""The time at which a claim is judged, and the lag of what was announced."""

from datetime import UTC, datetime, timedelta

import pytest

from inforce.edtf import period
from inforce.moment import Interval, Look
from inforce.reconcile.claimed import claimed_time, lag
from inforce.reconcile.party import Change, Turn
from inforce.register.model import Edition
from inforce.reports.model import Report
from tests.reconcile.ledger import a_claim

ASKED = datetime(2024, 3, 10, 12, tzinfo=UTC)


def a_report(published: str | None) -> Report:
    return Report("sha256:0", "", published=published)


@pytest.mark.parametrize(
    ("action", "when", "expected"),
    [
        ("designate", "2024-03-05", "2024-03-05"),
        ("delist", "2024-03-01/..", "2024-03-01/.."),
        ("remain", "2024-03-05", "2024-03-05"),
        ("remain", "2017/2024-02", "2024-02"),
        ("remain", "2017/..", None),
        ("remain", None, None),
        ("lift", None, None),
        ("lift", "2023-11~", "2023-10-02/2023-12-30"),
    ],
)
def test_the_claimed_time_is_the_reports_or_the_moment_asked(
    action: str, when: str | None, expected: str | None
) -> None:
    claim = a_claim("X", action, "in_force", when)
    found = claimed_time(claim, a_report("2024-03-07"), ASKED)
    assert found == (period(expected) if expected else None)


def test_a_day_is_one_of_the_reports_zone() -> None:
    claim = a_claim("X", "lift", "in_force", "2024-03-05")
    found = claimed_time(claim, a_report("2024-03-05T20:00+03:00"), ASKED)
    assert found is not None
    assert found.first == datetime(2024, 3, 4, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-03-07", "2024-03-07"),
        ("2024-03-07T09:00Z", "2024-03-07"),
        ("2024-03-11", None),
        ("2024-03", None),
        (None, None),
    ],
)
def test_a_headline_gives_the_reports_day_unless_that_is_to_come(published: str | None, expected: str | None) -> None:
    found = claimed_time(a_claim("X", "lift", "in_force", headline=True), a_report(published), ASKED)
    assert found == (period(expected) if expected else None)


def a_change(after: str | None, by: str) -> Change:
    look, before = Look.parse(by), Look.parse(after) if after else None
    editions = [Edition("0" * 64, None, each) if each else None for each in (before, look)]
    assert editions[1]
    return Change("1", Turn.END, Interval(before.earliest if before else None, look.latest), editions[0], editions[1])


@pytest.mark.parametrize(
    ("published", "after", "by", "expected"),
    [
        ("2024-03-01", "2024-03-01T10:00Z", "2024-03-04T10:00Z", "P3D"),
        ("2024-03-04T12:00+03:00", "2024-03-01T10:00Z", "2024-03-04T10:00Z", "P0D"),
        ("2024-03-04T14:00+03:00", "2024-03-01T10:00Z", "2024-03-04T10:00Z", None),  # the edition was an hour earlier
        ("2024-03-05", "2024-03-01T10:00Z", "2024-03-04T10:00Z", None),
        ("2024-03-01T23:00-05:00", "2024-03-01T10:00Z", "2024-03-04T10:00Z", "P2D"),  # the second in UTC
        ("2024-03-01", "2024-03-20", "2024-06-01", "P19D/P92D"),
        ("2024-05-01", "2024-03-20", "2024-06-01", "P0D/P31D"),
        (
            "2024-03-01",
            "2024-05-02",
            "2024-06-01",
            "P62D/P92D",
        ),  # from the beginning of one day to the end of the other
        ("2024-03-01", "2024-05-03", "2024-06-01", "P92D"),
        ("2024-03-01", None, "2024-06-01", "P0D/P92D"),
    ],
)
def test_the_lag_counts_days_in_utc_from_publication_to_the_first_edition_that_shows_it(
    published: str, after: str | None, by: str, expected: str | None
) -> None:
    assert lag(a_change(after, by), period(published)) == expected


def test_a_change_is_dated_by_its_first_edition_or_by_the_whole_of_a_long_interval() -> None:
    week = timedelta(days=7)
    near = a_change("2024-03-01T10:00Z", "2024-03-04T10:00Z")
    assert near.dated(week) == period("2024-03-04T10:00Z")
    assert a_change("2024-03-01", "2024-03-04").dated(week) == period("2024-03-04")
    far = a_change("2024-03-01T10:00Z", "2024-04-04T10:00Z")
    assert far.dated(week) == period("2024-03-01T10:00Z/2024-04-04T10:00Z")
    assert a_change(None, "2024-04-04T10:00Z").dated(week) == period("../2024-04-04T10:00Z")
