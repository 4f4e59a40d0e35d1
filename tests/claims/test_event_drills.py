"""Each kind of event in sentences of several shapes."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report

TOLD = [
    ("COERCE seize", "Iranian marines seized the Panama-flagged Sweet Star on Thursday."),
    ("COERCE arrest", "Police in Cyprus arrested two brokers on Wednesday."),
    ("COERCE arrest", "Three tourists who had been arrested in September went home."),
    ("RETREAT release", "Belarusian President Oleg Rudak pardoned 52 prisoners on Thursday."),
    ("RETREAT release", "Three tourists, two from Poland and one from Sweden, were freed in Iran."),
    ("CONSULT visit", "Energy Minister Stuart Ramlal had flown to Caracas three times."),
    ("CONSULT meet", "Norway's envoy met both sides in Caracas on Tuesday."),
    ("CONSULT call", "The prime minister has spoken by telephone with the American ambassador."),
    ("CONSULT call", "Turkey's president called his Russian counterpart on Friday."),
    ("AGREE", "On Tuesday the government and the Unity Platform agreed on an election."),
    ("AGREE", "The two countries signed a trade agreement in Ankara."),
    ("REQUEST", "Irish lessors have asked Dublin for a carve-out."),
    ("REQUEST", "We again call on all States to end the supply of jet fuel."),
    ("ASSAULT", "Russian drones hit a port in Odesa on Sunday."),
    ("SANCTION expel", "Poland expelled three Belarusian diplomats on Monday."),
    ("PROTEST", "Hundreds of demonstrators rallied before the court."),
]
UNTOLD = [
    "Paul Finch was struck off the list in September.",
    "Among those hit are two traders.",
    "His company was freed of sanctions on the same day.",
    "He called the decision a mistake.",
]


def events(text: str) -> list[str]:
    whole = f"The EU lifted sanctions on Mali.\n\n{text}"
    blocks = (Block("paragraph", 0, 32), Block("paragraph", 34, len(whole)))
    report = Report("test", whole, published="2024-05-10", language="en", blocks=blocks)
    return [f"{e.type} {e.mode or ''}".strip() for e in extract(report).events]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_an_event_is_told_by(kind: str, text: str) -> None:
    assert kind in events(text)


@pytest.mark.parametrize("text", UNTOLD)
def test_no_event_is_told_by(text: str) -> None:
    assert events(text) == []
