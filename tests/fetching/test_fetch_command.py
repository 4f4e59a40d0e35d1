"""``inforce lists fetch`` as it is used: what it prints, where, and with which exit status; one process at a time."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SDN, csv_file, sdn_file, sdn_row
from tests.fetching.conftest import SMALL, Ran, Run
from tests.fetching.publisher import Publisher, body, cut, drip, redirect, silence, status

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}
OLD, NEW = sdn_file(CROWD), sdn_file({**CROWD, 50: "NILE LINES"})
PAGE = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"


def surroundings() -> dict[str, str]:
    """Nothing of the machine's own settings, and no proxy between us and loopback."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    return {**kept, "NO_PROXY": "127.0.0.1"}


def one_line(result: Ran, *words: str) -> None:
    assert result.status == 3, result
    assert result.out == ""
    (line,) = result.err.splitlines()
    assert line.startswith("inforce: ")
    for word in words:
        assert word in line


def test_each_register_gets_a_line(run: Run, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD, '"1"'), body(OLD, '"1"'), body(NEW, '"2"'))
    lines = []
    for _ in range(3):
        result = run("lists", "fetch", SDN, "--url", url)
        assert (result.status, result.err) == (0, "")
        lines += result.out.splitlines()
    first, second, third = lines
    assert "new edition" in first
    assert "40 entries (the first)" in first
    assert "unchanged, 40 entries" in second
    assert "41 entries (40 before)" in third


def test_programs_get_json(run: Run, publisher: Publisher) -> None:
    result = run("lists", "fetch", SDN, "--url", publisher.serve("/sdn.csv", body(OLD)), "--format", "json")
    (fetched,) = json.loads(result.out)
    assert fetched["inforce"] == "1"
    assert (fetched["register"], fetched["outcome"], fetched["entries"]) == (SDN, "new", 40)
    assert fetched["received"] == len(OLD)


def test_the_publisher_learns_the_contact(run: Run, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD))
    assert run("lists", "fetch", SDN, "--url", url, "--contact", "desk@example.org").status == 0
    assert run("lists", "fetch", SDN, "--url", url, INFORCE_CONTACT="other@example.org").status == 0
    agents = [each.headers["User-Agent"] for each in publisher.requests]
    assert all(agent.startswith("inforce/") for agent in agents)
    assert ["desk@example.org" in agents[0], "other@example.org" in agents[1]] == [True, True]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(403), ("403 Forbidden", "--contact")),
        (body(PAGE), ("quarantined", "an HTML page", "inforce lists")),
        (body(b""), ("quarantined", "0 bytes")),
        (redirect("/sdn.csv?signature=SECRET"), ("redirects in a circle",)),
        (drip(OLD, 0.05), ("127.0.0.1", "time limit")),
        (cut(OLD, 50), ("cut the transfer off",)),
    ],
    ids=["refused", "page", "empty", "circle", "drip", "cut"],
)
def test_what_cannot_be_fetched_gets_one_line_and_status_3(
    run: Run, publisher: Publisher, answer: Callable[..., None], words: tuple[str, ...]
) -> None:
    within = "1.9s" if {"time limit", "cut the transfer off"} & {*words} else "30s"  # too short for a second attempt
    result = run("lists", "fetch", SDN, "--url", publisher.serve("/sdn.csv", answer), "--within", within)
    one_line(result, SDN, *words)
    assert "SECRET" not in result.err


def test_addresses_and_contact_may_stand_in_a_file(run: Run, publisher: Publisher, tmp_path: Path) -> None:
    url = publisher.serve("/mirror.csv", body(OLD)) + "?key={MIRROR_KEY}"
    settings = f'contact = "desk@example.org"\n[files.{SDN}]\n"sdn.csv" = "{url}"\n{SMALL}'
    (tmp_path / "home" / "fetch.toml").write_text(settings)
    one_line(run("lists", "fetch", SDN), SDN, "MIRROR_KEY")
    assert run("lists", "fetch", SDN, MIRROR_KEY="a b").status == 0
    (asked,) = publisher.requests
    assert asked.target == "/mirror.csv?key=a%20b"
    assert "desk@example.org" in asked.headers["User-Agent"]


def test_a_file_of_settings_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    for settings in ("contact = ", "contacts = 'x'", "[files]\nus-ofac-sdn = 'x'"):
        (tmp_path / "home" / "fetch.toml").write_text(settings)
        one_line(run("lists", "fetch", SDN), "fetch.toml")


