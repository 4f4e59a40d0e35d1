"""Sections: headings that say of what day the words below them tell ("Monday, May 15"; "16:40" of a live blog)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inforce.claims.text import Document
from inforce.claims.times import anchor_of, find_times
from inforce.reports.model import Block

_HEADINGS = frozenset({"dateline", "headline", "paragraph", "item"})
_LONGEST = 40
"""Characters of a line that is a day and nothing else."""
_CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b(?!\s*[%\w]*\s*(?:million|billion|percent))", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"[\W\d_]*\Z")
_DAY = len("2024-01-01")


@dataclass(frozen=True, slots=True)
class Sections:
    """Where the days begin that a digest or a live blog is divided into. Empty for other reports."""

    starts: tuple[int, ...] = ()
    days: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> "Sections":
        """The sections of a document: at least two headings of days, or two items that bear the time of day."""
        found = next((each for each in map(list, (_by_day(document), _by_clock(document))) if len(each) > 1), [])
        return cls(tuple(start for start, _ in found), tuple(day for _, day in found))

    def day_at(self, place: int) -> str | None:
        """The day in EDTF of which the words at a place tell by their heading; None where none says so."""
        number = bisect_right(self.starts, place) - 1
        return self.days[number] if number >= 0 else None

    def number_at(self, place: int) -> int:
        """The number of the section that holds a place, -1 before the first."""
        return bisect_right(self.starts, place) - 1


def _by_day(document: Document) -> Iterator[tuple[int, str]]:
    anchor = anchor_of(document.report.published)
    for block in _short(document.report.blocks):
        line = document.text[block.start : block.end]
        told = find_times(line, 0, len(line), anchor, language=document.language)
        if not told or not _NOTHING_ELSE.match(line[: told[0].span.start]):
            continue
        rest = "".join(
            line[a.span.end : b] for a, b in zip(told, [*[t.span.start for t in told[1:]], None], strict=True)
        )
        day = str(told[0].value)
        if len(day) == _DAY and _NOTHING_ELSE.match(rest):
            yield block.start, day


def _short(blocks: Sequence[Block]) -> Iterator[Block]:
    yield from (b for b in blocks if b.role in _HEADINGS and b.end - b.start <= _LONGEST)


def _by_clock(document: Document) -> Iterator[tuple[int, str]]:
    """The items of a live blog: of the day on which they were published."""
    for block in document.report.blocks:
        if block.role in _HEADINGS and _CLOCK.match(document.text, block.start, block.end):
            day = document.published_at(block.start)
            if day is not None and len(day) >= _DAY:
                yield block.start, day[:_DAY]
