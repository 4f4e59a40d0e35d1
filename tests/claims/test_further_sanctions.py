"""Further sanctions are on the state that the sentence is about; price caps are lowered and enforced."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> list[str]:
    return [f"{c.action.value} {c.status.value} {c.target.name}" for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "After the crackdown in Belarus, the European Union imposed further sanctions on Friday.",
            "impose in_force Belarus",
        ),
        ("In response to Iran's missile launch the US announced fresh sanctions.", "impose announced Iran"),
        (
            "If the Georgian government does not back down, Brussels may impose new sanctions.",
            "impose hypothetical Georgia",
        ),
        ("The coup in Myanmar led Ottawa to impose additional sanctions.", "impose in_force Myanmar"),
    ],
)
def test_further_sanctions_are_on_the_state_of_the_sentence(text: str, claim: str) -> None:
    assert told(text) == [claim]


def test_ministers_who_agree_on_sanctions_decide_them() -> None:
    assert told("Belarus: EU ministers agree on fresh sanctions") == ["impose decided Belarus"]
    assert told("EU ministers agreed on further sanctions against Belarus.") == ["impose decided Belarus"]
    assert told("EU ministers spoke of sanctions and agreed on a framework for talks.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Poland and Lithuania urged new sanctions, and the EU imposed further sanctions on Friday.",
        "The EU discussed Mali and Niger and imposed further sanctions on Monday.",
        "Turkey called for patience before the EU imposed further sanctions on Friday.",
    ],
)
def test_who_speaks_of_sanctions_and_one_of_two_states_is_no_target(text: str) -> None:
    found = told(text)
    assert found
    assert all(name not in claim for claim in found for name in ("Poland", "Lithuania", "Mali", "Niger", "Turkey"))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The EU lowered the price cap on Russian crude from $60 to $47.60.", "tighten in_force Russian crude"),
        ("The price cap on Russian oil was lowered to $47.60 a barrel.", "tighten in_force Russian oil"),
        ("The price cap on Russian oil will be enforced from September.", "impose announced Russian oil"),
    ],
)
def test_a_price_cap_is_lowered_and_enforced(text: str, claim: str) -> None:
    assert told(text) == [claim]


def test_a_cap_on_what_homes_pay_is_no_sanction() -> None:
    assert (
        told("The regulator lowered the price cap on household energy in Britain after the sanctions on Russia.") == []
    )
