"""What goes wrong around the service, and what becomes of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
from fastapi.testclient import TestClient

from inforce.api.app import create_app
from inforce.api.audit import lines
from inforce.api.settings import MEGABYTE, Settings
from inforce.home import Home
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, edition, free_port, processes, serving, wait_for
from tests.conftest import POSTGRES, SDN, Keeper, empty_database
from tests.test_home import as_someone_else

SCRIPT = Path(__file__).parents[2] / "tools" / "postgres.sh"
FULL = 16 * MEGABYTE
ASKED = {"q": "2", "as_of": "2024-01-01T10:00Z"}


def answers(client: httpx.Client | TestClient) -> int:
    return client.get("/v1/was", params=ASKED).status_code


@pytest.fixture
def own_postgres() -> Iterator[tuple[str, Callable[[str], str]]]:
    """A server of the test's own, and what starts it again."""
    if POSTGRES is None:
        pytest.skip("INFORCE_TEST_POSTGRES names no PostgreSQL; see tools/postgres.sh")
    folder = tempfile.mkdtemp(prefix="inforce-pg-")
    Path(folder).chmod(0o755)

    def run(verb: str) -> str:
        return subprocess.run(["sh", SCRIPT, verb, folder], check=True, capture_output=True, text=True).stdout.strip()

    try:
        yield run("start"), run
    finally:
        run("stop")
        shutil.rmtree(folder, ignore_errors=True)


