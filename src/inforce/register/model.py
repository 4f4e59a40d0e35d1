"""Answers of a register: editions, listings, states."""

from dataclasses import dataclass
from enum import StrEnum

from inforce.moment import Interval, Look, Moment


class State(StrEnum):
    """Whether an entry was on a register at a moment, as far as was known."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


class Unknown(StrEnum):
    """Why a state is unknown."""

    NO_EDITION = "no edition is known"
    BEFORE_FIRST = "before the first edition"
    CHANGED = "the entry changed between two looks"
    GAP = "no look for longer than the limit"
    STALE = "the last look is too old"


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a register as it was retrieved at one look.

    ``published`` is what the edition says of its own publication (EDTF), None where it says nothing.
    """

    sha256: str
    published: str | None
    look: Look


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of time during which an entry was on the register.

    ``start`` and ``end`` are intervals ``(last look without it, first look with it]`` and the reverse; ``end`` is None
    while the newest look still shows it. ``start.after`` is None where the first edition already shows the entry.
    ``before`` and ``first``, ``last`` and ``gone`` are the editions that prove the two ends.
    """

    start: Interval
    end: Interval | None
    before: Edition | None
    first: Edition
    last: Edition
    gone: Edition | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an entry at a moment with the looks on both sides.

    ``listing``: the one that covers the moment, or the one whose start or end interval contains it, or the last that
    ended before it. ``reason`` is given where the state is unknown. ``gap`` is true where both sides agree on
    ``listed`` but no look was taken between them for longer than the limit.
    """

    state: State
    before: Edition | None
    after: Edition | None
    listing: Listing | None = None
    reason: Unknown | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What ``was`` tells of one entry: state, evidence and remarks."""

    register: str
    entry: str
    name: str
    moment: Moment
    state: State
    listed: Interval | None
    removed: Interval | None
    programmes: tuple[str, ...]
    editions: tuple[Edition, ...]
    notes: tuple[str, ...] = ()
