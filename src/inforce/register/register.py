"""A register as of a moment."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from inforce.lists.model import Entry
from inforce.moment import Moment
from inforce.register.model import Answer, Edition, Listing, Standing

STALENESS = timedelta(days=30)
"""How long a look counts, unless set otherwise."""


class View:
    """One register as of a moment: all that was known of it at ``moment.known``, read-only."""

    register: str
    moment: Moment
    staleness: timedelta

    def editions(self) -> tuple[Edition, ...]:
        """The editions in force that were known, oldest first."""
        raise NotImplementedError

    def find(self, name: str) -> list[str]:
        """Numbers of all entries, listed now or ever before, that bear this name (exact or folded) or this number."""
        raise NotImplementedError

    def entry(self, number: str, at: datetime | None = None) -> Entry | None:
        """The entry as the newest edition at or before ``at`` (by default the moment's valid time) describes it; where
        it is not listed then, as the nearest edition that shows it does."""
        raise NotImplementedError

    def listings(self, number: str) -> tuple[Listing, ...]:
        """Every stretch of time on the register, oldest first; empty for an entry never listed."""
        raise NotImplementedError

    def standing(self, number: str, at: datetime | None = None) -> Standing:
        """The state of an entry at ``at`` (by default the moment's valid time)."""
        raise NotImplementedError

    def fresh(self, at: datetime | None = None) -> bool:
        """Some look is near enough to ``at`` for the absence of an entry to mean anything."""
        raise NotImplementedError

    def programme(self, code: str, at: datetime | None = None) -> Iterator[str]:
        """Numbers of the entries listed under a programme."""
        raise NotImplementedError

    def same_party(self, number: str) -> list[tuple[str, str]]:
        """Other numbers that may be the same party, each with the reason (``same name``, ``same identifier …``)."""
        raise NotImplementedError

    def was(self, number: str) -> Answer:
        """State, evidence and remarks for one entry."""
        raise NotImplementedError
