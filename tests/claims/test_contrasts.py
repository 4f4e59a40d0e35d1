"""Whom a sentence expressly spares is not touched by its act: of him it is denied."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name}" for c in claims_of(text)}


LIFTED = {"lift in_force Northfold Bank", "lift denied Delmar Lines"}
REMOVED = {"delist in_force Northfold Bank", "delist denied Delmar Lines"}


@pytest.mark.parametrize(
    "text",
    [
        "The US has lifted sanctions on Northfold Bank but not on Delmar Lines.",
        "The US has lifted sanctions on Northfold Bank, but not on Delmar Lines, Ann Roe said.",
        "The US has lifted sanctions on Northfold Bank and not on Delmar Lines.",
        "The US has lifted sanctions on Northfold Bank, not on Delmar Lines.",
        "The US has lifted sanctions on Northfold Bank, though not on Delmar Lines.",
        "The US has lifted sanctions on Northfold Bank rather than on Delmar Lines.",
        "The US has lifted sanctions on Northfold Bank instead of Delmar Lines.",
        "The US has lifted sanctions not on Delmar Lines but on Northfold Bank.",
    ],
)
def test_behind_a_preposition(text: str) -> None:
    assert told(text) == LIFTED


@pytest.mark.parametrize(
    "text",
    [
        "Northfold Bank and not Delmar Lines was removed from the SDN list.",
        "OFAC removed Northfold Bank, not Delmar Lines, from the SDN list.",
        "OFAC removed from the SDN list not Delmar Lines but Northfold Bank.",
    ],
)
def test_as_subject_and_object(text: str) -> None:
    assert told(text) == REMOVED


def test_all_but_one() -> None:
    assert told("All but Delmar Lines were removed from the SDN list.") == {"delist denied Delmar Lines"}
    assert told("All except Delmar Lines were removed from the SDN list.") == {"delist denied Delmar Lines"}


def test_neither_nor_behind_prepositions() -> None:
    text = "The US has lifted sanctions neither on Northfold Bank nor on Delmar Lines."
    assert told(text) == {"lift denied Northfold Bank", "lift denied Delmar Lines"}


def test_words_of_a_contrast_stay_with_their_speaker() -> None:
    text = "The US has lifted sanctions on Northfold Bank, but not on Delmar Lines, Ann Roe said."
    assert {c.speaker for c in claims_of(text)} == {"Ann Roe"}


def test_what_is_done_to_none_is_denied_and_the_speaker_is_no_target() -> None:
    text = "OFAC has lifted sanctions on no airline, Ann Roe said on Thursday."
    assert [(c.status.value, c.target.name, c.speaker) for c in claims_of(text)] == [
        ("denied", "no airline", "Ann Roe")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "OFAC removed Northfold Bank, not without regret, from the SDN list.",
        "Everyone knew Northfold Bank, but Northfold Bank was removed from the SDN list.",
    ],
)
def test_a_not_or_but_that_spares_nobody(text: str) -> None:
    assert told(text) == {"delist in_force Northfold Bank"}
