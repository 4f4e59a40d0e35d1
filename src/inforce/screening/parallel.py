"""Queries by the batch, in this process or in several that map the same index; answers in the order of the queries."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from inforce.errors import StoreUnusable
from inforce.names.index import load
from inforce.screening.model import Match, Query, Settings
from inforce.screening.screener import BATCH, Screener

Answered = tuple[Query, tuple[Match, ...]]
_AHEAD = 3
"""Batches that wait for each process: memory stays bounded however long the input is."""


def answered(
    path: Path, queries: Iterator[Query], settings: Settings, processes: int | None = None
) -> Iterator[Answered]:
    """Every query with its matches, from the index in a file. Raises StoreUnusable where that is none.

    ``processes``: how many; None for one a core where there is more than a batch to do.
    """
    first = list(islice(queries, BATCH))
    count = processes or (os.cpu_count() or 1)
    if count == 1 or len(first) < BATCH:
        yield from opened(path, settings).each(chain(first, queries))
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_open_here, initargs=(path, settings)) as pool:
        waiting: deque[tuple[list[Query], Future[list[tuple[Match, ...]]]]] = deque()
        for batch in chain([first], iter(lambda: list(islice(queries, BATCH)), [])):
            waiting.append((batch, pool.submit(_screen_here, batch)))
            if len(waiting) >= _AHEAD * count:
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)


def _next(waiting: deque[tuple[list[Query], Future[list[tuple[Match, ...]]]]]) -> Iterator[Answered]:
    batch, future = waiting.popleft()
    return zip(batch, future.result(), strict=True)


def opened(path: Path, settings: Settings) -> Screener:
    """A screener over the index in a file. Raises StoreUnusable where that is none."""
    index = load(path)
    if index is None:
        raise StoreUnusable(f"{path}: not an index of names")
    return Screener(index, settings)


_here: list[Screener] = []
"""The screener of a worker process."""


def _open_here(path: Path, settings: Settings) -> None:
    _here.append(opened(path, settings))


def _screen_here(batch: list[Query]) -> list[tuple[Match, ...]]:
    return _here[0].screen(batch)
