"""Regular expressions as text: the letters with which what they match may begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.patterns import ANY, NO_LETTER, alternatives, closing, first_letters
from inforce.reports.knowledge import Phrases


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("share( this)?", {"s"}),
        ("(the )?(us|u\\.k\\.)", {"t", "u"}),
        ("(best |kind )regards", {"b", "k"}),
        ("s?hare", {"s", "h"}),
        ("©|copyright", {NO_LETTER, "c"}),
        ("\\d+ views", {NO_LETTER}),
        ("\\[photo", {NO_LETTER}),
        ("Фото", {"ф"}),
    ],
)
def test_the_first_letters_of_an_expression(pattern: str, letters: set[str]) -> None:
    assert first_letters(pattern) == frozenset(letters)


@pytest.mark.parametrize(
    "pattern", [".{1,60} wrote", "[a-z]+", "\\w+", "(?:a|b)", "a?", "", "a{0,1}b", "\\bafp", "^by"]
)
def test_where_nothing_tells_how_it_begins_nothing_is_told(pattern: str) -> None:
    assert first_letters(pattern) is ANY


PARTS = st.sampled_from("a b B я a? b* (a|b) (ab\\s)? (a|b?) \\d \\d? \\. . [ab] © c+ (a(b|c)|d) |".split())
LINES = st.text(alphabet="abcdABCD яЯ1.©", max_size=6)


@given(st.lists(PARTS, min_size=1, max_size=4).map("".join), LINES)
def test_what_an_expression_matches_begins_as_is_told(pattern: str, line: str) -> None:
    if (found := re.fullmatch(pattern, line, re.IGNORECASE)) and (letters := first_letters(pattern)) is not ANY:
        first = found[0][:1]
        assert (first.lower() if first.isalpha() else NO_LETTER) in letters


def test_bars_and_brackets_within_brackets_classes_and_after_a_backslash_divide_nothing() -> None:
    assert list(alternatives(r"a(b|c)|[|]|\|")) == ["a(b|c)", "[|]", r"\|"]
    assert closing(r"(a(b)\)c)d") == 9


@pytest.mark.parametrize("line", ["ſhare this", "Share this", "SHARE", "\u0130n", "", " share", "ёлка", "Éric", "К"])
@pytest.mark.parametrize(
    "section", [("footer", "buttons"), ("footer", "opens"), ("closing", "farewell"), ("digest", "message")]
)
def test_lists_tried_by_letter_find_what_the_whole_list_finds(line: str, section: tuple[str, str]) -> None:
    listed = Phrases("wrapping", *section)
    whole = re.compile("(?:" + "|".join(listed._listed) + ")", re.IGNORECASE)
    assert bool(listed.is_all_of(line)) == bool(whole.fullmatch(line))
