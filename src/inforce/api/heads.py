"""What no layer of the application sees of a request: its head before it is whole, bounded in size and in time, and what comes of
its body when it was answered."""

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
    """Bytes after which a head that is not whole is refused; one that comes in a single piece may be longer by that piece."""
    patience: ClassVar = Settings().patience
    """Seconds from the first moment of a connection, or the first byte of a later request on it, to the end of its head."""

    _awaited: asyncio.TimerHandle | None = None
    _left: asyncio.TimerHandle | None = None
    """When the connection is cut where an answer was given before the body was there."""
    _received = 0
    _is_whole = True
    """No request is under way of which a part has not come."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        self._stay()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._received = len(data) + (self._received if self._awaited else 0)
        super().data_received(data)
        if self._awaited and self._received > self.size:
            told = f"the head of the request is longer than {self.size // KILOBYTE} kB"
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, told)

    def on_message_begin(self) -> None:
        super().on_message_begin()
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
        if not self._is_whole and self._left is None:
            self._left = self.loop.call_later(self.patience, self.transport.close)

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
        if self._received:
            self._refuse(
                HTTPStatus.REQUEST_TIMEOUT, f"the head of the request was not there within {self.patience:g} s"
            )
        else:
            self._rest()
            self.transport.close()

    def _refuse(self, status: HTTPStatus, told: str) -> None:
        self._rest()
        if self.transport.is_closing():
            return
        answer = problem(status, told, headers={"Connection": "close"})
        head = [
            f"HTTP/1.1 {status.value} {status.phrase}".encode(),
            *(name + b": " + value for name, value in answer.raw_headers),
        ]
        self.transport.write(b"\r\n".join([*head, b"", bytes(answer.body)]))
        self.transport.close()
