"""What takes long, in threads beside the event loop: so much at once, and waited for no longer than that makes sense.

A thread cannot be ended. What is given up goes on in its own, and keeps its room until it ends: whoever comes then waits, and is
told to ask again where nothing becomes free. What reads the store does so in a transaction of its own: how much room there is
bounds the connections of a process too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from itertools import islice
from time import monotonic
from typing import TypeVar

from inforce.errors import BadInput, Busy

T = TypeVar("T")

PIECE = 100
"""Lines that are made at once of what is sent as it is made."""


class Work:
    """``threads``: so much is done at once; ``waiting``: so many wait for that, others are refused; ``seconds``: how long anybody
    waits, for room and for what is done."""

    def __init__(self, threads: int, waiting: int, seconds: float) -> None:
        self.seconds = seconds
        self._most_waiting, self._waiting = waiting, 0
        self._room = asyncio.Semaphore(threads)
        self._threads = ThreadPoolExecutor(threads, "inforce-work")
        self._ending: set[asyncio.Task[None]] = set()

    async def done(self, work: Callable[[], T]) -> T:
        """What comes of it. Raises Busy where there is no room in time, BadInput where it takes too long."""
        ends = monotonic() + self.seconds
        return await self._awaited(await self._taken(work), ends)

    async def finished(self, change: Callable[[], T]) -> T:
        """What comes of something that changes the store: that is waited for to its end, for nobody may be told that it was given
        up. Raises Busy where there is no room in time."""
        return await asyncio.shield(await self._taken(change))

    async def _taken(self, work: Callable[[], T]) -> asyncio.Future[T]:
        await self._begin()
        begun = self._started(work)
        begun.add_done_callback(lambda _: self._room.release())
        return begun

    async def streamed(self, lines: Generator[str, None, None], seconds: float) -> AsyncGenerator[str, None]:
        """Lines in pieces, made as they are taken. Raises Busy before the first, and TimeoutError where the last is not there
        within some seconds."""
        await self._begin()
        ends, making = monotonic() + seconds, None
        try:
            while True:
                making = self._started(lambda: "".join(islice(lines, PIECE)))
                if not (piece := await asyncio.wait_for(asyncio.shield(making), ends - monotonic())):
                    return
                yield piece
        finally:
            ending = asyncio.create_task(self._ended(making, lines))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def _ended(self, making: asyncio.Future[str] | None, lines: Generator[str, None, None]) -> None:
        """What is being made is waited for: its transaction ends in the thread that has it."""
        with suppress(Exception):
            if making:
                await making
        try:
            await self._started(lines.close)
        finally:
            self._room.release()

    def close(self) -> None:
        """Nothing is begun any more; what is under way goes on to its end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _begin(self) -> None:
        if self._room.locked() and self._waiting >= self._most_waiting:
            raise Busy("too much is being asked for at once; ask again in a moment")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._room.acquire(), self.seconds)
        except TimeoutError:
            raise Busy(f"nothing became free within {self.seconds:g} s; ask again later") from None
        finally:
            self._waiting -= 1

    def _started(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """In a thread, with what is noted of the request."""
        return asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, work)

    async def _awaited(self, begun: asyncio.Future[T], ends: float) -> T:
        try:
            return await asyncio.wait_for(asyncio.shield(begun), ends - monotonic())
        except TimeoutError:
            begun.add_done_callback(_left)
            raise BadInput(f"given up after {self.seconds:g} s; send less at once") from None


def _left(begun: asyncio.Future[T]) -> None:
    """Nobody waits for it any more, nor for why it failed."""
    if not begun.cancelled():
        begun.exception()
