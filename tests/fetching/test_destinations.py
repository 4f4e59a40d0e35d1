"""Destinations: lines, commands, webhooks; and addresses that no webhook may be at."""

import hashlib
import hmac
import json
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inforce.errors import NotDelivered
from inforce.fetching.addresses import is_public
from inforce.fetching.destinations import Command, Lines, Webhook
from inforce.fetching.telling import News, document
from inforce.fetching.terms import Clock, Limits
from inforce.moment import Interval, Look
from inforce.register.history import Change, ChangeKind
from inforce.register.model import Edition
from tests.conftest import SDN
from tests.fetching.conftest import Time
from tests.fetching.publisher import Publisher, drip_head, redirect, status

BEFORE, AFTER = datetime(2024, 3, 1, 6, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)
EDITION = Edition("ab" * 32, None, Look.at(AFTER))
NEWS = News(
    SDN,
    BEFORE,
    EDITION,
    tuple(
        Change(ChangeKind.ADDED, str(number), f"COMPAÑÍA {number}", Interval(BEFORE, AFTER), EDITION)
        for number in (50, 51)
    ),
)
SECRET = b"between us"
QUICK = Limits(silence=5, total=20, redirects=0, attempts=3, pause=1)


def webhook(url: str, time: Time | None = None) -> Webhook:
    return Webhook(url, SECRET, "inforce-test", (time or Time()).clock, QUICK, allow_private=True)


# Lines and commands


def test_every_change_is_a_line() -> None:
    lines: list[str] = []
    Lines(lines.append).tell(NEWS)
    assert [(json.loads(line)["change"], json.loads(line)["entry"]) for line in lines] == [
        ("added", "50"),
        ("added", "51"),
    ]
    assert not any("\n" in line for line in lines)


def python(*lines: str) -> list[str]:
    return [sys.executable, "-c", "\n".join(["import sys", *lines])]


def test_a_command_gets_all_news_on_its_standard_input(tmp_path: Path) -> None:
    shown: list[str] = []
    arguments = [
        *python("open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())", "print('done')"),
        str(tmp_path / "n"),
    ]
    Command(arguments, shown.append).tell(NEWS)
    assert json.loads((tmp_path / "n").read_bytes()) == document(NEWS)
    assert shown == [f"{sys.executable}: done"]


def test_a_command_that_does_not_read_is_no_failure() -> None:
    news = replace(NEWS, changes=NEWS.changes * 3000)
    Command(python("pass"), print).tell(news)


@pytest.mark.parametrize(
    ("arguments", "seconds", "words"),
    [
        (python("sys.exit(5)"), 30, "exit status 5"),
        (python("import time", "time.sleep(30)"), 0.5, "0.5 s"),
        (["/nowhere/at-all"], 30, "cannot be run"),
    ],
    ids=["fails", "hangs", "is not there"],
)
def test_a_command_that_fails_has_not_taken_the_news(arguments: list[str], seconds: float, words: str) -> None:
    with pytest.raises(NotDelivered, match=words):
        Command(arguments, print, seconds).tell(NEWS)


def test_a_command_is_run_by_no_shell(tmp_path: Path) -> None:
    shown: list[str] = []
    Command([*python("print(sys.argv[1])"), f"$HOME; touch {tmp_path}/x"], shown.append).tell(NEWS)
    assert shown[0].endswith(f"$HOME; touch {tmp_path}/x")
    assert not (tmp_path / "x").exists()


def test_destinations_are_remembered_without_their_secrets() -> None:
    one, other = webhook("https://example.org/hook/TOKEN"), webhook("https://example.org/hook/OTHER")
    assert one.name == webhook("https://example.org/hook/TOKEN").name != other.name
    assert "TOKEN" not in one.name + repr(one)
    assert "between us" not in repr(one)


# Webhooks


def test_a_webhook_gets_all_news_signed(publisher: Publisher) -> None:
    time = Time()
    webhook(publisher.serve("/hook", status(204)), time).tell(NEWS)
    (asked,) = publisher.requests
    assert asked.method == "POST"
    assert json.loads(asked.body) == document(NEWS)
    signed = asked.headers["Inforce-Timestamp"].encode() + b"." + asked.body
    expected = hmac.new(SECRET, signed, hashlib.sha256).hexdigest()
    assert asked.headers["Inforce-Signature"] == f"sha256={expected}"
    assert 0 <= time.at.timestamp() - int(asked.headers["Inforce-Timestamp"]) < 2


