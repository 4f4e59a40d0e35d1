"""Whom somebody tells a thing is no channel, unless something tells that it is an outlet."""

import pytest

from inforce.claims import Statement, extract
from inforce.reports.model import Block, Report


def said(text: str) -> tuple[Statement, ...]:
    return extract(Report("t", text, language="en", blocks=(Block("paragraph", 0, len(text)),))).statements


@pytest.mark.parametrize(
    "text",
    [
        "Roe told Lukashenko that the US had lifted sanctions on Northfold Bank.",
        "“The US lifted sanctions on Northfold Bank,” Roe told Maria Kolesnikova.",
        "“The US has lifted sanctions on Northfold Bank,” Kallas quoted Roe as saying on Thursday.",
        "Roe told Parliament that the US had lifted sanctions on Northfold Bank.",
    ],
)
def test_a_person_who_is_told_something_carries_nothing(text: str) -> None:
    assert [s.channel for s in said(text)] == [None]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Roe told Reuters that the ban had ended.", "Reuters"),
        ("Roe told MIA that the ban had ended.", "MIA"),
        ("Roe told Der Standort that the ban had ended.", "Der Standort"),
        ("Roe told the Evening Herald that the ban had ended.", "Evening Herald"),
        ("The ban had ended, Roe told the news site Delmi.", "Delmi"),
    ],
)
def test_an_outlet_that_is_told_something_carries_it(text: str, outlet: str) -> None:
    assert [s.channel.name if s.channel else None for s in said(text)] == [outlet]


def test_an_outlet_told_as_such_once_stays_one() -> None:
    text = "The ban had ended, Ann Roe told the news site Delmi. She told Delmi that the list had changed."
    assert [s.channel.name if s.channel else None for s in said(text)] == ["Delmi", "Delmi"]


@pytest.mark.parametrize(
    "text",
    [
        "Roe wants the EU to lift sanctions on Northfold Bank, he said on Thursday.",
        "Roe promised not to lift sanctions on Northfold Bank, he said.",
    ],
)
def test_what_ends_with_who_said_it_holds_it_and_no_other_way_round(text: str) -> None:
    outer, inner = said(text)
    assert (outer.within, inner.within) == (None, outer.id)
    assert "he said" not in inner.content[0].text
