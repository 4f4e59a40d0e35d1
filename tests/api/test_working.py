"""What takes long beside the event loop: how much at once, for how long, and what becomes of the rest."""

import asyncio
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
import psycopg
import pytest

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.api.working import PIECE, Work
from inforce.errors import BadInput, Busy
from inforce.home import Home
from inforce.register.store import Session
from tests.api.conftest import BEFORE, FIRST, edition, serving
from tests.conftest import POSTGRES, SDN, Keeper, empty_database


def test_what_is_given_up_leaves_room_for_those_who_look_at_the_store() -> None:
    go_on = threading.Event()

    async def given_up_and_then() -> bool:
        work = Work(threads=4, waiting=60, seconds=0.1)
        waiting = (work.done(go_on.wait) for _ in range(64))
        told = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(each) for each in told] == [BadInput] * 4 + [Busy] * 60
        try:
            return await asyncio.wait_for(asyncio.to_thread(lambda: True), 5)
        finally:
            go_on.set()

    assert asyncio.run(given_up_and_then())


def test_room_is_free_again_when_what_was_given_up_has_ended() -> None:
    go_on = threading.Event()

    async def asked() -> None:
        work = Work(threads=1, waiting=1, seconds=0.1)
        with pytest.raises(BadInput, match=r"given up after 0\.1 s"):
            await work.done(go_on.wait)
        with pytest.raises(Busy, match="nothing became free"):
            await work.done(lambda: None)
        waits = asyncio.create_task(work.done(lambda: "done"))
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="too much is being asked"):
            await work.done(lambda: None)
        go_on.set()
        assert await waits == "done"

    asyncio.run(asked())


def endless(ended: threading.Event) -> Generator[str, None, None]:
    try:
        for number in count():
            yield f"{number}\n"
    finally:
        ended.set()


def test_lines_end_with_whoever_takes_them_and_leave_room() -> None:
    async def taken() -> None:
        ended, work = threading.Event(), Work(threads=1, waiting=0, seconds=5)
        lines = work.streamed(endless(ended), 60)
        assert (await anext(lines)).splitlines() == [str(number) for number in range(PIECE)]
        with pytest.raises(Busy):
            await work.done(lambda: None)
        await lines.aclose()
        assert await asyncio.to_thread(ended.wait, 5)
        while True:
            try:
                return await work.done(lambda: None)
            except Busy:
                await asyncio.sleep(0.01)

    asyncio.run(taken())


def test_lines_that_take_too_long_are_broken_off() -> None:
    ended = threading.Event()

    async def taken() -> None:
        with pytest.raises(TimeoutError):
            async for _ in Work(threads=1, waiting=0, seconds=5).streamed(endless(ended), 0.1):
                pass

    asyncio.run(taken())
    assert ended.wait(5)


@dataclass(frozen=True, slots=True)
class Counting(Home):
    """Counts transactions that are open at once; the last to come lets the others go on."""

    counts: list[int] = field(default_factory=lambda: [0, 0])
    lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Home.reading(self) as session:
            with self.lock:
                self.counts[0] += 1
                self.counts[1] = max(self.counts)
            threading.Event().wait(0.05)  # as long as others need to come
            try:
                yield session
            finally:
                with self.lock:
                    self.counts[0] -= 1


ASKED = (
    f"/v1/registers/{SDN}/changes?since=2023-01-01",
    f"/feeds/{SDN}.atom",
    f"/registers/{SDN}",
    "/v1/reports",
    "/reports",
)


def test_however_many_ask_a_process_reads_the_store_so_many_times_at_once(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    home = Counting(keeper.home.folder)
    settings = Settings(looked=0.05, short=2, waiting=60)
    with serving(create_app(home, settings)) as address, ThreadPoolExecutor(25) as many:
        home.counts[:] = [0, 0]
        told = list(many.map(lambda path: httpx.get(f"{address}{path}", timeout=30).status_code, ASKED * 5))
    assert told == [200] * 25
    assert home.counts[1] == 2


NAMES = b"name\n" + b"Romashka Trading\n" * 3000
MOMENTS = [f"2024-01-01T{hour:02}:00Z" for hour in (9, 11)]


def test_a_process_has_twenty_connections_to_postgresql_at_most(tmp_path: Path) -> None:
    """As the docs say."""
    if POSTGRES is None:
        pytest.skip("INFORCE_TEST_POSTGRES names no PostgreSQL; see tools/postgres.sh")
    with empty_database(POSTGRES) as url, psycopg.connect(POSTGRES, autocommit=True) as looking:
        keeper = Keeper(tmp_path, url)
        keeper.keep(edition(BEFORE), FIRST)
        database = url.rpartition("/")[2]
        questions = [*ASKED, *(f"/search/default?q=x&as_of={moment}" for moment in MOMENTS)]
        with (
            serving(create_app(keeper.home, Settings(looked=0.05, renewed=0.2))) as address,
            ThreadPoolExecutor(40) as many,
        ):
            asked = [many.submit(httpx.get, f"{address}{path}", timeout=60) for path in questions * 8]
            told = {"Content-Type": "text/csv"}
            asked += [
                many.submit(httpx.post, f"{address}/v1/screen/file", content=NAMES, headers=told, timeout=60)
                for _ in range(12)
            ]
            most = 0
            while not all(each.done() for each in asked):
                found = looking.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s", (database,)
                ).fetchone()
                most = max(most, found[0] if found else 0)
        assert {each.result().status_code for each in asked} <= {200, 503}
    assert 3 < most <= 20
