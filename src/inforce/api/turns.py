"""Turns: whoever asks for much lets others be answered meanwhile.

Questions are answered in the event loop, one at a time, and most take a millisecond or two. A name that hundreds of entries bear
takes a hundred times as long, in which every other client of the process would wait. Where several ask for much at once, one of
them goes on in each round of the loop.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from time import perf_counter
from typing import TypeVar
from weakref import WeakKeyDictionary

SHARE = 0.005
"""Seconds that a question is answered at a stretch."""

T = TypeVar("T")


async def by_turns(each: Iterable[T]) -> AsyncIterator[T]:
    """The same, one after the other; others have their turn before the next where the last took long."""
    begun = perf_counter()
    for one in each:
        yield one
        if perf_counter() - begun >= SHARE:
            await _turn()
            begun = perf_counter()


_WAITING: WeakKeyDictionary[asyncio.AbstractEventLoop, deque[asyncio.Future[None]]] = WeakKeyDictionary()
"""By loop, those who have asked for much and wait for their turn."""


async def _turn() -> None:
    loop = asyncio.get_running_loop()
    waiting = _WAITING.setdefault(loop, deque())
    turn = loop.create_future()
    waiting.append(turn)
    if len(waiting) == 1:
        loop.call_soon(_call_next, loop, waiting)
    await turn


def _call_next(loop: asyncio.AbstractEventLoop, waiting: deque[asyncio.Future[None]]) -> None:
    """The first goes on, in the next round; after it the next, in the round after that. One that was given up is passed over."""
    while waiting and waiting[0].done():
        waiting.popleft()
    if not waiting:
        return
    waiting.popleft().set_result(None)
    if waiting:
        loop.call_soon(_call_next, loop, waiting)
