"""JSON as programs get it: the same bytes whichever library writes it, and nothing in it that nobody sees."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce import contract
from inforce.lists.model import Kind

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(0.0001, 1e15)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda each: st.lists(each) | st.dictionaries(TEXTS, each),
    max_leaves=20,
)


class Words(str):
    """Text of another kind."""

    __slots__ = ()


@given(VALUES, st.sampled_from([None, 2]))
def test_json_says_what_python_writes_of_the_same_and_hides_nothing(value: object, indent: int | None) -> None:
    told = contract.dumps(value, indent=indent)
    assert json.loads(told) == value
    plain = json.dumps(value, ensure_ascii=False, indent=indent)
    assert told == plain or any(map(_is_unseen, plain))
    assert not any(map(_is_unseen, told))


def _is_unseen(letter: str) -> bool:
    return letter in "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" or (
        "\x7f" <= letter <= "\x9f"
    )


@pytest.mark.parametrize("value", ["report-\udcff.txt", Words("Belavia"), (Kind.PERSON, Words("a"))])
@pytest.mark.parametrize("indent", [None, 2])
def test_names_of_files_that_are_no_text_and_texts_of_other_kinds_are_written_too(
    value: object, indent: int | None
) -> None:
    assert contract.dumps({"file": value}, indent=indent) == json.dumps(
        {"file": value}, ensure_ascii=False, indent=indent
    )
