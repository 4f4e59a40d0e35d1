"""Events: what was done that is no sanctions measure."""

import pytest

from inforce.claims import Event, extract
from inforce.reports.model import Report


def events(text: str, published: str = "2024-06-20") -> list[Event]:
    return list(extract(Report("test", text, title=None, published=published, language="en", blocks=())).events)


def one(text: str) -> Event:
    (event,) = events(text)
    return event


@pytest.mark.parametrize(
    ("text", "type_", "mode", "when"),
    [
        ("Norway's trade minister visited Hanoi on Tuesday.", "CONSULT", "visit", "2024-06-18"),
        ("The Dutch envoy flew to Baku in May.", "CONSULT", "visit", "2024-05"),
        ("Chile's foreign minister is due in Lima on Friday.", "CONSULT", "visit", "2024-06-21"),
        ("The president received the Minister of Trade of Oman on 3 June.", "CONSULT", "meet", "2024-06-03"),
        ("Chad released 14 prisoners on Monday.", "RETREAT", "release", "2024-06-17"),
        ("The journalist Ana Ruiz was arrested in Quito in March.", "COERCE", "arrest", "2024-03"),
        ("The navy of Yemen seized the tanker Blue Reef in January.", "COERCE", "seize", "2024-01"),
        ("The Czech embassy in Damascus, closed since 2012, is empty.", "SANCTION", "withdraw", "2012/.."),
        ("Bolivia broke off diplomatic relations with Israel on 1 June.", "SANCTION", None, "2024-06-01"),
        ("Mali expelled two diplomats in May.", "SANCTION", "expel", "2024-05"),
        ("Denmark will reopen its embassy in Kabul in 2025.", "COOPERATE", None, "2025"),
        ("In May Kenya urged Ethiopia to lift the ban.", "REQUEST", None, "2024-05"),
        ("Peru rejected the proposal on Wednesday.", "REJECT", None, "2024-06-19"),
        ("In May Ghana accused Togo of smuggling.", "ACCUSE", None, "2024-05"),
    ],
)
def test_a_sentence_tells_of_an_event(text: str, type_: str, mode: str | None, when: str) -> None:
    event = one(text)
    assert (event.type, event.mode, event.when) == (type_, mode, when)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry released a statement on Monday.",
        "The firm met its targets in May.",
        "The source asked not to be named.",
        "The report visits the history of the ban.",
        "The United States lifted sanctions on Belavia on Friday.",
        "The bank released its results, and the shop opened on Monday.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    assert events(text) == []


def test_sides_go_under_their_names_and_their_states() -> None:
    event = one("Norway's trade minister Kari Moe visited Hanoi on Tuesday.")
    assert "Norway" in event.actor and event.recipient == ("Vietnam",)


def test_an_event_told_twice_is_one_with_what_both_tell() -> None:
    event = one("Chad released 14 prisoners. The release of the prisoners took place on 3 June.")
    assert (event.count, event.when) == (14, "2024-06-03")


def test_two_visits_of_two_people_are_two() -> None:
    assert len(events("Kari Moe visited Hanoi in May. Lars Holm visited Hanoi in June.")) == 2


def test_people_are_counted_by_country() -> None:
    event = one("Chad freed nine prisoners on Monday. They were six Germans, two from Italy and a Dane.")
    assert (event.count, event.groups) == (9, {"Germany": 6, "Italy": 2, "Denmark": 1})


def test_what_follows_from_talks_is_of_their_time_not_of_the_nearest_date() -> None:
    text = (
        "In March an American envoy met the president of Chad. The law of 1 June 2021 is another matter. "
        "As a result of those talks, Chad released 14 prisoners."
    )
    release = next(e for e in events(text) if e.mode == "release")
    assert release.when == "2024-03"


def test_a_state_that_lasts_is_ongoing_and_a_plan_is_planned() -> None:
    assert one("The Czech embassy in Damascus has not been operating since 2012.").status == "ongoing"
    assert one("Denmark plans to reopen its embassy in Kabul.").status == "planned"


def test_what_did_not_happen_is_denied() -> None:
    assert one("Mali has not expelled two diplomats.").status == "denied"
