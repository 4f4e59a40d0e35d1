"""What one look more or less changes in the stretches of entries and rows."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import BigInteger, ColumnElement, Table, Update, and_, bindparam, delete, insert, select, update

from inforce.lists.edition import Item
from inforce.register import schema as s
from inforce.register.changes import Placement, Removal
from inforce.register.sql.tables import Tables, covers

Columns = Mapping[str, object]


class _Statements:
    """What is written of the stretches of one table; made once, not built and compared again for every look.

    Each is of one item, told by some columns, around a look ``at`` a time and the one ``following`` it.
    """

    def __init__(self, table: Table, columns: Collection[str]) -> None:
        c, at, following = table.c, bindparam("at", type_=BigInteger), bindparam("following", type_=BigInteger)
        own = and_(*(c[name] == bindparam(_its(name)) for name in columns))
        shown, begun, ended, next_begun = covers(table, at), c.first == at, c.gone == at, c.first == following

        def change(found: ColumnElement[bool], **values: object) -> Update:
            return update(table).where(own, found).values(**values)

        self.add = insert(table)
        self.end_of_shown = select(c.gone).where(own, shown)
        self.end_of_next = select(c.gone).where(own, next_begun)
        self.end_here = change(shown, gone=at)
        self.end_with_next = change(ended, gone=following)
        self.end_otherwise = change(ended, gone=bindparam("otherwise"))
        self.begin_here = change(next_begun, first=at)
        self.begin_with_next = change(begun, first=following)
        self.drop = delete(table).where(own, begun)
        self.drop_next = delete(table).where(own, next_begun)


def _its(column: str) -> str:
    """The parameter that tells an item by a column: the column's own name is taken by what is written."""
    return f"its_{column}"


_OF_ENTRIES = _Statements(s.presence, ("register", "number"))
_OF_ROWS = _Statements(s.record, ("register", "number", "part", "raw"))


class Stretches(Tables):
    """Placements and removals, written. ``following`` is the look after the one ``at`` a time, None behind the newest."""

    def place_numbers(self, register: int, placement: Placement[str], at: int, following: int | None) -> None:
        """Write what a look changes in the stretches of entries."""
        self._place(_OF_ENTRIES, placement, _entries(register), at, following)

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
        self._place(_OF_ROWS, placement, _rows(register, part, numbers), at, following)

    def remove_numbers(self, register: int, removal: Removal[str], at: int, following: int | None) -> None:
        """Write what taking out a look changes in the stretches of entries."""
        self._remove(_OF_ENTRIES, removal, _entries(register), at, following)

    def remove_rows(
        self,
        register: int,
        part: str,
        removal: Removal[bytes],
        numbers: Mapping[bytes, str],
        at: int,
        following: int | None,
    ) -> None:
        """The same for the rows of one part; ``numbers`` gives the entry of every row that changes."""
        self._remove(_OF_ROWS, removal, _rows(register, part, numbers), at, following)

    def _place(
        self,
        write: _Statements,
        placement: Placement[Item],
        columns: Callable[[Item], Columns],
        at: int,
        following: int | None,
    ) -> None:
        def here(item: Item) -> dict[str, object]:
            return _bound(columns(item), at, following)

        resumed: list[dict[str, object]] = [
            {**columns(item), "first": following, "gone": self._connection.scalar(write.end_of_shown, here(item))}
            for item in sorted(placement.resumed)
        ]
        begun: list[dict[str, object]] = [
            {**columns(item), "first": at, "gone": following} for item in sorted(placement.begun)
        ]
        self._many(write.end_here, map(here, placement.ended))
        self._many(write.begin_here, map(here, placement.earlier))
        self._many(write.add, [*resumed, *begun])

    def _remove(
        self,
        write: _Statements,
        removal: Removal[Item],
        columns: Callable[[Item], Columns],
        at: int,
        following: int | None,
    ) -> None:
        def here(item: Item) -> dict[str, object]:
            return _bound(columns(item), at, following)

        self._many(write.drop, map(here, removal.unbegun))
        self._many(write.begin_with_next, map(here, removal.later))
        self._many(write.end_with_next, map(here, removal.longer))
        for item in removal.joined:
            self._join(write, here(item))

    def _join(self, write: _Statements, here: Mapping[str, object]) -> None:
        """What ended at this look and what begins with the next is one stretch now."""
        end = self._connection.scalar(write.end_of_next, here)
        self._connection.execute(write.drop_next, here)
        self._connection.execute(write.end_otherwise, {**here, "otherwise": end})


def _entries(register: int) -> Callable[[str], Columns]:
    """The columns that tell an entry."""
    return lambda number: {"register": register, "number": number}


def _rows(register: int, part: str, numbers: Mapping[bytes, str]) -> Callable[[bytes], Columns]:
    """The columns that tell a row; that of its entry's number is the one that is quickly found."""
    return lambda row: {"register": register, "number": numbers[row], "part": part, "raw": row}


def _bound(columns: Columns, at: int, following: int | None) -> dict[str, object]:
    """An item as the statements take it, and the looks around which it is written."""
    return {"at": at, "following": following, **{_its(name): value for name, value in columns.items()}}
