"""What every request passes through."""

import json
import logging
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import Response
from fastapi.testclient import TestClient

from inforce.api.answering import absent
from inforce.api.app import create_app
from inforce.api.logs import FIELDS, Lines, Words
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import serving


def test_requests_have_ids_and_answers_forbid_everything(client: httpx.Client) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "case-17"})
    assert answer.headers["x-request-id"] == "case-17"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert client.get("/").headers.get_list("cache-control") == ["no-store"]
    made = {client.get("/healthz", headers={"X-Request-ID": "not a word"}).headers["x-request-id"] for _ in range(2)}
    assert len(made) == 2
    assert "not a word" not in made


def test_a_page_elsewhere_cannot_reach_it_under_a_name_of_its_own(client: httpx.Client) -> None:
    answer = client.get("/v1/was", params={"q": "1"}, headers={"Host": "evil.example:8360"})
    assert answer.status_code == 421
    assert client.get("/healthz", headers={"Host": "LOCALHOST"}).status_code == 200


@pytest.fixture(scope="module")
def narrow(kept: Home) -> Iterator[str]:
    with serving(create_app(kept, Settings(body=1000))) as address:
        yield address


def test_a_body_that_says_it_is_too_large_is_refused(narrow: str) -> None:
    answer = httpx.post(f"{narrow}/v1/read", content=b"x" * 1001)
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert "1,000 bytes" in answer.json()["detail"]


def test_a_body_that_turns_out_too_large_is_refused(narrow: str) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    assert httpx.post(f"{narrow}/v1/read", content=pieces()).status_code == 413


FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
BODIES = {
    "/v1/read": "text/plain",
    "/v1/screen": "application/json",
    "/v1/screen/file": "text/csv",
    "/match/default": "application/json",
    "/match/default?limit=3": "application/json",
    "/reconcile/default": FORM,
    "/sign-in": FORM,
    "/report": PARTS,
    "/v1/verify": PARTS,
}
"""Questions with a body, and the type of it: some read it themselves, others leave that to FastAPI."""


def begun(kind: str) -> bytes:
    """What a body of a type may begin with."""
    return b'--x\r\nContent-Disposition: form-data; name="report"; filename="r"\r\n\r\n' if kind == PARTS else b" "


@pytest.mark.parametrize(("path", "kind"), BODIES.items(), ids=BODIES)
def test_a_body_that_turns_out_too_large_is_refused_whoever_reads_it(narrow: str, path: str, kind: str) -> None:
    told = httpx.post(
        f"{narrow}{path}", content=iter([begun(kind), *[b" " * 100] * 20]), headers={"Content-Type": kind}
    )
    assert (told.status_code, told.headers["connection"]) == (413, "close")
    assert "1,000 bytes" in told.json()["detail"]


@pytest.mark.parametrize(("path", "kind"), BODIES.items(), ids=BODIES)
def test_a_body_that_does_not_come_is_given_up_whoever_reads_it(impatient: str, path: str, kind: str) -> None:
    place = urlsplit(impatient)
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 900\r\n\r\n"
    with socket.create_connection((place.hostname, place.port), timeout=10) as slow, slow.makefile("rb") as told:
        slow.sendall(head.encode() + begun(kind))
        assert told.readline().startswith(b"HTTP/1.1 408 ")
        assert b"was not there within 0.2 s" in told.read()  # to the end of the connection


def test_bodies_that_are_refused_are_counted(narrow: str) -> None:
    counted = 'inforce_requests_refused_total{why="size"} '
    counts = []
    for _ in range(2):
        httpx.post(f"{narrow}/v1/screen", content=iter([b" " * 100] * 20), headers={"Content-Type": "application/json"})
        told = httpx.get(f"{narrow}/metrics").text
        counts.append(float(told.partition(counted)[2].partition("\n")[0]))
    assert counts[1] == counts[0] + 1


@pytest.fixture(scope="module")
def impatient(kept: Home) -> Iterator[str]:
    with serving(create_app(kept, Settings(patience=0.2))) as address:
        yield address


def test_what_was_answered_is_counted_by_route(client: httpx.Client) -> None:
    client.get("/v1/was", params={"q": "secret name"})
    told = client.get("/metrics").text
    assert 'route="/v1/was"' in told
    assert "secret" not in told


def test_the_log_tells_the_route_and_never_what_was_asked(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "inforce.api.access"):
        client.get("/v1/was", params={"q": "secret name"}, headers={"X-Request-ID": "case-18"})
        client.get("/healthz")
    written = [Lines().format(record) for record in caplog.records]
    (line,) = [line for line in map(json.loads, written) if line["id"] == "case-18"]
    assert (line["event"], line["method"], line["route"], line["status"]) == ("request", "GET", "/v1/was", 200)
    assert not any("secret" in each or "\n" in each for each in written)


def test_a_log_is_of_words_where_people_read_it() -> None:
    record = logging.LogRecord("inforce.api", logging.WARNING, "", 1, "the store cannot be read", None, None)
    record.created = 1704103200.5
    setattr(record, FIELDS, {"why": "a line\nof its own"})
    told = Words().format(record)
    assert told == "2024-01-01T10:00:00.500000Z warning the store cannot be read: why=a line of its own"


def test_an_error_that_nobody_foresaw_is_a_problem_that_the_log_tells_of(
    kept: Home, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(kept)

    @app.get("/fails")
    async def fails() -> None:
        raise RuntimeError("of our own making")

    with TestClient(app, base_url="http://localhost") as client, caplog.at_level(logging.ERROR, "inforce.api.access"):
        answer = client.get("/fails", headers={"X-Request-ID": "case-19"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-request-id"] == "case-19"
    assert "case-19" in answer.json()["detail"]
    assert "making" not in answer.text
    (record,) = [each for each in caplog.records if each.exc_info]
    assert json.loads(Lines().format(record))["id"] == "case-19"


def test_a_header_of_our_own_that_cannot_be_sent_is_no_fault_of_whoever_asked(kept: Home) -> None:
    app = create_app(kept)
    app.add_api_route("/fails", lambda: Response(headers={"X-Name": "Gdańsk"}))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/fails").status_code == 500
    assert absent(["Gdańsk"]) == {"X-Absence": "Gda?sk"}


def test_nobody_sees_the_description_for_programs_half_made(kept: Home) -> None:
    app = create_app(kept)
    with ThreadPoolExecutor(4) as four:
        told = list(four.map(lambda _: "Problem" in app.openapi()["components"]["schemas"], range(4)))
    assert all(told)


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/pages.css", "/v1/was?q=1&as_of=2024-01-06"])
def test_what_can_be_got_can_be_asked_for_without_its_body(client: httpx.Client, path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    told = ("content-type", "content-length", "etag")
    assert [head.headers.get(each) for each in told] == [whole.headers.get(each) for each in told]
