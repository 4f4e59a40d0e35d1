"""A licence that runs out is no end of a listing, whatever the register shows."""

import pytest

from inforce.claims.model import Claim
from inforce.moment import Moment, parse_moment
from inforce.reconcile import Finding, reconcile
from inforce.reports.model import Report
from inforce.spans import Span
from inforce.values import replace
from tests.reconcile.ledger import Asker, a_claim, views


def finding(ask: Asker, words: str, status: str) -> Finding:
    claim: Claim = replace(a_claim("Orley Shipping Lines", "lapse", status), span=Span(0, len(words), words))
    moment = Moment(parse_moment("2024-02-09"), parse_moment("2024-02-09"))
    with views(ask.keeper, moment) as known:
        (found,) = reconcile(Report("sha256:0", words, published="2024-02-01"), [claim], known, moment=moment)
    return found


@pytest.mark.parametrize("status", ["in_force", "announced", "denied"])
@pytest.mark.parametrize(
    "words",
    [
        "The waiver for Orley Shipping Lines expired",
        "A general licence covering Orley Shipping Lines lapsed",
        "Срок действия лицензии для Orley Shipping Lines истёк",
    ],
)
def test_a_licence_that_runs_out_is_not_contradicted_by_a_listing(ask: Asker, words: str, status: str) -> None:
    found = finding(ask, words, status)
    assert (found.verdict.value, found.reason and found.reason.value) == ("unverifiable", "no_register")


def test_sanctions_that_run_out_are_contradicted_by_a_listing(ask: Asker) -> None:
    assert finding(ask, "The sanctions on Orley Shipping Lines expired", "in_force").verdict.value == "contradicted"
