"""Who asked what, when, and against which editions: lines of JSON, a file a day, in the folder ``audit`` of the home.

Several processes write the same file, a line in one step. Files older than the retention are removed when a new day
begins. What was asked is in them: names, that is; they are for their owner alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from inforce.api.problems import problem
from inforce.moment import iso, parse_instant

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from inforce.api.current import Keeper

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl\Z")
UNTOLD = frozenset({"/healthz", "/readyz", "/metrics", "/openapi.json"})
"""What machines ask all the time; nothing is asked of a register there."""


class Line(msgspec.Struct, frozen=True):
    """One request. ``body``: SHA-256 of what was sent, None of nothing. ``editions``: by register, SHA-256 of the newest."""

    when: str
    who: str
    method: str
    path: str
    query: str
    body: str | None
    status: int
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


class Audited:
    """Writes a line for each request that is answered, also where that ends in an error that nobody foresaw. One that cannot be
    written down is not answered."""

    def __init__(self, app: ASGIApp, audit: Audit, keeper: Keeper) -> None:
        self._app, self._audit, self._keeper = app, audit, keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in UNTOLD:
            await self._app(scope, receive, send)
            return
        digest, size = hashlib.sha256(), 0

        async def receive_hashing() -> Message:
            nonlocal size
            message = await receive()
            body = message.get("body", b"")
            size += len(body)
            digest.update(body)
            return message

        is_begun = is_refused = False

        async def send_writing(message: Message) -> None:
            nonlocal is_begun, is_refused
            if is_refused:
                return
            if message["type"] == "http.response.start":
                is_begun = True
                try:
                    self._write(scope, message["status"], digest.hexdigest() if size else None)
                except OSError as error:
                    is_refused = True
                    told = f"what is asked cannot be written down ({error.strerror}), and so is not answered"
                    await problem(HTTPStatus.INSUFFICIENT_STORAGE, told)(scope, receive, send)
                    return
            await send(message)

        try:
            await self._app(scope, receive_hashing, send_writing)
        except Exception:  # answered further out, as an error of the service's own
            if not is_begun:
                with suppress(OSError):
                    self._write(scope, HTTPStatus.INTERNAL_SERVER_ERROR, digest.hexdigest() if size else None)
            raise

    def _write(self, scope: Scope, status: int, body: str | None) -> None:
        now, state = self._keeper.clock(), scope["state"]
        client = (scope.get("client") or ["-"])[0]
        line = Line(
            iso(now), state["bearer"].name or client, scope["method"], scope["path"],
            scope["query_string"].decode("ascii", "replace"), body, status, state["request_id"],
            self._keeper.editions,
        )  # fmt: skip
        self._audit.write(line, now)
