"""Whoever asks for much lets others be answered meanwhile."""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.api.turns import SHARE, by_turns
from inforce.home import Home
from tests.conftest import Keeper, sdn_file


def test_others_have_their_turn_between_what_takes_long() -> None:
    done: list[str] = []

    def much() -> Iterator[str]:
        for each in ("first", "second", "third"):
            done.append(each)
            time.sleep(SHARE)
            yield each

    async def asked_much() -> list[str]:
        return [each async for each in by_turns(much())]

    async def asked_little() -> None:
        done.append("other")

    async def both() -> list[str]:
        told, _ = await asyncio.gather(asked_much(), asked_little())
        return told

    assert asyncio.run(both()) == ["first", "second", "third"]
    assert done.index("other") < done.index("third")


def test_of_many_who_ask_for_much_one_goes_on_at_a_time() -> None:
    at_once, most, going_on = 0, 0, 5

    def much() -> Iterator[int]:
        nonlocal at_once, most
        for each in range(4):
            at_once += 1
            most = max(most, at_once)
            time.sleep(SHARE)
            yield each

    async def asked_much() -> None:
        nonlocal going_on
        async for _ in by_turns(much()):
            pass
        going_on -= 1

    async def asked_little() -> None:
        nonlocal at_once, most
        await asyncio.sleep(0)
        most = 0  # at first each begins
        while going_on:
            at_once = 0
            await asyncio.sleep(0)

    async def all_of_them() -> None:
        await asyncio.gather(*(asked_much() for _ in range(5)), asked_little())

    asyncio.run(all_of_them())
    assert most == 1


ENTRIES = 1500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Home:
    keeper = Keeper(tmp_path_factory.mktemp("large"))
    keeper.keep(sdn_file({at: f"NILE{at} LINES{at % 97}" for at in range(1, ENTRIES + 1)}), "2024-01-01T10:00Z")
    return keeper.home


SOME, MANY = range(60), range(6000)
ASKED: dict[str, dict[str, Any]] = {
    "/search/default": {"params": {"q": "", "limit": 1}},
    "/match/default": {
        "json": {"queries": {f"{at}": {"schema": "Thing", "properties": {"name": f"Nile{at} Lines"}} for at in SOME}}
    },
    "/match/default?limit=3": {
        "json": {"queries": {"q": {"schema": "Thing", "properties": {"name": [f"Petra {at} Nobody" for at in MANY]}}}}
    },
    "/v1/screen": {"json": {"queries": [{"name": f"Petra {at} Nobody"} for at in MANY]}},
    "/reconcile/default": {"data": {"queries": json.dumps({f"{at}": {"query": f"Nile{at} Lines"} for at in SOME})}},
    "/reconcile/default?": {
        "data": {"extend": json.dumps({"ids": [f"ofac-{at + 1}" for at in range(400)], "properties": [{"id": "name"}]})}
    },
    "/reconcile/default/suggest/entity": {"params": {"prefix": "nile", "cursor": ENTRIES - 10}},
}
"""What takes long, each a tenth of a second or more."""


async def rounds(app: FastAPI, path: str, asked: dict[str, Any]) -> int:
    """How often others had their turn while a question was answered for the second time, when all is open that it needs."""
    had, told = 0, asyncio.Event()
    transport = httpx.ASGITransport(app)

    async def other() -> None:
        nonlocal had
        while not told.is_set():
            had += 1
            await asyncio.sleep(0)

    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
    ):
        while (await client.get("/readyz")).status_code != 200:
            await asyncio.sleep(0.02)
        method = "GET" if "params" in asked else "POST"
        assert (await client.request(method, path, **asked)).status_code == 200
        counting = asyncio.create_task(other())
        await client.request(method, path, **asked)
        told.set()
        await counting
    return had


@pytest.mark.parametrize(("path", "asked"), ASKED.items(), ids=ASKED)
def test_whatever_is_asked_others_have_their_turn(large: Home, path: str, asked: dict[str, Any]) -> None:
    """Ten rounds at most are those in which a body is read and a thread waited for, four where there is no body."""
    app = create_app(large, Settings(looked=60, batch=len(MANY)))
    assert asyncio.run(rounds(app, path, asked)) > (5 if "params" in asked else 11)
