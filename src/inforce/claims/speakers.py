"""Which statement holds a place of the text: who is it that says what stands there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from inforce.claims.model import Statement
from inforce.spans import Span

QUOTES = frozenset("\"“”„«‘'")
"""How words in quotation marks may begin."""


class Speeches:
    """The statements of a report, asked by place; of several that hold it the innermost counts."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        said = sorted(((span, statement) for statement in statements for span in statement.content), key=_start)
        self._said = said
        self._starts = [span.start for span, _ in said]
        self._reach = list(accumulate((span.end for span, _ in said), max))  # how far any of those up to here goes

        quoting = (s for s in statements if s.cue and s.content and all(c.text[:1] in QUOTES for c in s.content))
        self._quoting = frozenset(s.cue.start for s in quoting if s.cue)

    def quotes_by(self, verb: int) -> bool:
        """The verb at a place is one of saying beside words in quotation marks: "…", she added."""
        return verb in self._quoting

    def at(self, place: int) -> Statement | None:
        """The statement within whose content a place stands."""
        return _innermost(self._meeting(place, place + 1))

    def named(self, name: str | None) -> Statement | None:
        """The statement of an id."""
        return next((s for _, s in self._said if s.id == name), None) if name is not None else None

    def named_by(self, name: str) -> Iterator[str]:
        """The words by which a speaker is named wherever he speaks, and his name."""
        yield from dict.fromkeys(s.speaker.text for _, s in self._said if s.speaker.name == name and s.speaker.text)
        yield name

    def over(self, words: Span) -> Statement | None:
        """The statement whose content holds these words, or most of them."""
        length = words.end - words.start
        return _innermost(
            (span, statement)
            for span, statement in self._meeting(words.start, words.end)
            if 2 * (min(span.end, words.end) - max(span.start, words.start)) > length
        )

    def announcer(self, names: Sequence[str]) -> str | None:
        """Of those told to have announced something the one who speaks in the report, under his full name."""
        full = {s.speaker.name.split()[-1]: s.speaker.name for _, s in self._said if s.speaker.name}
        return next((full[last] for name in names if (last := name.split()[-1]) in full), None)

    def _meeting(self, start: int, end: int) -> Iterator[tuple[Span, Statement]]:
        """What has a place in common with a stretch of the text."""
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and self._reach[number] > start:
            if self._said[number][0].end > start:
                yield self._said[number]
            number -= 1


def is_told_by(statement: Statement | None, verb: tuple[int, int]) -> bool:
    """The cue of a statement is the verb with these bounds."""
    return statement is not None and statement.cue is not None and verb[0] <= statement.cue.start < verb[1]


def _start(said: tuple[Span, Statement]) -> int:
    return said[0].start


def _innermost(said: Iterator[tuple[Span, Statement]]) -> Statement | None:
    return min(((span.end - span.start, statement) for span, statement in said), key=lambda s: s[0], default=(0, None))[
        1
    ]
