"""Entries and their rows, and the stretches of looks that show them."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, func, or_, select

from inforce.register import schema as s
from inforce.register.changes import Turns
from inforce.register.kept import (
    Stretch,
)
from inforce.register.sql.tables import Tables, covers

_AT_ONCE = 500
"""Numbers asked for in one statement; SQLite takes some tens of thousands of parameters, PostgreSQL 65,535."""
# Statements that every look or every question needs: written once, they are not built and compared again each time.
_PRESENCE = (
    select(s.presence.c.first, s.presence.c.gone)
    .where(s.presence.c.register == bindparam("register"), s.presence.c.number == bindparam("number"))
    .order_by(s.presence.c.first)
)
_RECORDS = (
    select(s.record.c.part, s.record.c.raw, s.record.c.first, s.record.c.gone)
    .where(s.record.c.register == bindparam("register"), s.record.c.number == bindparam("number"))
    .order_by(s.record.c.first)
)
_NUMBERS: BindParameter[list[str]] = bindparam("numbers", expanding=True)
_PRESENCES = (
    select(s.presence.c.number, s.presence.c.first, s.presence.c.gone)
    .where(s.presence.c.register == bindparam("register"), s.presence.c.number.in_(_NUMBERS))
    .order_by(s.presence.c.first)
)
_RECORDS_OF = (
    select(s.record.c.number, s.record.c.part, s.record.c.raw, s.record.c.first, s.record.c.gone)
    .where(s.record.c.register == bindparam("register"), s.record.c.number.in_(_NUMBERS))
    .order_by(s.record.c.first)
)
_NUMBERED_ROWS = select(s.record.c.number, s.record.c.raw).where(
    s.record.c.register == bindparam("register"),
    s.record.c.part == bindparam("part"),
    covers(s.record, bindparam("at")),
)


class Rows(Tables):
    """Questions about entries and rows; nothing here is cut to what was known at a time."""

    def numbers_at(self, register: int, at: int) -> frozenset[str]:
        query = select(s.presence.c.number).where(s.presence.c.register == register, covers(s.presence, at))
        return frozenset(self._connection.scalars(query).all())

    def every_number(self, register: int) -> frozenset[str]:
        """Those of all entries that a look ever showed."""
        query = select(s.presence.c.number).where(s.presence.c.register == register)
        return frozenset(self._connection.scalars(query).all())

    def rows_at(self, register: int, part: str, at: int) -> frozenset[bytes]:
        query = select(s.record.c.raw).where(
            s.record.c.register == register, s.record.c.part == part, covers(s.record, at)
        )
        return frozenset(self._connection.scalars(query).all())

    def numbered_rows_at(self, register: int, part: str, at: int) -> list[tuple[str, bytes]]:
        """Number and bytes of every row of a part that a look shows."""
        rows = self._connection.execute(_NUMBERED_ROWS, {"register": register, "part": part, "at": at}).all()
        return [(number, raw) for number, raw in rows]

    def first_rows(self, register: int, part: str, until: int) -> list[tuple[str, bytes]]:
        """Number and bytes of the rows of a part with which every entry was first shown, by looks up to a time."""
        c = s.record.c
        own = and_(c.register == register, c.part == part, c.first <= until)
        earliest = select(c.number, func.min(c.first).label("first")).where(own).group_by(c.number).subquery()
        same = and_(c.number == earliest.c.number, c.first == earliest.c.first)
        rows = self._connection.execute(select(c.number, c.raw).join(earliest, same).where(own)).all()
        return [(number, raw) for number, raw in rows]

    def presence(self, register: int, number: str) -> list[Stretch]:
        rows = self._connection.execute(_PRESENCE, {"register": register, "number": number}).all()
        return [Stretch(first, gone) for first, gone in rows]

    def records(self, register: int, number: str) -> list[tuple[str, bytes, Stretch]]:
        """Every row that an entry ever had: part, bytes, interval."""
        rows = self._connection.execute(_RECORDS, {"register": register, "number": number}).all()
        return [(part, raw, Stretch(first, gone)) for part, raw, first, gone in rows]

    def presences(self, register: int, numbers: Collection[str]) -> dict[str, list[Stretch]]:
        """The presence of several entries."""
        found: dict[str, list[Stretch]] = {number: [] for number in numbers}
        for number, first, gone in self._of_many(_PRESENCES, register, numbers):
            found[number].append(Stretch(first, gone))
        return found

    def records_of(self, register: int, numbers: Collection[str]) -> dict[str, list[tuple[str, bytes, Stretch]]]:
        """The records of several entries."""
        found: dict[str, list[tuple[str, bytes, Stretch]]] = {number: [] for number in numbers}
        for number, part, raw, first, gone in self._of_many(_RECORDS_OF, register, numbers):
            found[number].append((part, raw, Stretch(first, gone)))
        return found

    def _of_many(self, query: Select[Any], register: int, numbers: Collection[str]) -> Iterator[Any]:
        """Rows of several entries with their intervals, oldest first."""
        asked = list(numbers)
        for start in range(0, len(asked), _AT_ONCE):
            of = {"register": register, "numbers": asked[start : start + _AT_ONCE]}
            yield from self._connection.execute(query, of).all()

    def every_presence(self, register: int) -> Iterator[tuple[str, list[Stretch]]]:
        """The stretches of every entry that was ever listed, by number."""
        c = s.presence.c
        query = select(c.number, c.first, c.gone).where(c.register == register).order_by(c.number, c.first)
        for number, rows in groupby(self._connection.execute(query), key=lambda row: str(row[0])):
            yield number, [Stretch(row.first, row.gone) for row in rows]

    def every_record(self, register: int) -> Iterator[tuple[str, list[tuple[str, bytes, Stretch]]]]:
        """Every row that each entry ever had, by number as text: in the same order on every database."""
        c = s.record.c
        query = select(c.number, c.part, c.raw, c.first, c.gone).where(c.register == register)
        order = query.order_by(self._as_text(c.number), c.first)
        for number, rows in groupby(self._connection.execute(order), key=lambda row: str(row[0])):
            yield number, [(part, bytes(raw), Stretch(first, gone)) for _, part, raw, first, gone in rows]

    def changed_presence(self, register: int, since: int, until: int) -> list[tuple[str, Stretch]]:
        """Entries that a look after ``since`` and at or before ``until`` first showed, or showed no more."""
        c = s.presence.c
        query = select(c.number, c.first, c.gone).where(
            c.register == register, or_(c.first.between(since + 1, until), c.gone.between(since + 1, until))
        )
        return [(row.number, Stretch(row.first, row.gone)) for row in self._connection.execute(query)]

    def came_at(self, register: int, at: int) -> set[str]:
        """Entries that a look was the first to show."""
        c = s.presence.c
        return set(self._connection.scalars(select(c.number).where(c.register == register, c.first == at)).all())

    def went_at(self, register: int, at: int) -> set[str]:
        """Entries that a look was the first not to show any more."""
        c = s.presence.c
        return set(self._connection.scalars(select(c.number).where(c.register == register, c.gone == at)).all())

    def turns_of_numbers(self, register: int, at: int, following: int | None) -> Turns[str]:
        """Entries whose presence begins or ends at a look in force."""
        c = s.presence.c
        begun = self._connection.execute(select(c.number, c.gone).where(c.register == register, c.first == at))
        resumed = self.came_at(register, following) if following is not None else set()
        return Turns.of({row.number: row.gone for row in begun}, self.went_at(register, at), resumed, following)

    def turns_of_rows(
        self, register: int, part: str, at: int, following: int | None
    ) -> tuple[Turns[bytes], dict[bytes, str]]:
        """Rows of a part whose stretches begin or end at a look in force, and the number of the entry of each."""
        c = s.record.c
        turning = or_(c.first == at, c.gone == at, c.first == following)
        query = select(c.number, c.raw, c.first, c.gone).where(c.register == register, c.part == part, turning)
        numbers, begun, ended, resumed = dict[bytes, str](), dict[bytes, int | None](), set[bytes](), set[bytes]()
        for number, raw, first, gone in self._connection.execute(query):
            numbers[raw] = number
            if first == at:
                begun[raw] = gone
            elif first == following:
                resumed.add(raw)
            if gone == at:
                ended.add(raw)
        return Turns.of(begun, ended, resumed, following), numbers

    def changed_numbers(self, register: int, since: int, until: int) -> set[str]:
        """Entries that a look after ``since`` and at or before ``until`` first showed, or showed no more, or of which it
        did so with a row."""
        return {
            number
            for table in (s.presence, s.record)
            for number in self._connection.scalars(
                select(table.c.number)
                .distinct()
                .where(
                    table.c.register == register,
                    or_(table.c.first.between(since + 1, until), table.c.gone.between(since + 1, until)),
                )
            )
        }

    def count(self, register: int) -> int:
        """Entries ever listed."""
        query = select(func.count(func.distinct(s.presence.c.number))).where(s.presence.c.register == register)
        return int(self._connection.scalar(query) or 0)
