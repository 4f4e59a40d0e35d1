"""The program as a user runs it, timed; other programs beside it; and where the real data lies."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REGISTERS = Path(os.environ.get("INFORCE_REGISTERS", ROOT.parent / "shared" / "registers")).resolve()
"""Real editions; the tests look for them in the same place."""
EVALUATION = REGISTERS.parent / "evaluation"
SDN = REGISTERS / "us-ofac-sdn"
HISTORY = SDN / "sdn-csv-history.tar.xz"
UN_HISTORY = REGISTERS / "un-sc" / "consolidated-xml-history.tar.xz"
PROGRAM = Path(sys.executable).with_name("inforce")


@dataclass(frozen=True)
class Run:
    """Wall clock, processor time of all threads (both seconds) and peak memory (MB) of a process, and what it printed."""

    wall: float
    cpu: float
    memory: float
    printed: str


def run(*command: str | Path, extra: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(each) for each in command],
        env=environment(extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, printed)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """As users have it: modules are compiled once and not at every start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_COLOR": "1", **(extra or {})}


def inforce_run(home: Path, *arguments: str | Path) -> Run:
    """A command of the program, with its start."""
    return run(PROGRAM, *arguments, extra={"INFORCE_HOME": str(home)})


def inforce(home: Path, *arguments: str | Path) -> tuple[str, float]:
    """What a command prints on standard output, and its wall clock in seconds with the start of the program."""
    ran = inforce_run(home, *arguments)
    return ran.printed, ran.wall


def median_of(runs: Sequence[float]) -> float:
    return sorted(runs)[len(runs) // 2]


def seconds(work: Callable[[], object]) -> float:
    """Wall clock of some work in this process."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
