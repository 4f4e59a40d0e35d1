"""Reading takes work in proportion to the length of a text, whatever stands in it over and over: by calls, not by time."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report

SIZE = 3_000
"""Signs of the shorter text; beyond some thousand a sentence is read in parts, and no work grows with its length any more."""
TIMES = 4
MOST = 100
"""Calls for a sign; a row of figures took six hundred."""


def work(text: str, language: str) -> int:
    """Calls, of Python's own functions too, that reading a text takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    blocks = (Block("paragraph", 0, len(text)),)
    report = Report("long", text, published="2024-05-02", language=language, blocks=blocks)
    sys.setprofile(count)
    try:
        extract(report)
    finally:
        sys.setprofile(None)
    return calls


def repeated(words: str, before: str = "", after: str = ".") -> Callable[[int], str]:
    return lambda size: before + words * (size // len(words)) + after


LONG = {
    "figures": repeated("1,"),
    "names": repeated("Alfa Bank "),
    "adjectives": repeated("новые ", "США ввели ", "санкции против Ирана."),
    "parties": repeated("банка «Альфа», ", "МОСКВА, 3 марта. США ввели санкции против ", "банка."),
}


@pytest.mark.parametrize("kind", LONG)
def test_work_grows_no_faster_than_a_text(kind: str) -> None:
    text = LONG[kind]
    language = "ru" if "США" in text(200) else "en"
    work(text(200), language)  # what is loaded once for all
    short = work(text(SIZE), language)
    assert short < MOST * SIZE
    assert work(text(SIZE * TIMES), language) < (TIMES + 1) * short
