"""Names that entries ever bore, by their keys."""

from collections.abc import Iterable

from sqlalchemy import select

from inforce.register import schema as s
from inforce.register.sql.tables import Tables


class Named(Tables):
    """Names by key; whoever finds an entry by one must see whether it bore it then."""

    def add_names(self, register: int, names: Iterable[tuple[str, str]]) -> None:
        """Remember names of entries: pairs of key and number; those known already are passed over."""
        rows = [{"register": register, "key": key, "number": number} for key, number in names if key]
        if rows:
            self._connection.execute(self._insert_new(s.name), rows)

    def numbers_named(self, register: int, key: str) -> list[str]:
        query = select(s.name.c.number).where(s.name.c.register == register, s.name.c.key == key)
        return list(self._connection.scalars(query.order_by(s.name.c.number)))
