"""Quotations: stretches between quotation marks, paired over sentences within a block."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from inforce.values import value

_MARK = re.compile(r"""["“”„«»‘’'](?:(?<=["“”„«»])|(?<=[‘'])(?<!\w.)(?=\w)|(?<=[’'])(?<=[.,!?…].)(?!\w))""")
"""A class of signs comes first, so that all others are passed over at once."""
_CLOSES = {"“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", '"': '"', "”": ""}
_SPEAKER_FOLLOWS = re.compile(r"[,!?…]\s*[—–-]\s")
_UNPAIRED = 600
"""Characters ahead among which a mark that closes the outer quotation is looked for."""
_SINGLE = {"‘", "'"}


@value(frozen=True, slots=True)
class Quote:
    """A quotation: ``text[start:end]`` with its marks, ``text[inner_start:inner_end]`` without; it lies within
    ``depth`` others."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0


def find_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    """The quotations of one block ``text[start:end]``, in the order of their ends.

    A mark that is never closed opens a quotation up to the end of the block (speech that runs over paragraphs repeats
    only the opening mark); a closing mark alone is passed over.
    """
    open_marks: list[tuple[str, int]] = []
    for found in _MARK.finditer(text, start, end):
        mark, place = found.group(), found.start()
        depth = _closes(open_marks, mark, text, place)
        if depth and mark == "»" and _SPEAKER_FOLLOWS.match(text, place + 1):
            depth = _closes_all(open_marks, depth, text, place + 1, end)
        if depth is not None:
            begun = open_marks[depth][1]
            del open_marks[depth:]
            yield Quote(begun, place + 1, begun + 1, place, depth)
        elif _opens(mark, text, place, start):
            open_marks.append((mark, place))
    outermost = next((place for mark, place in open_marks if mark not in _SINGLE), None)
    if outermost is not None:
        yield Quote(outermost, end, outermost + 1, end)


def _closes(open_marks: list[tuple[str, int]], mark: str, text: str, place: int) -> int | None:
    """Which of the open marks this one closes; an inner mark never closed (an apostrophe) goes with it."""
    if mark == '"' and _looks_opening(text, place) and not _looks_closing(text, place):
        return None
    for depth in range(len(open_marks) - 1, max(-1, len(open_marks) - 4), -1):
        if mark in _CLOSES[open_marks[depth][0]]:
            return depth
    return None


def _closes_all(open_marks: list[tuple[str, int]], depth: int, text: str, start: int, end: int) -> int:
    """The outermost of the quotations that one mark closes: two never stand together ("«Мы сняли санкции с «Альфы», — сказал").
    Where another closing mark is still to come, that closes the outer one."""
    unpaired = 0
    for sign in text[start : min(end, start + _UNPAIRED)]:
        unpaired += (sign == "»") - (sign == "«")
        if unpaired > 0:
            return depth
    while depth and open_marks[depth - 1][0] == "«":
        depth -= 1
    return depth


def _opens(mark: str, text: str, place: int, start: int) -> bool:
    if mark in "»’”":
        return False
    if mark == '"':
        return place == start or not _looks_closing(text, place)
    return True


def _looks_opening(text: str, place: int) -> bool:
    return place == 0 or text[place - 1].isspace() or text[place - 1] in "([—–-«“"


def _looks_closing(text: str, place: int) -> bool:
    return place + 1 == len(text) or not (text[place + 1].isalnum() or text[place + 1] in "«“‘[(")


class Quotes:
    """The quotations of a text, asked by place."""

    def __init__(self, quotes: Iterator[Quote]) -> None:
        self.outer = tuple(sorted((q for q in quotes if q.depth == 0), key=lambda q: q.start))
        self._starts = [q.start for q in self.outer]

    def begun(self, start: int, end: int) -> tuple[Quote, ...]:
        """The outermost quotations that begin between two places."""
        return self.outer[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def between(self, start: int, end: int) -> tuple[Quote, ...]:
        """The outermost quotations that hold a place between two."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return tuple(q for q in self.outer[first : bisect_left(self._starts, end)] if start < q.end)

    def at(self, place: int) -> Quote | None:
        """The outermost quotation that holds a place of the text."""
        number = bisect_right(self._starts, place) - 1
        return self.outer[number] if number >= 0 and place < self.outer[number].end else None
