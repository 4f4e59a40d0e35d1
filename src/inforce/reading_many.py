"""Many files of reports read, in this process or in several; what each gives in the order of the files."""

import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from inforce.checking import Checked, read_file
from inforce.cycles import look_seldom
from inforce.errors import BadInput, UnreadableReport

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Reader = Callable[[Path], list[Checked]]
Outcome = list[Checked] | UnreadableReport

WORTH = 100_000
"""Bytes of all files from which on other processes read, where each begins as a copy of this one."""
WORTH_LOADING = 400_000
"""The same where each loads all modules anew, which takes a second or so."""
_COPIED = sys.platform == "linux"
"""Elsewhere a copy of a process with threads, or of one that has used the system's own libraries, may not go on."""
_BATCH = 4
"""Files that a process is given at a time."""
_AHEAD = 4
"""Batches that wait for each process: memory stays bounded however many files there are."""


_ENDED = "a process that read was ended from outside, perhaps for want of memory; read fewer or smaller reports at once"


@contextmanager
def reading(
    paths: Sequence[Path], read: Reader = read_file, processes: int | None = None
) -> Iterator[Iterator[Outcome]]:
    """What ``read`` gives of every file, or its error. ``read`` is sent to other processes by its name.

    ``processes``: how many; None for one a core where there is enough to read. They begin at once: what is opened after
    that, such as the store, is this process's own. Raises BadInput where one of them is ended from outside.
    """
    worth = WORTH if _COPIED else WORTH_LOADING
    count = processes or (os.cpu_count() or 1 if _size(paths) >= worth else 1)
    if count == 1:
        yield (_outcome(path, read) for path in paths)
        return
    with _pool(count) as pool:
        yield _read_in(pool, paths, read, _AHEAD * count)


def _size(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


@contextmanager
def _pool(count: int) -> Iterator["ProcessPoolExecutor"]:
    # Only here: a single report is read in the time that they take to load.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(count, get_context("fork" if _COPIED else "spawn"), initializer=_begin)
    try:
        yield pool
    finally:  # who stops half-way waits for what is being read, not for all
        pool.shutdown(cancel_futures=True)


def _read_in(pool: "ProcessPoolExecutor", paths: Sequence[Path], read: Reader, ahead: int) -> Iterator[Outcome]:
    files = iter(paths)
    batches = iter(lambda: list(islice(files, _BATCH)), [])
    with warnings.catch_warnings():  # threads of libraries hold nothing that a copy needs (Python 3.12 cannot know)
        warnings.filterwarnings("ignore", ".*multi-threaded", DeprecationWarning)
        waiting = deque(pool.submit(_outcomes, batch, read) for batch in islice(batches, ahead))
    return _in_order(pool, waiting, batches, read)


def _in_order(
    pool: "ProcessPoolExecutor", waiting: "deque[Future[list[Outcome]]]", batches: Iterator[list[Path]], read: Reader
) -> Iterator[Outcome]:
    from concurrent.futures.process import BrokenProcessPool

    while waiting:
        try:
            found = waiting.popleft().result()
        except BrokenProcessPool:
            raise BadInput(_ENDED) from None
        waiting.extend(pool.submit(_outcomes, batch, read) for batch in islice(batches, 1))
        yield from found


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
    except MemoryError:
        return UnreadableReport(f"{path}: more than this machine's memory holds; cut out what is meant")
