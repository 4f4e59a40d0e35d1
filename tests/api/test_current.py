"""States of the store that are held open, and what is made for questions about the past."""

import asyncio
import logging
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from inforce.api.app import create_app
from inforce.api.current import MOMENTS, Current
from inforce.api.indexing import MOST, Indexing
from inforce.api.settings import Settings
from inforce.errors import Busy, StoreUnusable
from inforce.home import Home
from inforce.moment import Moment, parse_moment
from inforce.register.deciding import Judge, decide
from inforce.register.store import Session, Store
from inforce.screening.model import Query
from inforce.screening.model import Settings as Wanted
from tests.api.conftest import BEFORE, FIRST, edition, serving, wait_for
from tests.conftest import LATER, SDN, Keeper, sdn_file

NOW = datetime(2024, 1, 20, tzinfo=UTC)


def rejected(keeper: Keeper) -> None:
    """The only edition."""
    with keeper.home.writing() as store, store.transaction() as session:
        register = keeper.home.register(session, SDN)
        (kept,) = session.editions(session.register_id(SDN) or 0)
        decide(session, keeper.home.archive, register, kept.sha256, "reject", Judge("Ana", NOW, "a test"))


def test_where_no_edition_is_in_force_nobody_is_told_to_ask_again_and_nothing_is_opened_anew(
    keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    rejected(keeper)
    app = create_app(keeper.home, Settings(looked=0.02), lambda: NOW)
    with caplog.at_level(logging.INFO, "inforce.api"), TestClient(app, base_url="http://localhost") as client:
        wait_for(lambda: client.get("/readyz").status_code == 200)
        for _ in range(25):
            told = client.get("/v1/was", params={"q": "Romashka"})
            assert (told.status_code, "is in force" in told.json()["detail"]) == (503, True)
            assert "retry-after" not in told.headers
            threading.Event().wait(0.03)  # a look, between two questions
    opened = [each.message for each in caplog.records].count("store opened")
    assert opened <= 3  # what was committed right before the start is seen once more; not with every question


def test_why_nothing_is_open_does_not_grow_with_every_question(tmp_path: Path) -> None:
    app = create_app(Home(tmp_path), Settings(looked=60))
    with TestClient(app, base_url="http://localhost") as client:
        wait_for(lambda: "no store here yet" in client.get("/readyz").text)
        depths = []
        for _ in range(2):
            with pytest.raises(StoreUnusable) as raised, app.state.keeper.using():
                pass
            depths.append(len(traceback.extract_tb(raised.value.__traceback__)))
    assert depths[0] == depths[1]


@dataclass(frozen=True, slots=True)
class Slow(Home):
    """Nothing is read in a transaction of its own before it may be."""

    go_on: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        self.go_on.wait(20)
        with Home.reading(self) as session:
            yield session


EXAMPLE = {"queries": {"q": {"schema": "Person", "properties": {"name": ["Sergey Shchukin"]}}}}


def many_days(keeper: Keeper, count: int) -> list[str]:
    """So many editions, and a moment after each."""
    days = [parse_moment("2024-01-01T10:00Z") + timedelta(days=day) for day in range(count)]
    for day, at in enumerate(days):
        keeper.keep(sdn_file({1: "NILE LINES", 2 + day: "RED SEA LINES"}), at.isoformat())
    return [(at + timedelta(hours=1)).isoformat() for at in days]


def test_who_waits_too_long_for_names_around_a_moment_is_told_when_to_ask_again(keeper: Keeper) -> None:
    days = many_days(keeper, MOST + 3)
    home = Slow(keeper.home.folder, db=keeper.home.db)
    with (
        serving(create_app(home, Settings(looked=0.05, seconds=0.3), lambda: LATER)) as address,
        httpx.Client(base_url=address, timeout=20) as client,
        ThreadPoolExecutor(MOST + 1) as many,
    ):

        def ask(day: str) -> httpx.Response:
            return client.post("/match/default", params={"as_of": day}, json=EXAMPLE)

        told = list(many.map(ask, days[: MOST + 1]))
        assert {(each.status_code, each.headers["retry-after"]) for each in told} == {(503, "5")}
        said = [each.json()["detail"] for each in told]
        assert sum("too many moments" in each for each in said) == 1
        assert client.post("/match/default", json=EXAMPLE).status_code == 200, "who asks about now waits for nobody"
        home.go_on.set()
        wait_for(lambda: ask(days[0]).status_code == 200)
        wait_for(lambda: ask(days[MOST]).status_code == 200)


def test_what_many_wait_for_is_made_once_and_its_failure_is_told_to_all(tmp_path: Path) -> None:
    made, go_on = [], threading.Event()

    def make() -> str:
        go_on.wait(5)
        made.append("once")
        return "made"

    def fail() -> str:
        raise StoreUnusable("no room")

    async def asked() -> None:
        with closing(Indexing(Home(tmp_path), 5)) as indexing:
            with pytest.raises(Busy):
                await indexing.once("key", make, 0.01)
            waiting = [asyncio.create_task(indexing.once("key", make, 5)) for _ in range(3)]
            await asyncio.sleep(0)
            go_on.set()
            assert await asyncio.gather(*waiting) == ["made"] * 3
            told = await asyncio.gather(*(indexing.once("other", fail, 5) for _ in range(2)), return_exceptions=True)
            assert [str(each) for each in told] == ["no room"] * 2

    asyncio.run(asked())
    assert made == ["once"]


def test_names_that_a_question_has_stay_open_whatever_others_ask(keeper: Keeper) -> None:
    days = many_days(keeper, MOMENTS + 2)
    with closing(Store(keeper.home.place)) as store, closing(Current(keeper.home, store, LATER)) as current:
        views = [current.views([SDN], Moment(parse_moment(day), LATER))[0] for day in days]
        listed = current.names(views[:1])
        for view in views[1:]:
            current.screener(view)
        assert current.held(views[0]) is None
        for path in keeper.home.indexes.glob("*.names"):
            path.unlink()
        (answer,) = listed.screened([Query("q", "red sea lines")], Wanted())
        assert answer.matches[0].match.entry == "2"
        assert not list(keeper.home.indexes.glob("*.names")), "nothing was made for it"
