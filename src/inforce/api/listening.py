"""Connections, shared out evenly among the processes of a service.

All of them wait at one socket. Left to itself the one that wakes first takes every connection that came meanwhile, and clients
that keep theirs open are answered by one process while the others have nothing to do. Here a process takes one at a time, and
lets those go first that have fewer. One that has not opened the registers yet lets all go first that have.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import mmap
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PLACE = "INFORCE_CONNECTIONS"
"""The variable in which the processes are told where they count."""
PATIENCE = 0.02
"""Seconds that a connection is left to processes with fewer: one that is busy, or gone, must not keep it waiting."""
LONG_PATIENCE = 1.0
"""The same of a process that cannot answer yet: one that can, however busy, does better than to say "ask again"."""
BEHIND = 1 << 24
"""Connections that a process which cannot answer yet is taken to have besides its own: more than any has."""
WIDTH = 4
"""Bytes of a count in the file."""
RETRY = 1.0
"""Seconds after which a process that has no room for a connection tries again."""
_NO_ROOM = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})

log = logging.getLogger("inforce.api")


@contextmanager
def counted(processes: int) -> Iterator[str | None]:
    """A file in which so many processes can count, until the end; None where that is of no use, or cannot be."""
    if processes == 1 or not _can_lock():
        yield None
        return
    try:
        folder = tempfile.TemporaryDirectory(prefix="inforce-")
    except OSError:  # nothing can be written here
        yield None
        return
    with folder as name:
        path = Path(name, "connections")
        path.write_bytes(bytes(WIDTH * processes))
        yield str(path)


def _can_lock() -> bool:
    """Windows has neither."""
    return all(find_spec(name) is not None for name in ("fcntl", "uvloop"))


class Counts:
    """How many connections each process has, in memory that all of them see; in the place of a process stands one more than it
    has, 0 where nobody ever was, and ``BEHIND`` more as long as it cannot answer."""

    def __init__(self, held: memoryview, own: int | None) -> None:
        """``own``: the place of this process; None where there is none for it."""
        self._held, self._own = held, own

    @classmethod
    def in_file(cls, path: Path) -> Counts:
        """A place in a file is locked by its process, so that it is free again when that ends, however it ends."""
        import fcntl

        file = os.open(path, os.O_RDWR)  # which stays open: its locks end with it
        held = memoryview(mmap.mmap(file, 0)).cast("I")
        for place in range(len(held)):
            with suppress(OSError):
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
                held[place] = BEHIND + 1
                return cls(held, place)
        return cls(held, None)

    def add(self, more: int) -> None:
        if self._own is not None:
            self._held[self._own] += more

    def stand_in_line(self) -> None:
        """This process can answer from now on."""
        if self._own is not None and self._held[self._own] > BEHIND:
            self._held[self._own] -= BEHIND

    @property
    def is_least(self) -> bool:
        """No other process has fewer."""
        return all(self._count <= each for each in self._held if each)

    @property
    def patience(self) -> float:
        """Seconds that a connection is left to processes with fewer."""
        others_can = any(0 < each <= BEHIND for each in self._held)
        return LONG_PATIENCE if self._count > BEHIND and others_can else PATIENCE

    @property
    def _count(self) -> int:
        return self._held[self._own] if self._own is not None else 0


class Listening:
    """Takes connections at a socket, one at a time: what :class:`asyncio.Server` is to uvicorn."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        listening: socket.socket,
        factory: Callable[[], asyncio.BaseProtocol],
        counts: Counts,
    ) -> None:
        self._loop, self._socket, self._factory, self._counts = loop, listening, factory, counts
        self._beginning: set[asyncio.Task[None]] = set()
        self._is_open = True
        self._pausing: asyncio.TimerHandle | None = None
        loop.add_reader(listening, self._come)

    def _come(self) -> None:
        """Some connection waits."""
        if self._counts.is_least:
            self._take()
        else:
            self._pause(self._counts.patience)

    def look_again(self) -> None:
        """What it paused for may be over: it waits for connections at once."""
        if self._pausing is not None:
            self._pausing.cancel()
            self._wait()

    def _pause(self, seconds: float) -> None:
        self._loop.remove_reader(self._socket)
        self._pausing = self._loop.call_later(seconds, self._go_on)

    def _go_on(self) -> None:
        if self._is_open:
            self._wait()
            self._take()

    def _wait(self) -> None:
        self._pausing = None
        self._loop.add_reader(self._socket, self._come)

    def _take(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):  # another process has it, or it is gone
            return
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            log.warning("no room for another connection: %s", error.strerror)
            self._pause(RETRY)
            return
        task = self._loop.create_task(self._begin(connection, self._counted()))
        self._beginning.add(task)
        task.add_done_callback(self._beginning.discard)

    def _counted(self) -> Callable[[], None]:
        """Count a connection; gives what counts it no more, once however often it is told."""
        self._counts.add(1)
        left = [-1]
        return lambda: self._counts.add(left.pop()) if left else None

    async def _begin(self, connection: socket.socket, gone: Callable[[], None]) -> None:
        try:
            connection.setblocking(False)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await self._loop.connect_accepted_socket(lambda: self._protocol(gone), connection)
        except OSError:  # it is gone already
            gone()
            connection.close()

    def _protocol(self, gone: Callable[[], None]) -> asyncio.BaseProtocol:
        """One that tells when its connection is no more."""
        protocol = self._factory()
        tell = protocol.connection_lost

        def lost(error: Exception | None) -> None:
            gone()
            tell(error)

        protocol.connection_lost = lost  # type: ignore[method-assign, assignment]
        return protocol

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            if self._pausing is not None:
                self._pausing.cancel()
                self._pausing = None
            self._loop.remove_reader(self._socket)

    async def wait_closed(self) -> None:
        """Connections that were taken go on."""


class Sharing:
    """What the event loop of a process knows of the others: it stands behind them until it can answer."""

    def __init__(self) -> None:
        self._counts: Counts | None = None
        self._can_answer = False
        self._listening: list[Listening] = []

    def counts(self) -> Counts:
        """A place among the processes, taken once."""
        if self._counts is None:
            self._counts = Counts.in_file(Path(os.environ[PLACE]))
            if self._can_answer:
                self._counts.stand_in_line()
        return self._counts

    def listens(self, listening: Listening) -> Listening:
        """One more of its servers, which is told when it can answer."""
        self._listening.append(listening)
        return listening

    def can_answer(self) -> None:
        self._can_answer = True
        if self._counts:
            self._counts.stand_in_line()
        for each in self._listening:
            each.look_again()


def can_answer() -> None:
    """Tell the other processes of a service, if there are any, that this one can answer from now on."""
    sharing = getattr(asyncio.get_running_loop(), "sharing", None)
    if isinstance(sharing, Sharing):
        sharing.can_answer()


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop whose servers at a socket share out connections."""
    import uvloop

    class Loop(uvloop.Loop):
        sharing = Sharing()

        async def create_server(  # type: ignore[override]
            self, factory: Any, *args: Any, sock: Any = None, **settings: Any
        ) -> Any:
            if sock is None or settings.get("ssl"):
                return await super().create_server(factory, *args, sock=sock, **settings)
            sock.setblocking(False)
            sock.listen(settings.get("backlog", 100))
            return self.sharing.listens(Listening(self, sock, factory, self.sharing.counts()))

    return Loop()
