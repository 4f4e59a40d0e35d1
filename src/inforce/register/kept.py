"""What the store keeps, as values. Instants are in UTC; within the store, and in ``at``, they are whole microseconds since
1970-01-01T00:00Z, rounded down."""

from datetime import UTC, datetime, timedelta

from inforce.moment import Look
from inforce.values import value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND


@value(frozen=True, slots=True)
class KeptEdition:
    """What the store tells of the edition at one look."""

    id: int
    at: int
    look: Look
    sha256: str
    form: str
    parts: frozenset[str]
    published: str | None
    entries: int
    size: int
    quarantine: str | None

    @property
    def is_in_force(self) -> bool:
        return self.quarantine is None


@value(frozen=True, slots=True)
class Stretch:
    """``[first, gone)`` in looks; ``gone`` None: the newest look still shows it."""

    first: int
    gone: int | None

    def covers(self, at: int) -> bool:
        return self.first <= at and (self.gone is None or self.gone > at)


@value(frozen=True, slots=True)
class Decision:
    """What a person decided about the edition at one look: ``accept`` or ``reject``."""

    at: int
    verb: str
    who: str
    when: datetime
    why: str | None


@value(frozen=True, slots=True)
class Validators:
    """What a publisher gave for asking again whether a file has changed, as it stood in its header fields.

    ``source`` is the hash of where they came from: another address need not mean the same by them. ``sha256`` names
    the file that they stand for.
    """

    source: str
    etag: str | None
    modified: str | None
    sha256: str


@value(frozen=True, slots=True)
class KeptDelta:
    """A publisher's own word on one publication, as one retrieval brought it.

    ``source`` is the publication's address, or the hash of one from the user's settings; empty of a file that was
    imported. It was published after ``after`` and by ``by``.
    """

    sha256: str
    name: str
    source: str
    look: Look
    after: datetime
    by: datetime
    occasion: str | None = None


@value(frozen=True, slots=True)
class KeptDeltaChange:
    """What a delta says of one entry: ``add``, ``remove`` or ``change``. ``certain``: on a list of this register."""

    number: str
    kind: str
    name: str
    certain: bool


@value(frozen=True, slots=True)
class KeptMark:
    """What a person decided about a match of a query with an entry. ``source``: a register, or ``list:`` and the name of
    a file. ``query``: all that was asked but the id, as JSON; ``query_id`` None: whatever the id. ``verdict``: ``true`` or
    ``false``. ``entry_hash``: of what the entry said then; ``name``: the entry's."""

    source: str
    entry: str
    entry_hash: str
    name: str
    query: str
    query_id: str | None
    verdict: str
    who: str
    decided: datetime
    why: str


@value(frozen=True, slots=True)
class KeptReport:
    """A report and what was read in it, as JSON. ``sha256``: of the file, or of the message in it; ``name``: of the file;
    ``rules``: the version of what read it."""

    id: int
    sha256: str
    name: str
    added: datetime
    document: str
    rules: str
    extraction: str


@value(frozen=True, slots=True)
class KeptVerdict:
    """What a register said of a claim when it was last asked; ``register`` is empty where none was."""

    report: int
    claim: str
    register: str
    entry: str | None
    verdict: str
    reason: str | None


def microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND


def look_of(at: int, earliest: int) -> Look:
    """The look that the store keeps under its key, the microseconds of ``Look.known``."""
    if at == earliest + _DAY - 1 and earliest % _DAY == 0:
        return Look.on(instant(earliest).date())
    return Look(instant(at), instant(earliest))


def instant(value: int) -> datetime:
    return _EPOCH + value * _MICROSECOND
