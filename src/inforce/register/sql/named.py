"""Names and numbers that entries ever bore, by their keys."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, select

from inforce.register import schema as s
from inforce.register.sql.tables import Tables

_KEPT = 600
"""Letters of a key that are kept: PostgreSQL indexes no row of more than 2,704 bytes (a third of a page), and a letter has up
to four. The longest key of a real list has 527 (US screening list, 2022-04); longer ones share theirs with whatever begins
alike."""

_KEYED = (
    select(s.name.c.number)
    .where(s.name.c.register == bindparam("register"), s.name.c.key == bindparam("key"))
    .order_by(s.name.c.number)
)


_EVERY_KEY = select(s.name.c.key).where(s.name.c.register == bindparam("register"))


def kept_key(key: str) -> str:
    """What is kept of a key, and sought."""
    return key[:_KEPT]


class Named(Tables):
    """Entries by key; whoever finds one so must see whether it bore the name or number, and then."""

    def add_keys(self, register: int, keys: Iterable[tuple[str, str]]) -> None:
        """Remember keys of entries, each with the entry's number; those known already are passed over."""
        rows = [{"register": register, "key": kept_key(key), "number": number} for key, number in keys if key]
        if rows:
            self._connection.execute(self._insert_new(s.name), rows)

    def numbers_keyed(self, register: int, key: str) -> list[str]:
        return list(self._connection.scalars(_KEYED, {"register": register, "key": kept_key(key)}))

    def every_key(self, register: int) -> Iterator[str]:
        """Those of all entries, as :func:`kept_key` has them."""
        return iter(self._connection.scalars(_EVERY_KEY, {"register": register}))
