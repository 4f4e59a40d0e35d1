"""What a register was fetched with, and how far its changes were told."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import ColumnElement, and_, delete, insert, select

from inforce.register import schema as s
from inforce.register.kept import (
    Validators,
)
from inforce.register.sql.tables import Tables


class Fetched(Tables):
    """Validators of files, and destinations that were told of changes."""

    def validators(self, register: int) -> dict[str, Validators]:
        """Those of the files that were fetched last, by file name."""
        query = select(s.fetched).where(s.fetched.c.register == register)
        return {
            row.name: Validators(row.source, row.etag, row.modified, row.sha256)
            for row in self._connection.execute(query)
        }

    def put_validators(self, register: int, validators: Mapping[str, Validators]) -> None:
        """Those of some of a register's files; earlier ones of these are forgotten."""
        own = and_(s.fetched.c.register == register, s.fetched.c.name.in_(list(validators)))
        self._connection.execute(delete(s.fetched).where(own))
        self._many(insert(s.fetched), [{"register": register, "name": n, **asdict(v)} for n, v in validators.items()])

    def told(self, register: int, destination: str) -> int | None:
        """Up to which look a destination was told of changes."""
        return self._connection.scalar(select(s.told.c.look).where(self._telling(register, destination)))

    def put_told(self, register: int, destination: str, look: int) -> None:
        self._connection.execute(delete(s.told).where(self._telling(register, destination)))
        self._connection.execute(insert(s.told).values(register=register, destination=destination, look=look))

    @staticmethod
    def _telling(register: int, destination: str) -> ColumnElement[bool]:
        return and_(s.told.c.register == register, s.told.c.destination == destination)
