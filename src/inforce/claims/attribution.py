"""An attribution: the words of a unit that say that someone says something."""

from dataclasses import field

from inforce.claims.cues import Cue
from inforce.claims.model import StatementKind
from inforce.claims.subjects import Subject
from inforce.values import record


@record(slots=True)
class Attribution:
    """Elements ``first`` to ``last`` (exclusive) tell whose it is; what is said is ``right`` of them (from element to
    element), ``left``, or both.

    ``subject``: who says it; None with ``shares``: the one of the attribution before. ``back``: what is said is the
    sentence before. ``outlet``: elements of the one that carries the words. ``clause``: a clause or quotation is said,
    not a thing ("rejected the charge").
    """

    first: int
    last: int
    cue: Cue | None
    cue_at: tuple[int, int] | None
    subject: Subject | None
    right: tuple[int, int] | None = None
    left: bool = False
    shares: bool = False
    back: bool = False
    clause: bool = True
    outlet: Subject | None = None
    audience: tuple[int, int] | None = None
    adjuncts: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kind(self) -> StatementKind:
        return self.cue.kind if self.cue else StatementKind.ASSERTION
