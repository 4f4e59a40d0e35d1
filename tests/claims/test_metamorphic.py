"""How a text is written down changes nothing of what it says: apostrophes, spaces, marks, ends of lines."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from inforce.claims import extract
from inforce.reports import read

HELD_OUT = Path(__file__).parents[1] / "heldout"
REPORTS = [
    "baku-lender",
    "tokyo-ten-firms",
    "alert-refinery-licence",
    "state-polesie-news",
    "kanal-porogi",
    "alert-arktik-spg",
    "ukaz-pereval",
    "yakhty-antigua",
]
WAYS: dict[str, Callable[[str], str]] = {
    "typographic apostrophes": lambda text: re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "\u2019", text),
    "plain apostrophes": lambda text: re.sub(r"(?<=[^\W\d_])\u2019(?=[^\W\d_])", "'", text),
    "spaces that do not break": lambda text: re.sub(r"(?<=\b\w) (?=\w)|(?<=\b\w\w) (?=\w)", "\u00a0", text),
    "letters apart from their marks": lambda text: unicodedata.normalize("NFD", text),
    "letters joined as type is set": lambda text: (
        text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02")
    ),
    "soft hyphens": lambda text: re.sub(r"(?<=[^\W\d_]{4})(?=[^\W\d_]{4})", "\u00ad", text),
    "marks of direction": lambda text: re.sub(r"(?<=\s)(?=[^\W\d_]{6})", "\u200e", text),
    "Windows' ends of lines": lambda text: text.replace("\n", "\r\n"),
    "lines broken at a width": lambda text: _wrapped(text),
    "a byte order mark": lambda text: "\ufeff" + text,
}


def _wrapped(text: str) -> str:
    """Paragraphs of more than a line broken at 72 columns, as mail programs do."""
    rows = (re.sub(r"(?=\S.{73})(.{40,72}) ", r"\1\n", row) if len(row) > 90 else row for row in text.split("\n"))
    return "\n".join(rows)


@cache
def _told(text: str) -> tuple[object, ...]:
    (report,) = read(text.encode(), name="a.txt")
    found = extract(report)
    for span in [c.span for c in found.claims] + [s for each in found.statements for s in each.content]:
        assert report.text[span.start : span.end] == span.text
    claims = [(c.sender, _plain(c.target.name), c.action, c.status, c.when, _plain(c.speaker)) for c in found.claims]
    statements = [(_plain(s.speaker.name), s.mode, s.kind) for s in found.statements]
    events = [(e.type, e.when, e.status) for e in found.events]
    return (_plain(report.title), _plain(report.publisher), report.published, claims, statements, events)


def _plain(words: str | None) -> str:
    return (
        unicodedata.normalize("NFKC", words or "")
        .replace("\u2019", "'")
        .replace("\u00a0", " ")
        .replace("\u00ad", "")
        .replace("\u200e", "")
        .replace("\n", " ")
    )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", REPORTS)
def test_how_a_text_is_written_down_changes_nothing_of_what_it_says(name: str, way: str) -> None:
    plain = (HELD_OUT / f"{name}.txt").read_text(encoding="utf-8")
    assert _told(WAYS[way](plain)) == _told(plain)
