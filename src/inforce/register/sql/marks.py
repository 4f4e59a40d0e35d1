"""What people decided about matches, and the authorisations they hold."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select

from inforce.register import schema as s
from inforce.register.kept import (
    KeptMark,
    instant,
    microseconds,
)
from inforce.register.sql.tables import Tables


class Marks(Tables):
    """Decisions on matches; never changed, only added to."""

    def add_mark(self, mark: KeptMark) -> None:
        values = {**asdict(mark), "decided": microseconds(mark.decided)}
        self._connection.execute(insert(s.mark).values(**values))

    def marks(self, source: str | None = None, until: datetime | None = None) -> list[KeptMark]:
        """Every decision on a match, those on one source's or made by a time; oldest first."""
        query = select(s.mark).order_by(s.mark.c.id)
        if source is not None:
            query = query.where(s.mark.c.source == source)
        if until is not None:
            query = query.where(s.mark.c.decided <= microseconds(until))
        return [_kept_mark(row) for row in self._connection.execute(query)]


class Authorisations(Tables):
    """Documents of authorisations by id."""

    def authorisations(self) -> list[str]:
        return list(self._connection.scalars(select(s.authorisation.c.document).order_by(s.authorisation.c.id)))

    def put_authorisations(self, documents: Mapping[str, str]) -> None:
        """Keep documents by id; one of the same id is replaced."""
        self._connection.execute(delete(s.authorisation).where(s.authorisation.c.id.in_(list(documents))))
        self._many(insert(s.authorisation), [{"id": key, "document": text} for key, text in documents.items()])


def _kept_mark(row: Row[Any]) -> KeptMark:
    told = dict(row._mapping)
    del told["id"]
    return KeptMark(**{**told, "decided": instant(told["decided"])})
