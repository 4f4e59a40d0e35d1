"""Which statement holds a place of the text: who is it that says what stands there."""

from collections.abc import Sequence

from inforce.claims.model import Statement
from inforce.spans import Span


class Speeches:
    """The statements of a report, asked by place; of several that hold it the innermost counts."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._said = sorted(
            ((span.end - span.start, span, statement) for statement in statements for span in statement.content),
            key=lambda item: item[0],
        )

    def at(self, place: int) -> Statement | None:
        """The statement within whose content a place stands."""
        return next((statement for _, span, statement in self._said if span.start <= place < span.end), None)

    def over(self, words: Span) -> Statement | None:
        """The statement whose content holds these words, or most of them."""
        for _, span, statement in self._said:
            shared = min(span.end, words.end) - max(span.start, words.start)
            if 2 * shared > words.end - words.start:
                return statement
        return None
