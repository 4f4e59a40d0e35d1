"""Queries by the batch, in this process or in several that map the same index; answers in the order of the queries."""

import gc
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from inforce.errors import StoreUnusable
from inforce.names.mapped import load
from inforce.screening.model import Match, Query, Settings
from inforce.screening.screener import BATCH, Screener, uncollected

Answered = tuple[Query, tuple[Match, ...]]
_AHEAD = 3
"""Batches that wait for each process: memory stays bounded however long the input is."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """The file of an index, and the register that it is of; None of a list."""

    path: Path
    register: str | None = None


def answered(
    path: Path, queries: Iterator[Query], settings: Settings, processes: int | None = None
) -> Iterator[Answered]:
    """Every query with its matches, from the index in a file. Raises StoreUnusable where that is none.

    ``processes``: how many; None for one a core where there is more than a batch to do.
    """
    return answered_in([IndexFile(path)], queries, settings, processes)


def answered_in(
    indexes: Sequence[IndexFile], queries: Iterator[Query], settings: Settings, processes: int | None = None
) -> Iterator[Answered]:
    """Every query with its matches in several indexes, the best first."""
    first = list(islice(queries, BATCH))
    count = processes or (os.cpu_count() or 1)
    batches = chain([first] if first else [], iter(lambda: list(islice(queries, BATCH)), []))
    if count == 1 or len(first) < BATCH:
        screeners = _opened(indexes, settings)
        with uncollected():
            for batch in batches:
                yield from zip(batch, screened(screeners, batch, settings), strict=True)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_open_here, initargs=(indexes, settings)) as pool:
        waiting: deque[tuple[list[Query], Future[list[tuple[Match, ...]]]]] = deque()
        for batch in batches:
            waiting.append((batch, pool.submit(_screen_here, batch, settings)))
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


Screeners = list[tuple[str | None, Screener]]


def _opened(indexes: Sequence[IndexFile], settings: Settings) -> Screeners:
    return [(each.register, opened(each.path, settings)) for each in indexes]


def screened(screeners: Screeners, batch: list[Query], settings: Settings) -> list[tuple[Match, ...]]:
    """The matches of all indexes together, the best first."""
    each = [[_of(register, matches) for matches in screener.screen(batch)] for register, screener in screeners]
    if len(each) == 1:
        return each[0]
    merged = (sorted(chain(*own), key=lambda match: -match.score) for own in zip(*each, strict=True))
    return [tuple(matches[: settings.limit]) for matches in merged]


def _of(register: str | None, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    return tuple(replace(match, register=register) for match in matches) if register else matches


_here: list[Screeners] = []
"""The screeners of a worker process."""


def _open_here(indexes: Sequence[IndexFile], settings: Settings) -> None:
    gc.disable()  # of what a batch leaves, Screener.screen collects what is garbage
    _here.append(_opened(indexes, settings))


def _screen_here(batch: list[Query], settings: Settings) -> list[tuple[Match, ...]]:
    return screened(_here[0], batch, settings)
