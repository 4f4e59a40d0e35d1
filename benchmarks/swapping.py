"""Editions that come in while a service of several processes is asked: no answer fails, and none is of two editions.

    python benchmarks/swapping.py HOME [--editions 3] [--workers 2] [--clients 8]

HOME holds us-ofac-sdn (see registers.py); it is copied. Its newest edition is imported again and again, each time with other
parties added, while clients ask all the time for the parties of all these editions and for a name that one party of each bears.
Every answer must be of exactly one edition, and no client, whose connection one process has, is told of an older one than before.
"""

import argparse
import asyncio
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from inforce.home import Home
from service import REGISTER, serving
from table import Row, below, show

OWN = 5
"""Parties that each edition adds, beside the one of the name that all have."""
FIRST = 900_001
"""From which number on they are counted."""
COMMON = "GRANITE HARBOUR SEVENTEEN LINES"


def parties(editions: int) -> list[list[str]]:
    """The names that each edition adds, like no other."""
    chance = random.Random(11)

    def word() -> str:
        return "".join(chance.choice("BDFGKLMNPRSTVZ") + chance.choice("AEIOU") for _ in range(5))

    return [[f"{word()} {word()} {word()}" for _ in range(OWN)] for _ in range(editions)]


def number(edition: int, at: int) -> int:
    return FIRST + 100 * edition + at


@dataclass(frozen=True)
class Editions:
    """The newest edition of a home, and others made of it."""

    home: Path
    newest: bytes
    names: list[list[str]]

    @classmethod
    def of(cls, folder: Path, count: int) -> "Editions":
        home = Home(folder)
        with home.reading() as session:
            kept = session.editions(session.register_id(REGISTER) or 0)
            files = [session.edition_files(each.id) for each in kept if each.quarantine is None]
        ((name, key),) = files[-1].items()
        if not name.endswith(".ftm.json"):
            raise SystemExit(f"the newest edition, {name}, is not in FollowTheMoney's form")
        return cls(folder, home.archive.get(key), parties(count))

    def file(self, edition: int) -> bytes:
        added = [_entity(number(edition, at), name) for at, name in enumerate([*self.names[edition], COMMON])]
        return self.newest + b"".join(json.dumps(each).encode() + b"\n" for each in added)

    def take(self, edition: int, retrieved: datetime) -> None:
        """Import one, in a process of its own."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "edition.ftm.json")
            path.write_bytes(self.file(edition))
            command = [sys.executable, "-m", "inforce", "--home", str(self.home), "lists", "import", str(path)]
            options = ["--register", REGISTER, "--retrieved", retrieved.isoformat(), "--carries", "names"]
            subprocess.run([*command, *options], check=True, capture_output=True)


def _entity(number: int, name: str) -> dict[str, object]:
    properties = {"name": [name], "topics": ["sanction"]}
    return {
        "id": f"ofac-{number}",
        "schema": "LegalEntity",
        "properties": properties,
        "datasets": ["us_ofac_sdn"],
        "target": True,
    }


@dataclass
class Seen:
    """What answers told: which edition each was of, by client; ``mixed``: those of none or of several."""

    states: list[list[int]]
    took: list[float] = field(default_factory=list)
    failed: int = 0
    mixed: int = 0

    @property
    def backwards(self) -> int:
        return sum(one > two for each in self.states for one, two in pairwise(each))

    def are_at(self, edition: int) -> bool:
        return all(each and each[-1] == edition for each in self.states)


class Questions:
    """What is asked, and of which edition an answer to it is."""

    def __init__(self, editions: Editions) -> None:
        self._names = editions.names
        self._hashes = [hashlib.sha256(editions.file(at)).hexdigest() for at in range(len(editions.names))]
        queries = {
            f"{at} {name}": {"schema": "LegalEntity", "properties": {"name": [name]}}
            for at, names in enumerate(self._names)
            for name in names
        }
        body = json.dumps({"queries": queries}).encode()
        head = f"POST /match/{REGISTER} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        self.asked = (
            (f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body, self.by_match),
            (f"GET /v1/was?q={quote(COMMON)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), self.by_was),
        )

    def by_match(self, body: bytes) -> int | None:
        found = [key for key, told in json.loads(body)["responses"].items() if told["results"]]
        editions = {int(key.split()[0]) for key in found}
        return editions.pop() if len(editions) == 1 and len(found) == OWN else None

    def by_was(self, body: bytes) -> int | None:
        told = json.loads(body)
        edition = len(told) - 1
        listed = [each for each in told if each["state"] == "listed"]
        if [each["entry"] for each in listed] != [str(number(edition, OWN))]:
            return None
        proofs = {each["editions"][-1]["sha256"] for each in told}
        is_known = all(each["state"] != "unknown" for each in told)
        return edition if is_known and proofs == {self._hashes[edition]} else None


async def ask(port: int, questions: Questions, seen: Seen, client: int, stop: asyncio.Event) -> None:
    """One question after the other over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while not stop.is_set():
        for request, edition_of in questions.asked:
            sent = time.monotonic()
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            body = await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
            seen.took.append(time.monotonic() - sent)
            edition = edition_of(body) if head.split(b" ", 2)[1] == b"200" else None
            seen.failed += head.split(b" ", 2)[1] != b"200"
            seen.mixed += edition is None
            if edition is not None:
                seen.states[client].append(edition)
    writer.close()


async def swapped(editions: Editions, port: int, clients: int, looks: Sequence[datetime]) -> tuple[Seen, list[float]]:
    """What was seen while one edition after the other came in; and how long each took to be told to all, once it was imported."""
    questions, seen, stop = Questions(editions), Seen([[] for _ in range(clients)]), asyncio.Event()
    asking = [asyncio.create_task(ask(port, questions, seen, client, stop)) for client in range(clients)]
    waited = []
    for edition, look in list(enumerate(looks))[1:]:
        await asyncio.to_thread(editions.take, edition, look)
        imported = time.monotonic()
        while not seen.are_at(edition) and time.monotonic() < imported + 300:
            await asyncio.sleep(0.05)
        waited.append(time.monotonic() - imported)
    stop.set()
    await asyncio.gather(*asking)
    return seen, waited


def rows(home: Path, count: int, workers: int, clients: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "home")
        shutil.copytree(home, copy)
        editions = Editions.of(copy, count)
        now = datetime.now(UTC).replace(microsecond=0)
        looks = [now - timedelta(hours=count - at) for at in range(count)]
        editions.take(0, looks[0])
        with serving(copy, workers) as (port, _):
            seen, waited = asyncio.run(swapped(editions, port, clients, looks))
    took = sorted(seen.took)
    told = f"{len(took):,} in {count - 1} swaps, 99 of 100 within {1000 * took[int(0.99 * len(took))]:.0f} ms"
    yield Row("answers while editions came in", told)
    yield below("of these failed", seen.failed, 0, "answers")
    yield below("of no edition, or of several", seen.mixed - seen.failed, 0, "answers")
    yield below("of an older one than the answer before", seen.backwards, 0, "answers")
    yield below("from import to every process", max(waited), 60, "s", digits=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--editions", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, default=8)
    asked = parser.parse_args()
    raise SystemExit(not show(rows(asked.home, asked.editions, asked.workers, asked.clients)))


if __name__ == "__main__":
    main()
