"""Sections: headings that say of what day the words below them tell ("Monday, May 15"; "16:40" of a live blog), and days that
items open with ("15 May: …")."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from inforce.claims.posts import CLOCK
from inforce.claims.text import Document
from inforce.claims.times import anchor_of, find_times
from inforce.claims.timewords import time_words
from inforce.reports.model import Block
from inforce.values import value

_HEADINGS = frozenset({"dateline", "headline", "paragraph", "item"})
_LONGEST = 40
"""Characters of a line that is a day and nothing else."""
_OPENED = re.compile(r"\s?[.:—–-]\s")
"""What parts the day that an item opens with from its words."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_DAY = len("2024-01-01")


@value(frozen=True, slots=True)
class Sections:
    """Where the days begin that a digest or a live blog is divided into. Empty for other reports."""

    starts: tuple[int, ...] = ()
    days: tuple[str | None, ...] = ()

    @classmethod
    def of(cls, document: Document) -> "Sections":
        """The sections of a document: at least two headings of days, or two items that bear a day or the time of day."""
        divisions = (list(_by_day(document)), list(_by_opening(document)), list(_by_clock(document)))
        found = next((each for each in divisions if sum(day is not None for _, day in each) > 1), [])
        return cls(tuple(start for start, _ in found), tuple(day for _, day in found))

    def day_at(self, place: int) -> str | None:
        """The day in EDTF of which the words at a place tell by their heading; None where none says so."""
        number = bisect_right(self.starts, place) - 1
        return self.days[number] if number >= 0 else None

    def number_at(self, place: int) -> int:
        """The number of the section that holds a place, -1 before the first."""
        return bisect_right(self.starts, place) - 1


def _by_day(document: Document) -> Iterator[tuple[int, str | None]]:
    anchor = anchor_of(document.report.published)
    short = list(_short(document.report.blocks))
    for block in short if len(short) > 1 else ():
        line = document.text[block.start : block.end]
        told = find_times(line, 0, len(line), anchor, language=document.language)
        if not told or not _is_bare(line[: told[0].span.start], document.language):
            continue
        rest = "".join(
            line[a.span.end : b] for a, b in zip(told, [*[t.span.start for t in told[1:]], None], strict=True)
        )
        day = str(told[0].value)
        if len(day) == _DAY and _is_bare(rest, document.language):
            yield block.start, day


def _is_bare(words: str, language: str) -> bool:
    """Marks and figures and nothing else, but for the day of the week ("Четверг, 20 июня")."""
    names = time_words(language).headings
    return all(word.lower() in names for word in _WORD.findall(words))


def _read(blocks: Sequence[Block]) -> Iterator[Block]:
    yield from (b for b in blocks if b.role in _HEADINGS)


def _short(blocks: Sequence[Block]) -> Iterator[Block]:
    yield from (b for b in _read(blocks) if b.end - b.start <= _LONGEST)


def _by_opening(document: Document) -> Iterator[tuple[int, str | None]]:
    """The items of a chronology, each of the day that it opens with, to its own end."""
    heads = [(b, document.text[b.start : min(b.end, b.start + _LONGEST)]) for b in _read(document.report.blocks)]
    opened = [(block, head) for block, head in heads if _DIGIT.search(head) and _OPENED.search(head)]
    for block, head in opened if len(opened) > 1 else ():
        if (day := _opening_day(head, document)) is not None:
            yield block.start, day
            yield block.end, None


def _opening_day(head: str, document: Document) -> str | None:
    """The day that the first words of an item are, with a mark after it."""
    told = find_times(head, 0, len(head), anchor_of(document.report.published), language=document.language)
    if not told or not _is_bare(head[: told[0].span.start], document.language):
        return None
    day = str(told[0].value)
    return day if len(day) == _DAY and _OPENED.match(head, told[0].span.end) else None


def _by_clock(document: Document) -> Iterator[tuple[int, str | None]]:
    """The items of a live blog: of the day on which they were published."""
    for block in document.report.blocks:
        if block.role in _HEADINGS and CLOCK.match(document.text, block.start, block.end):
            day = document.published_at(block.start)
            if day is not None and len(day) >= _DAY:
                yield block.start, day[:_DAY]
