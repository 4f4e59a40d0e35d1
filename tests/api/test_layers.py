"""What every request passes through."""

import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import serving


def test_requests_have_ids_and_answers_forbid_everything(client: httpx.Client) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "case-17"})
    assert answer.headers["x-request-id"] == "case-17"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
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
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    (line,) = [line for line in lines if line["id"] == "case-18"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/v1/was", 200)
    assert "secret" not in caplog.text
