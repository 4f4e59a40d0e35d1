"""Events in the words of news: what counts as done, to whom, and what is none."""

import pytest

from inforce.claims import Event, extract
from inforce.reports.model import Block, Report


def events(text: str) -> tuple[Event, ...]:
    return extract(Report("t", text, language="en", blocks=(Block("paragraph", 0, len(text)),))).events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two presidents spoke by phone on April 2.", ("CONSULT", "call")),
        ("Negotiations between Iran and Oman opened in Muscat.", ("CONSULT", "meet")),
        ("Three Ukrainians were set free in Caracas.", ("RETREAT", "release")),
        ("The rebels let 12 hostages go.", ("RETREAT", "release")),
        ("Police arrested the head of the trading house in Limassol.", ("COERCE", "arrest")),
        ("Estonian authorities detained the tanker Kestrel.", ("COERCE", "seize")),
        ("The tanker was boarded by French commandos off Brest.", ("COERCE", "seize")),
        ("German prosecutors raided the offices of a broker in Hamburg.", ("COERCE", None)),
        ("Protests broke out in Yerevan.", ("PROTEST", None)),
        ("Thousands took to the streets of Tbilisi.", ("PROTEST", None)),
        ("Dockers in Genoa went on strike.", ("PROTEST", None)),
        ("Farmers blocked the border crossing at Medyka.", ("PROTEST", None)),
        ("Israel carried out air strikes on the port of Hodeidah.", ("ASSAULT", None)),
        ("The Houthis attacked two ships.", ("ASSAULT", None)),
        ("Turkey sent 40 tonnes of humanitarian aid to Port Sudan.", ("AID", None)),
        ("Poland moved 400 soldiers to the border.", ("MOBILIZE", None)),
        ("Fifteen Dutch diplomats were declared persona non grata.", ("SANCTION", "expel")),
        ("Hungary blocked the package.", ("REJECT", None)),
        ("Switzerland turned down the request.", ("REJECT", None)),
        ("Budapest threatened a veto.", ("THREATEN", None)),
        ("Fifty-two prisoners walked free on Thursday.", ("RETREAT", "release")),
        ("Two hostages were handed over to the Red Cross.", ("RETREAT", "release")),
        ("Berlin withdrew its ambassador from Kabul.", ("SANCTION", "withdraw")),
        ("A ceasefire was agreed in Doha.", ("AGREE", None)),
        ("Ukraine struck a refinery in Saratov.", ("ASSAULT", None)),
        ("China delivered 500 tonnes of rice to Bissau.", ("AID", None)),
    ],
)
def test_a_doing_has_its_type(text: str, kind: tuple[str, str | None]) -> None:
    assert [(e.type, e.mode) for e in events(text)] == [kind]


def test_talks_that_are_held_are_one_event_with_both_sides() -> None:
    (event,) = events("Fico held talks on the package with President Ana Ruiz of Peru before the summit.")
    assert (event.actor, event.recipient[0]) == (("Fico",), "President Ana Ruiz")


def test_who_met_with_whom_is_no_passive() -> None:
    (event,) = events("Deputy Minister Ma Zhao met with U.S. Ambassador Nick Burns in Beijing on Tuesday.")
    assert event.actor == ("Deputy Minister Ma Zhao",)


def test_a_past_that_is_no_participle_has_its_subject() -> None:
    (event,) = events("Colombia broke diplomatic relations with Israel in May.")
    assert event.actor == ("Colombia",)


@pytest.mark.parametrize(
    "text",
    [
        "The minister often asks the court for advice.",
        "The crew would leave if Iran released the captain.",
        "Canada ended the sanctions programme on Mali.",
        "Washington freed the agent from sanctions.",
        "Panama struck four tankers from its shipping register.",
        "The ministry refused to comment.",
    ],
)
def test_what_is_usual_or_supposed_or_a_measure_is_no_event(text: str) -> None:
    assert events(text) == ()
