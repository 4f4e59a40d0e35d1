"""A licence that runs out is no end of a listing, whatever the register shows."""

import pytest

from inforce.claims.model import Claim
from inforce.moment import Moment, parse_moment
from inforce.reconcile import Finding, reconcile
from inforce.reports.model import Report
from inforce.spans import Span
from inforce.values import replace
from tests.reconcile.ledger import Asker, a_claim, views


def finding(ask: Asker, words: str, status: str, name: str = "Orley Shipping Lines", *names: str) -> Finding:
    claim: Claim = replace(a_claim(name, "lapse", status, aliases=names), span=Span(0, len(words), words))
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
        "The sanctions waiver for Orley Shipping Lines expired",
        "Orley Shipping Lines' exemption from the asset freeze lapsed",
        "Изъятие из санкций для Orley Shipping Lines истекло",
    ],
)
def test_a_licence_that_runs_out_is_not_contradicted_by_a_listing(ask: Asker, words: str, status: str) -> None:
    found = finding(ask, words, status)
    assert (found.verdict.value, found.reason and found.reason.value) == ("unverifiable", "no_register")


@pytest.mark.parametrize(
    "words",
    [
        "The sanctions on Orley Shipping Lines expired",
        "Sanctions on licensed carrier Orley Shipping Lines expired",
        "Washington permits the sanctions on Orley Shipping Lines to lapse",
        "Sanctions on Orley Shipping Lines, which had traded under a waiver, expired",
        "Срок санкций против Orley Shipping Lines, имевшей лицензию, истёк",
        "Санкции против лицензированного перевозчика Orley Shipping Lines истекли",
    ],
)
def test_sanctions_that_run_out_are_contradicted_by_a_listing(ask: Asker, words: str) -> None:
    assert finding(ask, words, "in_force").verdict.value == "contradicted"


def test_a_word_for_licences_within_the_targets_name_is_none(ask: Asker) -> None:
    words = "Permit Shipping's listing expired, as did that of Permit Shipping Lines"
    found = finding(ask, words, "in_force", "Orley Shipping Lines", "Permit Shipping", "Permit Shipping Lines")
    assert found.verdict.value == "contradicted"
