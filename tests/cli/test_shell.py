"""What is shown of others' words on a terminal."""

import pytest

from inforce.cli.shell import visible


@pytest.mark.parametrize("sign", [*"\x00\x1b\x7f\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"])
def test_a_sign_that_moves_or_turns_words_is_shown_as_a_replacement(sign: str) -> None:
    assert visible(f"a{sign}b") == "a\N{REPLACEMENT CHARACTER}b"


def test_words_of_any_script_are_shown_as_they_are() -> None:
    assert visible("Белавиа\tبانک\n株式会社") == "Белавиа\tبانک\n株式会社"
