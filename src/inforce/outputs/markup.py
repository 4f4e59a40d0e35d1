"""A text cut where marks begin and end, so that marks may lie over each other: claims, and what each speaker says. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from inforce.claims.model import Extract, Statement
from inforce.spans import Span

CLAIM, SAID = "claim ", "said "
"""What the names of marks begin with; the id of the claim or the statement follows."""
SPEAKERS = 6
"""So many speakers have a colour of their own; those after share them in turn."""


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


def marked(text: str, found: Extract, also: Iterable[tuple[str, Span]] = ()) -> Iterator[Piece]:
    """The pieces of a report's text by what was found in it: its claims, and the words that its speakers say."""
    claims = [(CLAIM + each.id, each.span) for each in found.claims]
    said = [(SAID + each.id, span) for each in found.statements for span in each.content]
    return pieces(text, [*also, *said, *claims])


def speaker_numbers(statements: Sequence[Statement]) -> dict[str, int]:
    """The number of each speaker's colour, by name, in the order in which they first speak."""
    names = dict.fromkeys(each.speaker.name for each in statements)
    return {name: place % SPEAKERS for place, name in enumerate(names)}
