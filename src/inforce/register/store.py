"""The store: the only place that speaks SQL.

Readers see whole looks only: a look, its rows and its intervals are written in one transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Executable,
    Insert,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    exc,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from inforce.errors import BadInput
from inforce.moment import Look
from inforce.register import schema as s
from inforce.register.changes import Item, Placement, Removal
from inforce.register.engines import Place, open_engine, unusable

_AT_ONCE = 500
"""Numbers asked for in one statement; SQLite takes some tens of thousands of parameters, PostgreSQL 65,535."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_WORDS_ASKED, _LONGEST_ASKED = 20, 1000


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """What the store tells of the edition at one look."""

    id: int
    at: int
    look: Look
    sha256: str
    form: str
    parts: frozenset[str]
    published: str | None
    entries: int
    size: int
    quarantine: str | None


@dataclass(frozen=True, slots=True)
class Interval:
    """``[first, gone)`` in looks; ``gone`` None: the newest look still shows it."""

    first: int
    gone: int | None

    def covers(self, at: int) -> bool:
        return self.first <= at and (self.gone is None or self.gone > at)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about the edition at one look: ``accept`` or ``reject``."""

    at: int
    verb: str
    who: str
    when: datetime
    why: str | None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a publisher gave for asking again whether a file has changed, as it stood in its header fields.

    ``source`` is the hash of where they came from: another address need not mean the same by them. ``sha256`` names
    the file that they stand for.
    """

    source: str
    etag: str | None
    modified: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptDelta:
    """A publisher's own word on one publication, as one retrieval brought it.

    ``source`` is the publisher's number of it, empty where unknown. It was published after ``after`` and by ``by``.
    """

    sha256: str
    name: str
    source: str
    look: Look
    after: datetime
    by: datetime
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class KeptDeltaChange:
    """What a delta says of one entry: ``add``, ``remove`` or ``change``. ``certain``: on a list of this register."""

    number: str
    kind: str
    name: str
    certain: bool


@dataclass(frozen=True, slots=True)
class KeptMark:
    """What a person decided about a match of a query with an entry. ``source``: a register, or ``list:`` and the name of
    a file. ``query``: all that was asked but the id, as JSON; ``query_id`` None: whatever the id. ``verdict``: ``true`` or
    ``false``. ``entry_hash``: of what the entry said then; ``name``: the entry's."""

    source: str
    entry: str
    entry_hash: str
    name: str
    query: str
    query_id: str | None
    verdict: str
    who: str
    decided: datetime
    why: str


def microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND


def look_of(at: int, earliest: int) -> Look:
    """The look that the store keeps under its key, the microseconds of ``Look.known``."""
    day = Look.on(instant(earliest).date())
    return (
        day
        if (microseconds(day.known), microseconds(day.earliest)) == (at, earliest)
        else Look(instant(at), instant(earliest))
    )


def instant(value: int) -> datetime:
    return _EPOCH + value * _MICROSECOND


class Store:
    """A store on SQLite or PostgreSQL. Open it for reading, or for reading and writing."""

    def __init__(self, place: Place, *, write: bool = False) -> None:
        self.place = place
        self._engine = open_engine(place, write=write)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator["Session"]:
        """One consistent state: to read, or to change as the only writer."""
        try:
            with self._engine.begin() as connection:
                yield Session(connection)
        except exc.DBAPIError as error:
            raise unusable(self.place, error) from None
        except UnicodeEncodeError as error:
            raise BadInput(f"{error.object[:60]!r} is no text in UTF-8; write it in the terminal's charset") from None


