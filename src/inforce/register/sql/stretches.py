"""What one look more or less changes in the stretches of entries and rows."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select, update

from inforce.register import schema as s
from inforce.register.changes import Item, Placement, Removal
from inforce.register.sql.tables import Tables, covers


class Stretches(Tables):
    """Placements and removals, written."""

    def place_numbers(self, register: int, placement: Placement[str], at: int, following: int | None) -> None:
        """Write what a look changes in the intervals of entries; ``following`` is the look after it."""
        self._place(
            s.presence,
            {number: {"register": register, "number": number} for number in _touched(placement)},
            placement,
            at,
            following,
        )

    def place_rows(
        self,
        register: int,
        part: str,
        placement: Placement[bytes],
        numbers: Mapping[bytes, str],
        at: int,
        following: int | None,
    ) -> None:
        """The same for the rows of one part; ``numbers`` gives the entry of every row that changes."""
        keys = {
            row: {"register": register, "number": numbers[row], "part": part, "raw": row} for row in _touched(placement)
        }
        self._place(s.record, keys, placement, at, following)

    def _place(
        self,
        table: Table,
        keys: Mapping[Item, Mapping[str, object]],
        placement: Placement[Item],
        at: int,
        following: int | None,
    ) -> None:
        if not keys:
            return
        names = next(iter(keys.values()))
        own = and_(*(table.c[name] == bindparam(f"its_{name}") for name in names))

        def bound(item: Item) -> dict[str, object]:
            return {f"its_{name}": value for name, value in keys[item].items()}

        held = and_(own, covers(table, at))
        end_of = select(table.c.gone).where(held)
        resumed: list[dict[str, object]] = [
            {**keys[item], "first": following, "gone": self._connection.scalar(end_of, bound(item))}
            for item in sorted(placement.resumed)
        ]
        begun: list[dict[str, object]] = [
            {**keys[item], "first": at, "gone": following} for item in sorted(placement.begun)
        ]
        self._many(update(table).where(held).values(gone=at), map(bound, placement.ended))
        self._many(update(table).where(own, table.c.first == following).values(first=at), map(bound, placement.earlier))
        self._many(insert(table), [*resumed, *begun])

    def remove_numbers(self, register: int, removal: Removal[str], at: int, following: int | None) -> None:
        """Write what taking out a look changes in the intervals of entries; ``following`` is the look after it."""
        self._remove(s.presence, {"register": register}, s.presence.c.number, removal, at, following)

    def remove_rows(self, register: int, part: str, removal: Removal[bytes], at: int, following: int | None) -> None:
        self._remove(s.record, {"register": register, "part": part}, s.record.c.raw, removal, at, following)

    def _remove(
        self,
        table: Table,
        fixed: Mapping[str, object],
        item: ColumnElement[Item],
        removal: Removal[Item],
        at: int,
        following: int | None,
    ) -> None:
        own = and_(*(table.c[name] == value for name, value in fixed.items()), item == bindparam("its"))

        def bound(items: Iterable[Item]) -> list[dict[str, object]]:
            return [{"its": each} for each in items]

        self._many(delete(table).where(own, table.c.first == at), bound(removal.unbegun))
        self._many(update(table).where(own, table.c.first == at).values(first=following), bound(removal.later))
        self._many(update(table).where(own, table.c.gone == at).values(gone=following), bound(removal.longer))
        for each in bound(removal.joined):
            resumed = and_(own, table.c.first == following)
            gone = self._connection.scalar(select(table.c.gone).where(resumed), each)
            self._connection.execute(delete(table).where(resumed), each)
            self._connection.execute(update(table).where(own, table.c.gone == at).values(gone=gone), each)


def _touched(placement: Placement[Item]) -> frozenset[Item]:
    return placement.begun | placement.ended | placement.earlier
