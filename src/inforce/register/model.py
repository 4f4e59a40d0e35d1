"""Answers of a register: editions, listings, states."""

from enum import StrEnum

from inforce.lists.model import Identifier
from inforce.moment import Interval, Look, Moment
from inforce.register.notices import Notice
from inforce.values import value


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
    STATED = "the publisher states a change that no look shows yet"


@value(frozen=True, slots=True)
class Edition:
    """One version of a register as it was retrieved at one look.

    ``published`` is what the edition says of its own publication (EDTF), None where it says nothing.
    """

    sha256: str
    published: str | None
    look: Look


@value(frozen=True, slots=True)
class Listing:
    """A stretch of time during which an entry was on the register.

    ``start`` and ``end`` are intervals ``(last look without it, first look with it]`` and the reverse; ``end`` is None
    while the newest look still shows it. ``start.after`` is None where the first edition already shows the entry.
    ``before`` and ``first``, ``last`` and ``gone`` are the editions that prove the two ends. ``start_by`` and ``end_by``
    are what the publisher states, where that narrowed an end. ``told``: no edition showed it; the edition ``first``, which
    is younger, tells it of the past.
    """

    start: Interval
    end: Interval | None
    before: Edition | None
    first: Edition
    last: Edition
    gone: Edition | None
    start_by: Notice | None = None
    end_by: Notice | None = None
    told: bool = False


@value(frozen=True, slots=True)
class Standing:
    """The state of an entry at a moment with the looks on both sides.

    ``listing``: the one that covers the moment, or the one whose start or end interval contains it, or the last that
    ended before it. ``reason`` is given where the state is unknown. ``gap`` is true where both sides agree on
    ``listed`` but no look was taken between them for longer than the limit. ``notice``: what the publisher states, where
    the state rests on that. ``told``: the younger edition that tells the state of the past.
    """

    state: State
    before: Edition | None
    after: Edition | None
    listing: Listing | None = None
    reason: Unknown | None = None
    gap: bool = False
    notice: Notice | None = None
    told: Edition | None = None


@value(frozen=True, slots=True)
class Answer:
    """What ``was`` tells of one entry: state, evidence and remarks. ``stated`` are the listing dates (EDTF) that the
    publisher itself states for it, ``narrowed_by`` what it states that narrowed the ends of the listing; ``numbers`` are
    the others that it prints for the entry."""

    register: str
    entry: str
    name: str
    moment: Moment
    state: State
    listed: Interval | None
    removed: Interval | None
    programmes: tuple[str, ...]
    editions: tuple[Edition, ...]
    stated: tuple[str, ...] = ()
    narrowed_by: tuple[Notice, ...] = ()
    notes: tuple[str, ...] = ()
    numbers: tuple[Identifier, ...] = ()
