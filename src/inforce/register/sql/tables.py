"""What every module of statements needs of a connection."""

from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Connection, Executable, Insert, Table, and_, or_
from sqlalchemy.dialects import sqlite


class Tables:
    """Tables of the store, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _insert_new(self, table: Table) -> Insert:
        """An insert that passes over rows whose key is there already; each database has its own words for it."""
        return _insert_new(self._connection.dialect.name, table)

    def _inserted(self, statement: Insert, values: Mapping[str, object]) -> int:
        key = self._connection.execute(statement, values).inserted_primary_key
        assert key is not None  # a table has an integer key of its own wherever this is asked
        return int(key[0])

    def _as_text(self, column: ColumnElement[str]) -> ColumnElement[str]:
        """To order by: sign by sign, as SQLite does and PostgreSQL does not where it was made for a language."""
        return column.collate("C") if self._connection.dialect.name == "postgresql" else column

    def _many(self, statement: Executable, parameters: Iterable[Mapping[str, object]]) -> None:
        if rows := list(parameters):
            self._connection.execute(statement, rows)


@cache
def _insert_new(database: str, table: Table) -> Insert:
    if database == "postgresql":
        from sqlalchemy.dialects import postgresql  # a long way to load, which a store in a file has no use for

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def covers(table: Table, at: "int | BindParameter[int]") -> ColumnElement[bool]:
    """A look lies within the stretch of a row."""
    return and_(table.c.first <= at, or_(table.c.gone.is_(None), table.c.gone > at))
