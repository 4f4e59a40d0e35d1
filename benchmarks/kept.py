"""How fast reports are kept, and how fast what many of them tell together is shown: a hundred, three hundred and a thousand
reports in a home with registers. Commands are timed with their start: processor time of all their processes beside the wall
clock, and the memory of the largest of these.

    python benchmarks/kept.py HOME      a home with the registers imported; it is copied and stays as it is

The reports are the development reports over and over, each with a line of its own, so that it is another one. So each claim has
as many witnesses as there are rounds: dearer for whoever weighs them than reports of a thousand different things.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from commands import EVALUATION, REGISTERS, Run, inforce_run, size
from table import Row, machine, show

REPORTS = EVALUATION / "reports"
SEED = REPORTS / "seed.txt"
AUTHORISATIONS = REGISTERS / "authorisations.json"
COUNTS = (100, 300, 1000)
COMMANDS: Mapping[str, Sequence[str]] = {
    "reports": ("reports", "--format", "json"),
    "reports witnesses": ("reports", "witnesses", "--format", "json"),
    "timeline --between US BY": ("timeline", "--between", "US", "BY", "--format", "json"),
    "lag --register us-ofac-sdn": ("lag", "--register", "us-ofac-sdn", "--format", "json"),
}


def rows(home: Path, work: Path) -> Iterator[Row]:
    """Every count in a home of its own; what a further report takes, between the least count and the most."""
    own = shutil.copytree(home, work / "home")
    inforce_run(own, "check", SEED, "--as-of", "2025-09-11")  # makes the index of names where it is not there yet
    found = {count: _measured(own, work / str(count), count) for count in COUNTS}
    least, most = COUNTS[0], COUNTS[-1]
    for what in found[most]:
        for count in COUNTS:
            yield Row(f"{count} reports: {what}", _figure(found[count][what]))
        first, last = found[least][what], found[most][what]
        further = 1000 * (last.cpu - first.cpu) / (most - least), 1000 * (last.memory - first.memory) / (most - least)
        yield Row(f"{what}, each further report", f"{further[0]:.1f} ms, {further[1]:.0f} kB of memory")
    room = [size(work / str(count)) for count in (least, most)]
    yield Row("room in the home, each further report", f"{(room[1] - room[0]) / (most - least) / 1e3:.1f} kB")


def _figure(ran: Run) -> str:
    return (
        f"{ran.cpu:.2f} s (wall clock {ran.wall:.2f} s), {ran.memory:.0f} MB, {len(ran.printed) / 1e3:.0f} kB printed"
    )


def _measured(home: Path, own: Path, count: int) -> dict[str, Run]:
    """Each command, after the reports were added; last, what a user knows of licences comes again: open claims are looked
    at anew, as when an edition comes."""
    shutil.copytree(home, own)
    with TemporaryDirectory() as folder:
        lay_out(Path(folder), count)
        found = {"add": inforce_run(own, "add", folder)}
    found |= {name: inforce_run(own, *command) for name, command in COMMANDS.items()}
    if AUTHORISATIONS.is_file():
        found["open claims looked at anew"] = inforce_run(own, "authorisations", "import", AUTHORISATIONS)
    return found


def lay_out(folder: Path, count: int) -> None:
    """So many reports, no two alike."""
    texts = [path for path in sorted(REPORTS.iterdir()) if path.suffix in {".txt", ".eml", ".html"}]
    for number, path in enumerate(islice(cycle(texts), count)):
        end = f"<!-- {number} -->" if path.suffix == ".html" else f"\nReference {number}.\n"
        (folder / f"{number:04}-{path.name}").write_bytes(path.read_bytes() + end.encode())


if __name__ == "__main__":
    if not REPORTS.is_dir():
        raise SystemExit(f"skipped: the reports are not there: {REPORTS}")
    with TemporaryDirectory(prefix="inforce-bench-") as work:
        print(machine())
        raise SystemExit(0 if show(rows(Path(sys.argv[1]), Path(work))) else 1)
