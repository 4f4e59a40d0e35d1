"""How fast reports are checked against the whole history: one report by the command and in a process that has started, and a
thousand in one call; what of that is reading, and what is finding entries and judging. Figures are processor time, which
other work on the machine changes little, beside the wall clock of commands; of the call that reads in a process for each
core the rate is by the wall clock.

    python benchmarks/checking.py HOME      a home with the registers imported; see benchmarks/reports.py
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import EVALUATION, environment, inforce_run, median_of
from inforce.checking import checker, read_file
from inforce.home import Home
from inforce.moment import Moment
from table import Row, below, show

REPORTS = EVALUATION / "reports"
SEED = REPORTS / "seed.txt"
AS_OF = datetime(2024, 2, 24, 12, tzinfo=UTC)
MANY = 1000
RUNS = 5

STARTED = """
import sys, time
from inforce.cli import begin
from inforce.cycles import loading
begin()
with loading():
    from pathlib import Path
    from inforce import contract
    from inforce.checking import checker, read_file
    from inforce.home import Home
    from inforce.moment import Moment, parse_moment
    import inforce.register.naming
moment = parse_moment("2025-09-11T17:00+03:00")
with checker(Home(Path(sys.argv[1])), [Moment(moment, moment)]) as check:
    for _ in range(4):
        start = time.process_time()
        read = read_file(Path(sys.argv[2]))
        between = time.process_time()
        check(read)
        print(between - start, time.process_time() - between)
"""


def one(home: Path) -> Iterator[Row]:
    """The seed: by the command, and in a process that has loaded its modules and read nothing."""
    asked = ("check", SEED, "--as-of", "2025-09-11T17:00+03:00", "--format", "json")
    inforce_run(home, *asked)  # makes the index of names where it is not there yet
    runs = [inforce_run(home, *asked) for _ in range(RUNS)]
    starts = [inforce_run(home, "--version").cpu for _ in range(RUNS)]
    wall, cpu = (median_of([getattr(each, what) for each in runs]) for what in ("wall", "cpu"))
    yield Row(
        "check of the seed, the command", f"{1000 * cpu:.0f} ms (wall clock {1000 * wall:.0f} ms), median of {RUNS}"
    )
    yield Row("of that the bare start of the program", f"{1000 * median_of(starts):.0f} ms")
    told = [_started(home) for _ in range(RUNS)]
    for when, turn in (("after start-up", 0), ("once more in the same process", -1)):
        read, own = (1000 * median_of([turns[turn][part] for turns in told]) for part in (0, 1))
        yield Row(f"{when}, reading the seed", f"{read:.0f} ms")
        yield Row(f"{when}, setting it against the registers", f"{own:.0f} ms")
        yield below(f"{when}, both", 1000 * median_of([sum(turns[turn]) for turns in told]), 150, "ms")


def _started(home: Path) -> list[tuple[float, float]]:
    """Seconds for reading and for the registers, of the first, second, third and fourth check of a new process."""
    command = [sys.executable, "-c", STARTED, str(home), str(SEED)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return [(float(read), float(own)) for read, own in (line.split() for line in done.stdout.splitlines())]


def many(home: Path) -> Iterator[Row]:
    """The development reports over and over."""
    files = [path for path in sorted(REPORTS.iterdir()) if path.suffix in {".txt", ".eml", ".html", ".mbox"}]
    reports = [read_file(path) for path in files]
    with checker(Home(home), [Moment(AS_OF, AS_OF)]) as check_all:
        start = time.process_time()
        for each in islice(cycle(reports), MANY):
            check_all(each)
        took = time.process_time() - start
    yield _rate(f"{MANY} reports set against the registers, read before", took)
    with TemporaryDirectory() as folder:
        for number, path in enumerate(islice(cycle(files), MANY)):
            Path(folder, f"{number:04}-{path.name}").write_bytes(path.read_bytes())
        asked = inforce_run(home, "check", folder, "--as-of", AS_OF.isoformat(), "--format", "jsonl")
    yield _rate(f"{MANY} reports in one call of the command", asked.wall, f", processor time {asked.cpu:.1f} s")


def _rate(what: str, took: float, remark: str = "") -> Row:
    rate = MANY / took
    return Row(what, f"{rate:,.0f} reports a second ({took:.1f} s{remark})", "at least 100 a second", rate >= 100)


if __name__ == "__main__":
    if not REPORTS.is_dir():
        raise SystemExit(f"skipped: the annotated reports are not there: {REPORTS}")
    where = Path(sys.argv[1])
    raise SystemExit(0 if show(row for rows in (one(where), many(where)) for row in rows) else 1)
