"""Turns: whoever asks for much lets others be answered meanwhile.

Questions are answered in the event loop, one at a time, and most take a millisecond or two. A name that hundreds of entries bear
takes a hundred times as long, in which every other client of the process would wait.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from time import perf_counter
from typing import TypeVar

SHARE = 0.005
"""Seconds that a question is answered at a stretch."""

T = TypeVar("T")


async def by_turns(each: Iterable[T]) -> AsyncIterator[T]:
    """The same, one after the other; others have their turn before the next where the last took long."""
    begun = perf_counter()
    for one in each:
        yield one
        if perf_counter() - begun >= SHARE:
            await asyncio.sleep(0)
            begun = perf_counter()
