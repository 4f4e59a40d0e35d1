"""Regular expressions: compiled when they are asked; and as text, the words with which what they match may begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.patterns import ANY, NO_LETTER, alternatives, closing, either, held, later, openings
from inforce.reports.knowledge import Phrases


def test_an_expression_is_compiled_when_it_is_first_asked_and_then_answers_as_any_other() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.match("")
    small = later("(?P<letter>[a-z])", re.IGNORECASE)
    assert small.sub("-", "aB1") == "--1"
    assert [found["letter"] for found in small.finditer("aB1")] == ["a", "B"]
    assert (small.pattern, small.groups, small.fullmatch("1")) == ("(?P<letter>[a-z])", 1, None)
    assert later(rb"\d").findall(b"a1") == [b"1"]


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        ("share( this)?", {"share"}),
        ("Photos?", {"photo"}),
        ("(the )?(us|u\\.k\\.)", {"the ", "us", "u"}),
        ("(best |kind )regards", {"best ", "kind "}),
        ("s?hare", {"s", "hare"}),
        ("no+ more|corrections?\\s*:", {"no", "correction"}),
        ("©|copyright", {NO_LETTER, "copyright"}),
        ("\\d+ views", {NO_LETTER}),
        ("\\*?(corrects|updates)\\b", {NO_LETTER, "corrects", "updates"}),
        ("\\[photo", {NO_LETTER}),
        ("Фото", {"фото"}),
        ("\\bissn\\b", {"issn"}),
    ],
)
def test_the_words_with_which_an_expression_opens(pattern: str, runs: set[str]) -> None:
    assert openings(pattern) == frozenset(runs)


@pytest.mark.parametrize("pattern", [".{1,60} wrote", "[a-z]+", "\\w+", "(?:a|b)", "a?", "", "a{0,1}b", "\\b", "^by"])
def test_where_nothing_tells_how_it_begins_nothing_is_told(pattern: str) -> None:
    assert openings(pattern) is ANY


PARTS = st.sampled_from("a b B я a? b* (a|b) (ab\\s)? (a|b?) \\b \\d \\d? \\. . [ab] © c+ (a(b|c)|d) |".split())
LINES = st.text(alphabet="abcdABCD яЯ1.©", max_size=6)


@given(st.lists(PARTS, min_size=1, max_size=4).map("".join), LINES)
def test_what_an_expression_matches_opens_as_is_told(pattern: str, line: str) -> None:
    if (found := re.fullmatch(pattern, line, re.IGNORECASE)) and (runs := openings(pattern)) is not ANY:
        begun = found[0].lower()
        assert any(begun.startswith(run) if run else not begun[:1].isalpha() for run in runs)


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        ("(?:[A-Z]\\w+ ){2,4}writes (every|for)\\b.{0,80}$", {"writes "}),
        ("\\W*(machine|computer)[ -]made", {"machine", "computer"}),
        ("(for|to) our readers", {" our readers"}),
        ("(this |that )?(text|article)?\\s?перевед[её]н", {"перевед"}),
        ("tips?:|###", {"tip", "###"}),
        ("[|(]ends", {"ends"}),
    ],
)
def test_the_longest_words_of_which_an_expression_needs_one(pattern: str, runs: set[str]) -> None:
    assert held(pattern) == frozenset(runs)


@given(st.lists(PARTS, min_size=1, max_size=4).map("".join), LINES)
def test_what_an_expression_matches_holds_what_is_told(pattern: str, line: str) -> None:
    if (found := re.search(pattern, line, re.IGNORECASE)) and (runs := held(pattern)) is not ANY:
        assert any(run in found[0].lower() for run in runs)


def test_bars_and_brackets_within_brackets_classes_and_after_a_backslash_divide_nothing() -> None:
    assert list(alternatives(r"a(b|c)|[|]|\|")) == ["a(b|c)", "[|]", r"\|"]
    assert closing(r"(a(b)\)c)d") == 9


@pytest.mark.parametrize(
    "line",
    [
        "ſhare this",
        "Share this",
        "SHARE",
        "\u0130n",
        "\u0131n",
        "Unſubscribe",
        "",
        " share",
        "ёлка",
        "Éric",
        "К",
        "end",
        "ends",
    ],
)
@pytest.mark.parametrize(
    "section", [("footer", "buttons"), ("footer", "opens"), ("closing", "farewell"), ("digest", "message")]
)
def test_lists_tried_by_letter_find_what_the_whole_list_finds(line: str, section: tuple[str, str]) -> None:
    listed = Phrases("wrapping", *section)
    whole = re.compile("(?:" + "|".join(listed._listed) + ")", re.IGNORECASE)
    assert bool(listed.is_all_of(line)) == bool(whole.fullmatch(line))


class _Listed(Phrases):
    def __init__(self, listed: list[str]) -> None:
        super().__init__("", "")
        self._listed = listed


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "", "^"]), st.lists(PARTS, min_size=1, max_size=3).map("".join)), min_size=1
    ),
    st.text(alphabet="abcdABCD яЯ1.©ſKİ", max_size=8),
)
def test_of_a_list_one_stands_in_a_line_where_the_whole_list_finds_one(
    listed: list[tuple[str, str]], line: str
) -> None:
    patterns = [start + pattern for start, pattern in listed]
    whole = re.compile("(?:" + "|".join(patterns) + ")", re.IGNORECASE)
    assert _Listed(patterns).within(line) == (whole.search(line) is not None)


@given(st.lists(st.text(alphabet="abБ.+", min_size=1, max_size=4), min_size=1), st.text(alphabet="abБ.+ ", max_size=8))
def test_words_told_apart_by_their_first_letters_are_found_as_words_in_a_row_are(words: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, words)))
    assert bool(re.search(either(words), text)) == bool(plain.search(text))
