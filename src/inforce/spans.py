"""Spans: words of a text with the place where they stand."""

from inforce.values import value


@value(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]`` of a report's canonical text; ``start`` and ``end`` count code points, ``end`` exclusive."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span between two offsets, without white space at its ends."""
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return cls(start, start + len(words), words)
