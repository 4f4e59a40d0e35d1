"""Enumerators: numbers and letters within a line before what is listed there ("added: (1) X; (2) Y", "a) X, b) Y"), which are
no words of the sentence. Those that open a line are read with the list."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"(?<=[ \t])(?:\((\w{1,4})\)|(\w{1,4})\)|(\d{1,2})\.)[ \t]+(?=[\"“„«]?([^\W\d_]+))")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BEFORE_POINT = frozenset(":;,–—-")
"""What stands before "1." where that is no number of the sentence's end."""
_FEWEST = 2
_FIRST = (" (1) ", " 1) ", " 1. ", " (a) ", " a) ", " (i) ", " i) ")
"""The marks that a run begins with; a text without any has none."""
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "two", "three", "four", "five"})


def enumerators(text: str) -> list[tuple[int, int]]:
    """Where the marks stand that count what a line lists, with the space after each, in order."""
    if not any(first in text for first in _FIRST):
        return []
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if run and not (_follows(run, mark) and "\n" not in text[run[-1].end() : mark.start()]):
            found += _counted(run)
            run = []
        if _opens_name(mark) and (run or (_is_first(mark) and _opens(text, mark))):
            run.append(mark)
    return found + _counted(run)


def _counted(run: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [mark.span() for mark in run] if len(run) >= _FEWEST else []


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Words of the same line stand before it, and before a number with a point a mark that announces something."""
    before = text[text.rfind("\n", 0, mark.start()) + 1 : mark.start()].rstrip()
    return bool(before) and (mark[3] is None or before[-1] in _BEFORE_POINT)


def _opens_name(mark: re.Match[str]) -> bool:
    """What is counted are names and phrases: "(1) whether …, (2) what …" are clauses."""
    return mark[4][0].isupper() or mark[4] in _ARTICLES


def _is_first(mark: re.Match[str]) -> bool:
    return 1 in _places(_label(mark))


def _follows(run: list[re.Match[str]], mark: re.Match[str]) -> bool:
    return len(run) + 1 in _places(_label(mark)) and (run[0][3] is None) == (mark[3] is None)


def _label(mark: re.Match[str]) -> str:
    return mark[1] or mark[2] or mark[3]


def _places(label: str) -> Iterator[int]:
    """The places that a label may count: "i" is the first of Roman figures and the ninth letter."""
    if label.isdecimal():
        yield int(label)
    elif label in _ROMAN:
        yield _ROMAN.index(label) + 1
    if len(label) == 1 and "a" <= label <= "z":
        yield ord(label) - ord("a") + 1
