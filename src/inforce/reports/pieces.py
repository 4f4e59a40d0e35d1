"""Paragraphs, headlines and items out of lines: between blank lines, one to a line, or wrapped at a width."""

import re
from collections.abc import Iterator
from functools import cache

from inforce.reports.knowledge import table
from inforce.reports.lines import Line, Sheet
from inforce.reports.mastheads import read_byline
from inforce.values import value

_WIDEST = 100
"""Mail is wrapped at 65 to 80 characters, some pages at 100; longer lines are paragraphs."""
_NARROWEST = 45
_COLUMN = 20
"""Characters of the narrowest lines of a text that breaks words at their ends, as pages set in columns do."""
_RAGGED = 10
_FULL_LINES = 3
"""So many lines that end this near to the width, most of them within a sentence, show that a text was wrapped."""
_EXCEPTIONS = 10
"""One line in so many may be longer than the width: a link, a remark that was not wrapped."""

_ITEM = re.compile(r"(?:[-–•*▪►◦‣·]|\d{1,2}[.)]|\(?[a-zа-я]\)|\(\d{1,2}\))\s+\S")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]{0,3}\Z")

_HYPHENS = frozenset("-\u2010\u00ad")
_HYPHENATED = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")
"""A word broken at the end of its line, as pages turned into text have it."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Co|Inc|Ltd|Corp|Bros|etc|г|гг))\.\Z|\.\.\Z")


@value(frozen=True, slots=True)
class Piece:
    """Lines ``first`` to before ``after`` that belong together; ``text`` joins their words with spaces."""

    first: int
    after: int
    start: int
    end: int
    text: str
    gap: bool
    preset: str | None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """It ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-6:]) is not None

    @property
    def is_sentence(self) -> bool:
        """Prose, or a shorter sentence with its full stop, which headlines do without."""
        stopped = self.text.endswith(".") and self.words >= 5 and not _ABBREVIATED.search(self.text[-8:])
        return stopped or self.is_prose

    @property
    def is_item(self) -> bool:
        """It begins with a bullet or a number, as an item of a list does."""
        return self.preset == "li" or _ITEM.match(self.text[:20]) is not None

    @property
    def is_prose(self) -> bool:
        """Sentences rather than a headline, a caption or a line of a masthead."""
        if not self.ends_sentence:
            return len(self.text) > 300
        return self.words >= (16 if self.text.endswith("?") else 10)


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The pieces of all lines that have no role yet, in order."""
    width = width_of(sheet)
    return [_piece(sheet, run) for run in _runs(sheet, width)]


def _runs(sheet: Sheet, width: int | None) -> Iterator[list[int]]:
    run: list[int] = []
    for number in sheet.untold():
        if run and not (number == run[-1] + 1 and _goes_on(sheet.lines[number - 1], sheet.lines[number], width)):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _piece(sheet: Sheet, run: list[int]) -> Piece:
    first, last = sheet.lines[run[0]], sheet.lines[run[-1]]
    text = " ".join(sheet.lines[number].bare for number in run)
    return Piece(run[0], run[-1] + 1, first.start, last.end, text, first.gap, first.preset)


def paragraph_end(sheet: Sheet, first: int, width: int | None) -> int:
    """The line after the wrapped paragraph that begins in line ``first``."""
    after = first + 1
    while (
        after < len(sheet)
        and sheet.roles[after] is None
        and _goes_on(sheet.lines[after - 1], sheet.lines[after], width)
    ):
        after += 1
    return after


def width_of(sheet: Sheet) -> int | None:
    """The width at which a text was wrapped; None where it was not.

    It is the length of the longest line that two more come near to; longer ones are exceptions.
    """
    lines = [line.bare for n in sheet.untold() if (line := sheet.lines[n]).preset is None]
    broken = sum(words[-1:] in _HYPHENS and _HYPHENATED.search(words[-3:]) is not None for words in lines)
    narrowest = _COLUMN if broken >= _FULL_LINES else _NARROWEST
    lengths = sorted((len(words) for words in lines if narrowest <= len(words) <= _WIDEST), reverse=True)
    if _EXCEPTIONS * sum(len(words) > _WIDEST for words in lines) > len(lines):
        return None
    near = zip(lengths, lengths[_FULL_LINES - 1 :], strict=False)
    width = next((longest for longest, third in near if longest - third < _RAGGED), None)
    if width is None:
        return None
    full = [words for words in lines if width - _RAGGED < len(words) <= width]
    stopped = sum(_SENTENCE_END.search(words[-6:]) is not None for words in full)
    return width if 2 * stopped < len(full) else None


@cache
def _runs_on() -> frozenset[str]:
    return frozenset(table("article")["line"]["runs_on"])


def _goes_on(above: Line, line: Line, width: int | None) -> bool:
    """The line below continues the one above: its first word would not have fitted there, or no sentence begins."""
    if line.gap or line.preset or line.quoted != above.quoted or _ITEM.match(line.bare[:20]):
        return False
    if above.flows:
        return True
    if above.bare.isupper() != line.bare.isupper():
        return False
    if above.bare.rpartition(" ")[2].lower() in _runs_on():
        return True
    if width and len(above.bare) + 1 + len(line.bare.split(maxsplit=1)[0]) > width:
        return True
    if line.bare[0].isalpha() and _HYPHENATED.search(above.bare[-3:]):
        return True
    broken = line.bare[0].islower() and not _SENTENCE_END.search(above.bare[-6:])
    return broken and (width is not None or (len(above.bare) >= _NARROWEST and read_byline(line.bare) is None))
