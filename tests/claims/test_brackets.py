"""Brackets at the end of a claim's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims import extract
from inforce.claims.brackets import closed
from inforce.reports.model import Report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Velden Steel was sanctioned by the Office of Foreign Assets Control (OFAC), and its owner protested.",
            "Velden Steel was sanctioned by the Office of Foreign Assets Control (OFAC)",
        ),
        (
            "The EU sanctioned Velden Steel (a mill (of Lom)).",
            "The EU sanctioned Velden Steel (a mill (of Lom))",
        ),
    ],
)
def test_the_words_of_a_claim_leave_no_bracket_open(text: str, words: str) -> None:
    (claim,) = extract(Report("test", text, title=None, published="2021-03-04", language="en", blocks=())).claims
    assert claim.span.text == words


def test_words_end_before_a_bracket_that_nothing_closes() -> None:
    text = "listed by the Office (OFAC and others"
    assert text[: closed(text, 0, text.index(" and"), len(text))] == "listed by the Office "


@given(st.text(alphabet="a (),)", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_end_within_their_sentence_with_every_bracket_closed(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    found = closed(text, start, end, len(text))
    words = text[start:found]
    assert start <= found <= len(text)
    depth = 0
    for mark in words:
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
    assert depth == 0 or words.startswith("(")
