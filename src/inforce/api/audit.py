"""Who asked what, when, and against which editions: lines of JSON, a file a day, in the folder ``audit`` of the home.

Several processes write the same file, a line in one step. Files older than the retention are removed when a new day
begins. What was asked is in them: names, that is; they are for their owner alone.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from starlette.exceptions import HTTPException

from inforce.api.logs import FIELDS
from inforce.api.noting import noting
from inforce.api.problems import problem
from inforce.moment import iso, parse_instant

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from inforce.api.current import Keeper

log = logging.getLogger("inforce.api")

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl\Z")
UNTOLD = frozenset({"/healthz", "/readyz", "/metrics", "/openapi.json"})
"""What machines ask all the time; nothing is asked of a register there."""


class Line(msgspec.Struct, frozen=True):
    """One request. ``body``: SHA-256 of what was sent, None of nothing. ``status``: None where it may change something and is
    about to: another line of the same ``request`` says how it ended. ``editions``: of the registers that it was answered from, by
    register, SHA-256 of the newest."""

    when: str
    who: str
    method: str
    path: str
    query: str
    body: str | None
    status: int | None
    request: str
    editions: Mapping[str, str]


@dataclass(slots=True)
class Audit:
    """``days``: how long lines are kept."""

    folder: Path
    days: int
    _today: date | None = None

    def write(self, line: Line, now: datetime) -> None:
        """Raises OSError."""
        if self._today != now.date():
            self._begin(now.date())
        file = os.open(self.folder / f"{now.date()}.jsonl", os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            content = (b"\n" if _ends_in_a_cut_line(file) else b"") + msgspec.json.encode(line) + b"\n"
            if os.write(file, content) < len(content):  # what a disk does that is nearly full
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(file)

    def _begin(self, today: date) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for day, path in _files(self.folder):
            if day < today - timedelta(days=self.days):
                path.unlink(missing_ok=True)
        self._today = today


def _ends_in_a_cut_line(file: int) -> bool:
    if os.lseek(file, 0, os.SEEK_END) == 0:
        return False
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1) != b"\n"


def lines(folder: Path, since: datetime, until: datetime) -> Iterator[Line]:
    """Every line between two times, oldest first; one that was cut off by a failure is left out."""
    decoder = msgspec.json.Decoder(Line)
    for day, path in _files(folder):
        if since.date() <= day <= until.date():
            for written in path.read_bytes().splitlines():
                try:
                    line = decoder.decode(written)
                except msgspec.DecodeError:
                    continue
                if since <= parse_instant(line.when) <= until:
                    yield line


def _files(folder: Path) -> list[tuple[date, Path]]:
    found = ((_DAY.match(path.name), path) for path in folder.glob("*.jsonl"))
    return sorted((date.fromisoformat(match[1]), path) for match, path in found if match)


@dataclass(slots=True)
class _Request:
    """What is written down of one request: how it ended, and before it changes anything that it is about to."""

    audit: Audit
    keeper: Keeper
    scope: Scope
    is_begun: bool = False
    is_ended: bool = False
    editions: dict[str, str] = field(default_factory=dict)
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    _size: int = 0

    def take(self, body: bytes) -> None:
        self._size += len(body)
        self._digest.update(body)

    def begin(self) -> None:
        """Raises HTTPException where that cannot be written down: nothing is changed then."""
        try:
            self._write(None)
        except OSError as error:
            raise HTTPException(HTTPStatus.INSUFFICIENT_STORAGE, _untold(error, "done")) from None
        self.is_begun = True

    def end(self, status: int) -> None:
        """Raises OSError where nothing of the request could be written down."""
        self.is_ended = True
        try:
            self._write(status)
        except OSError as error:
            if not self.is_begun:
                raise
            log.warning("how a request ended cannot be written down", extra={FIELDS: {"why": str(error.strerror)}})

    def _write(self, status: int | None) -> None:
        now, scope, state = self.keeper.clock(), self.scope, self.scope["state"]
        client = (scope.get("client") or ["-"])[0]
        line = Line(
            iso(now), state["bearer"].name or client, scope["method"], scope["path"],
            scope["query_string"].decode("ascii", "replace"), self._digest.hexdigest() if self._size else None, status,
            state["request_id"], self.editions,
        )  # fmt: skip
        self.audit.write(line, now)


def _untold(error: OSError, left: str) -> str:
    return f"what is asked cannot be written down ({error.strerror}), and so is not {left}"


def write_begun(scope: Scope) -> None:
    """Before something is changed: that this is about to be, where an audit is kept. Raises HTTPException where it cannot be
    written down."""
    if request := scope["state"].get("audited"):
        request.begin()


class Audited:
    """Writes a line for each request that is answered, also where that ends in an error that nobody foresaw. One that cannot be
    written down is not answered."""

    def __init__(self, app: ASGIApp, audit: Audit, keeper: Keeper) -> None:
        self._app, self._audit, self._keeper = app, audit, keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in UNTOLD:
            await self._app(scope, receive, send)
            return
        scope["state"]["audited"] = request = _Request(self._audit, self._keeper, scope)
        is_refused = False

        async def receive_hashing() -> Message:
            message = await receive()
            request.take(message.get("body", b""))
            return message

        async def send_writing(message: Message) -> None:
            nonlocal is_refused
            if is_refused:
                return
            if message["type"] == "http.response.start":
                try:
                    request.end(message["status"])
                except OSError as error:
                    is_refused = True
                    await problem(HTTPStatus.INSUFFICIENT_STORAGE, _untold(error, "answered"))(scope, receive, send)
                    return
            await send(message)

        try:
            with noting(request.editions):
                await self._app(scope, receive_hashing, send_writing)
        except Exception as error:  # answered further out: a body that is refused, or an error of the service's own
            if not request.is_ended:
                with suppress(OSError):
                    request.end(error.status_code if isinstance(error, HTTPException) else 500)
            raise
