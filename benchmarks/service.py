"""The service under load: questions a second, how long the slowest hundredth waits, and whether its memory stays.

    python benchmarks/service.py HOME [--seconds 20] [--workers 2] [--clients 8]

HOME holds us-ofac-sdn (see registers.py). The service runs in processes of its own, and is asked over real connections that
are kept open, by one process; both share the machine's cores. Ten minutes (``--seconds 600``) show whether memory is steady.
"""

import argparse
import asyncio
import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from inforce.home import Home
from inforce.moment import Moment, parse_moment
from table import Row, below, show

REGISTER, AT = "us-ofac-sdn", "2024-04-01"
NAMES = 2000


@dataclass
class Load:
    """What came of asking for a while: seconds of each answer, and how many were no good."""

    took: list[float] = field(default_factory=list)
    failed: int = 0
    lasted: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.took) / self.lasted

    def percentile(self, share: float) -> float:
        """Milliseconds."""
        return 1000 * sorted(self.took)[int(share * (len(self.took) - 1))]


@contextmanager
def serving(home: Path, workers: int) -> Iterator[tuple[int, int]]:
    """The port and the process of a service."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "inforce",
        "--home",
        str(home),
        "serve",
        "--port",
        str(port),
        "--workers",
        str(workers),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(30)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the service was not ready within two minutes")


async def ask(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    """Requests one after the other on each of some connections."""
    load, ends, begun = Load(), time.monotonic() + seconds, time.monotonic()

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        at = number * len(requests) // clients
        while time.monotonic() < ends:
            sent = time.monotonic()
            writer.write(requests[at % len(requests)])
            status = await _answer(reader)
            load.took.append(time.monotonic() - sent)
            load.failed += status != 200
            at += 1
        writer.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    load.lasted = time.monotonic() - begun
    return load


async def _answer(reader: asyncio.StreamReader) -> int:
    """The status; the body is read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


def names_of(home: Path) -> list[str]:
    """Listed names with a letter left out, and as many that nobody bears."""
    chance, opened = random.Random(7), Home(home)
    with opened.reading() as session:
        view = opened.register(session, REGISTER).as_of(Moment(parse_moment(AT), parse_moment(AT)))
        numbers = chance.sample(sorted(view.numbers()), NAMES // 2)
        listed = [entry.name for number in numbers if (entry := view.entry(number)) and len(entry.name) > 3]
    cut = [name[:at] + name[at + 1 :] for name in listed for at in (chance.randrange(len(name)),)]
    others = ["".join(chance.sample(name, len(name))) for name in listed]
    return chance.sample([*cut, *others], len(cut) + len(others))


def match_request(name: str) -> bytes:
    body = json.dumps({"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name]}}}}).encode()
    head = f"POST /match/{REGISTER}?as_of={AT} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def was_request(name: str) -> bytes:
    return f"GET /v1/was?q={quote(name)}&as_of={AT}&register={REGISTER} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def memory_of(pid: int) -> float:
    """Megabytes that the processes of a service have for themselves."""
    total = 0
    for process in (str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        total += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_"))
    return total / 1024


def above(what: str, value: float, limit: float, unit: str, remark: str = "") -> Row:
    figure = f"{value:,.0f} {unit}{f' ({remark})' if remark else ''}"
    return Row(what, figure, f"at least {limit:,g} {unit}", value >= limit)


def rows(home: Path, workers: int, clients: int, seconds: float) -> Iterator[Row]:
    names = names_of(home)
    with serving(home, workers) as (port, pid):
        asyncio.run(ask(port, [match_request(each) for each in names[:200]], clients, 3))  # indexes are looked at once
        begun = memory_of(pid)
        for what, requests, least in (
            ("/match, one query", [match_request(each) for each in names], 500),
            ("/v1/was by name", [was_request(each) for each in names], 1000),
        ):
            load = asyncio.run(ask(port, requests, clients, seconds))
            told = f"median {load.percentile(0.5):.1f} ms, {load.failed} failed of {len(load.took):,}"
            yield above(what, load.rate, least, "a second", told)
            yield below(f"{what}, 99th percentile", load.percentile(0.99), 30, "ms", digits=1)
        yield below(
            f"memory after {2 * seconds:.0f} s more", memory_of(pid) - begun, 50, "MB more", f"{begun:.0f} before"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, default=8)
    asked = parser.parse_args()
    raise SystemExit(not show(rows(asked.home, asked.workers, asked.clients, asked.seconds)))


if __name__ == "__main__":
    main()
