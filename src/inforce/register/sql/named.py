"""Names that entries ever bore, by their keys."""

from collections.abc import Iterable

from sqlalchemy import select

from inforce.register import schema as s
from inforce.register.sql.tables import Tables

_KEPT = 600
"""Letters of a key that are kept: PostgreSQL indexes no row of more than 2,704 bytes (a third of a page), and a letter has up
to four. The longest key of a real list has 527 (US screening list, 2022-04); longer ones share theirs with whatever begins
alike."""


class Named(Tables):
    """Names by key; whoever finds an entry by one must see whether it bore it, and then."""

    def add_names(self, register: int, names: Iterable[tuple[str, str]]) -> None:
        """Remember names of entries: pairs of key and number; those known already are passed over."""
        rows = [{"register": register, "key": key[:_KEPT], "number": number} for key, number in names if key]
        if rows:
            self._connection.execute(self._insert_new(s.name), rows)

    def numbers_named(self, register: int, key: str) -> list[str]:
        query = select(s.name.c.number).where(s.name.c.register == register, s.name.c.key == key[:_KEPT])
        return list(self._connection.scalars(query.order_by(s.name.c.number)))
