"""How fast and how small the register half is, measured on real histories beside floors and peers, as one table.

python benchmarks/registers.py [import|questions|advanced|peers ...]    all of them where none is named

Ratios are of one run on one machine: what they compare is measured by turns. Exit status 1 where a limit did not hold or
nothing could be measured, 2 for a group that there is not.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import advanced
import history
import peers
import questions
from commands import HISTORY, UN_HISTORY, inforce_run
from table import Row, machine, show, skipped


class Bench:
    """The histories, unpacked when first needed, and the home of the first."""

    def __init__(self, work: Path) -> None:
        self._work = work

    @cached_property
    def sdn(self) -> Path:
        return history.unpack(HISTORY, self._work / "sdn")

    @cached_property
    def home(self) -> Path:
        folder = self._work / "home"
        if not folder.exists():
            inforce_run(folder, "lists", "import", self.sdn, "--register", "us-ofac-sdn")
        return folder

    def imports(self) -> Iterator[Row]:
        homes = self._work / "homes"
        if HISTORY.is_file():
            yield from history.imported("SDN history", "us-ofac-sdn", self.sdn, homes / "sdn", "lines")
            last = homes / "sdn" / str(history.TIMES - 1)
            yield from history.kept("SDN history", "us-ofac-sdn", self.sdn, last, self._work / "exported")
            yield from history.start_of_the_program(last)
        else:
            yield skipped("SDN history", f"the real history is not there: {HISTORY.name}")
        if UN_HISTORY.is_file():
            un = history.unpack(UN_HISTORY, self._work / "un")
            yield from history.imported("UN history", "un-sc", un, homes / "un", "parsed")
        else:
            yield skipped("UN history", f"the real history is not there: {UN_HISTORY.name}")

    def questions(self) -> Iterator[Row]:
        if HISTORY.is_file():
            yield from questions.growth(self.sdn, self._work / "grown", self.home)
            yield from questions.whole_register(self.home)
            yield from questions.what_changed(self.home)
        else:
            yield skipped("questions", f"the real history is not there: {HISTORY.name}")

    def advanced(self) -> Iterator[Row]:
        if advanced.CUT.is_file():
            yield from advanced.rows(self._work / "SDN_ADVANCED.XML")
        else:
            yield skipped("ADVANCED XML", f"the real cut is not there: {advanced.CUT.name}")

    def peers(self) -> Iterator[Row]:
        if HISTORY.is_file():
            yield from peers.git_history(self.sdn, self._work / "peers")
        else:
            yield skipped("git-history", f"the real history is not there: {HISTORY.name}")


GROUPS: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "import": Bench.imports,
    "questions": Bench.questions,
    "advanced": Bench.advanced,
    "peers": Bench.peers,
}


def main(chosen: list[str]) -> int:
    """The exit status."""
    if unknown := [name for name in chosen if name not in GROUPS]:
        print(f"no group is called {unknown[0]!r}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="inforce-bench-") as work:
        bench = Bench(Path(work))
        print(machine())
        return 0 if show(row for name in chosen or GROUPS for row in GROUPS[name](bench)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
