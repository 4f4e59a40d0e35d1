"""The service under load: questions a second, how long the slowest hundredth waits, what each costs, whether memory stays.

    python benchmarks/service.py HOME [--seconds 20] [--workers 2] [--clients 8] [--minutes 0]

HOME holds us-ofac-sdn (see registers.py). The service runs in processes of its own, and is asked over real connections that are
kept open, by wrk where it is installed, else by this process; all share the machine's cores. No name is asked about twice: a
name that was asked about before costs less. ``--minutes 10`` asks that long, of names and numbers by turns, and prints what
memory the processes have every half minute.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from inforce.home import Home
from inforce.moment import Moment, parse_moment
from table import Row, below, show

REGISTER, AT = "us-ofac-sdn", "2024-04-01"
EACH = 30
"""Seconds between two looks at the memory."""
WRK = """
local requests, at = {}, 0
local file = io.open(os.getenv("INFORCE_REQUESTS"), "rb")
while true do
  local length = file:read("*n")
  if not length then break end
  file:read(1)
  requests[#requests + 1] = file:read(length)
end
function request() at = at % #requests + 1; return requests[at] end
function done(summary, latency)
  local e = summary.errors
  local failed = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format("told %d %d %d %f %f\\n", summary.requests, failed, summary.duration,
    latency:percentile(50), latency:percentile(99)))
end
"""
"""Requests from a file, each after its length; at the end numbers and microseconds."""


@dataclass(frozen=True)
class Load:
    """What came of asking for a while; ``lasted`` in seconds, the median and the slowest hundredth in milliseconds."""

    answered: int
    failed: int
    lasted: float
    median: float
    slowest: float

    @property
    def rate(self) -> float:
        return self.answered / self.lasted


@contextmanager
def serving(home: Path, workers: int) -> Iterator[tuple[int, int]]:
    """The port and the process of a service."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "inforce", "--home", str(home), "serve", "--port", str(port)]
    command += ["--workers", str(workers)]
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


