"""Where a store lies and how it is opened: SQLite in the home folder, or PostgreSQL.

On both there is one writer at a time, which sees what the one before wrote, and any number of readers, each of which
sees one consistent state: SQLite by its write-ahead log and ``BEGIN IMMEDIATE``, PostgreSQL by an advisory lock and
snapshots.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, create_engine, event, exc, insert, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool, PoolProxiedConnection

from inforce.errors import NothingInForce, StillRead, StoreUnusable
from inforce.register import schema as s
from inforce.values import value

PATIENCE = 60
"""Seconds to wait for another writer."""
FOR_READERS = 2.0
"""Seconds to wait until whoever reads has ended, where nothing else is said."""
_WRITER = 0x1F02CE
"""The advisory lock that every writer takes on PostgreSQL; any number that nobody else uses would do."""
_LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's word for a lock that was not had in time."""


def _add_deltas(connection: Connection) -> None:
    s.metadata.create_all(connection, [s.delta, s.delta_change])


def _key_anew(connection: Connection) -> None:
    from inforce.register.keying import key_anew  # needs the store, which needs this module

    key_anew(connection)


def _add_marks(connection: Connection) -> None:
    s.metadata.create_all(connection, [s.mark])


def _add_minimums(connection: Connection) -> None:
    s.metadata.create_all(connection, [s.minimum])


def _add_reports(connection: Connection) -> None:
    s.metadata.create_all(connection, [s.report, s.extraction, s.verdict])


MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {
    1: _add_deltas,
    2: _key_anew,
    3: _add_marks,
    4: _add_minimums,
    5: _add_reports,
    6: _key_anew,
}
"""From a version of the schema to the next, in order; released versions only."""


@value(frozen=True, slots=True)
class Place:
    """The home folder, and the URL of a PostgreSQL database where the store is not in the folder itself."""

    folder: Path
    url: str | None = None

    @property
    def file(self) -> Path:
        return self.folder / "store.sqlite"

    def __str__(self) -> str:
        """For people: without a password."""
        return self.database.render_as_string(hide_password=True) if self.url else str(self.folder)

    @property
    def database(self) -> URL:
        """Raises StoreUnusable, which does not repeat what may hold a password."""
        try:
            return make_url(self.url or "")
        except (exc.ArgumentError, ValueError):
            raise StoreUnusable(
                "--db or $INFORCE_DB is no address of a database; write postgresql://user@host/database"
            ) from None


def open_engine(place: Place, *, write: bool) -> Engine:
    """Raises StoreUnusable where the store cannot be used, or is missing for reading."""
    try:
        if write:
            place.folder.mkdir(parents=True, exist_ok=True)
        engine = _connected(place, write=write)
        try:
            if _is_older(engine, place, write=write):
                _renew(place)
        except BaseException:
            engine.dispose()
            raise
    except (OSError, exc.SQLAlchemyError) as error:
        raise unusable(place, error) from None
    return engine


def _renew(place: Place) -> None:
    """Whoever reads an older store brings it up to date first. Raises StoreUnusable where it may not be written."""
    try:
        open_engine(place, write=True).dispose()
    except StoreUnusable as error:
        raise StoreUnusable(
            f"{place}: the store was made by an older Inforce; whoever may write it must ask it once, or copy it ({error})"
        ) from None


def _connected(place: Place, *, write: bool) -> Engine:
    return _postgresql(place, write=write) if place.url else _sqlite(place, write=write)


def is_made(place: Place) -> bool:
    """Whether a store lies there. Raises StoreUnusable where a database cannot be asked."""
    if not place.url:
        return _file_is_made(place)
    try:
        engine = _postgresql(place, write=False)
        try:
            return inspect(engine).has_table(s.meta.name)
        finally:
            engine.dispose()
    except (OSError, exc.SQLAlchemyError) as error:
        raise unusable(place, error) from None


def _file_is_made(place: Place) -> bool:
    """Raises StoreUnusable where what lies there is no store: another file, or one that lost what was in it."""
    if place.folder.exists() and not place.folder.is_dir():
        raise StoreUnusable(f"{place.folder}: a file, not a folder; choose another with --home")
    if not place.file.exists():
        return False
    if place.file.stat().st_size == 0 and _holds_editions(place):
        raise StoreUnusable(
            f"{place.file}: 0 bytes, though editions are in the archive; put back a copy of the store, or remove it and "
            "import again"
        )
    return True


