"""Questions that are answered directly are answered as they would be the usual way."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from starlette.types import Message, Receive, Scope, Send

from inforce.api.access import ANYONE, Tokens
from inforce.api.access import Scope as Right
from inforce.api.app import create_app
from inforce.api.audit import lines
from inforce.api.direct import Direct
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import SDN, serving, wait_for

JSON = b"content-type", b"application/json"
NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)


def usual(app: FastAPI) -> FastAPI:
    """The same without any direct answers."""
    app.user_middleware = [each for each in app.user_middleware if getattr(each.cls, "__name__", "") != Direct.__name__]
    return app


@pytest.fixture(scope="module")
def both(kept: Home) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """A service that answers directly, and one that does not."""
    direct, other = create_app(kept, clock=lambda: NOW), usual(create_app(kept, clock=lambda: NOW))
    with (
        serving(direct) as one,
        serving(other) as two,
        httpx.Client(base_url=one) as client,
        httpx.Client(base_url=two) as client_of_other,
    ):
        yield client, client_of_other


UNTOLD = frozenset({"date", "x-request-id", "server"})


def told(answer: httpx.Response) -> tuple[int, bytes, dict[str, str]]:
    return (
        answer.status_code,
        answer.content,
        {name: value for name, value in answer.headers.items() if name not in UNTOLD},
    )


names = (
    st.sampled_from(["", " ", "1", "ofac-1", "Romashka", "romashka trading", "Ромашка", "Sergey Shchukin", "a" * 501])
    | st.text()
)
times = st.sampled_from(["", "2024-01-03", "2024-01-05T10:00Z", "2024-01-05T10:00", "2023-01-01", "2030-01-01", "soon"])
registers = st.sampled_from(["", SDN, "all", "none", "default"])
parameters = st.lists(
    st.tuples(st.just("q"), names)
    | st.tuples(st.sampled_from(["as_of", "known_at"]), times)
    | st.tuples(st.just("register"), registers)
    | st.tuples(st.sampled_from(["Q", "asof", "limit"]), st.just("1")),
    max_size=5,
)


@given(parameters)
def test_was(both: tuple[httpx.Client, httpx.Client], asked: list[tuple[str, Any]]) -> None:
    one, two = (told(client.get("/v1/was", params=asked)) for client in both)
    assert one == two


@pytest.mark.parametrize(
    "query", ["q=%ff", "q=a;as_of=b", "q", "&&q=Romashka&", "q=Romashka+Trading", "q=%00", "q=%26"]
)
def test_was_however_its_query_is_written(both: tuple[httpx.Client, httpx.Client], query: str) -> None:
    one, two = (told(client.get(f"/v1/was?{query}")) for client in both)
    assert one == two


def test_was_to_somebody_who_has_the_answer_already(both: tuple[httpx.Client, httpx.Client]) -> None:
    asked = {"q": "Romashka Trading", "as_of": "2024-01-03"}
    tags = [client.get("/v1/was", params=asked).headers["etag"] for client in both]
    again = [
        client.get("/v1/was", params=asked, headers={"If-None-Match": tag})
        for client, tag in zip(both, tags, strict=True)
    ]
    assert [each.status_code for each in again] == [304, 304]
    assert told(again[0]) == told(again[1])


values = (
    st.sampled_from(["Romashka Trading", "", "Sergey Shchukin", "1958-03-01", "by"])
    | st.none()
    | st.integers()
    | st.text()
)
properties = st.dictionaries(
    st.sampled_from(["name", "alias", "birthDate", "lastName", "firstName", "country"]),
    values | st.lists(values),
    max_size=4,
)
examples = st.fixed_dictionaries(
    {"schema": st.sampled_from(["Person", "Company", "LegalEntity", "Thing", "Nothing"]), "properties": properties},
    optional={"id": st.none() | st.text() | st.integers(), "more": st.just(1)},
)
bodies: st.SearchStrategy[object] = st.fixed_dictionaries(
    {"queries": st.dictionaries(st.sampled_from(["q", "", "other"]), examples, max_size=3)},
    optional={
        "weights": st.just({}) | st.just({"name": 1}) | st.just(None),
        "config": st.just({}),
        "more": st.just([]),
    },
)


@given(
    st.sampled_from([SDN, "default", "none", "a/b", ""]),
    bodies,
    st.dictionaries(st.sampled_from(["as_of", "limit", "threshold", "cutoff"]), times | st.sampled_from(["1", "0.5"])),
)
def test_match(both: tuple[httpx.Client, httpx.Client], dataset: str, body: object, asked: dict[str, str]) -> None:
    one, two = (told(client.post(f"/match/{dataset}", json=body, params=asked)) for client in both)
    assert one == two


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '{"queries": NaN}', '{"queries": {"q": {"schema": "\\ud800"}}}', '{"queries": 1}']
)
@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "text/plain"])
def test_match_whatever_its_body_is(both: tuple[httpx.Client, httpx.Client], body: str, kind: str) -> None:
    one, two = (told(client.post(f"/match/{SDN}", content=body, headers={"Content-Type": kind})) for client in both)
    assert one == two


def test_both_are_counted_under_their_routes(both: tuple[httpx.Client, httpx.Client]) -> None:
    for client in both:
        client.get("/v1/was", params={"q": "Romashka"})
        example = {"schema": "Company", "properties": {"name": "Romashka"}}
        client.post(f"/match/{SDN}", json={"queries": {"q": example}})
        counted = client.get("/metrics").text
        assert 'route="/v1/was",status="200"' in counted
        assert 'route="/match/{dataset}",status="200"' in counted


def test_plain_questions_are_not_handed_on(kept: Home) -> None:
    app, sent = create_app(kept, clock=lambda: NOW), list[Message]()
    body = b'{"queries": {"q": {"schema": "Company", "properties": {"name": "Romashka"}}}}'

    async def handed_on(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError(scope["path"])

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        async with app.router.lifespan_context(app):
            while not app.state.keeper.is_ready:
                await asyncio.sleep(0.01)
            for method, path, query in (
                ("GET", "/v1/was", b"q=Romashka&as_of=2024-01-03"),
                ("POST", f"/match/{SDN}", b""),
            ):
                scope = {"type": "http", "app": app, "state": {"bearer": ANYONE}, "headers": [JSON]}
                await Direct(handed_on)({**scope, "method": method, "path": path, "query_string": query}, receive, send)

    asyncio.run(ask())
    assert [each["status"] for each in sent if each["type"] == "http.response.start"] == [200, 200]


def test_what_is_nested_too_deep_is_refused_as_the_usual_way_does(client: httpx.Client) -> None:
    deep = '{"queries": {"a": {"schema": "Person", "properties": {"name": ' + "[" * 5000 + "]" * 5000 + "}}}}"
    answer = client.post("/match/default", content=deep, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)


def test_an_origin_that_is_no_address_is_another_site(client: httpx.Client) -> None:
    answer = client.post("/match/default", json={}, headers={"Origin": "http://["})
    assert answer.status_code == 403


@pytest.fixture(scope="module")
def guarded(kept: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient, Home]]:
    """The same where tokens are needed and it is written down who asks, over a home of its own."""
    home = Home(shutil.copytree(kept.folder, tmp_path_factory.mktemp("guarded") / "home"))
    settings = Settings(looked=60, tokens=True, rate=1000, audit_days=9)
    direct = create_app(home, settings, clock=lambda: NOW)
    other = usual(create_app(home, settings, clock=lambda: NOW))
    with (
        TestClient(direct, base_url="http://localhost") as one,
        TestClient(other, base_url="http://localhost") as two,
    ):
        for client in (one, two):
            wait_for(lambda: client.get("/readyz").status_code == 200)  # noqa: B023 - asked before the next
        yield one, two, home


ROMASHKA = {"queries": {"q": {"schema": "Company", "properties": {"name": "Romashka"}}}}


@pytest.mark.parametrize("scopes", [(), (Right.READ,), (Right.SCREEN,), tuple(Right)])
def test_whoever_asks_is_let_in_and_written_down_as_the_usual_way_does(
    guarded: tuple[TestClient, TestClient, Home], scopes: tuple[Right, ...]
) -> None:
    *clients, home = guarded
    name = "-".join(scopes) or "none"
    headers = {"Authorization": f"Bearer {Tokens(home.folder).add(name, scopes, NOW)}"} if scopes else {}
    found: list[list[tuple[int, bytes]]] = []
    for client in clients:
        marked = {**headers, "X-Request-ID": f"{name}-{len(found)}"}
        found.append(
            [
                (each.status_code, each.content)
                for each in (
                    client.get("/v1/was", params={"q": "Romashka"}, headers=marked),
                    client.get("/v1/was", params={"q": ""}, headers=marked),
                    client.post("/match/default", json=ROMASHKA, headers=marked),
                    client.post("/match/none", json=ROMASHKA, headers=marked),
                )
            ]
        )
    assert found[0] == found[1]
    written = list(lines(home.folder / "audit", NOW, NOW))
    one, two = ([each for each in written if each.request == f"{name}-{at}"] for at in range(2))
    assert [structs.replace(each, request="") for each in one] == [structs.replace(each, request="") for each in two]
    assert len(one) == (4 if scopes else 0)