def test_two_addresses_for_one_file_are_wrong_use(run: Run) -> None:
    for names in (("", ""), ("sdn.csv=", "sdn.csv="), ("", "sdn.csv=")):
        urls = [word for name in names for word in ("--url", f"{name}http://127.0.0.1:9/{len(name)}")]
        wrong = run("lists", "fetch", SDN, *urls)
        assert wrong.status == 2
        assert "two addresses for sdn.csv" in wrong.err


def test_a_register_whose_address_needs_a_token_says_which(run: Run) -> None:
    url = "http://127.0.0.1:9/list?token={INFORCE_EU_FSF_TOKEN}"
    one_line(run("lists", "fetch", "eu-fsf", "--url", url), "eu-fsf", "INFORCE_EU_FSF_TOKEN")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--url", "http://127.0.0.1:9/"],
        [SDN, "un-sc", "--url", "http://127.0.0.1:9/"],
        [SDN, "--within", "soon"],
        [SDN, "--within", "0s"],
        [SDN, "--contact", "two\nlines"],
    ],
)
def test_wrong_use_is_status_2(run: Run, arguments: list[str]) -> None:
    assert run("lists", "fetch", *arguments).status == 2


@pytest.mark.parametrize("proxy", ["socks5://user:PASSWORD@127.0.0.1:9", "gopher://user:PASSWORD@127.0.0.1:9"])
def test_a_proxy_that_cannot_be_used_is_said_to_be_without_its_password(run: Run, proxy: str) -> None:
    result = run("lists", "fetch", SDN, "--url", "http://example.org/", ALL_PROXY=proxy)
    one_line(result, "proxy")
    assert "PASSWORD" not in result.err


def test_a_register_that_nobody_knows_is_status_3(run: Run) -> None:
    one_line(run("lists", "fetch", "us-xyz"), "us-xyz")


def test_a_name_that_leads_out_of_the_folder_is_refused(run: Run, tmp_path: Path) -> None:
    one_line(run("lists", "fetch", SDN, "--url", "../../x=http://127.0.0.1:9/"), "no name for a file")
    assert not (tmp_path / "x").exists()


# Two processes


def begin(home: Path, url: str) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "inforce", "--home", str(home), "lists", "fetch", SDN, "--url", url]
    return subprocess.Popen(arguments, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_one_process_fetches_a_register_at_a_time_and_a_dead_one_holds_nobody_up(
    run: Run, publisher: Publisher, tmp_path: Path
) -> None:
    url = publisher.serve("/sdn.csv", silence(60))
    first = begin(tmp_path / "home", url)
    try:
        until(lambda: len(publisher.requests) == 1)
        one_line(run("lists", "fetch", SDN, "--url", url), SDN, "under way", f"process {first.pid} since 20")
        assert len(publisher.requests) == 1
    finally:
        first.kill()
        first.wait()
    publisher.serve("/sdn.csv", body(OLD))
    assert run("lists", "fetch", SDN, "--url", url).status == 0


def test_two_registers_are_fetched_side_by_side(run: Run, publisher: Publisher, tmp_path: Path) -> None:
    first = begin(tmp_path / "home", publisher.serve("/sdn.csv", silence(60)))
    try:
        until(lambda: len(publisher.requests) == 1)
        other = publisher.serve("/cons_prim.csv", body(csv_file(sdn_row(900, "CONS PARTY"))))
        assert run("lists", "fetch", "us-ofac-cons", "--url", other).status == 0
    finally:
        first.kill()
        first.wait()


def test_a_fetch_killed_on_its_way_leaves_nothing_and_the_next_one_cleans_up(
    run: Run, publisher: Publisher, tmp_path: Path
) -> None:
    inbox = tmp_path / "home" / "fetching" / SDN
    first = begin(tmp_path / "home", publisher.serve("/sdn.csv", drip(OLD, 0.01)))
    until(lambda: any(inbox.glob("*")))
    first.kill()
    first.wait()
    assert not (tmp_path / "home" / "store.sqlite").exists()
    assert run("lists", "fetch", SDN, "--url", publisher.serve("/sdn.csv", body(OLD))).status == 0
    assert not inbox.exists()


def test_a_form_that_a_register_has_not_is_wrong_use(run: Run, publisher: Publisher) -> None:
    result = run("lists", "fetch", "un-sc", "--url", publisher.serve("/x.xml", body(OLD)), "--form", "ofac-csv")
    assert result.status == 2
    assert "un-xml" in result.err