def test_every_attempt_is_signed_anew_and_recognised_as_the_same_delivery(publisher: Publisher) -> None:
    webhook(publisher.serve("/hook", status(500), status(429, Retry_After="9"), status(200))).tell(NEWS)
    assert len({each.headers["Inforce-Timestamp"] for each in publisher.requests}) == 3
    assert len({each.headers["Inforce-Signature"] for each in publisher.requests}) == 3
    assert len({each.headers["Inforce-Delivery"] for each in publisher.requests}) == 1


@pytest.mark.parametrize(
    ("answer", "requests", "words"),
    [
        (status(500), 3, r"answered 500 \(asked 3 times\)"),
        (status(400), 1, "answered 400"),
        (status(404), 1, "answered 404"),
        (redirect("/elsewhere"), 1, "answered 302"),
        (drip_head(0.02), 1, "time limit"),
    ],
    ids=["fails", "refuses", "is not there", "redirects", "drips"],
)
def test_a_webhook_that_does_not_say_yes_has_not_taken_the_news(
    publisher: Publisher, answer: Callable[..., None], requests: int, words: str
) -> None:
    hook = webhook(publisher.serve("/hook?key=TOKEN", answer))
    publisher.serve("/hook", answer)
    with pytest.raises(NotDelivered, match=words) as caught:
        replace(hook, limits=replace(QUICK, total=0.5) if words == "time limit" else QUICK).tell(NEWS)
    assert "TOKEN" not in str(caught.value)
    assert len(publisher.requests) == requests


@pytest.mark.parametrize("url", ["ftp://example.org/", "hook", "http://"])
def test_a_webhook_is_at_an_http_address(url: str) -> None:
    with pytest.raises(NotDelivered, match="neither http nor https"):
        webhook(url).tell(NEWS)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254", "10.1.2.3"])
def test_a_webhook_is_at_no_private_address(publisher: Publisher, host: str) -> None:
    port = publisher.url("").rpartition(":")[2]
    hook = replace(webhook(f"http://{host}:{port}/hook"), allow_private=False)
    with pytest.raises(NotDelivered, match="no public address; give --allow-private"):
        hook.tell(NEWS)
    assert publisher.requests == []


def test_a_name_that_resolves_otherwise_when_the_connection_is_made_gets_nothing(publisher: Publisher) -> None:
    """The first answer of the name server is public, the second is not."""

    def public(_: str, __: int) -> Iterable[str]:
        return ["198.41.0.4"]

    hook = replace(webhook(publisher.serve("/hook", status(200))), allow_private=False, resolve=public)
    with pytest.raises(NotDelivered, match=r"127\.0\.0\.1 is no public address"):
        hook.tell(NEWS)
    assert publisher.requests == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(publisher: Publisher) -> None:
    def both(_: str, __: int) -> Iterable[str]:
        return ["198.41.0.4", "192.168.1.1"]

    hook = replace(webhook(publisher.serve("/hook", status(200))), allow_private=False, resolve=both)
    with pytest.raises(NotDelivered, match=r"192\.168\.1\.1 is no public address"):
        hook.tell(NEWS)


def test_a_name_that_does_not_resolve(publisher: Publisher) -> None:
    def nothing(_: str, __: int) -> Iterable[str]:
        raise OSError(-2, "Name or service not known")

    hook = replace(webhook("https://hook.example/"), allow_private=False, resolve=nothing)
    with pytest.raises(NotDelivered, match=r"hook\.example cannot be resolved \(Name or service not known\)"):
        hook.tell(NEWS)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("198.41.0.4", True),
        ("2001:500:a8::e", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("172.20.0.1", False),
        ("192.168.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%2", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:198.41.0.4", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::198.41.0.4", True),
        ("64:ff9b:1::7f00:1", False),
        ("::ffff:0:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("fec0::1", False),
        ("2001:4860:4860::8888", True),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_the_same_seed_gives_the_same_pauses(publisher: Publisher) -> None:
    pauses = []
    for _ in range(2):
        time = Time()
        clock = Clock(time.now, time.sleep, random.Random(9))
        hook = replace(webhook(publisher.serve("/hook", status(500), status(500), status(200))), clock=clock)
        hook.tell(NEWS)
        pauses.append(time.pauses)
    assert pauses[0] == pauses[1]
    assert len(pauses[0]) == 2