class Session:
    """Questions to the store and changes to it within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Registers and editions

    def registers(self) -> list[str]:
        return list(self._connection.scalars(select(s.register.c.name).order_by(s.register.c.name)))

    def register_id(self, name: str) -> int | None:
        return self._connection.scalar(_REGISTER_ID, {"name": name})

    def add_register(self, name: str) -> int:
        found = self.register_id(name)
        if found is not None:
            return found
        return self._inserted(insert(s.register).values(name=name))

    def editions(self, register: int) -> list[KeptEdition]:
        """Every look of a register in order, with its edition; those in quarantine too."""
        return [_kept_edition(row) for row in self._connection.execute(_EDITIONS, {"register": register})]

    def edition_at(self, register: int, at: int) -> KeptEdition:
        """The edition of a look that there is."""
        return _kept_edition(self._connection.execute(_EDITION_AT, {"register": register, "at": at}).one())

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
        edition = self._inserted(insert(s.edition).values(parts=" ".join(sorted(parts)), **columns))
        rows = [{"edition": edition, "name": name, "sha256": sha256} for name, sha256 in files.items()]
        self._connection.execute(insert(s.edition_file), rows)
        return edition

    def add_look(self, register: int, look: Look, edition: int, quarantine: str | None) -> None:
        values = {"at": microseconds(look.known), "earliest": microseconds(look.earliest), "edition": edition}
        self._connection.execute(insert(s.look).values(register=register, quarantine=quarantine, **values))

    def add_minimum(self, register: int, at: int, entries: int) -> None:
        """A look was asked to show so many entries at least, whatever stands before it."""
        self._connection.execute(insert(s.minimum).values(register=register, look=at, entries=entries))

    def minimums(self, register: int) -> dict[int, int]:
        """How many entries looks were asked to show at least, by look."""
        rows = self._connection.execute(select(s.minimum).where(s.minimum.c.register == register))
        return {row.look: row.entries for row in rows}

    def describe_edition(
        self, edition: int, form: str, parts: Iterable[str], published: str | None, entries: int
    ) -> None:
        """What a later reading makes of an edition."""
        values = {"form": form, "parts": " ".join(sorted(parts)), "published": published, "entries": entries}
        self._connection.execute(update(s.edition).where(s.edition.c.id == edition).values(**values))

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

    # Fetching

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

    # Entries and their rows

    def numbers_at(self, register: int, at: int) -> frozenset[str]:
        query = select(s.presence.c.number).where(s.presence.c.register == register, _covers(s.presence, at))
        return frozenset(self._connection.scalars(query))

    def rows_at(self, register: int, part: str, at: int) -> frozenset[bytes]:
        query = select(s.record.c.raw).where(
            s.record.c.register == register, s.record.c.part == part, _covers(s.record, at)
        )
        return frozenset(self._connection.scalars(query))

    def numbered_rows_at(self, register: int, part: str, at: int) -> list[tuple[str, bytes]]:
        """Number and bytes of every row of a part that a look shows."""
        rows = self._connection.execute(_NUMBERED_ROWS, {"register": register, "part": part, "at": at})
        return [(number, raw) for number, raw in rows]

    def first_rows(self, register: int, part: str, until: int) -> list[tuple[str, bytes]]:
        """Number and bytes of the rows of a part with which every entry was first shown, by looks up to a time."""
        c = s.record.c
        own = and_(c.register == register, c.part == part, c.first <= until)
        earliest = select(c.number, func.min(c.first).label("first")).where(own).group_by(c.number).subquery()
        same = and_(c.number == earliest.c.number, c.first == earliest.c.first)
        rows = self._connection.execute(select(c.number, c.raw).join(earliest, same).where(own))
        return [(number, raw) for number, raw in rows]

    def presence(self, register: int, number: str) -> list[Interval]:
        rows = self._connection.execute(_PRESENCE, {"register": register, "number": number})
        return [Interval(first, gone) for first, gone in rows]

    def records(self, register: int, number: str) -> list[tuple[str, bytes, Interval]]:
        """Every row that an entry ever had: part, bytes, interval."""
        rows = self._connection.execute(_RECORDS, {"register": register, "number": number})
        return [(part, raw, Interval(first, gone)) for part, raw, first, gone in rows]

    def presences(self, register: int, numbers: Collection[str]) -> dict[str, list[Interval]]:
        """The presence of several entries."""
        found: dict[str, list[Interval]] = {number: [] for number in numbers}
        for number, first, gone in self._of_many(s.presence, [s.presence.c.number], register, numbers):
            found[number].append(Interval(first, gone))
        return found

    def records_of(self, register: int, numbers: Collection[str]) -> dict[str, list[tuple[str, bytes, Interval]]]:
        """The records of several entries."""
        found: dict[str, list[tuple[str, bytes, Interval]]] = {number: [] for number in numbers}
        c = s.record.c
        for number, part, raw, first, gone in self._of_many(s.record, [c.number, c.part, c.raw], register, numbers):
            found[number].append((part, raw, Interval(first, gone)))
        return found

    def _of_many(
        self, table: Table, columns: list[Column[Any]], register: int, numbers: Collection[str]
    ) -> Iterator[Any]:
        """Rows of several entries with their intervals, oldest first."""
        c = table.c
        own = and_(c.register == register, c.number.in_(bindparam("numbers", expanding=True)))
        query, asked = select(*columns, c.first, c.gone).where(own).order_by(c.first), list(numbers)
        for start in range(0, len(asked), _AT_ONCE):
            yield from self._connection.execute(query, {"numbers": asked[start : start + _AT_ONCE]})

    def every_presence(self, register: int) -> Iterator[tuple[str, list[Interval]]]:
        """The stretches of every entry that was ever listed, by number."""
        c = s.presence.c
        query = select(c.number, c.first, c.gone).where(c.register == register).order_by(c.number, c.first)
        for number, rows in groupby(self._connection.execute(query), key=lambda row: str(row[0])):
            yield number, [Interval(row.first, row.gone) for row in rows]

    def every_record(self, register: int) -> Iterator[tuple[str, list[tuple[str, bytes, Interval]]]]:
        """Every row that each entry ever had, by number."""
        c = s.record.c
        query = select(c.number, c.part, c.raw, c.first, c.gone).where(c.register == register)
        for number, rows in groupby(
            self._connection.execute(query.order_by(c.number, c.first)), key=lambda row: str(row[0])
        ):
            yield number, [(part, bytes(raw), Interval(first, gone)) for _, part, raw, first, gone in rows]

    def changed_presence(self, register: int, since: int, until: int) -> list[tuple[str, Interval]]:
        """Entries that a look after ``since`` and at or before ``until`` first showed, or showed no more."""
        c = s.presence.c
        query = select(c.number, c.first, c.gone).where(
            c.register == register, or_(c.first.between(since + 1, until), c.gone.between(since + 1, until))
        )
        return [(row.number, Interval(row.first, row.gone)) for row in self._connection.execute(query)]

    def came_at(self, register: int, at: int) -> set[str]:
        """Entries that a look was the first to show."""
        c = s.presence.c
        return set(self._connection.scalars(select(c.number).where(c.register == register, c.first == at)))

    def went_at(self, register: int, at: int) -> set[str]:
        """Entries that a look was the first not to show any more."""
        c = s.presence.c
        return set(self._connection.scalars(select(c.number).where(c.register == register, c.gone == at)))

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

        end_of = select(table.c.gone).where(own, _covers(table, at))
        resumed: list[dict[str, object]] = [
            {**keys[item], "first": following, "gone": self._connection.scalar(end_of, bound(item))}
            for item in sorted(placement.resumed)
        ]
        begun: list[dict[str, object]] = [
            {**keys[item], "first": at, "gone": following} for item in sorted(placement.begun)
        ]
        self._many(update(table).where(own, _covers(table, at)).values(gone=at), map(bound, placement.ended))
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

    def _insert_new(self, table: Table) -> Insert:
        """An insert that passes over rows whose key is there already; each database has its own words for it."""
        if self._connection.dialect.name == "postgresql":
            return postgresql.insert(table).on_conflict_do_nothing()
        return sqlite.insert(table).on_conflict_do_nothing()

    def _inserted(self, statement: Insert) -> int:
        key = self._connection.execute(statement).inserted_primary_key
        assert key is not None  # both tables have an integer key of their own
        return int(key[0])

    def _many(self, statement: Executable, parameters: Iterable[Mapping[str, object]]) -> None:
        if rows := list(parameters):
            self._connection.execute(statement, rows)

    # Names

    def add_names(self, register: int, names: Iterable[tuple[str, str]]) -> None:
        """Remember names of entries: pairs of key and number; those known already are passed over."""
        rows = [{"register": register, "key": key, "number": number} for key, number in names if key]
        if rows:
            self._connection.execute(self._insert_new(s.name), rows)

    def numbers_named(self, register: int, key: str) -> list[str]:
        query = select(s.name.c.number).where(s.name.c.register == register, s.name.c.key == key)
        return list(self._connection.scalars(query.order_by(s.name.c.number)))

    def names_with(self, register: int, words: Iterable[str]) -> list[tuple[str, str]]:
        """Keys and numbers of names that hold all of some folded words."""
        sought, padded = set(words), " " + s.name.c.key + " "
        query = select(s.name.c.key, s.name.c.number).where(s.name.c.register == register)
        for word in sorted(sought, key=len)[-_WORDS_ASKED:]:  # a database takes so many, and so long, at a time
            query = query.where(padded.contains(f" {word} "[:_LONGEST_ASKED], autoescape=True))
        return [(row.key, row.number) for row in self._connection.execute(query) if sought <= set(row.key.split())]

    # What publishers say of their publications

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
        key = self._inserted(insert(s.delta).values(register=register, **values))
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

    # Decisions on matches

    def add_mark(self, mark: KeptMark) -> None:
        values = {**asdict(mark), "decided": microseconds(mark.decided)}
        self._connection.execute(insert(s.mark).values(**values))

    def marks(self, source: str | None = None, until: datetime | None = None) -> list[KeptMark]:
        """Every decision on a match, those on one source's or made by a time; oldest first."""
        query = select(s.mark).order_by(s.mark.c.id)
        if source is not None:
            query = query.where(s.mark.c.source == source)
        if until is not None:
            query = query.where(s.mark.c.decided <= microseconds(until))
        return [_kept_mark(row) for row in self._connection.execute(query)]

    # Authorisations

    def authorisations(self) -> list[str]:
        return list(self._connection.scalars(select(s.authorisation.c.document).order_by(s.authorisation.c.id)))

    def put_authorisations(self, documents: Mapping[str, str]) -> None:
        """Keep documents by id; one of the same id is replaced."""
        self._connection.execute(delete(s.authorisation).where(s.authorisation.c.id.in_(list(documents))))
        self._many(insert(s.authorisation), [{"id": key, "document": text} for key, text in documents.items()])

    def count(self, register: int) -> int:
        """Entries ever listed."""
        query = select(func.count(func.distinct(s.presence.c.number))).where(s.presence.c.register == register)
        return int(self._connection.scalar(query) or 0)


# Statements that every look or every question needs: written once, they are not built and compared again each time.
_REGISTER_ID = select(s.register.c.id).where(s.register.c.name == bindparam("name"))
_EXTENT = select(
    *(
        select(func.count()).select_from(table).where(table.c.register == bindparam("register")).scalar_subquery()
        for table in (s.look, s.decision)
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
_EDITION_AT = _EDITIONS.where(s.look.c.at == bindparam("at"))


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


def _kept_mark(row: Row[Any]) -> KeptMark:
    told = dict(row._mapping)
    del told["id"]
    return KeptMark(**{**told, "decided": instant(told["decided"])})


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


def _touched(placement: Placement[Item]) -> frozenset[Item]:
    return placement.begun | placement.ended | placement.earlier


def _covers(table: Table, at: "int | BindParameter[int]") -> ColumnElement[bool]:
    return and_(table.c.first <= at, or_(table.c.gone.is_(None), table.c.gone > at))


_NUMBERED_ROWS = select(s.record.c.number, s.record.c.raw).where(
    s.record.c.register == bindparam("register"),
    s.record.c.part == bindparam("part"),
    _covers(s.record, bindparam("at")),
)
