"""Listing dates that a publisher states itself: they date what is older than the first edition."""

import json

import pytest

from tests.conftest import Keeper, csv_file, sdn_row
from tests.reconcile.ledger import Asker

EU = ("European Union",)


@pytest.fixture
def stating(keeper: Keeper) -> Keeper:
    """One party of the first edition, listed on 12 May 2014 by the publisher's word, and gone in July 2024."""
    party = {"id": "EU.7", "schema": "Company", "properties": {"name": ["Hollowell Arms"]}}
    listing = {"id": "s7", "schema": "Sanction", "properties": {"entity": ["EU.7"], "listingDate": ["2014-05-12"]}}
    other = {"id": "EU.8", "schema": "Company", "properties": {"name": ["Sorrel Freight"]}}
    undated = {"id": "s8", "schema": "Sanction", "properties": {"entity": ["EU.8"]}}
    for look, shown in (
        ("2024-06-20T09:00Z", [party, listing, other, undated]),
        ("2024-07-04T09:00Z", [party, listing, other, undated]),
        ("2024-07-11T09:00Z", [other, undated]),
    ):
        keeper.keep({"list.ftm.json": "\n".join(map(json.dumps, shown)).encode()}, look, register="eu-fsf")
    return keeper


@pytest.mark.parametrize(
    ("action", "when", "verdict", "reason"),
    [
        ("designate", "2014-05", "confirmed", None),
        ("designate", "2014-05-06", "confirmed", None),  # within seven days
        ("designate", "2012", "contradicted", "time"),
        ("designate", "2024-06-27", "contradicted", "time"),
        ("delist", "2019", "contradicted", "time"),  # listed before, still there years later, gone in July 2024
        ("delist", "2013", "unverifiable", "no_edition"),  # before the listing that the publisher states
        ("remain", "2018-06", "confirmed", None),
        ("delist", "2024-07-11", "confirmed", None),
    ],
)
def test_a_stated_listing_date_counts_before_the_first_edition(
    stating: Keeper, action: str, when: str, verdict: str, reason: str | None
) -> None:
    finding = Asker(stating, sender=EU)("Hollowell Arms", action, "in_force", when, "2024-07-20")
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(("action", "when"), [("designate", "2014-05"), ("delist", "2019"), ("remain", "2018-06")])
def test_without_a_stated_date_nothing_older_than_the_first_edition_is_judged(
    stating: Keeper, action: str, when: str
) -> None:
    finding = Asker(stating, sender=EU)("Sorrel Freight", action, "in_force", when, "2024-07-20")
    assert (finding.verdict, finding.reason) == ("unverifiable", "no_edition")


def test_a_verdict_by_the_stated_date_says_so(stating: Keeper) -> None:
    finding = Asker(stating, sender=EU)("Hollowell Arms", "designate", "in_force", "2014-05", "2024-07-20")
    assert any("publisher's own listing date" in note for note in finding.notes)


def test_the_date_of_a_directive_is_not_that_of_the_entry(keeper: Keeper) -> None:
    remarks = "Listing Date (EO 14024 Directive 2): 24 Feb 2022."
    keeper.keep(csv_file(sdn_row(9, "HOLLOWELL SAVINGS BANK", remarks=remarks)), "2024-06-20T09:00Z")
    finding = Asker(keeper)("Hollowell Savings Bank", "designate", "in_force", "2022-02-24", "2024-07-01")
    assert (finding.verdict, finding.reason) == ("unverifiable", "no_edition")
