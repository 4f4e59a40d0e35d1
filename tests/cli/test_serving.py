"""``inforce serve``, ``tokens`` and ``audit`` as commands."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from uvicorn.middleware.proxy_headers import _TrustedHosts

from tests.api.conftest import BEFORE, FIRST, edition
from tests.commands import in_home, run_command
from tests.conftest import Keeper


def inforce(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "inforce", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_beyond_this_machine_it_needs_a_token(tmp_path: Path) -> None:
    ran = inforce(tmp_path, "serve", "--host", "0.0.0.0", "--port", "0")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "inforce tokens add" in ran.stderr


def test_proxies_that_are_named_are_believed(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr("uvicorn.run", lambda *_, **settings: given.update(settings))
    for told in ("INFORCE_HOME", "INFORCE_DB", "INFORCE_SERVICE"):  # to the processes that answer, and to no later test
        monkeypatch.setenv(told, "")
        monkeypatch.delenv(told)
    ran = run_command(*in_home(keeper.home), "serve", "--proxy", "172.17.0.1", "--proxy", "10.1.2.3/8")
    assert ran.returncode == 0, ran.stderr
    believed = _TrustedHosts(given["forwarded_allow_ips"])
    assert all(each in believed for each in ("127.0.0.1", "172.17.0.1", "10.9.9.9"))
    assert "172.17.0.2" not in believed
    assert given["ws"] == "none", "no layer that a request passes would see it"
    assert given["timeout_graceful_shutdown"] < stopped_after()
    wrong = run_command(*in_home(keeper.home), "serve", "--proxy", "*")
    assert wrong.returncode == 2
    assert "'*' is no address and no network" in wrong.stderr


def stopped_after() -> int:
    """Seconds that systemd gives the service to end."""
    unit = Path(__file__).parents[2].joinpath("deploy/inforce.service").read_text()
    return int(unit.partition("TimeoutStopSec=")[2].partition("\n")[0])


def test_a_token_is_made_listed_and_withdrawn(tmp_path: Path) -> None:
    made = inforce(tmp_path, "tokens", "add", "desk", "--scope", "read")
    secret = made.stdout.strip()
    assert len(secret) > 40
    listed = inforce(tmp_path, "tokens", "list")
    assert "desk" in listed.stdout
    assert secret not in listed.stdout
    assert inforce(tmp_path, "tokens", "withdraw", "desk").returncode == 0
    assert inforce(tmp_path, "tokens", "withdraw", "desk").returncode == 3


def test_it_answers_until_it_is_interrupted(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    options = ["serve", "--port", "0", "--workers", "2", "--audit-days", "7"]
    command = [sys.executable, "-m", "inforce", "--home", str(keeper.home.folder), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            port = next(match[1] for each in running.stderr if (match := re.search(r"127\.0\.0\.1:(\d+)", each)))
            assert _asked(f"http://127.0.0.1:{port}/v1/was?q=2&as_of=2024-01-01T10:00Z") == "listed"
        finally:
            running.send_signal(signal.SIGINT)
            _, rest = running.communicate(timeout=30)
    lines = [json.loads(each) for each in rest.splitlines()]
    assert any((each["event"], each.get("route")) == ("request", "/v1/was") for each in lines)
    told = inforce(keeper.home.folder, "audit", "--format", "csv").stdout.splitlines()
    assert any(",GET,/v1/was,q=2" in each for each in told[1:])


def _asked(url: str) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            answer = httpx.get(url)
            if answer.status_code == 200:
                return str(answer.json()[0]["state"])
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("no answer in time")
