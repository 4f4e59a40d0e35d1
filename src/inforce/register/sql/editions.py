"""Registers, editions, looks and what people decided about them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, insert, select, update

from inforce.moment import Look
from inforce.register import schema as s
from inforce.register.kept import (
    Decision,
    KeptEdition,
    instant,
    look_of,
    microseconds,
)
from inforce.register.sql.tables import Tables

# Statements that every look or every question needs: written once, they are not built and compared again each time.
_REGISTER_ID = select(s.register.c.id).where(s.register.c.name == bindparam("name"))
_EXTENT = select(
    *(
        select(func.count()).select_from(table).where(table.c.register == bindparam("register")).scalar_subquery()
        for table in (s.look, s.decision)
    )
)
_GENERATION = select(
    *(
        select(number).select_from(table).scalar_subquery()
        for table, number in (
            (s.look, func.count()),
            (s.look, func.max(s.look.c.edition)),
            (s.look, func.count(s.look.c.quarantine)),
            (s.decision, func.max(s.decision.c.id)),
            (s.delta, func.max(s.delta.c.id)),
            (s.mark, func.max(s.mark.c.id)),
        )
    )
)
_EDITION_FILES = (
    select(s.edition_file.c.name, s.edition_file.c.sha256)
    .where(s.edition_file.c.edition == bindparam("edition"))
    .order_by(s.edition_file.c.name)
)
_EDITION_ID = select(s.edition.c.id).where(
    and_(*(s.edition.c[name] == bindparam(name) for name in ("register", "sha256", "parts")))
)
_REGISTERS_WITH = (
    select(s.register.c.name)
    .join_from(s.edition, s.register, s.edition.c.register == s.register.c.id)
    .join(s.look, s.look.c.edition == s.edition.c.id)
    .where(
        s.edition.c.register.in_(select(s.register.c.id)),  # the index begins with it
        s.edition.c.sha256 == bindparam("sha256"),
        s.look.c.quarantine.is_(None),
    )
    .distinct()
    .order_by(s.register.c.name)
)
_EDITIONS = (
    select(s.edition, s.look.c.at, s.look.c.earliest, s.look.c.quarantine)
    .join_from(s.look, s.edition, s.look.c.edition == s.edition.c.id)
    .where(s.look.c.register == bindparam("register"))
    .order_by(s.look.c.at)
)
_ADD_EDITION, _ADD_FILE, _ADD_LOOK = insert(s.edition), insert(s.edition_file), insert(s.look)
_EDITION_AT = _EDITIONS.where(s.look.c.at == bindparam("at"))


class Editions(Tables):
    """Registers, their editions, the looks at which these were retrieved, decisions."""

    def registers(self) -> list[str]:
        return list(self._connection.scalars(select(s.register.c.name).order_by(s.register.c.name)))

    def register_id(self, name: str) -> int | None:
        return self._connection.scalar(_REGISTER_ID, {"name": name})

    def add_register(self, name: str) -> int:
        found = self.register_id(name)
        if found is not None:
            return found
        return self._inserted(insert(s.register), {"name": name})

    def editions(self, register: int) -> list[KeptEdition]:
        """Every look of a register in order, with its edition; those in quarantine too."""
        return [_kept_edition(row) for row in self._connection.execute(_EDITIONS, {"register": register})]

    def edition_at(self, register: int, at: int) -> KeptEdition:
        """The edition of a look that there is."""
        return _kept_edition(self._connection.execute(_EDITION_AT, {"register": register, "at": at}).one())

    def generation(self) -> str:
        """A word that is another one whenever what answers rest on has changed: looks, decisions, what publishers state,
        marks."""
        return " ".join(map(str, self._connection.execute(_GENERATION).one()))

    def extent(self, register: int) -> tuple[int, int]:
        """How many looks and decisions of a register there are; there are never fewer later on, and nothing else
        changes what its editions are."""
        return tuple(self._connection.execute(_EXTENT, {"register": register}).one())

    def edition_files(self, edition: int) -> dict[str, str]:
        """SHA-256 by file name."""
        return {row.name: row.sha256 for row in self._connection.execute(_EDITION_FILES, {"edition": edition})}

    def find_edition(self, register: int, sha256: str, parts: Iterable[str]) -> int | None:
        known = {"register": register, "sha256": sha256, "parts": " ".join(sorted(parts))}
        return self._connection.scalar(_EDITION_ID, known)

    def registers_with(self, sha256: str) -> list[str]:
        """Names of the registers in which an edition with this SHA-256 is in force."""
        return list(self._connection.scalars(_REGISTERS_WITH, {"sha256": sha256}))

    def add_edition(self, *, files: Mapping[str, str], parts: Iterable[str], **columns: object) -> int:
        edition = self._inserted(_ADD_EDITION, {"parts": " ".join(sorted(parts)), **columns})
        rows = [{"edition": edition, "name": name, "sha256": sha256} for name, sha256 in files.items()]
        self._many(_ADD_FILE, rows)
        return edition

    def add_look(self, register: int, look: Look, edition: int, quarantine: str | None) -> None:
        values = {"at": microseconds(look.known), "earliest": microseconds(look.earliest), "edition": edition}
        self._connection.execute(_ADD_LOOK, {"register": register, "quarantine": quarantine, **values})

    def add_minimum(self, register: int, at: int, entries: int) -> None:
        """A look was asked to show so many entries at least, whatever stands before it."""
        self._connection.execute(insert(s.minimum).values(register=register, look=at, entries=entries))

    def minimums(self, register: int) -> dict[int, int]:
        """How many entries looks were asked to show at least, by look."""
        rows = self._connection.execute(select(s.minimum).where(s.minimum.c.register == register))
        return {row.look: row.entries for row in rows}

    def describe_edition(self, edition: int, form: str, published: str | None, entries: int) -> None:
        """What a later reading makes of an edition with the same parts."""
        values = {"form": form, "published": published, "entries": entries}
        self._connection.execute(update(s.edition).where(s.edition.c.id == edition).values(**values))

    def show_edition(self, register: int, at: int, edition: int) -> None:
        """A look that there is shows this edition."""
        own = and_(s.look.c.register == register, s.look.c.at == at)
        self._connection.execute(update(s.look).where(own).values(edition=edition))

    def set_quarantine(self, register: int, at: int, reason: str | None) -> None:
        own = and_(s.look.c.register == register, s.look.c.at == at)
        self._connection.execute(update(s.look).where(own).values(quarantine=reason))

    def add_decision(self, register: int, at: int, verb: str, who: str, when: datetime, why: str | None) -> None:
        values = {"verb": verb, "who": who, "decided": microseconds(when), "why": why}
        self._connection.execute(insert(s.decision).values(register=register, look=at, **values))

    def decisions(self, register: int) -> list[Decision]:
        """Every decision on an edition of a register, oldest first."""
        query = select(s.decision).where(s.decision.c.register == register).order_by(s.decision.c.id)
        return [
            Decision(row.look, row.verb, row.who, instant(row.decided), row.why)
            for row in self._connection.execute(query)
        ]


def _kept_edition(row: Row[Any]) -> KeptEdition:
    return KeptEdition(
        row.id,
        row.at,
        look_of(row.at, row.earliest),
        row.sha256,
        row.form,
        frozenset(row.parts.split()),
        row.published,
        row.entries,
        row.size,
        row.quarantine,
    )
