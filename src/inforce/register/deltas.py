"""A publisher's own word on what one publication changed, kept beside the editions.

A delta is no edition: it says nothing of entries that did not change. Its bytes are in the archive; what it says of each
entry is in the store, with the time of publication and the time at which it was retrieved, for it counts only from then
on. One file covers all lists of its publisher; what it says is kept for one register at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inforce.lists.registers import RegisterFacts
from inforce.moment import Interval, Look
from inforce.register.archive import Archive, name_of
from inforce.register.store import KeptDelta, KeptDeltaChange, Session

if TYPE_CHECKING:
    from inforce.lists.ofac_delta import Delta

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class DeltaFile:
    """A delta as it was retrieved. ``source``: the publication's address, or the hash of one from the user's settings;
    empty of a file that was imported. ``published``: the instant of publication where the publisher tells it elsewhere;
    the file itself may tell the day only."""

    name: str
    data: bytes
    look: Look
    source: str = ""
    published: datetime | None = None


def is_delta(data: bytes, facts: RegisterFacts) -> bool:
    """The bytes begin as a delta does, of a publisher who has such."""
    if not facts.deltas or b"sanctionsData" not in data[:4096]:
        return False
    from inforce.lists import ofac_delta  # rows of CSV can be imported without a reader of XML

    return ofac_delta.looks_like(data)


def keep_delta(session: Session, archive: Archive, facts: RegisterFacts, file: DeltaFile) -> tuple["Delta", bool]:
    """Into archive and store; whether it told anything that was not known by then. Raises BrokenEdition."""
    from inforce.lists.ofac_delta import read_delta

    delta = read_delta(file.data, file.name)
    register = session.add_register(facts.name)
    kept = session.deltas(register)
    when = _published(delta, file.published)
    assert when.after is not None
    assert when.by is not None
    found = KeptDelta(name_of(file.data), file.name, file.source, file.look, when.after, when.by, delta.occasion)
    if any(_tells_as_much(each, found) for each in kept):
        return delta, False
    archive.put(file.data, kept[-1].sha256 if kept else None)
    session.add_delta(register, found, _changes(delta, facts.name))
    return delta, True


def _published(delta: "Delta", told: datetime | None) -> Interval:
    """To the second where the publisher tells the instant and the file does not gainsay it."""
    day = delta.when
    exact = Interval(told - _SECOND, told) if told else None
    if exact and day.after and day.by and exact.after and exact.by and day.after < exact.by <= day.by:
        return exact
    return day


def _tells_as_much(kept: KeptDelta, found: KeptDelta) -> bool:
    """It says the same by then, at least as narrowly, and of which publication it is where that is told."""
    narrower = kept.after >= found.after and kept.by <= found.by
    as_known = not found.source or kept.source == found.source
    return kept.sha256 == found.sha256 and kept.look <= found.look and narrower and as_known


def _changes(delta: "Delta", register: str) -> Iterator[KeptDeltaChange]:
    """What it says of each entry of a register, once."""
    said: set[str] = set()
    for change in delta.changes:
        kind = change.on_the_day(register, delta.published.date())
        if kind and change.number not in said:
            said.add(change.number)
            yield KeptDeltaChange(change.number, kind.value, change.name, certain=bool(change.lists))
