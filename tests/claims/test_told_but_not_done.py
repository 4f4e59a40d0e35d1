"""What is put to a vote, supposed or made up is not told as done, and what was done still is."""

import pytest

from inforce.claims import Status
from tests.claims.drills import claims_of


def status_of(text: str) -> list[tuple[str, Status]]:
    return [(str(c.action), c.status) for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Senate voted 51-48 to lift sanctions on Northfold Bank, falling short of the 60 votes needed.", "denied"),
        ("The House voted to lift sanctions on Northfold Bank, but the bill died in the Senate.", "denied"),
        ("A bill to lift sanctions on Northfold Bank failed in the Senate.", "denied"),
        ("The amendment to lift sanctions on Northfold Bank was defeated 212-210.", "denied"),
        ("A bill to lift sanctions on Northfold Bank cleared committee.", "proposed"),
        ("The House passed a bill that would lift sanctions on Northfold Bank.", "proposed"),
        ("Congress passed a bill lifting sanctions on Northfold Bank.", "decided"),
        ("The president signed a bill lifting sanctions on Northfold Bank.", "in_force"),
        ("The Rada passed a law lifting sanctions on Northfold Bank.", "in_force"),
        ("The Security Council failed to adopt a resolution lifting sanctions on Northfold Bank.", "denied"),
    ],
)
def test_a_vote_tells_as_much_as_it_decides(text: str, status: str) -> None:
    assert status_of(text) == [("lift", Status(status))]


def test_a_motion_that_is_thrown_out_denies_what_it_called_for() -> None:
    told = status_of("The Dutch parliament threw out a motion calling for sanctions on Northfold Bank.")
    assert told == [("designate", Status.DENIED)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Treasury neither confirmed nor denied that OFAC had lifted sanctions on Northfold Bank.", "hypothetical"),
        ("The EU neither eased nor lifted sanctions on Northfold Bank.", "denied"),
        ("It has not been the case that OFAC lifted sanctions on Northfold Bank.", "denied"),
        ("It is the case that OFAC lifted sanctions on Northfold Bank.", "in_force"),
        ("Reports that OFAC had lifted sanctions on Northfold Bank turned out to be false.", "denied"),
        ("Reports that OFAC had lifted sanctions on Northfold Bank turned out to be true.", "in_force"),
        ("Australia is yet to lift sanctions on Northfold Bank.", "denied"),
        ("The summit ended without the EU lifting sanctions on Northfold Bank.", "denied"),
        ("The summit ended without sanctions on Northfold Bank being lifted.", "denied"),
        ("The conference closed without the EU having lifted sanctions on Northfold Bank.", "denied"),
        ("The conference closed with the EU having lifted sanctions on Northfold Bank.", "in_force"),
        ("Nothing changes without the EU lifting sanctions on Northfold Bank.", "hypothetical"),
    ],
)
def test_what_is_negated_is_denied_and_what_is_left_open_stays_open(text: str, status: str) -> None:
    assert [s for _, s in status_of(text)] == [Status(status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Unless Minsk frees them, the EU will lift nothing, and Bern will sanction Northfold Bank.", "announced"),
        ("Unless Minsk frees prisoners, the EU will sanction Northfold Bank.", "hypothetical"),
        ("The EU will sanction Northfold Bank provided that Bern agrees.", "hypothetical"),
        ("If and when the EU sanctions Northfold Bank, trade will stop.", "hypothetical"),
        ("Assuming that the EU sanctions Northfold Bank, trade will stop.", "hypothetical"),
        ("Should London decide to sanction Northfold Bank, trade would stop.", "hypothetical"),
        ("The EU will sanction Northfold Bank, even if Minsk frees prisoners.", "announced"),
        ("The EU will sanction Northfold Bank, the envoy said, and asked if Bern was ready.", "announced"),
    ],
)
def test_a_promise_under_a_condition_is_open(text: str, status: str) -> None:
    assert [s for a, s in status_of(text) if a == "designate"] == [Status(status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In the film, the US lifts sanctions on Northfold Bank.", "hypothetical"),
        ("The thriller opens with Washington lifting sanctions on Northfold Bank.", "hypothetical"),
        (
            "In an April Fools' joke, the paper wrote that the EU had lifted sanctions on Northfold Bank.",
            "hypothetical",
        ),
        ("The satirical site wrote that the EU had lifted sanctions on Northfold Bank.", "hypothetical"),
        ("In a scenario drawn up by the bank, the US lifted sanctions on Northfold Bank.", "hypothetical"),
        ("Imagine a world in which Britain has lifted sanctions on Northfold Bank.", "hypothetical"),
        ("Consider the following: the US lifted sanctions on Northfold Bank on 1 March.", "hypothetical"),
        ("Under the plan, the EU lifts sanctions on Northfold Bank in the first phase.", "proposed"),
        ("Under the plan, the EU lifted sanctions on Northfold Bank.", "in_force"),
        ("In the film industry, the EU has lifted sanctions on Northfold Bank.", "in_force"),
        ("In an example of this, the EU lifted sanctions on Northfold Bank.", "in_force"),
        ("The film was shown after the EU lifted sanctions on Northfold Bank.", "in_force"),
    ],
)
def test_what_is_made_up_was_not_done(text: str, status: str) -> None:
    assert status_of(text) == [("lift", Status(status))]


def test_what_is_due_to_lapse_has_not() -> None:
    assert status_of("Sanctions on Northfold Bank had been due to lapse.") == [("lapse", Status.ANNOUNCED)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sanctions on Northfold Bank were to be lifted in March, but Poland objected.", "denied"),
        ("The EU had planned to lift sanctions on Northfold Bank, but Hungary blocked the step.", "denied"),
        ("Sanctions on Northfold Bank were expected to be lifted, but the bank said it would wait.", "announced"),
        ("The US is to lift sanctions on Northfold Bank in March, but Poland objected.", "announced"),
    ],
)
def test_a_plan_that_came_to_nothing_is_denied(text: str, status: str) -> None:
    assert status_of(text) == [("lift", Status(status))]


def test_what_somebody_is_far_from_is_denied() -> None:
    told = status_of("Far from being delisted, Northfold Bank was sanctioned again by Ottawa.")
    assert told == [("delist", Status.DENIED), ("designate", Status.IN_FORCE)]


def test_a_clause_that_is_dropped_from_a_bill_lists_nobody() -> None:
    dropped = status_of("The clause sanctioning Northfold Bank was dropped from the bill.")
    added = status_of("A clause sanctioning Northfold Bank was added to the bill.")
    assert (dropped, added) == ([("designate", Status.DENIED)], [("designate", Status.PROPOSED)])


@pytest.mark.parametrize(
    "text",
    [
        "Under EU sanctions, his card at Northfold Bank was cancelled.",
        "After the EU sanctions, his flights with Northfold Air were suspended.",
    ],
)
def test_cards_and_flights_that_are_cancelled_are_no_measures(text: str) -> None:
    assert not [c for c in claims_of(text) if c.action.ends or str(c.action) == "suspend"]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Trump 'could' lift sanctions on Northfold Bank", "hypothetical"),
        ("Trump ‘could soon’ lift sanctions on Northfold Bank", "hypothetical"),
        ("Trump ‘to lift’ sanctions on Northfold Bank", "announced"),
    ],
)
def test_marks_around_a_modal_in_a_headline_leave_it_what_it_says(title: str, status: str) -> None:
    assert [c.status for c in claims_of(title, headline=True)] == [Status(status)]
