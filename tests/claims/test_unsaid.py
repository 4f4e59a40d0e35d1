"""What nobody said, or somebody said falsely, is not claimed in the report's own voice."""

import pytest

from inforce.claims import Claim, Status
from tests.claims.drills import claims_of


def told(text: str) -> set[tuple[Status, str | None]]:
    """Status and speaker of each claim of a text."""
    return {(c.status, c.speaker) for c in claims_of(text)}


def one(text: str) -> Claim:
    (claim,) = claims_of(text)
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "The envoy did not say that OFAC had lifted sanctions on Northfold Bank.",
        "The envoy did not say OFAC had lifted sanctions on Northfold Bank.",
        "Nobody said that OFAC had lifted sanctions on Northfold Bank.",
        "The agency could not confirm that OFAC had lifted sanctions on Northfold Bank.",
        "OFAC has not denied that it lifted sanctions on Northfold Bank.",
        "The Treasury declined to say whether OFAC had lifted sanctions on Northfold Bank.",
        "The Treasury refused to confirm that OFAC had lifted sanctions on Northfold Bank.",
        "The Treasury has yet to say whether it will lift sanctions on Northfold Bank.",
        "There is no evidence that OFAC lifted sanctions on Northfold Bank.",
        "The paper has seen no proof that OFAC lifted sanctions on Northfold Bank.",
        "The auditors did not see evidence that OFAC lifted sanctions on Northfold Bank.",
        "It is too early to say that OFAC has lifted sanctions on Northfold Bank.",
        "Imagine that OFAC lifted sanctions on Northfold Bank.",
    ],
)
def test_what_nobody_said_is_open(text: str) -> None:
    assert one(text).status is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    "text",
    [
        "It would be wrong to say that OFAC has lifted sanctions on Northfold Bank.",
        "It is not true to claim that OFAC has lifted sanctions on Northfold Bank.",
        "The Treasury dismissed as fake a report that OFAC lifted sanctions on Northfold Bank.",
        "Trolls spread fake news that OFAC had lifted sanctions on Northfold Bank.",
        "That does not mean that OFAC has lifted sanctions on Northfold Bank.",
        "The lawyer does not believe that OFAC has lifted sanctions on Northfold Bank.",
    ],
)
def test_what_is_called_false_is_denied(text: str) -> None:
    assert one(text).status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "The envoy did not mention that OFAC had lifted sanctions on Northfold Bank.",
        "There is no doubt that OFAC lifted sanctions on Northfold Bank.",
        "The Treasury did not say why OFAC had lifted sanctions on Northfold Bank.",
        "The Treasury did not announce why OFAC had lifted sanctions on Northfold Bank.",
    ],
)
def test_what_is_taken_for_granted_holds(text: str) -> None:
    assert one(text).status is Status.IN_FORCE


@pytest.mark.parametrize(
    ("text", "liar"),
    [
        ("A broker falsely reported that OFAC had lifted sanctions on Northfold Bank, Ann Roe said.", "A broker"),
        ("A broker wrongly wrote that OFAC had lifted sanctions on Northfold Bank, Ann Roe said.", "A broker"),
        ("A forged letter says OFAC lifted sanctions on Northfold Bank, Ann Roe said.", "A forged letter"),
    ],
)
def test_false_words_are_their_speakers_and_denied_by_who_reports_them(text: str, liar: str) -> None:
    assert told(text) == {(Status.DENIED, "Ann Roe"), (Status.IN_FORCE, liar)}


def test_false_words_that_nobody_reports_are_denied_by_the_newsroom() -> None:
    text = "The Herald falsely reported that OFAC had lifted sanctions on Northfold Bank."
    assert (Status.DENIED, None) in told(text)
