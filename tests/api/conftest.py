"""A service over a small register, asked in this process or over a real connection."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from inforce.api.app import create_app
from inforce.api.heads import BoundedHeads
from inforce.api.settings import Settings
from inforce.home import Home
from tests.conftest import SDN, Keeper, csv_file, sdn_row

BEFORE = {"1": "SHCHUKIN, Sergey Ivanovich", "2": "ROMASHKA TRADING LLC", "3": "CALM HARBOUR LINES"}
AFTER = {"1": "SHCHUKIN, Sergey Ivanovich", "3": "CALM HARBOUR LINES", "4": "SOREL, Hana Maria"}
REMARKS = {"SHCHUKIN, Sergey Ivanovich": "DOB 01 Mar 1958; nationality Belarus; Passport MP1234567 (Belarus)."}
FIRST, SECOND = "2024-01-01T10:00Z", "2024-01-05T10:00Z"


def edition(names: dict[str, str]) -> bytes:
    """Persons are those whose names have a comma."""
    return csv_file(
        *(
            sdn_row(int(number), name, "individual" if "," in name else "-0- ", remarks=REMARKS.get(name, "-0- "))
            for number, name in names.items()
        )
    )


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two editions; nobody changes it."""
    keeper = Keeper(tmp_path_factory.mktemp("service"))
    keeper.keep(edition(BEFORE), FIRST)
    keeper.keep(edition(AFTER), SECOND)
    return keeper.home


@contextmanager
def serving(app: FastAPI, http: type[BoundedHeads] = BoundedHeads) -> Iterator[str]:
    """The address of a real server on loopback, until the end."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on", http=http))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        wait_for(lambda: _is_ready(address))
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def processes(home: Home, count: int = 2) -> Iterator[tuple[str, int]]:
    """The address of ``inforce serve`` in processes of its own, ready, until the end; and the process over them."""
    address = f"http://127.0.0.1:{free_port()}"
    command = [
        sys.executable,
        "-m",
        "inforce",
        "--home",
        str(home.folder),
        "serve",
        "--port",
        address.rpartition(":")[2],
    ]
    with subprocess.Popen(
        [*command, "--workers", str(count)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as serve:
        try:
            wait_for(lambda: _is_ready(address), 60)
            yield address, serve.pid
        finally:
            serve.send_signal(signal.SIGTERM)
            serve.wait(30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def wait_for(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def address(kept: Home) -> Iterator[str]:
    with serving(create_app(kept, Settings(looked=0.05))) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client


__all__ = ["AFTER", "BEFORE", "FIRST", "SDN", "SECOND", "Path"]
