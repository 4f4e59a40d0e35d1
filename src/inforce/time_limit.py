"""Time limits of requests over HTTP: connections are cut when time is up, even where single bytes keep trickling in."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer

import httpcore


class TimeLimit:
    """The connections of a client that are made within a time. ``is_up``: it is over, and they are cut."""

    def __init__(self) -> None:
        self.is_up = False
        self._streams: list[httpcore.NetworkStream] = []

    @contextmanager
    def of(self, seconds: float) -> Iterator[None]:
        """Whatever is under way after so many seconds is cut off."""
        self.is_up = seconds <= 0
        timer = Timer(max(seconds, 0), self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """What the client is to call at each step (httpx calls it the extension "trace"): takes up the connections made."""
        if (stream := made(event, info)) is not None:
            self.hold(stream)

    def hold(self, stream: httpcore.NetworkStream) -> None:
        """This connection is cut with the others."""
        self._streams.append(stream)
        if self.is_up:
            self._cut()

    def _cut(self) -> None:
        self.is_up = True
        for stream in list(self._streams):
            with suppress(OSError):  # closed by now
                socket.socket.shutdown(stream.get_extra_info("socket"), socket.SHUT_RDWR)


def made(event: str, info: Mapping[str, object]) -> httpcore.NetworkStream | None:
    """The connection that a step of a client made, None where it made none."""
    if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
        return None
    stream = info["return_value"]
    assert isinstance(stream, httpcore.NetworkStream)
    return stream