def _holds_editions(place: Place) -> bool:
    return any((place.folder / "archive").glob("??/*.zst"))


def refuse_lost(place: Place) -> None:
    """Raises StoreUnusable where no store lies, though editions are in the archive beside which it should be."""
    if _holds_editions(place):
        raise StoreUnusable(
            f"{place}: there is no store, though editions are in {place.folder / 'archive'}: {_STOOD_IN_STORE}"
        )


_STOOD_IN_STORE = (
    "which register each is of and when it was retrieved stood in the store alone; put back a copy of it, name its database "
    "with --db, or import the same downloads again (their bytes are not kept twice)"
)


def refuse_empty(place: Place) -> NoReturn:
    """Raises NothingInForce for a store that knows of no edition: in other words where the archive has some."""
    if _holds_editions(place):
        raise NothingInForce(
            f"{place}: the store knows of no edition, though editions are in {place.folder / 'archive'}: {_STOOD_IN_STORE}"
        )
    raise NothingInForce(f"{place}: no editions here yet; begin with 'inforce lists import PATH --register R'")


def unusable(place: Place, error: Exception) -> StoreUnusable:
    """The sentence for an error of the database or of the disk."""
    cause = getattr(error, "orig", None) or error
    if told := _REASONS.get(_code_of(cause)):
        return StoreUnusable(f"{place}: {told}")
    reason = getattr(error, "strerror", None) or cause
    return StoreUnusable(f"{place}: the store cannot be used ({reason}); choose another with --home or --db")


def _code_of(cause: object) -> int | str | None:
    """SQLite's primary result code, or PostgreSQL's SQLSTATE."""
    code = getattr(cause, "sqlite_errorcode", None)
    return getattr(cause, "sqlstate", None) if code is None else int(code) & 0xFF


_READ_ONLY = (
    "the store may not be written: for this user it, its folder or its disk is read-only; nothing was changed; ask whoever may "
    "write it, or choose another with --home or --db"
)
_BUSY = f"another process has been writing to the store for more than {PATIENCE} seconds; wait until it has ended"
_FULL = "no room is left where the store lies; nothing was changed; make room, and do the same again"
_DAMAGED = "the store is damaged, or none; put back a copy of it, or take it away and import the downloads again"
_REASONS: Mapping[int | str | None, str] = {
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "53100": _FULL,
    _LOCK_NOT_AVAILABLE: _BUSY,
}
"""Sources: SQLite's result codes (sqlite.org/rescode.html), PostgreSQL's appendix of error codes."""


def _nothing_here(place: Place) -> StoreUnusable:
    refuse_lost(place)
    return StoreUnusable(f"{place}: no store here yet; begin with 'inforce lists import PATH --register R'")


def _sqlite(place: Place, *, write: bool) -> Engine:
    if not write and not _file_is_made(place):
        raise _nothing_here(place)
    if write or all(map(_writable, (place.folder, place.file))):
        engine = create_engine(_sqlite_url(place.file, write=write), connect_args={"timeout": PATIENCE})
    else:
        engine = create_engine(_sqlite_url(place.file, write=False), poolclass=NullPool)
        event.listen(engine, "do_connect", partial(_connect_reading, place.file))
    event.listen(engine, "connect", _configure_sqlite if write else _configure_reading)
    event.listen(engine, "begin", _begin("BEGIN IMMEDIATE" if write else "BEGIN"))
    return engine


def _sqlite_url(file: Path, *, write: bool) -> URL:
    """A file that is to be read is not made."""
    if write:
        return URL.create("sqlite", database=str(file))
    return URL.create("sqlite", database=file.absolute().as_uri(), query={"uri": "true", "mode": "rw"})


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


_UNSEEN = "file that nobody may change"
"""Under this name a connection that takes no locks keeps what its file was when it was opened."""
_NO_SIDE_FILES = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


