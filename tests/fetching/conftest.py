"""A publisher on loopback, a clock that moves when it is asked, and fetches with small limits."""

import os
import random
from collections.abc import Iterator, Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from inforce.cli import main
from inforce.fetching.fetch import Fetched, fetch
from inforce.fetching.settings import DeltaPlaces
from inforce.fetching.sources import list_files
from inforce.fetching.terms import Clock, Limits
from inforce.fetching.wire import Wire
from inforce.lists.registers import register_facts
from tests.conftest import SDN, Keeper
from tests.fetching.publisher import Publisher, publishing

QUICK = Limits(size=1 << 20, silence=5, total=20, attempts=3, pause=1)


SMALL = f"[fewest]\n{SDN} = 1\n'us-ofac-cons' = 1\n'eu-fsf' = 1\n"
"""Settings for lists of a few entries."""


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as each:
        yield each


@dataclass
class Time:
    """It passes where somebody sleeps, and a little whenever somebody looks."""

    at: datetime = datetime(2024, 3, 1, 12, tzinfo=UTC)
    pauses: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=10)
        return self.at

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.at += timedelta(seconds=seconds)

    def pass_(self, **length: float) -> None:
        self.at += timedelta(**length)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep, random.Random(5))


class Desk:
    """Where a test fetches a register from a publisher of its own."""

    def __init__(self, keeper: Keeper) -> None:
        self.home = keeper.home
        self.time = Time()

    def fetch(
        self,
        urls: str | Mapping[str, str],
        limits: Limits = QUICK,
        register: str = SDN,
        environment: Mapping[str, str] | None = None,
        *,
        fewest: int | None = 1,
        deltas: DeltaPlaces | None = None,
    ) -> Fetched:
        """``fewest``: tests publish lists of a few entries; None asks for as many as the real list has."""
        facts = register_facts(register)
        given = urls if isinstance(urls, Mapping) else {"sdn.csv": urls}
        files = list_files(facts, environment or {}, given=given)
        self.time.pass_(minutes=10)
        with closing(Wire("inforce-test", limits)) as wire:
            return fetch(self.home, facts, files, wire, self.time.clock, fewest=fewest, deltas=deltas)


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended."""

    status: int
    out: str
    err: str


class Run:
    """Runs commands in a home folder; keywords are variables of the environment."""

    def __init__(self, home: Path, environment: pytest.MonkeyPatch) -> None:
        self.home = home
        self._environment = environment

    def __call__(self, *arguments: str, **variables: str) -> Ran:
        out, err = StringIO(), StringIO()
        with self._environment.context() as own, redirect_stdout(out), redirect_stderr(err):
            for name, value in variables.items():
                own.setenv(name, value)
            try:
                main(["--home", str(self.home), *arguments])
            except SystemExit as end:
                return Ran(int(end.code or 0), out.getvalue(), err.getvalue())
        raise AssertionError


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in [name for name in os.environ if name.upper().endswith("_PROXY") or name.startswith("INFORCE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "fetch.toml").write_text(SMALL)
    return Run(tmp_path / "home", monkeypatch)


@pytest.fixture
def desk(keeper: Keeper) -> Desk:
    return Desk(keeper)
