"""The publisher's own date of a change counts for a finding's lag, and for what a report came before."""

import pytest

from inforce.dossier.lags import bounds_of
from inforce.edtf import period
from inforce.moment import parse_moment
from inforce.reconcile import Finding, Verdict
from tests.conftest import Keeper, sdn_file
from tests.reconcile.ledger import Asker
from tests.register.deltas import delta_file, removed

CROWD = {number: f"PARTY {number}" for number in range(1, 6)}
WITH, WITHOUT = sdn_file({**CROWD, 7: "NILE LINES"}), sdn_file(CROWD)


def of_nile_lines(keeper: Keeper, published: str, *looks: tuple[str, bytes]) -> Finding:
    """A lift of its measures, announced on a day; the publisher dates the removal 3 May."""
    for day, data in looks:
        keeper.keep(data, f"2024-{day}T12:00Z")
    keeper.keep({"2024-05-03_delta.xml": delta_file("2024-05-03T00:00:00-04:00", [removed(7)])}, "2024-05-04T12:00Z")
    return Asker(keeper, published=published)("Nile Lines", "lift", "announced", None, "2024-06-25")


def test_the_lag_is_counted_to_the_day_that_the_publisher_states(keeper: Keeper) -> None:
    finding = of_nile_lines(keeper, "2024-05-02", ("05-01", WITH), ("06-20", WITHOUT))
    assert (finding.verdict, finding.lag) == (Verdict.CONFIRMED, "P2D")
    assert str(finding.changed) == "(2024-05-03T04:00:00Z, 2024-05-04T04:00:00Z]"
    assert bounds_of(finding, period("2024-05-02"), parse_moment("2024-06-25")) == (1, 2)


def test_without_a_stated_day_it_is_counted_to_the_looks(keeper: Keeper) -> None:
    for day, data in (("05-01", WITH), ("06-20", WITHOUT)):
        keeper.keep(data, f"2024-{day}T12:00Z")
    finding = Asker(keeper, published="2024-05-02")("Nile Lines", "lift", "announced", None, "2024-06-25")
    assert finding.lag == "P0D/P49D"


@pytest.mark.parametrize(("published", "verdict"), [("2024-05-06", "pending"), ("2024-05-03", "confirmed")])
def test_a_removal_that_the_publisher_dates_before_the_report_carries_nothing_out(
    keeper: Keeper, published: str, verdict: str
) -> None:
    finding = of_nile_lines(keeper, published, ("05-01", WITH), ("05-09", WITHOUT), ("05-20", WITH), ("06-10", WITH))
    assert finding.verdict.value == verdict
