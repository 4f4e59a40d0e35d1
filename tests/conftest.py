"""Editions in OFAC's form and stores made of them, for every test."""

import gc
import os
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from inforce.home import Home
from inforce.lists.downloads import open_downloads
from inforce.lists.registers import register_facts
from inforce.moment import Look, Moment, parse_moment
from inforce.register.importing import Imported, Importer, Outcome
from inforce.register.register import View

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_finish() -> None:
    """What was loaded stays: the collector of garbage, which went through all of it again and again, passes it over."""
    gc.collect()
    gc.freeze()


POSTGRES = os.environ.get("INFORCE_TEST_POSTGRES")
"""The URL of a PostgreSQL server on which tests may make databases: postgresql://user@127.0.0.1:5432/postgres."""

SDN = "us-ofac-sdn"
REAL = Path(os.environ.get("INFORCE_REGISTERS", "../shared/registers"))
"""Real editions, beside the project where there are any; tests that need them skip without."""
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def sdn_row(number: int, name: str, kind: str = "-0- ", programme: str = "TESTING", remarks: str = "-0- ") -> str:
    """One row of sdn.csv as OFAC writes it."""

    def quoted(text: str) -> str:
        return text if text == "-0- " else f'"{text}"'

    empty = ",-0- " * 7
    return f"{number},{quoted(name)},{quoted(kind)},{quoted(programme)}{empty},{quoted(remarks)}"


def csv_file(*rows: str) -> bytes:
    """Rows as a file of OFAC's: CRLF, and Ctrl-Z at the end."""
    return "".join(f"{row}\r\n" for row in rows).encode() + b"\x1a"


def sdn_file(entries: Mapping[int, str]) -> bytes:
    return csv_file(*(sdn_row(number, name) for number, name in sorted(entries.items())))


class Keeper:
    """A home folder into which a test imports editions."""

    def __init__(self, folder: Path, db: str | None = None) -> None:
        self.folder = folder
        self.home = Home(folder / "home", db=db)
        self._inbox = folder / "inbox"
        self._count = 0

    def keep(
        self,
        files: bytes | Mapping[str, bytes],
        retrieved: str,
        carries: str = "all",
        register: str = SDN,
        *,
        keep_broken: bool = False,
    ) -> Imported:
        """Import one edition as retrieved at a time or on a day."""
        self._count += 1
        inbox = self._inbox / str(self._count)
        inbox.mkdir(parents=True)
        for name, data in (files if isinstance(files, Mapping) else {"sdn.csv": files}).items():
            (inbox / name).write_bytes(data)
        (imported,) = self.take(inbox, Look.parse(retrieved), carries, register, keep_broken=keep_broken)
        return imported

    def take(
        self,
        path: Path,
        look: Look | None = None,
        carries: str = "all",
        register: str = SDN,
        *,
        keep_broken: bool = False,
    ) -> Sequence[Imported]:
        """Import whatever is at a path."""
        with open_downloads(path, look) as downloads, self.home.writing() as store:
            return Importer(store, self.home.archive, register_facts(register), carries).run(
                downloads, keep_broken=keep_broken
            )


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Where the store lies: every test of a register runs on both."""
    if request.param == "sqlite":
        yield None
    elif POSTGRES is None:
        pytest.skip("INFORCE_TEST_POSTGRES names no PostgreSQL; see tools/postgres.sh")
    else:
        with empty_database(POSTGRES) as url:
            yield url


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """A database of its own on a PostgreSQL server."""
    name = f"inforce_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def keeper(tmp_path: Path, db: str | None) -> Keeper:
    return Keeper(tmp_path, db)


@pytest.fixture
def view(keeper: Keeper) -> Iterator[Callable[..., View]]:
    """``view(as_of, known_at)``: the register as of a moment."""
    opened = []

    def look(as_of: str, known_at: str | None = None, register: str = SDN) -> View:
        context = keeper.home.reading()
        session = context.__enter__()
        opened.append(context)
        moment = Moment(parse_moment(as_of), parse_moment(known_at) if known_at else LATER)
        return keeper.home.register(session, register).as_of(moment)

    yield look
    for context in opened:
        context.__exit__(None, None, None)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that many tests only read, made by the first process of a run that asks for it; the others wait for it."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            made = factory.mktemp(name) / "made"
            make(made)
            made.rename(folder)  # whole, or not there
    return folder


def keep_real_history(folder: Path) -> None:
    """The real history of OFAC's list and three later states of it."""
    data, facts, home = REAL / SDN, register_facts(SDN), Home(folder)
    with home.writing() as store, open_downloads(data / "sdn-csv-history.tar.xz") as downloads:
        done = Importer(store, home.archive, facts).run(downloads)
        assert Counter(each.outcome for each in done) == {Outcome.IN_FORCE: 308, Outcome.QUARANTINED: 1}
        for day in ("2025-08-31", "2025-10-01", "2025-12-24"):
            with open_downloads(data / "derived-2025" / f"{day}.ftm.json.xz", Look.parse(day)) as derived:
                Importer(store, home.archive, facts, "names").run(derived)


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The real history, imported once for all tests, which must not write into it."""
    return Home(made_once(tmp_path_factory, "real-history", keep_real_history))