def _connect_reading(file: Path, _dialect: object, record: Any, *_: object) -> sqlite3.Connection:
    """A connection to a file that may not be written.

    Where SQLite's own side files cannot be made, and nobody else has made them, nobody writes at this moment: the file is
    read without locks, as a last resort, each transaction on a connection of its own (see ``transaction``).
    """
    address, before = file.absolute().as_uri(), _looks_of(file)
    connection = sqlite3.connect(f"{address}?mode=ro", timeout=PATIENCE, uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA schema_version").close()
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NO_SIDE_FILES or _log(file).exists():
            raise
        record.info[_UNSEEN] = before
        return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    return connection


def _log(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _looks_of(file: Path) -> tuple[int, int, int, bool]:
    """Another one whenever a writer came, or is here."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size, _log(file).exists()


@contextmanager
def transaction(engine: Engine, place: Place) -> Iterator[Connection]:
    """A transaction; of a file that is read without locks, one during which nobody changed it. Raises StoreUnusable."""
    with engine.begin() as connection:
        try:
            yield connection
        finally:
            before = connection.info.get(_UNSEEN) if not connection.invalidated else None
            if before and _looks_of(place.file) != before:
                raise StoreUnusable(f"{place}: the store was changed while it was read; ask again")


def _configure_reading(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    for pragma in ("query_only = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}").close()


def _configure_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}").close()


def _postgresql(place: Place, *, write: bool) -> Engine:
    url = place.database
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise StoreUnusable(f"{place}: only PostgreSQL is supported; write postgresql://user@host/database")
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            isolation_level="READ COMMITTED" if write else "REPEATABLE READ",
            connect_args={"connect_timeout": PATIENCE},
        )
    except ModuleNotFoundError:
        raise StoreUnusable(f"{place}: needs the extra: pip install 'inforce[postgres]'") from None
    if write:
        patience = f"SET LOCAL lock_timeout = '{PATIENCE}s'"
        event.listen(engine, "begin", _begin(patience, f"SELECT pg_advisory_xact_lock({_WRITER})"))
    return engine


def _begin(*statements: str) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    return begin


def _is_older(engine: Engine, place: Place, *, write: bool) -> bool:
    """The store is of an older version of the schema still; one opened for writing is so no more.

    Raises StoreUnusable where it is of a newer one, and where there is none to read.
    """
    with transaction(engine, place) as connection:
        made = inspect(connection).has_table(s.meta.name)
        if not made and not write:
            raise _nothing_here(place)
        version = _version(connection) if made else s.VERSION
        if version > s.VERSION:
            told = f"{place}: the store has version {version}, this Inforce reads {s.VERSION}; update Inforce"
            raise StoreUnusable(told)
        if write:
            _bring_up_to_date(connection, made=made)
        return version < s.VERSION and not write


def _version(connection: Connection) -> int:
    return int(connection.scalar(select(s.meta.c.value).where(s.meta.c.key == "version")) or 0)


def _bring_up_to_date(connection: Connection, *, made: bool) -> None:
    """Tables where there are none, migrations where they are older."""
    if not made:
        s.metadata.create_all(connection)
        connection.execute(insert(s.meta).values(key="version", value=str(s.VERSION)))
    for step in range(_version(connection), s.VERSION):
        MIGRATIONS[step](connection)
        connection.execute(update(s.meta).where(s.meta.c.key == "version").values(value=str(step + 1)))


def scrub(engine: Engine, place: Place, patience: float) -> None:
    """Write the store anew without what was deleted from it: nothing of that stays in its files.

    On SQLite the whole file and its log; on PostgreSQL the tables of reports (the server's own logs and backups are its
    administrator's). Raises StillRead where another process reads an older state still after ``patience`` seconds.
    """
    connection = engine.raw_connection()
    connection.detach()  # nobody else is to have it with what is set here
    try:
        vacuum = _vacuum_tables if engine.dialect.name == "postgresql" else _vacuum_file
        done = vacuum(connection, round(1000 * patience))
    except engine.dialect.loaded_dbapi.Error as error:
        raise unusable(place, error) from None
    finally:
        connection.close()
    if not done:
        raise StillRead(
            f"{place}: forgotten, but another process still reads the state before: run 'inforce forget' again when it "
            "has ended, to remove what is left of the text in the store"
        )


def _vacuum_file(connection: PoolProxiedConnection, patience: int) -> bool:
    """Whether nobody stood in the way for some milliseconds."""
    cursor = connection.cursor()
    cursor.execute("VACUUM")
    cursor.execute(f"PRAGMA busy_timeout = {patience}")
    busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def _vacuum_tables(connection: PoolProxiedConnection, patience: int) -> bool:
    """Whether nobody stood in the way for some milliseconds."""
    connection.dbapi_connection.autocommit = True  # type: ignore[union-attr]
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{patience}ms'")
    try:
        for table in (s.verdict, s.extraction, s.report):
            cursor.execute(f"VACUUM FULL {table.name}")
    except Exception as error:
        if getattr(error, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        return False
    return True
