"""What every module of statements needs of a connection."""

from collections.abc import Iterable, Mapping

from sqlalchemy import BindParameter, ColumnElement, Connection, Executable, Insert, Table, and_, or_
from sqlalchemy.dialects import postgresql, sqlite


class Tables:
    """Tables of the store, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _insert_new(self, table: Table) -> Insert:
        """An insert that passes over rows whose key is there already; each database has its own words for it."""
        if self._connection.dialect.name == "postgresql":
            return postgresql.insert(table).on_conflict_do_nothing()
        return sqlite.insert(table).on_conflict_do_nothing()

    def _inserted(self, statement: Insert) -> int:
        key = self._connection.execute(statement).inserted_primary_key
        assert key is not None  # both tables have an integer key of their own
        return int(key[0])

    def _many(self, statement: Executable, parameters: Iterable[Mapping[str, object]]) -> None:
        if rows := list(parameters):
            self._connection.execute(statement, rows)


def covers(table: Table, at: "int | BindParameter[int]") -> ColumnElement[bool]:
    """A look lies within the stretch of a row."""
    return and_(table.c.first <= at, or_(table.c.gone.is_(None), table.c.gone > at))