def ask(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    """Requests one after the other on each of some connections."""
    if shutil.which("wrk"):
        return _ask_with_wrk(port, requests, clients, seconds)
    return asyncio.run(_ask(port, requests, clients, seconds))


def _ask_with_wrk(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    with tempfile.TemporaryDirectory() as folder:
        script, written = Path(folder, "ask.lua"), Path(folder, "requests")
        script.write_text(WRK)
        written.write_bytes(b"".join(b"%d\n%b" % (len(each), each) for each in requests))
        command = [
            "wrk",
            "-t1",
            f"-c{clients}",
            f"-d{seconds:.0f}s",
            "--timeout",
            "60s",
            "-s",
            str(script),
            f"http://127.0.0.1:{port}",
        ]
        environment = {**os.environ, "INFORCE_REQUESTS": str(written)}
        told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    answered, failed, lasted, median, slowest = map(float, told.rpartition("told ")[2].split())
    return Load(int(answered), int(failed), lasted / 1e6, median / 1000, slowest / 1000)


async def _ask(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> Load:
    took, failed, begun = list[float](), 0, time.monotonic()

    async def client(number: int) -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        at = number * len(requests) // clients
        while time.monotonic() < begun + seconds:
            sent = time.monotonic()
            writer.write(requests[at % len(requests)])
            status = await _answer(reader)
            took.append(time.monotonic() - sent)
            failed += status != 200
            at += 1
        writer.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    took.sort()
    median, slowest = (1000 * took[int(share * (len(took) - 1))] for share in (0.5, 0.99))
    return Load(len(took), failed, time.monotonic() - begun, median, slowest)


async def _answer(reader: asyncio.StreamReader) -> int:
    """The status; the body is read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


@dataclass
class Names:
    """The numbers that were listed at the moment, and names without end: half of them listed ones with a slip, half of nobody."""

    listed: Sequence[str]
    numbers: Sequence[str]

    @classmethod
    def of(cls, home: Path) -> "Names":
        opened = Home(home)
        with opened.reading() as session:
            view = opened.register(session, REGISTER).as_of(Moment(parse_moment(AT), parse_moment(AT)))
            entries = list(view.entries())
        names = [name.text for each in entries for name in each.names if len(name.text) > 5]
        return cls(names, [each.number for each in entries])

    def fresh(self) -> Iterator[str]:
        """No two alike, and none that a listed one is."""
        chance, seen = random.Random(7), set(self.listed)
        while True:
            name = chance.choice(self.listed)
            at = chance.randrange(1, len(name) - 1)
            slip = chance.choice((name[:at] + name[at + 1 :], name[:at] + chance.choice("aeiklnorst") + name[at:]))
            for each in (slip, "".join(chance.sample(name, len(name)))):
                if each not in seen:
                    seen.add(each)
                    yield each


def match_request(name: str) -> bytes:
    body = json.dumps({"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name]}}}}).encode()
    head = f"POST /match/{REGISTER}?as_of={AT} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def was_request(who: str) -> bytes:
    return f"GET /v1/was?q={quote(who)}&as_of={AT}&register={REGISTER} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def processes_of(pid: int) -> list[str]:
    return [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def memory_of(pid: int) -> float:
    """Megabytes that the processes of a service have for themselves."""
    total = 0
    for process in processes_of(pid):
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        total += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_"))
    return total / 1024


def worked(pid: int) -> float:
    """Seconds of processor time that the processes of a service have had."""
    stats = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in processes_of(pid)]
    return sum(int(each[11]) + int(each[12]) for each in stats) / os.sysconf("SC_CLK_TCK")


def above(what: str, value: float, limit: float, unit: str, remark: str = "") -> Row:
    figure = f"{value:,.0f} {unit}{f' ({remark})' if remark else ''}"
    return Row(what, figure, f"at least {limit:,g} {unit}", value >= limit)


def rows(home: Path, workers: int, clients: int, seconds: float, minutes: float) -> Iterator[Row]:
    names = Names.of(home)
    fresh, most = names.fresh(), int(2000 * seconds)
    kinds = (
        ("/match, one query", 500, [match_request(each) for each in islice(fresh, most)]),
        ("/v1/was by name", 1000, [was_request(each) for each in islice(fresh, most)]),
        ("/v1/was by number", 1000, [was_request(each) for each in names.numbers]),
    )
    with serving(home, workers) as (port, pid):
        ask(port, [match_request(each) for each in islice(fresh, 500)], clients, 3)  # indexes are looked at once
        for what, least, requests in kinds:
            before = worked(pid)
            load = ask(port, requests, clients, seconds)
            cost = 1000 * (worked(pid) - before) / max(1, load.answered)
            told = (
                f"median {load.median:.1f} ms, {load.failed} failed of {load.answered:,}, {cost:.2f} ms of a core each"
            )
            yield above(what, load.rate, least, "a second", told)
            yield below(f"{what}, 99th percentile", load.slowest, 30, "ms", digits=1)
        if minutes:
            yield from lasting(names, fresh, port, pid, clients, minutes)


def lasting(names: Names, fresh: Iterator[str], port: int, pid: int, clients: int, minutes: float) -> Iterator[Row]:
    """What memory the processes have while they are asked for minutes, new names all the time."""
    curve, failed, answered = [memory_of(pid)], 0, 0
    for _ in range(round(60 * minutes / EACH)):
        asked = [make(each) for each in islice(fresh, 20_000) for make in (match_request, was_request)]
        load = ask(port, [*asked, *map(was_request, names.numbers)], clients, EACH)
        failed, answered = failed + load.failed, answered + load.answered
        curve.append(memory_of(pid))
        sys.stderr.write(f"{len(curve) * EACH - EACH:5} s {curve[-1]:6.0f} MB, {load.rate:,.0f} a second\n")
    half = curve[len(curve) // 2 :]
    told = " ".join(f"{each:.0f}" for each in curve)
    yield Row(f"memory every {EACH} s, MB", told)
    yield Row("answered meanwhile", f"{answered:,}, {failed} failed", "none failed", failed == 0)
    yield below("memory, second half of the time", half[-1] - half[0], 20, "MB more")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=0)
    asked = parser.parse_args()
    raise SystemExit(not show(rows(asked.home, asked.workers, asked.clients, asked.seconds, asked.minutes)))


if __name__ == "__main__":
    main()
