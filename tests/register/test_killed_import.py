"""An import killed at any point and run again ends in the store of one undisturbed run."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SDN, sdn_file

LOOKS = 40


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Forty editions of some hundred entries, each a little different."""
    chance, folder = random.Random(7), tmp_path / "inbox"
    folder.mkdir()
    listed = {number: f"PARTY {number}" for number in range(1, 400)}
    for look in range(LOOKS):
        for number in chance.sample(sorted(listed), 4):
            del listed[number]
        listed |= {1000 * look + number: f"PARTY {look}-{number}" for number in range(6)}
        (folder / f"2024-01-01T{look // 60:02}{look % 60:02}00Z.csv").write_bytes(sdn_file(listed))
    (folder / "2024-01-01T003030Z.csv").write_bytes(b"<html>maintenance</html>")
    return folder


def begin(home: Path, inbox: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "inforce", "--home", str(home), "lists", "import", str(inbox), "--register", SDN]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def undisturbed_run(home: Path, inbox: Path) -> float:
    """An import to its end; the seconds that it took."""
    started = time.monotonic()
    assert begin(home, inbox).wait() == 0
    return time.monotonic() - started


def kill_some(home: Path, inbox: Path, whole: float, times: int, chance: random.Random) -> int:
    """Imports begun again and again, each killed within the ``whole`` seconds of an undisturbed one if it runs until
    then; how many were killed."""
    killed = 0
    for _ in range(times):
        process = begin(home, inbox)
        try:
            process.wait(whole * chance.uniform(0.3, 0.95))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
    return killed


def contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in store and archive, rows in an order that does not depend on when they were written."""
    queries = {
        "look": "SELECT at, earliest, sha256, parts, entries, quarantine FROM look JOIN edition e ON e.id = edition",
        "file": "SELECT e.sha256, f.name, f.sha256 FROM edition_file f JOIN edition e ON e.id = f.edition",
        "presence": "SELECT number, first, gone FROM presence",
        "record": "SELECT number, part, raw, first, gone FROM record",
        "name": "SELECT key, number FROM name",
    }
    with sqlite3.connect(home / "store.sqlite") as connection:
        found = {table: sorted(connection.execute(query), key=repr) for table, query in queries.items()}
    connection.close()
    archive = home / "archive"
    kept = ((str(file.relative_to(archive)), file.read_bytes()) for file in archive.rglob("*.zst"))
    return {**found, "archive": sorted(kept)}


def test_an_import_killed_at_any_point_and_run_again_ends_in_the_same_store(inbox: Path, tmp_path: Path) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    whole = undisturbed_run(undisturbed, inbox)
    assert kill_some(disturbed, inbox, whole, 12, random.Random(11)), "no run was slow enough to be killed"
    assert begin(disturbed, inbox).wait() == 0
    assert contents(disturbed) == contents(undisturbed)


def test_an_archive_laid_between_looks_that_are_there_killed_and_run_again_ends_in_the_same_store(
    inbox: Path, tmp_path: Path
) -> None:
    """Falls among them: what stands after each new look is judged again within its transaction."""
    fewer = sdn_file({number: f"PARTY {number}" for number in range(1, 60)})
    for minute in (10, 11, 12, 20):
        (inbox / f"2024-01-01T00{minute}30Z.csv").write_bytes(fewer.replace(b'PARTY 7"', f'PARTY 7-{minute}"'.encode()))
    later = tmp_path / "later"
    later.mkdir()
    for file in sorted(inbox.iterdir())[1::3]:
        (later / file.name).write_bytes(file.read_bytes())
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    whole = undisturbed_run(undisturbed, inbox)
    assert begin(disturbed, later).wait() == 0
    assert kill_some(disturbed, inbox, whole, 5, random.Random(13)), "no run was slow enough to be killed"
    assert begin(disturbed, inbox).wait() == 0
    ours, theirs = contents(disturbed), contents(undisturbed)
    for table in ("presence", "record", "file"):
        assert ours[table] == theirs[table], table
    assert believed(ours) == believed(theirs)


def believed(found: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, bool]]:
    """Every look, and whether it is in force."""
    return [(at, quarantine is None) for at, *_, quarantine in found["look"]]
