"""``inforce watch`` as it is used: one round at a time, by a timer of the system's, or for ever."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SDN, sdn_file
from tests.fetching.conftest import SMALL, Run
from tests.fetching.publisher import Publisher, body, drip, status
from tests.fetching.test_fetch_command import surroundings, until

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}
OLD, NEW = sdn_file(CROWD), sdn_file({**CROWD, 50: "NILE LINES"})
ONCE = ["watch", SDN, "--once"]


@pytest.fixture
def url(run: Run, publisher: Publisher) -> str:
    """The address of the register, as the settings of the home folder have it; the first round is over."""
    address = publisher.serve("/sdn.csv", body(OLD))
    (run.home / "fetch.toml").write_text(f'[files.{SDN}]\n"sdn.csv" = "{address}"\n{SMALL}')
    first = run(*ONCE)
    assert (first.status, first.out, first.err) == (0, "", "")
    return address


def test_a_round_prints_what_is_new_as_lines_of_json(run: Run, publisher: Publisher, url: str) -> None:
    publisher.serve("/sdn.csv", body(NEW))
    (line,) = run(*ONCE).out.splitlines()
    change = json.loads(line)
    assert (change["inforce"], change["register"]) == ("1", SDN)
    assert (change["change"], change["entry"], change["name"]) == ("added", "50", "NILE LINES")
    assert run(*ONCE).out == ""


def test_without_a_name_what_has_editions_is_watched(run: Run, publisher: Publisher, url: str) -> None:
    publisher.serve("/sdn.csv", body(NEW))
    assert len(run("watch", "--once").out.splitlines()) == 1


def test_a_command_gets_the_news(run: Run, publisher: Publisher, url: str, tmp_path: Path) -> None:
    program = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.stdin.read())' {tmp_path}/news"
    assert run(*ONCE, "--exec", program).status == 0
    publisher.serve("/sdn.csv", body(NEW))
    assert run(*ONCE, "--exec", program).status == 0
    (change,) = json.loads((tmp_path / "news").read_text())["changes"]
    assert change["entry"] == "50"


def test_a_webhook_gets_the_news_where_it_may(run: Run, publisher: Publisher, url: str) -> None:
    hook = publisher.serve("/hook", status(200))
    options = [*ONCE, "--webhook", hook, "--secret-env", "HOOK_SECRET"]
    run(*options, HOOK_SECRET="between us")
    publisher.serve("/sdn.csv", body(NEW))
    refused = run(*options, HOOK_SECRET="between us")
    assert refused.status == 3
    (line,) = refused.err.splitlines()
    assert "127.0.0.1 is no public address" in line
    assert publisher.asked_for("/hook") == []
    allowed = run(*options, "--allow-private", HOOK_SECRET="between us")
    assert (allowed.status, allowed.out) == (0, ""), "the lines were told before"
    (asked,) = publisher.asked_for("/hook")
    assert asked.headers["Inforce-Signature"].startswith("sha256=")


def test_a_round_in_which_something_went_wrong_ends_with_status_3(run: Run, publisher: Publisher, url: str) -> None:
    publisher.serve("/sdn.csv", status(403))
    failed = run(*ONCE)
    assert (failed.status, failed.out) == (3, "")
    (line,) = failed.err.splitlines()
    assert "403 Forbidden" in line


@pytest.mark.parametrize(
    "options",
    [
        ["--every", "10s"],
        ["--every", "often"],
        ["--jitter", "200%"],
        ["--jitter", "some"],
        ["--webhook", "https://example.org/"],
        ["--webhook", "https://example.org/", "--secret-env", "NOT_SET"],
        ["--exec", ""],
        ["--exec", "unclosed 'quote"],
        ["--exec", "/nowhere/program with words"],
        ["--webhook", "ftp://example.org/", "--secret-env", "PATH"],
    ],
)
def test_wrong_use_is_status_2(run: Run, options: list[str]) -> None:
    assert run("watch", SDN, *options).status == 2


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (signal.SIGTERM, ""),
        (
            signal.SIGINT,
            "inforce: interrupted; whatever was fetched is kept; what was not told yet is told the next time",
        ),
    ],
)
def test_a_watch_that_is_ended_puts_away_what_is_under_way(
    run: Run, publisher: Publisher, url: str, end: signal.Signals, told: str
) -> None:
    publisher.serve("/sdn.csv", drip(NEW, 0.01))
    inbox = run.home / "fetching" / SDN
    watch = subprocess.Popen(
        [sys.executable, "-m", "inforce", "--home", str(run.home), "watch", SDN],
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until(lambda: any(inbox.glob("*")))
    watch.send_signal(end)
    out, err = watch.communicate(timeout=30)
    assert (watch.returncode, out, err.decode().strip()) == (128 + end, b"", told)
    assert not inbox.exists()
