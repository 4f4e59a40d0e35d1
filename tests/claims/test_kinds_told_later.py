"""Of what kind a party is may be told only by what stands below its first mention."""

import pytest

from inforce.claims import extract
from inforce.claims.model import TargetKind
from inforce.reports import read


def kinds_in(title: str, body: str) -> dict[str, TargetKind]:
    (report,) = read(f"{title}\n14 November 2025\n\n{body}\n".encode(), name="a.txt")
    return {c.target.name: c.target.kind for c in extract(report).claims}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Marquez off the US list", "The U.S. Treasury lifted sanctions on former President Diego Marquez."),
        ("UN lifts sanctions on al-Harbi", "The UN removed Minister Diego al-Harbi from the sanctions list."),
        ("EU blacklists Quell", "The EU has blacklisted Diego Quell."),
    ],
)
def test_a_family_name_in_a_heading_is_that_of_the_person_named_in_full_below(title: str, body: str) -> None:
    assert set(kinds_in(title, body).values()) == {TargetKind.PERSON}


def test_the_last_word_of_a_firms_name_makes_no_person_of_it() -> None:
    found = kinds_in("EU lifts sanctions on Azot", "The EU lifted sanctions on Grodno Azot.")
    assert set(found.values()) == {TargetKind.ORGANISATION}


def test_a_giant_of_a_trade_is_a_firm_and_the_trade_is_none() -> None:
    assert kinds_in("News", "The EU lifted sanctions on the potash giant.") == {"potash giant": TargetKind.ORGANISATION}
    assert kinds_in("News", "The EU lifted sanctions on potash.") == {"potash": TargetKind.SECTOR}
