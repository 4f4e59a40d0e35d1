"""Heads of requests that are too long, come too slowly, or are none."""

import asyncio
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import ClassVar

import httpx
import pytest
from fastapi import Response

from inforce.api.app import create_app
from inforce.api.heads import BoundedHeads
from inforce.api.settings import KILOBYTE, MEGABYTE
from inforce.home import Home
from tests.api.conftest import serving

ASKED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


LARGE = 20 * MEGABYTE
"""More than a system takes of an answer before its client does."""


class Impatient(BoundedHeads):
    patience: ClassVar = 0.3


@pytest.fixture(scope="module")
def impatient(kept: Home) -> Iterator[tuple[str, int]]:
    app = create_app(kept)

    async def slow() -> None:
        await asyncio.sleep(3 * Impatient.patience)

    async def large() -> Response:
        return Response(bytes(LARGE))

    app.add_api_route("/slow", slow)
    app.add_api_route("/large", large)
    with serving(app, http=Impatient) as address:
        yield "127.0.0.1", int(address.rpartition(":")[2])


def answers(place: tuple[str, int], *pieces: bytes) -> tuple[int, str]:
    """The status and the detail, or the whole body where it is no problem; nothing where the connection just ends."""
    with socket.create_connection(place, timeout=10) as asking:
        for piece in pieces:
            try:
                asking.sendall(piece)
            except OSError:  # refused before all was sent
                break
        with asking.makefile("rb") as told:
            try:
                head, _, body = told.read().partition(b"\r\n\r\n")
            except ConnectionResetError:  # what was refused was still being sent
                return 0, ""
    return (int(head.split()[1]), json.loads(body).get("detail", "")) if head else (0, "")


def test_a_head_that_does_not_end_is_given_up(impatient: tuple[str, int]) -> None:
    assert answers(impatient, ASKED) == (408, "the head of the request was not there within 0.3 s")


def test_who_says_nothing_is_not_waited_for(impatient: tuple[str, int]) -> None:
    assert answers(impatient) == (0, "")


def test_a_later_request_of_a_connection_has_the_same_time(impatient: tuple[str, int]) -> None:
    with socket.create_connection(impatient, timeout=10) as asking:
        asking.sendall(ASKED + b"\r\n")
        assert asking.recv(4096).startswith(b"HTTP/1.1 200")
        asking.sendall(ASKED)
        assert asking.recv(4096).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("line", [b"X: " + b"y" * KILOBYTE * KILOBYTE, b"X: yyyyyyyyyyyyyyyyyyyy\r\n" * 50_000])
def test_a_head_without_bound_is_refused_before_it_is_whole(impatient: tuple[str, int], line: bytes) -> None:
    assert statuses(impatient, ASKED, line[: 64 * KILOBYTE + 200]) == [431]
    assert answers(impatient, ASKED, line)[0] in {431, 0}  # which may be lost where more is being sent


def test_a_long_head_is_answered_and_a_long_body_is_no_head(impatient: tuple[str, int]) -> None:
    assert answers(impatient, ASKED + b"Connection: close\r\nX: " + b"y" * 50 * KILOBYTE + b"\r\n\r\n")[0] == 200
    host, port = impatient
    asked = {"queries": {"a": {"schema": "Person", "properties": {"name": ["Petra Nobody"] * 20_000}}}}
    assert httpx.post(f"http://{host}:{port}/match/default", json=asked).status_code == 200


def test_what_is_no_http_is_a_problem(impatient: tuple[str, int]) -> None:
    assert answers(impatient, b"EHLO mail.example\r\n") == (400, "this is not HTTP")


def test_a_body_that_goes_on_after_the_answer_has_an_end(impatient: tuple[str, int]) -> None:
    with socket.create_connection(impatient, timeout=10) as asking:
        asking.sendall(b"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
        assert asking.recv(4096).startswith(b"HTTP/1.1 404")
        asking.sendall(b"x")
        assert asking.recv(4096) == b""


def test_who_sends_the_rest_of_a_body_after_the_answer_may_ask_again(impatient: tuple[str, int]) -> None:
    with socket.create_connection(impatient, timeout=10) as asking:
        asking.sendall(b"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n")
        assert asking.recv(4096).startswith(b"HTTP/1.1 404")
        asking.sendall(b"xyz" + ASKED + b"Connection: close\r\n\r\n")
        assert asking.recv(4096).startswith(b"HTTP/1.1 200")


def statuses(place: tuple[str, int], *pieces: bytes) -> list[int]:
    """Of all answers that come on one connection, in their order."""
    with socket.create_connection(place, timeout=10) as asking:
        for piece in pieces:
            asking.sendall(piece)
            time.sleep(0.05)
        with asking.makefile("rb") as told:
            return [int(each) for each in re.findall(rb"HTTP/1.1 (\d+)", told.read())]


def test_what_comes_with_the_end_of_a_long_body_is_no_long_head(impatient: tuple[str, int]) -> None:
    head = b"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 150000\r\n\r\n"
    rest = ASKED + b"Connection: close\r\n\r\n"
    assert statuses(impatient, head, b"x" * 150_000 + rest[:20], rest[20:]) == [404, 200]


@pytest.mark.parametrize(("after", "status"), [(ASKED, 408), (b"EHLO mail.example\r\n", 400), (b"X" * 200_000, 431)])
def test_a_head_that_is_refused_is_told_so_after_the_answer_to_what_was_asked_before(
    impatient: tuple[str, int], after: bytes, status: int
) -> None:
    asked = b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert statuses(impatient, asked, ASKED + after if status == 431 else after) == [200, status]


def taking(place: tuple[str, int]) -> socket.socket:
    """A connection over which much is asked for, and little comes at once."""
    asking = socket.socket()
    asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * KILOBYTE)
    asking.settimeout(10)
    asking.connect(place)
    asking.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return asking


def taken(asking: socket.socket, pause: float) -> int:
    """How many bytes come, with a pause after each megabyte."""
    size = rested = 0
    try:
        while piece := asking.recv(64 * KILOBYTE):
            size += len(piece)
            if size - rested > MEGABYTE:
                rested = size
                time.sleep(pause)
    except ConnectionResetError:
        pass
    return size


def test_an_answer_that_nobody_takes_is_cut_off(impatient: tuple[str, int]) -> None:
    with taking(impatient) as asking:
        time.sleep(4 * Impatient.patience)
        assert taken(asking, 0) < LARGE


def test_an_answer_that_is_taken_slowly_comes_whole(impatient: tuple[str, int]) -> None:
    with taking(impatient) as asking:
        assert taken(asking, Impatient.patience / 4) > LARGE
