"""Headlines of what is not to be done, and by whom they are told."""

import pytest

from inforce.claims import extract
from inforce.reports import read

BODY = "10 October 2025\n\nThe minister was asked about EU sanctions in Vilnius on Friday.\n"


def claims_of(headline: str) -> list[str]:
    (report,) = read(f"{headline}\n{BODY}".encode(), name="a.txt")
    return [f"{c.action.value} {c.status.value} {c.target.name}" for c in extract(report).claims]


@pytest.mark.parametrize(
    ("headline", "claim"),
    [
        ("Nauseda: no lifting of Aeroflot sanctions", "lift denied Aeroflot"),
        ("Kallas: no removal of Aeroflot sanctions", "lift denied Aeroflot"),
        ("Poland: no lifting of Aeroflot sanctions", "lift denied Aeroflot"),
        ("No lifting of EU sanctions on Aeroflot: Kallas", "lift denied Aeroflot"),
        ("Kallas: No lifting of sanctions on Aeroflot", "lift denied Aeroflot"),
        ("Lifting of Aeroflot sanctions agreed", "lift decided Aeroflot"),
        ("Prime Minister of Latvia sanctions Aeroflot", "designate in_force Aeroflot"),
        ("Update: UK sanctions Aeroflot", "designate in_force Aeroflot"),
    ],
)
def test_who_speaks_before_or_behind_a_colon_is_no_target(headline: str, claim: str) -> None:
    assert claims_of(headline) == [claim]


@pytest.mark.parametrize(
    "headline",
    ["Kallas: no lifting of Aeroflot sanctions before peace", "No lifting of Aeroflot sanctions without peace"],
)
def test_what_is_not_done_under_a_condition_is_not_denied(headline: str) -> None:
    assert claims_of(headline) == []
