"""A negation holds where an aside, marks or the subject part it from its verb, and "not only" is none."""

import pytest

from tests.claims.drills import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "OFAC did not, despite reports, lift sanctions on Northfold Bank.",
        "OFAC did not, as the Herald claimed, lift sanctions on Northfold Bank.",
        "OFAC has not, contrary to what was said, lifted sanctions on Northfold Bank.",
        "OFAC has not – as some wrote – lifted sanctions on Northfold Bank.",
        "Sanctions on Northfold Bank have not, Ann Roe said, been lifted.",
        "In no way has OFAC lifted sanctions on Northfold Bank.",
        "Never has OFAC lifted sanctions on Northfold Bank.",
        'OFAC did "not" lift sanctions on Northfold Bank.',
        "OFAC has (not) lifted sanctions on Northfold Bank.",
        "OFAC did *not* lift sanctions on Northfold Bank.",
        "OFAC did **not** lift sanctions on Northfold Bank.",
        "OFAC did _not_ lift sanctions on Northfold Bank.",
    ],
)
def test_a_negation_parted_from_its_verb_denies(text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.action, claim.status) == ("lift", "denied")
    assert "not" in claim.span.text or claim.span.text.startswith(("In no", "Never"))


def test_the_subject_before_an_aside_acts() -> None:
    (claim,) = claims_of("OFAC did not, despite reports, lift sanctions on Northfold Bank.")
    assert claim.sender == ("United States", "OFAC")


@pytest.mark.parametrize(
    "text",
    [
        "OFAC did not only lift sanctions on Northfold Bank but also wrote to it.",
        "OFAC has not just lifted sanctions on Northfold Bank but also written to it.",
    ],
)
def test_not_only_denies_nothing(text: str) -> None:
    assert [(c.action, c.status) for c in claims_of(text)] == [("lift", "in_force")]


def test_what_is_stressed_stays_in_the_words_of_a_statement() -> None:
    from inforce.claims import extract
    from inforce.reports.model import Block, Report

    text = "OFAC did *not* lift sanctions on Northfold Bank, Ann Roe said."
    (said,) = extract(Report("t", text, language="en", blocks=(Block("paragraph", 0, len(text)),))).statements
    assert [each.text for each in said.content] == ["OFAC did *not* lift sanctions on Northfold Bank"]
