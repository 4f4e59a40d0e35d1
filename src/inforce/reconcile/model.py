"""Findings: claims set against a register as of a moment."""

from enum import StrEnum

from inforce.moment import Interval, Moment
from inforce.register.model import Edition, State
from inforce.values import value


class Verdict(StrEnum):
    """What the register says of a claim as of a moment."""

    CONFIRMED = "confirmed"
    PENDING = "pending"  # an intention that the register does not show yet
    LICENSED = "licensed"  # as pending, but an authorisation covers the target
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Reason(StrEnum):
    """Why nothing can be said (``unverifiable``), or what the register does not bear out (``contradicted``)."""

    NO_REGISTER = "no_register"
    NO_EDITION = "no_edition"
    TARGET_NOT_FOUND = "target_not_found"
    AMBIGUOUS_TARGET = "ambiguous_target"
    NOT_ASSERTED = "not_asserted"
    STATE = "state"
    TIME = "time"


@value(frozen=True, slots=True)
class Finding:
    """A verdict with its evidence. ``lag`` is an ISO 8601 duration in days, or two bounds ``P20D/P104D``; ``follows``: which
    decisions on editions, made after the time of knowledge, it follows. That is told with the notes and is no part of the result:
    what a decision changes shows in the rest."""

    claim: str
    moment: Moment
    register: str | None
    entry: str | None
    verdict: Verdict
    reason: Reason | None = None
    lag: str | None = None
    state: State = State.UNKNOWN
    changed: Interval | None = None
    programmes: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    authorisations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    follows: str | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is told beside the verdict."""
        return (*self.notes, self.follows) if self.follows else self.notes
