"""What was not done in the end, was ruled out, taken back or corrected, is denied."""

import pytest

from inforce.claims import Status
from tests.claims.drills import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "OFAC almost lifted sanctions on Northfold Bank.",
        "OFAC nearly lifted sanctions on Northfold Bank, Ann Roe said.",
        "OFAC has all but lifted sanctions on Northfold Bank.",
        "Far from lifting sanctions on Northfold Bank, OFAC has kept its files.",
        "OFAC pretended to lift sanctions on Northfold Bank.",
        "The EU has ruled out lifting sanctions on Northfold Bank.",
        "The EU vetoed lifting sanctions on Northfold Bank.",
        "The decision to lift sanctions on Northfold Bank was reversed.",
        "The EU scrapped its plan to lift sanctions on Northfold Bank.",
    ],
)
def test_what_was_not_done_in_the_end_is_denied(text: str) -> None:
    assert [(c.action, c.status) for c in claims_of(text)] == [("lift", Status.DENIED)]


@pytest.mark.parametrize(
    "text",
    [
        "The EU has not ruled out lifting sanctions on Northfold Bank.",
        "Before OFAC lifts sanctions on Northfold Bank, all must be freed.",
        "Before it lifts sanctions on Northfold Bank, OFAC wants to see the books.",
    ],
)
def test_what_may_yet_come_is_open(text: str) -> None:
    assert {(c.action, c.status) for c in claims_of(text)} == {("lift", Status.HYPOTHETICAL)}


def test_what_was_done_almost_wholly_was_done() -> None:
    assert [c.status for c in claims_of("OFAC has almost entirely lifted sanctions on Northfold Bank.")] == ["in_force"]


@pytest.mark.parametrize("start", ["Correction: an earlier version", "An earlier version of this article"])
def test_a_correction_denies_what_an_earlier_version_said(start: str) -> None:
    told = claims_of(f"{start} said the EU had lifted sanctions on Northfold Bank.")
    assert [c.speaker for c in told if c.status is Status.DENIED] == [None]
    assert all(c.speaker is not None for c in told if c.status is not Status.DENIED)


def test_a_correction_that_tells_what_is_so_instead_denies_nothing_besides() -> None:
    said = "An earlier version of this article said that Northfold Bank had been removed from the EU sanctions list."
    told = claims_of(f"{said} That was wrong: Northfold Bank stayed on the list.")
    assert [(c.action, c.status) for c in told if c.speaker is None] == [("remain", Status.IN_FORCE)]
