"""The store: opened for reading, or for reading and writing, and asked within transactions.

Readers see whole looks only: a look, its rows and its intervals are written in one transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from inforce.errors import BadInput, StoreLost, StoreUnusable
from inforce.register.engines import FOR_READERS, Place, open_engine, scrub, transaction, unusable
from inforce.register.kept import (
    Decision,
    KeptDelta,
    KeptDeltaChange,
    KeptEdition,
    KeptMark,
    KeptReport,
    KeptVerdict,
    Stretch,
    Validators,
    instant,
    look_of,
    microseconds,
)
from inforce.register.sql.deltas import Deltas
from inforce.register.sql.editions import Editions
from inforce.register.sql.fetched import Fetched
from inforce.register.sql.marks import Authorisations, Marks
from inforce.register.sql.named import Named
from inforce.register.sql.reports import Reports
from inforce.register.sql.rows import Rows
from inforce.register.sql.stretches import Stretches

__all__ = [
    "Decision",
    "KeptDelta",
    "KeptDeltaChange",
    "KeptEdition",
    "KeptMark",
    "KeptReport",
    "KeptVerdict",
    "Session",
    "Store",
    "Stretch",
    "Validators",
    "instant",
    "look_of",
    "microseconds",
]


class Session(Editions, Fetched, Rows, Stretches, Named, Deltas, Marks, Authorisations, Reports):
    """Questions to the store and changes to it within one transaction."""


class Store:
    """A store on SQLite or PostgreSQL. Open it for reading, or for reading and writing."""

    def __init__(self, place: Place, *, write: bool = False) -> None:
        self.place = place
        self._engine = open_engine(place, write=write)

    def close(self) -> None:
        self._engine.dispose()

    def scrub(self, patience: float = FOR_READERS) -> None:
        """Remove from the store's files what was deleted from it; readers have some seconds to end. Raises StoreUnusable."""
        try:
            scrub(self._engine, self.place, patience)
        except exc.DBAPIError as error:
            raise unusable(self.place, error) from None

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """For a transaction that is held open: what goes wrong while it is read through. Raises StoreLost."""
        try:
            yield
        except exc.DBAPIError as error:
            raise StoreLost(*unusable(self.place, error).args) from None
        except exc.PendingRollbackError:
            raise StoreLost(f"{self.place}: the connection was lost; ask again") from None

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[Session]:
        """One consistent state: to read, or to change as the only writer. ``keep`` false: what is changed is undone."""
        try:
            with transaction(self._engine, self.place) as connection:
                yield Session(connection)
                if not keep:
                    connection.rollback()
        except exc.DBAPIError as error:
            raise unusable(self.place, error) from None
        except exc.PendingRollbackError:
            raise StoreUnusable(f"{self.place}: the connection was lost; ask again") from None
        except UnicodeEncodeError as error:
            raise BadInput(f"{error.object[:60]!r} is no text in UTF-8; write it in the terminal's charset") from None
