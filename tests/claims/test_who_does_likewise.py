"""Who is alone touched, who is not, and who does what another did."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name} < {', '.join(c.sender)}" for c in claims_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "No one except Delmar Lines was removed from the EU list.",
        "No carrier but Delmar Lines was removed from the EU list.",
        "No carrier was removed from the EU list except Delmar Lines.",
        "Nothing was removed from the EU list apart from Delmar Lines.",
        "The EU removed no carrier except Delmar Lines from its list.",
    ],
)
def test_an_exception_from_nobody_is_touched(text: str) -> None:
    assert told(text) == {"delist in_force Delmar Lines < European Union"}


def test_an_exception_from_all_is_spared() -> None:
    assert told("Everyone except Delmar Lines was removed from the EU list.") == {
        "delist denied Delmar Lines < European Union"
    }


def test_a_name_with_a_state_in_it_completes_the_sentence_before() -> None:
    text = "The EU removed Northfold Bank from its list. The Central Bank of Iran was not."
    assert told(text) == {
        "delist in_force Northfold Bank < European Union",
        "delist denied Central Bank of Iran < European Union",
    }
    assert told("The EU removed Northfold Bank from its list. The United States was not.") == {
        "delist in_force Northfold Bank < European Union"
    }


@pytest.mark.parametrize("verb", ["matched", "mirrored", "echoed", "followed"])
def test_who_matches_measures_of_another_acts_and_says_nothing(verb: str) -> None:
    text = f"Norway {verb} the EU sanctions against Delmar Lines."
    assert told(text) == {"designate in_force Delmar Lines < Norway"}
    assert {c.speaker for c in claims_of(text)} == {None}


def test_measures_alike_are_no_act() -> None:
    assert not told("The sanctions on Belarus matched the EU measures against Russia.")


def test_a_call_echoed_is_said_again() -> None:
    (claim,) = claims_of("Norway echoed the EU's call for sanctions on Belarus.")
    assert (claim.status, claim.speaker) == ("proposed", "Norway")


def test_who_matches_a_listing_lists_as_well() -> None:
    assert "designate in_force Oleg Sanin < European Union" in told("The EU matched the UK's listing of Oleg Sanin.")
