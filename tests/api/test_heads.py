"""Heads of requests that are too long, come too slowly, or are none."""

import json
import socket
from collections.abc import Iterator
from typing import ClassVar

import httpx
import pytest

from inforce.api.app import create_app
from inforce.api.heads import BoundedHeads
from inforce.api.settings import KILOBYTE
from inforce.home import Home
from tests.api.conftest import serving

ASKED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


class Impatient(BoundedHeads):
    patience: ClassVar = 0.3


@pytest.fixture(scope="module")
def impatient(kept: Home) -> Iterator[tuple[str, int]]:
    with serving(create_app(kept), http=Impatient) as address:
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
    status, told = answers(impatient, ASKED, line)
    assert (status, told) in {(431, "the head of the request is longer than 64 kB"), (0, "")}


def test_a_long_head_is_answered_and_a_long_body_is_no_head(impatient: tuple[str, int]) -> None:
    assert answers(impatient, ASKED + b"Connection: close\r\nX: " + b"y" * 50 * KILOBYTE + b"\r\n\r\n")[0] == 200
    host, port = impatient
    asked = {"queries": {"a": {"schema": "Person", "properties": {"name": ["Petra Nobody"] * 20_000}}}}
    assert httpx.post(f"http://{host}:{port}/match/default", json=asked).status_code != 431


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
