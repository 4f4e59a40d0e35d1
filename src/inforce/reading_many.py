"""Many files of reports read, in this process or in several; what each gives in the order of the files."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from inforce.checking import Checked, read_file
from inforce.cycles import look_seldom
from inforce.errors import UnreadableReport

if TYPE_CHECKING:
    from concurrent.futures import Future

Reader = Callable[[Path], list[Checked]]
Outcome = list[Checked] | UnreadableReport

WORTH = 400_000
"""Bytes of all files from which on other processes read: each takes a second or so to start."""
_BATCH = 8
"""Files that a process is given at a time."""
_AHEAD = 3
"""Batches that wait for each process: memory stays bounded however many files there are."""


def each_read(paths: Sequence[Path], read: Reader = read_file, processes: int | None = None) -> Iterator[Outcome]:
    """What ``read`` gives of every file, or its error. ``read`` is sent to other processes by its name.

    ``processes``: how many; None for one a core where there is enough to read.
    """
    count = processes or (os.cpu_count() or 1 if _size(paths) >= WORTH else 1)
    return _read_in(paths, read, count) if count > 1 else (_outcome(path, read) for path in paths)


def _size(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def _read_in(paths: Sequence[Path], read: Reader, count: int) -> Iterator[Outcome]:
    # Only here: a single report is read in the time that they take to load.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    batches = iter(paths)
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=_begin)
    try:
        while batch := list(islice(batches, _BATCH)):
            waiting.append(pool.submit(_outcomes, batch, read))
            if len(waiting) >= _AHEAD * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:  # who stops half-way waits for what is being read, not for all
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Who interrupts the program interrupts the process that was asked, and that ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_seldom()


def _outcomes(paths: Sequence[Path], read: Reader) -> list[Outcome]:
    return [_outcome(path, read) for path in paths]


def _outcome(path: Path, read: Reader) -> Outcome:
    try:
        return read(path)
    except UnreadableReport as error:
        return error
