"""Names screened against OFAC's list of 2023-12-28: how well, how fast, and beside nomenklatura's logic-v2.

python benchmarks/names.py [index|quality|single|batch|curve|lists|hostile ...]    all of them where none is named

The labelled names are kept outside of this repository, in ``../shared/evaluation/names`` beside it. Speeds are names for
each second of processor time of one process, with the index open and nothing looked up before but what the index keeps.
Exit status 1 where a limit did not hold or nothing could be measured, 2 for a group that there is not.
"""

import json
import lzma
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import EVALUATION, run
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.index import Listed
from inforce.names.mapped import save
from inforce.screening import Settings
from inforce.screening.parallel import opened
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
    ("spaces", 1_000), ("combining marks", 100_000), ("control characters", 100_000), ("mixed scripts", 100_000),
)  # fmt: skip
SAMPLE = 200
HERE = Path(__file__).resolve().parent


class Bench:
    """The list, its index and the files of names, made when first needed."""

    def __init__(self, work: Path) -> None:
        self._work = work

    @cached_property
    def listed(self) -> Path:
        copy = self._work / "list.csv"
        copy.write_bytes(lzma.decompress((LABELLED / "list-ofac.csv.xz").read_bytes()))
        return copy

    @cached_property
    def file(self) -> Path:
        path = self._work / "ofac.names"
        save(with_reaches(build(listed(self.listed))), path)
        return path

    @cached_property
    def peers(self) -> Path:
        """Raises OSError and CalledProcessError where there is no environment with the peers."""
        return _environment(self._work / "peers")

    def names(self, count: int, share: float = OF_THEM_ASKED) -> Path:
        """A file of names that nobody lists, and a share of the evaluation's."""
        path = self._work / f"names-{count}-{share}.csv"
        if not path.exists():
            asked = LABELLED / "queries-dev.csv"
            run(self.peers, HERE / "names_peer.py", "write", path, str(count), str(share), asked)
        return path

    def index(self) -> Iterator[Row]:
        start = time.process_time()
        index = with_reaches(build(listed(self.listed)))
        yield below(f"index of {index.size:,} names built", time.process_time() - start, 5, "s", digits=1)
        save(index, self._work / "again.names")
        yield below("its file", (self._work / "again.names").stat().st_size / 1e6, 300, "MB")
        opening = (
            "import sys, time; from pathlib import Path; t = time.perf_counter(); from inforce.names.mapped import load; "
            "load(Path(sys.argv[1])); print(time.perf_counter() - t)"
        )
        opened = float(run(sys.executable, "-c", opening, self._work / "again.names").printed)
        yield below("opened by a new process", opened, 0.2, "s", digits=3)

    def quality(self) -> Iterator[Row]:
        _score(self.listed, self._work)
        yield Row("quality", "the scorer's own table, above")

    def single(self) -> Iterator[Row]:
        yield from _single(self.file)

    def batch(self) -> Iterator[Row]:
        bulk = self.names(MANY)
        own = _names_a_second(_screened(self.file, bulk))
        told = f"{MANY:,} names, 1 in 20 of the evaluation's"
        yield Row(f"batch: {told}", f"{own:,.0f} a second and core", "at least 20,000", own >= 20_000)
        theirs = float(run(self.peers, HERE / "names_peer.py", "time", self.listed, bulk, str(SAMPLE)).printed)
        figure = f"{theirs:.1f} a second ({own / theirs:,.0f} x)"
        yield Row("logic-v2 on a sample of these", figure, "at least 500 x", own >= 500 * theirs)

    def curve(self) -> Iterator[Row]:
        for count in CURVE:
            yield Row(f"batch: {count:,} names", _told(_screened(self.file, self.names(count))))

    def lists(self) -> Iterator[Row]:
        """Lists of made-up names, for each of which the same 20,000 others are asked."""
        made_up, asked = self.names(max(LISTED), 0), self.names(ASKED_OF_LISTS)
        for count in LISTED:
            start = time.process_time()
            index = with_reaches(
                build(Listed(each.id, each.name, each.kind) for each in islice(queries(made_up), count))
            )
            built = time.process_time() - start
            save(index, self._work / "made-up.names")
            file = (self._work / "made-up.names").stat().st_size / 1e6
            figure = (
                f"{_told(_screened(self._work / 'made-up.names', asked))}; built in {built:.1f} s, file {file:.0f} MB"
            )
            yield Row(f"{ASKED_OF_LISTS:,} names against {count:,} listed", figure)

    def hostile(self) -> Iterator[Row]:
        """What nobody should send, and what it costs; and the memory of a million names of words that were never met."""
        for what, count in (*HOSTILE, ("distinct", 100_000), ("distinct", 1_000_000)):
            told = run(sys.executable, HERE / "names_hostile.py", self.file, what, str(count)).printed
            yield Row(f"hostile: {count:,} x {what}", told.strip())


GROUPS: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "index": Bench.index,
    "quality": Bench.quality,
    "single": Bench.single,
    "batch": Bench.batch,
    "curve": Bench.curve,
    "lists": Bench.lists,
    "hostile": Bench.hostile,
}


def rows(bench: Bench, chosen: list[str]) -> Iterator[Row]:
    for name in chosen or GROUPS:
        try:
            yield from GROUPS[name](bench)
        except (OSError, subprocess.CalledProcessError) as error:
            yield skipped(name, f"nomenklatura, rapidfuzz and Faker, or the names, are not to be had ({error})")


def main(chosen: list[str]) -> int:
    """The exit status."""
    if unknown := [name for name in chosen if name not in GROUPS]:
        print(f"no group is called {unknown[0]!r}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    if not LABELLED.is_dir():
        print(f"skipped: the labelled names are not there: {LABELLED}", file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="inforce-bench-") as work:
        print(machine())
        return 0 if show(rows(Bench(Path(work)), chosen)) else 1


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


def _single(file: Path) -> Iterator[Row]:
    """One query at a time, those of the evaluation."""
    screener, times = opened(file, Settings()), []
    for query in islice(queries(LABELLED / "queries-dev.csv"), 3000):
        start = time.perf_counter()
        screener.screen([query])
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    yield below("one query, median", times[len(times) // 2], 1, "ms", digits=2)
    yield below("one query, 95 of 100", times[95 * len(times) // 100], 5, "ms", digits=2)


def _screened(file: Path, names: Path) -> dict[str, float]:
    """What a process of its own takes to screen a file."""
    screened: dict[str, float] = json.loads(run(sys.executable, HERE / "names_file.py", file, names).printed)
    return screened


def _names_a_second(screened: dict[str, float]) -> float:
    return screened["names"] / screened["processor"]


def _told(screened: dict[str, float]) -> str:
    return (
        f"{_names_a_second(screened):,.0f} a second and core, {screened['processor']:.1f} s ({screened['clock']:.1f} s by the "
        f"clock), {screened['memory']:,.0f} MB at most"
    )


def _environment(folder: Path) -> Path:
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "pip", "install", "--quiet", *PEERS)
    return folder / "bin" / "python"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