def test_after_postgresql_came_back_it_answers_again(
    own_postgres: tuple[str, Callable[[str], str]], tmp_path: Path
) -> None:
    server, run = own_postgres
    keeper = Keeper(tmp_path, server)  # the server is the test's own, and so is its first database
    keeper.keep(edition(BEFORE), FIRST)
    with (
        serving(create_app(keeper.home, Settings(looked=0.05))) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        assert answers(client) == 200
        run("restart")
        told = {answers(client) for _ in range(3)}
        assert told <= {200, 503}, "a server that was away is told as such"
        wait_for(lambda: answers(client) == 200)
        report = client.post("/v1/check", content=b"The US Treasury has removed Romashka Trading from its list.")
        assert report.status_code == 200


def test_while_postgresql_is_away_it_says_so_and_when_to_ask_again(
    own_postgres: tuple[str, Callable[[str], str]], tmp_path: Path
) -> None:
    server, _ = own_postgres
    with empty_database(server) as url:
        keeper = Keeper(tmp_path, url)
        keeper.keep(edition(BEFORE), FIRST)
        with (
            serving(create_app(keeper.home, Settings(looked=2))) as address,
            httpx.Client(base_url=address) as client,
        ):
            with psycopg.connect(server, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'inforce_%'")
            answer = client.get("/v1/was", params={"q": "3", "as_of": "2024-01-01T10:00Z"})
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
            assert answer.headers["content-type"] == "application/problem+json"
            wait_for(lambda: answers(client) == 200)


def test_a_killed_process_is_replaced_and_nobody_waits_long(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    with processes(keeper.home) as (address, pid), httpx.Client(base_url=address, timeout=5) as client:
        first = workers_of(pid)
        os.kill(first[0], signal.SIGKILL)
        told = [asked_anew(address) for _ in range(30)]  # by the other, until a new one is there
        assert told.count(200) >= len(told) - 1, "what the killed one had taken is lost, and nothing else"
        assert told[-1] == 200
        wait_for(lambda: len(set(workers_of(pid)) - {first[0]}) == len(first), 60)
        wait_for(lambda: ready(client), 60)
        assert answers(client) == 200


def asked_anew(address: str) -> int | None:
    """Over a connection of its own; None where that breaks."""
    try:
        return httpx.get(f"{address}/v1/was", params=ASKED, timeout=10).status_code
    except httpx.TransportError:
        return None


def ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx.TransportError:  # the connection was to the one that is no more
        return False


def workers_of(pid: int) -> list[int]:
    """The processes that answer: children but the one that looks after resources."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"spawn_main" in command:
            found.append(int(child))
    return found


def test_a_slow_client_is_told_so_and_hinders_nobody(kept: Home) -> None:
    with serving(create_app(kept, Settings(looked=0.05, patience=1))) as address:
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port), timeout=20) as slow:
            slow.sendall(b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
            dripping = threading.Thread(target=drip, args=(slow,), daemon=True)
            dripping.start()
            with httpx.Client(base_url=address) as client:
                assert answers(client) == 200
            told = slow.recv(4096)
        assert told.startswith(b"HTTP/1.1 408 ")
        assert b"was not there within 1 s" in told or b"application/problem+json" in told


def drip(slow: socket.socket) -> None:
    try:
        while True:
            slow.sendall(b"x")
            time.sleep(0.05)
    except OSError:
        return


def test_of_an_upload_of_a_gigabyte_little_is_taken(kept: Home) -> None:
    sent = 0

    def gigabyte() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1024):
            sent += MEGABYTE
            yield b"x" * MEGABYTE

    with serving(create_app(kept, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        try:
            status = client.post("/v1/read", content=gigabyte()).status_code
        except httpx.TransportError:  # closed while it was sent
            status = 413
        assert status == 413
        assert sent <= 64 * MEGABYTE
        assert answers(client) == 200
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port), timeout=20) as other:
            other.sendall(b"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\n")
            assert other.recv(4096).startswith(b"HTTP/1.1 413 ")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
def test_a_home_that_may_only_be_read_is_answered_from_and_nothing_is_changed_in_it() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        keeper = Keeper(Path(folder))
        keeper.keep(edition(BEFORE), FIRST)
        keeper.keep(edition(AFTER), SECOND)
        app = partial(create_app, keeper.home, Settings(looked=0.05))
        with TestClient(app(), base_url="http://localhost") as client:
            wait_for(lambda: client.get("/readyz").status_code == 200)  # its indexes are there
        before = contents(keeper.home)
        with as_someone_else(keeper.home.folder), TestClient(app(), base_url="http://localhost") as client:
            wait_for(lambda: client.get("/readyz").status_code == 200)
            assert answers(client) == 200
            asked = {"queries": {"q": {"schema": "Person", "properties": {"name": ["Hana Sorel"]}}}}
            assert client.post(f"/match/{SDN}", json=asked).status_code == 200
            refused = [
                client.post(f"/match/{SDN}", params={"as_of": "2024-01-03"}, json=asked),  # of which no index is there
                client.post("/v1/reports", content=b"The US Treasury has removed Romashka Trading from its list."),
            ]
        for each in refused:
            assert (each.status_code, each.headers["retry-after"]) == (503, "1")
            assert "written" in each.json()["detail"] or "used" in each.json()["detail"]
            assert folder not in each.text, "where the store lies is nobody's business"
        assert contents(keeper.home) == before


def contents(home: Home) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}


def test_where_no_index_can_be_written_it_says_why_it_is_not_ready(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    shutil.rmtree(keeper.home.indexes, ignore_errors=True)
    keeper.home.indexes.write_bytes(b"a file where the folder should be")
    app = create_app(keeper.home, Settings(looked=0.05))
    with TestClient(app, base_url="http://localhost") as client:
        wait_for(lambda: "cannot be written" in client.get("/readyz").json()["detail"])
        assert client.get("/readyz").status_code == 503
        keeper.home.indexes.unlink()
        wait_for(lambda: client.get("/readyz").status_code == 200)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are Unix's")
def test_where_the_disk_is_full_what_cannot_be_written_down_is_not_answered(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: writing fails in the same place."""
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    code = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({FULL}, {FULL}));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from inforce.cli import main; main(sys.argv[1:])"
    )
    audit, today = keeper.home.folder / "audit", datetime.now(UTC).date()
    audit.mkdir()
    for day in (today, today + timedelta(days=1)):
        (audit / f"{day}.jsonl").write_bytes(b"\n" * (FULL - 4000))
    port = free_port()
    serve = [
        sys.executable,
        "-c",
        code,
        "--home",
        str(keeper.home.folder),
        "serve",
        "--port",
        str(port),
        "--audit-days",
        "9",
    ]
    with (
        subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as serving_,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client,
    ):
        try:
            wait_for(lambda: ready(client), 60)
            told = [answers(client) for _ in range(40)]
            assert told[0] == 200
            assert told[-1] == 507
            assert client.get("/healthz").status_code == 200
        finally:
            serving_.send_signal(signal.SIGTERM)
            serving_.wait(30)
    now = datetime.now(UTC)
    written = lines(audit, now - timedelta(days=1), now + timedelta(days=1))
    assert [each.path for each in written].count("/v1/was") == told.count(200), "whoever was answered is written down"
