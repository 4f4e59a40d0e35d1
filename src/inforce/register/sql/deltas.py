"""What publishers say of their publications."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, func, insert, select

from inforce.register import schema as s
from inforce.register.kept import (
    KeptDelta,
    KeptDeltaChange,
    instant,
    look_of,
    microseconds,
)
from inforce.register.sql.tables import Tables


class Deltas(Tables):
    """Deltas and what they say of entries."""

    def deltas(self, register: int) -> list[KeptDelta]:
        """Every delta of a register, by the time of its publication; one for each retrieval that told more of it."""
        query = select(s.delta).where(s.delta.c.register == register).order_by(s.delta.c.by, s.delta.c.at)
        return [_delta(row) for row in self._connection.execute(query)]

    def first_delta(self, register: int) -> int | None:
        """When the first delta of a register was retrieved; None where there is none."""
        found: int | None = self._connection.scalar(
            select(func.min(s.delta.c.at)).where(s.delta.c.register == register)
        )
        return found

    def delta_from(self, source: str) -> KeptDelta | None:
        """The delta of a publication, whichever register it was kept for."""
        row = self._connection.execute(select(s.delta).where(s.delta.c.source == source).order_by(s.delta.c.at)).first()
        return _delta(row) if row else None

    def add_delta(self, register: int, delta: KeptDelta, changes: Iterable[KeptDeltaChange]) -> None:
        values: dict[str, object] = {
            "sha256": delta.sha256,
            "name": delta.name,
            "source": delta.source,
            "at": microseconds(delta.look.known),
            "earliest": microseconds(delta.look.earliest),
            "after": microseconds(delta.after),
            "by": microseconds(delta.by),
            "occasion": delta.occasion,
        }
        key = self._inserted(insert(s.delta), {"register": register, **values})
        rows = [{"delta": key, "register": register, **asdict(change)} for change in changes]
        self._many(insert(s.delta_change), rows)

    def delta_changes(self, register: int, number: str | None = None) -> list[tuple[KeptDelta, KeptDeltaChange]]:
        """What deltas say of an entry, or of all, by the time of publication."""
        own = s.delta_change.c.register == register
        query = select(s.delta, s.delta_change).join_from(s.delta_change, s.delta).where(own)
        if number is not None:
            query = query.where(s.delta_change.c.number == number)
        rows = self._connection.execute(query.order_by(s.delta.c.by, s.delta.c.at, s.delta_change.c.number))
        c = s.delta_change.c
        return [
            (_delta(row), KeptDeltaChange(row.number, row.kind, row._mapping[c.name], bool(row.certain)))
            for row in rows
        ]

    def only_in_deltas(self, register: int, newest: int) -> list[tuple[str, str]]:
        """Number and name of each party that a delta surely adds to a register or removes from it, and that no look up to
        a time shows; ordered as text."""
        c, shown = s.delta_change.c, s.presence.c
        known = select(shown.number).where(shown.register == register, shown.first <= newest)
        query = (
            select(c.number, c.name)
            .distinct()
            .where(c.register == register, c.kind.in_(("add", "remove")), c.certain == 1, c.number.not_in(known))
        )
        return sorted((row.number, row._mapping[c.name]) for row in self._connection.execute(query))


def _delta(row: Row[Any]) -> KeptDelta:
    c, told = s.delta.c, row._mapping
    return KeptDelta(
        sha256=told[c.sha256],
        name=told[c.name],
        source=told[c.source],
        look=look_of(told[c["at"]], told[c.earliest]),
        after=instant(told[c.after]),
        by=instant(told[c.by]),
        occasion=told[c.occasion],
    )
