"""Statements in the making: what was said by whom, before it is known which holds which."""

from collections.abc import Iterable

from inforce.claims.model import Channel, Speaker, Statement, StatementKind
from inforce.spans import Span
from inforce.values import record


@record(slots=True, eq=False)
class StatementDraft:
    """A statement being made: the stretches of it, the paragraph in which it is told, the draft that holds it."""

    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    channel: Channel | None
    kind: StatementKind
    mode: str
    block: int
    outer: "StatementDraft | None" = None

    @property
    def place(self) -> int:
        """Where its words or its cue begin in the text."""
        start = self.content[0].start
        return min(start, self.cue.start) if self.cue else start

    def holds(self, start: int, end: int) -> bool:
        """A stretch of the text stands within what is said."""
        return any(s.start <= start and end <= s.end for s in self.content)

    def is_within(self, other: "StatementDraft") -> bool:
        """Another holds it, or what holds it."""
        upper = self.outer
        while upper is not None and upper is not other:
            upper = upper.outer
        return upper is other


def finished(drafts: Iterable[StatementDraft]) -> list[Statement]:
    """The statements in the order of their words, ``s1``, ``s2`` …; inner ones name the outer."""
    drafts = sorted(drafts, key=lambda d: d.place)
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, 1)}
    return [
        Statement(
            ids[id(d)], d.speaker, d.cue, d.content, d.channel, d.mode, d.kind, ids[id(d.outer)] if d.outer else None
        )
        for d in drafts
    ]
