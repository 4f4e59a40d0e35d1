"""Indexes of names around moments that nobody asked about before: made one after the other in a thread of its own, each once
however many wait for it, while others are answered."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from inforce.api.logs import FIELDS
from inforce.errors import Busy, StoreUnusable
from inforce.screening.registers import index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from inforce.home import Home
    from inforce.moment import Look, Moment
    from inforce.register.register import View

log = logging.getLogger("inforce.api")

T = TypeVar("T")
Around = tuple[str, "Look | None", "Look | None"]
"""A register and the looks on both sides of a moment: all moments between them share an index of names."""
MOST = 8
"""Things that wait to be made at once: an index of a large register takes some twenty seconds."""


def around(view: View) -> Around:
    before, after = view.around()
    return view.register, before.look if before else None, after.look if after else None


class Indexing:
    """``seconds``: how long anybody waits. What is begun goes on, for whoever asks again."""

    def __init__(self, home: Home, seconds: float) -> None:
        self.seconds = seconds
        self._home = home
        self._thread = ThreadPoolExecutor(1, "inforce-indexes")
        self._begun: dict[Hashable, asyncio.Future[object]] = {}

    async def made(self, view: View, seconds: float) -> None:
        """Until the file of the index of a register around a moment is there. Raises Busy where it is not within some seconds, or
        too many others wait, StoreUnusable where it cannot be kept."""
        await self.once(around(view), partial(_make, self._home, view.register, view.moment), seconds)

    async def once(self, key: Hashable, make: Callable[[], T], seconds: float) -> T:
        """What is made, once for all who ask for it meanwhile. Raises Busy as :meth:`made` does, and what ``make`` does."""
        if (making := self._begun.get(key)) is None:
            if len(self._begun) >= MOST:
                raise Busy("names around too many moments are being laid out; ask again in a minute")
            making = asyncio.get_running_loop().run_in_executor(self._thread, make)
            self._begun[key] = making
            making.add_done_callback(partial(self._ended, key))
        done, _ = await asyncio.wait({making}, timeout=seconds)
        if not done:
            raise Busy("the names around this moment are being laid out; ask again in half a minute")
        return making.result()  # type: ignore[return-value]  # which is of the key

    def _ended(self, key: Hashable, made: asyncio.Future[object]) -> None:
        del self._begun[key]
        if not made.cancelled() and (error := made.exception()):
            log.warning("an index of names was not made", extra={FIELDS: {"why": str(error)}})

    def close(self) -> None:
        """Nothing is begun any more; what is under way goes on to its end."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _make(home: Home, register: str, moment: Moment) -> None:
    """Raises StoreUnusable where it cannot be kept."""
    with home.reading() as session:
        view = home.register(session, register).as_of(moment)
        try:
            index_of(view, home.indexes)
        except OSError as error:
            told = f"an index of the names around this moment is needed, and cannot be written ({error.strerror})"
            raise StoreUnusable(told) from None
