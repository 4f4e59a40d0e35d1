"""Short names: where a name is looked for without an expression, it is found where an expression finds it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from inforce.claims import short_names
from inforce.claims.kinds import kinds
from inforce.claims.short_names import is_introduced, is_short_for

SIGNS = [
    "lukoil",
    "Lukoil",
    "LUKOİL",
    "Trading",
    "trading’s",
    "not ",
    "but",
    " ",
    ", ",
    ". ",
    "\n",
    "(",
    "“",
    ")",
    "é",
    "ſ",
    "_",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=25).map("".join)
NAMES = st.sampled_from([["lukoil"], ["lukoil", "trading"], ["lukoil", "lukoil"], ["trading’s"], ["é"], ["’s"]])


@given(TEXTS, NAMES, st.sampled_from([None, "trading"]))
def test_names_stand_where_an_expression_finds_them(text: str, words: list[str], further: str | None) -> None:
    pattern = short_names._words(words) if further is None else short_names._alone(words, further)
    told = [found.span(1) for found in re.finditer(f"(?=({pattern}))", text, re.IGNORECASE)]
    assert list(short_names._places(text, words, further)) == told


def test_a_name_is_short_for_another_where_the_text_says_so() -> None:
    long = ["gazprom", "neft"]
    assert is_introduced("GAZPROM NEFT (“Gazprom”) was listed.", long[:1], long)
    assert is_introduced("Gazprom Neft, also known as Gazprom, was listed.", long[:1], long)
    assert not is_introduced("Gazprom Neft (Russia) was listed, as is Gazprom.", long[:1], long)


def test_names_that_a_sentence_opposes_are_two() -> None:
    long, known = ["lukoil", "international"], kinds("en")
    assert not is_short_for("They listed Lukoil International, not Lukoil.", known, long[:1], long)
    assert is_short_for("They listed Lukoil International. Not all liked it: Lukoil said so.", known, long[:1], long)


def test_a_firm_told_before_another_of_its_name_is_not_that_one() -> None:
    long, known = ["rosneft", "trading"], kinds("en")
    assert not is_short_for("News\nRosneft was listed. So was Rosneft Trading.", known, long[:1], long)
    assert is_short_for("News\nRosneft Trading was listed. So Rosneft said.", known, long[:1], long)
