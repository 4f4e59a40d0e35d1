"""What no layer of the application sees of a request: its head before it is whole, bounded in size and in time, what comes of its
body when it was answered, and whether the answer is taken."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from inforce.api.problems import problem
from inforce.api.settings import KILOBYTE, Settings


class BoundedHeads(HttpToolsProtocol):
    """Uvicorn's protocol over httptools, that gives up a head which grows too long or does not come to its end."""

    size: ClassVar = 64 * KILOBYTE
    """Bytes after which a head that is not whole is refused; it may be longer by the piece in which it begins."""
    patience: ClassVar = Settings().patience
    """Seconds from the first moment of a connection, or the first byte of a later request on it, to the end of its head; and
    so often it is looked whether an answer is taken."""
    least: ClassVar = 32 * KILOBYTE
    """Bytes of an answer that must be taken in that time."""

    _awaited: asyncio.TimerHandle | None = None
    _left: asyncio.TimerHandle | None = None
    """When the connection is cut where an answer was given before the body was there."""
    _begun = 0
    """Requests of which something came."""
    _received = 0
    """Bytes of the head that is awaited, after the piece in which it begins."""
    _is_whole = True
    """No request is under way of which a part has not come."""
    _pending: tuple[HTTPStatus, str] | None = None
    """Why nothing more is taken, which is told when what was asked before is answered."""
    _watched: asyncio.TimerHandle | None = None
    _unsent = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        self._stay()
        self._look_away()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._pending:
            return
        begun = self._begun
        super().data_received(data)
        self._received = self._received + len(data) if self._begun == begun else 0
        if self._awaited and self._received > self.size:
            told = f"the head of the request is longer than {self.size // KILOBYTE} kB"
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, told)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begun += 1
        self._is_whole = False
        if self._awaited is None:
            self._await()

    def on_headers_complete(self) -> None:
        self._rest()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._is_whole = True
        self._stay()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._pending and self._is_idle:
            self._tell(*self._pending)
        elif not self._is_whole and self._left is None and not self._awaited:
            self._left = self.loop.call_later(self.patience, self.transport.close)
        self._look_if_closing()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._look_if_closing()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.transport.is_closing():
            self._look_away()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        self._refuse(HTTPStatus.BAD_REQUEST, "this is not HTTP")

    def _await(self) -> None:
        self._awaited = self.loop.call_later(self.patience, self._give_up)

    def _rest(self) -> None:
        if self._awaited:
            self._awaited.cancel()
        self._awaited = None

    def _stay(self) -> None:
        if self._left:
            self._left.cancel()
        self._left = None

    def _give_up(self) -> None:
        """Who sent nothing at all is told nothing."""
        if not self._is_whole:
            self._refuse(
                HTTPStatus.REQUEST_TIMEOUT, f"the head of the request was not there within {self.patience:g} s"
            )
        else:
            self._rest()
            self.transport.close()

    @property
    def _is_idle(self) -> bool:
        """Everything that was asked is answered."""
        return not self.pipeline and (self.cycle is None or self.cycle.response_complete)

    def _refuse(self, status: HTTPStatus, told: str) -> None:
        """At once, where nothing else is being answered; a head, after the answers to what was asked before it. Where a body is
        refused of which the answer has begun, there is nothing more to say."""
        is_head = self._awaited is not None or self._is_whole
        self._rest()
        if self.transport.is_closing():
            return
        if self._is_idle or not (is_head or self.pipeline or self.cycle.response_started):
            self._tell(status, told)
        elif is_head:
            self._pending = status, told
        else:
            self.transport.close()
            self._look_if_closing()

    def _tell(self, status: HTTPStatus, told: str) -> None:
        answer = problem(status, told, headers={"Connection": "close"})
        head = [
            f"HTTP/1.1 {status.value} {status.phrase}".encode(),
            *(name + b": " + value for name, value in answer.raw_headers),
        ]
        self.transport.write(b"\r\n".join([*head, b"", bytes(answer.body)]))
        self.transport.close()
        self._look_if_closing()

    def _look_if_closing(self) -> None:
        """A connection is closed when all is taken that was written, and by itself waits for that without end."""
        if self.transport.is_closing() and self._watched is None:
            self._look()

    def _look(self) -> None:
        self._look_away()
        self._unsent = self.transport.get_write_buffer_size()
        if self._unsent:
            self._watched = self.loop.call_later(self.patience, self._look_again)

    def _look_again(self) -> None:
        if self._unsent - self.transport.get_write_buffer_size() < min(self._unsent, self.least):
            self.transport.abort()
        else:
            self._look()

    def _look_away(self) -> None:
        if self._watched:
            self._watched.cancel()
        self._watched = None
