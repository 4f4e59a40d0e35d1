"""A text cut where marks begin and end, so that marks may lie over each other. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from inforce.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that the same marks lie over, by their names. ``first_of``: the marks that begin with it."""

    text: str
    marks: tuple[str, ...]
    first_of: tuple[str, ...]


def pieces(text: str, marks: Iterable[tuple[str, Span]]) -> Iterator[Piece]:
    """All of a text in order. Marks that do not lie in the text are left out; none is ever moved."""
    begun, ended = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for name, span in marks:
        if 0 <= span.start < span.end <= len(text):
            begun[span.start].append(name)
            ended[span.end].append(name)
    over: list[str] = []
    for start, end in pairwise(sorted({0, len(text), *begun, *ended})):
        for name in ended[start]:
            over.remove(name)
        over += begun[start]
        yield Piece(text[start:end], tuple(dict.fromkeys(over)), tuple(dict.fromkeys(begun[start])))
