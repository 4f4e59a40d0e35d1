"""Names screened against OFAC's list of 2023-12-28: how well, how fast, and beside nomenklatura's logic-v2.

The labelled names are kept outside of this repository, in ``../shared/evaluation/names`` beside it. Speeds are names for
each second of processor time of one process, in that process, with the index open and nothing looked up before.
"""

import lzma
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import EVALUATION, run
from inforce.names.candidates import with_reaches
from inforce.names.index import Listed, NameIndex, build, load, save
from inforce.screening import Screener
from inforce.screening.reading import listed, queries
from table import Row, below, machine, show, skipped

LABELLED = EVALUATION / "names"
MANY, OF_THEM_ASKED = 200_000, 0.05
CURVE = (10_000, 100_000, 1_000_000)
PEERS = ("nomenklatura==4.17.4", "rapidfuzz==3.14.6", "Faker==40.63.0")
LISTED = (10_000, 30_000, 100_000, 300_000)
ASKED_OF_LISTS = 20_000
HOSTILE = (
    ("empty", 1_000_000), ("the same name", 1_000_000), ("numbers", 100_000), ("10,000 letters", 1_000), ("10,000 words", 1_000),
    ("combining marks", 100_000), ("control characters", 100_000), ("mixed scripts", 100_000),
)  # fmt: skip
SAMPLE = 200
HERE = Path(__file__).resolve().parent


def main(work: Path) -> bool:
    print(machine())
    copy = work / "list.csv"
    copy.write_bytes(lzma.decompress((LABELLED / "list-ofac.csv.xz").read_bytes()))
    held = show(_index(copy, work / "ofac.names"))
    index = load(work / "ofac.names")
    assert index
    _score(copy, work)
    held = show(_speed(index, copy, work)) and held
    return show(_hostile(work / "ofac.names")) and held


def _index(copy: Path, file: Path) -> Iterator[Row]:
    start = time.process_time()
    index = with_reaches(build(listed(copy)))
    yield below(f"index of {index.size:,} names built", time.process_time() - start, 5, "s", digits=1)
    save(index, file)
    yield below("its file", file.stat().st_size / 1e6, 300, "MB")
    opening = (
        "import sys, time; from pathlib import Path; t = time.perf_counter(); from inforce.names.index import load; "
        "load(Path(sys.argv[1])); print(time.perf_counter() - t)"
    )
    yield below("opened by a new process", float(run(sys.executable, "-c", opening, file).printed), 0.2, "s", digits=3)


def _score(copy: Path, work: Path) -> None:
    """The table of the evaluation's own scorer."""
    home = {**os.environ, "INFORCE_HOME": str(work / "home")}
    program = Path(sys.executable).with_name("inforce")
    options = ("--list", copy, "--threshold", "0.7", "--limit", "5", "--format", "jsonl")
    commands = {
        "found.jsonl": ("screen", LABELLED / "queries-dev.csv", *options),
        "pairs.jsonl": ("compare", LABELLED / "pairs-dev.csv", "--format", "jsonl"),
        "regulator.jsonl": ("compare", LABELLED / "regulator-dev.csv", "--format", "jsonl"),
    }
    for name, command in commands.items():
        with (work / name).open("wb") as file:
            subprocess.run([program, *command], env=home, stdout=file, stderr=subprocess.DEVNULL, check=True)
    scorer = (LABELLED / "score_names.py", LABELLED, work / "found.jsonl")
    subprocess.run([sys.executable, *scorer, "--pairs", work / "pairs.jsonl", work / "regulator.jsonl"], check=True)


def _speed(index: NameIndex, copy: Path, work: Path) -> Iterator[Row]:
    yield from _single(index)
    try:
        peers = _environment(work / "peers")
    except (OSError, subprocess.CalledProcessError):
        yield skipped("batches, logic-v2", "nomenklatura, rapidfuzz and Faker cannot be installed")
        return
    bulk = _bulk(peers, work, MANY)
    own = _names_a_second(index, bulk)
    told = f"{MANY:,} names, 1 in 20 of the evaluation's"
    yield Row(f"batch: {told}", f"{own:,.0f} a second and core", "at least 20,000", own >= 20_000)
    theirs = float(run(peers, HERE / "names_peer.py", "time", copy, bulk, str(SAMPLE)).printed)
    yield Row(
        "logic-v2 on a sample of these",
        f"{theirs:.1f} a second ({own / theirs:,.0f} x)",
        "at least 500 x",
        own >= 500 * theirs,
    )
    for count in CURVE:
        bulk = _bulk(peers, work, count)
        yield Row(f"batch: {count:,} names", f"{_names_a_second(index, bulk):,.0f} a second and core")
    yield from _by_length_of_list(peers, work)


def _by_length_of_list(peers: Path, work: Path) -> Iterator[Row]:
    """Indexes of made-up names, asked for the same 20,000 others."""
    asked = _bulk(peers, work, ASKED_OF_LISTS)
    made_up = work / "listed.csv"
    run(peers, HERE / "names_peer.py", "write", made_up, str(max(LISTED)), "0", LABELLED / "queries-dev.csv")
    for count in LISTED:
        start = time.process_time()
        index = build(Listed(each.id, each.name, each.kind) for each in islice(queries(made_up), count))
        built = time.process_time() - start
        told = f"{_names_a_second(index, asked):,.0f} a second and core (index built in {built:.1f} s)"
        yield Row(f"{ASKED_OF_LISTS:,} names against {count:,} listed", told)


def _hostile(file: Path) -> Iterator[Row]:
    """What nobody should send, and what it costs; and the memory of a million names of words that were never met."""
    for what, count in (*HOSTILE, ("distinct", 100_000), ("distinct", 1_000_000)):
        told = run(sys.executable, HERE / "names_hostile.py", file, what, str(count)).printed
        yield Row(f"hostile: {count:,} x {what}", told.strip())


def _single(index: NameIndex) -> Iterator[Row]:
    """One query at a time, those of the evaluation."""
    screener, times = Screener(index), []
    for query in islice(queries(LABELLED / "queries-dev.csv"), 3000):
        start = time.perf_counter()
        screener.screen([query])
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    yield below("one query, median", times[len(times) // 2], 1, "ms", digits=2)
    yield below("one query, 95 of 100", times[95 * len(times) // 100], 5, "ms", digits=2)


def _names_a_second(index: NameIndex, bulk: Path) -> float:
    screener = Screener(NameIndex(index.arrays, index.source))
    start, count = time.process_time(), 0
    for _ in screener.each(queries(bulk)):
        count += 1
    return count / (time.process_time() - start)


def _bulk(peers: Path, work: Path, count: int) -> Path:
    path = work / f"names-{count}.csv"
    asked = LABELLED / "queries-dev.csv"
    run(peers, HERE / "names_peer.py", "write", path, str(count), str(OF_THEM_ASKED), asked)
    return path


def _environment(folder: Path) -> Path:
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "pip", "install", "--quiet", *PEERS)
    return folder / "bin" / "python"


if __name__ == "__main__":
    if not LABELLED.is_dir():
        raise SystemExit(f"skipped: the labelled names are not there: {LABELLED}")
    with TemporaryDirectory() as folder:
        main(Path(folder))
