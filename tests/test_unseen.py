"""What is shown of others' words on a terminal, in CSV and in JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.unseen import escaped, escaped_utf8, visible, without_controls

TEXTS = st.text(alphabet=st.characters(codec="utf-8"))


@pytest.mark.parametrize("sign", [*"\x00\x1b\x7f\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\r"])
def test_a_sign_that_moves_or_turns_words_is_shown_as_a_replacement(sign: str) -> None:
    assert visible(f"a{sign}b") == "a\N{REPLACEMENT CHARACTER}b"


def test_words_of_any_script_are_shown_as_they_are() -> None:
    assert visible("Белавиа\tبانک\n株式会社") == "Белавиа\tبانک\n株式会社"


@pytest.mark.parametrize("sign", [*"\x00\x07\x1b\x7f\x85\x9b\r"])
def test_a_control_character_is_replaced_in_cells(sign: str) -> None:
    assert without_controls(f"a{sign}b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\r\nb", "\u200fبانک", "Белавиа"])
def test_spelling_and_ends_of_line_stay_in_cells(text: str) -> None:
    assert without_controls(text) == text


@given(TEXTS)
def test_escaped_json_has_the_same_value_and_nothing_unseen(text: str) -> None:
    told = escaped(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(told) == {text: [text]}
    assert visible(told) == told


@given(
    st.text(
        st.sampled_from(
            "aЖ–«é\x7f\x80\x9f\xa0\u061b\u061c\u200d\u200e\u2027\u2028\u202e\u202f\u2065\u2066\u2069\u206a😀"
        )
    )
)
def test_json_in_utf_8_is_escaped_as_its_text_is(text: str) -> None:
    assert escaped_utf8(text.encode()) == escaped(text)
