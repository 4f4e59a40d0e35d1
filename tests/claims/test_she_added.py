"""A verb of saying beside words in quotation marks claims nothing itself."""

import pytest

from tests.claims.drills import claims_of


@pytest.mark.parametrize("said", ["she added", "the minister added", "he noted"])
def test_what_is_said_is_no_listing(said: str) -> None:
    text = f'The Council did not lift sanctions on Ilya Marov. "Nothing is decided on Mr Marov," {said}.'
    assert [(c.action.value, c.status.value) for c in claims_of(text)] == [("lift", "denied")]


def test_who_speaks_may_act_in_the_same_sentence() -> None:
    text = '"We are strong," said the EU, which added Ilya Marov to its list.'
    assert [(c.action.value, c.status.value) for c in claims_of(text)] == [("designate", "in_force")]


@pytest.mark.parametrize(
    "text",
    [
        "It is a myth that Switzerland removed Ilya Marov from its list.",
        "The claim that Switzerland removed Ilya Marov from its list is a myth.",
        "It is a fabrication that Switzerland removed Ilya Marov from its list.",
    ],
)
def test_a_myth_is_untrue(text: str) -> None:
    assert [(c.action.value, c.status.value) for c in claims_of(text)] == [("delist", "denied")]
