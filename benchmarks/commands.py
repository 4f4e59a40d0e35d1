"""The program as a user runs it, timed; and where the real data lies."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SDN = SHARED / "registers" / "us-ofac-sdn"
HISTORY = SDN / "sdn-csv-history.tar.xz"


def inforce(home: Path, *arguments: str | Path) -> tuple[str, float]:
    """What a command prints on standard output, and its wall clock in seconds with the start of the program."""
    program = Path(sys.executable).with_name("inforce")
    surroundings = {**os.environ, "INFORCE_HOME": str(home), "NO_COLOR": "1"}
    start = time.perf_counter()
    ran = subprocess.run([program, *arguments], env=surroundings, check=True, capture_output=True, text=True)
    return ran.stdout, time.perf_counter() - start


def median_of(runs: Sequence[float]) -> float:
    return sorted(runs)[len(runs) // 2]


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
