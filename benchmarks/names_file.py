"""Run by names.py in a process of its own: a file of names screened as it is read. Prints JSON: how many names, the processor
time and the clock's (seconds), and the memory at most (MB)."""

import json
import sys
import time
from pathlib import Path

from inforce.screening import Settings
from inforce.screening.parallel import opened
from inforce.screening.reading import queries


def main(index: Path, names: Path) -> None:
    screener = opened(index, Settings())
    processor, clock = time.process_time(), time.perf_counter()
    count = sum(1 for _ in screener.each(queries(names)))
    processor, clock = time.process_time() - processor, time.perf_counter() - clock
    print(json.dumps({"names": count, "processor": processor, "clock": clock, "memory": memory_at_most()}))


def memory_at_most() -> float:
    """MB that this process has held at most; what it was forked from does not count, as it would in ``ru_maxrss``."""
    (line,) = (each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
