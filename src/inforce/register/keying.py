"""Keys of names and numbers made anew from the rows of a store, where another version made them otherwise."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from inforce.lists.formats import keys_of_row
from inforce.register import schema as s
from inforce.register.store import Session

AT_ONCE = 5000
"""Rows that are held in memory at a time."""


def key_anew(connection: Connection) -> None:
    """Every name and number that an entry ever bore, by its key of today."""
    connection.execute(delete(s.name))
    session = Session(connection)
    for rows in _rows(connection):
        keys: dict[int, dict[tuple[str, str], None]] = {}
        for row in rows:
            own = ((key, row.number) for key in keys_of_row(row.part, row.number, row.raw))
            keys.setdefault(row.register, {}).update(dict.fromkeys(own))
        for register, found in keys.items():
            session.add_keys(register, found)


def _rows(connection: Connection) -> Iterator[Sequence[Any]]:  # rows of the query below
    """All rows of all registers, some thousand at a time."""
    c, last = s.record.c, 0
    query = select(c.id, c.register, c.number, c.part, c.raw).order_by(c.id).limit(AT_ONCE)
    while rows := connection.execute(query.where(c.id > last)).all():
        yield rows
        last = rows[-1].id
