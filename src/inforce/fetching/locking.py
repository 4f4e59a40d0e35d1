"""One fetch, or one delivery, at a time: a file that says who holds it, locked by the system for as long as the holder lives."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from inforce.errors import FetchUnderWay, NotDelivered, StoreUnusable
from inforce.moment import iso

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # Windows lets nobody read a locked byte: one is locked that is not there

    def _take(stream: TextIO) -> None:
        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(stream: TextIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(
    path: Path,
    now: datetime,
    what: str,
    doing: str = "fetch",
    otherwise: type[FetchUnderWay | NotDelivered] = FetchUnderWay,
) -> Iterator[None]:
    """Hold the lock at a path. That of a process that has ended, however it did, holds nobody up.

    Raises ``otherwise`` where another process holds it, StoreUnusable where there can be no file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreUnusable(f"{path.parent}: cannot be written ({error.strerror}); choose another --home") from None
    with stream:
        try:
            _take(stream)
        except OSError:
            raise otherwise(f"{what}: another {doing} is under way ({_holder(path)}); wait, or end it") from None
        _write(stream, f"process {os.getpid()} since {iso(now.replace(microsecond=0))}")
        try:
            yield
        finally:
            _write(stream, "")


def _holder(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() or "just begun"


def _write(stream: TextIO, text: str) -> None:
    """Past the stream's buffer: what a full disk does not take is not tried again when it is closed."""
    with suppress(OSError):  # it is held whether or not it can be said by whom
        os.ftruncate(stream.fileno(), 0)
        os.write(stream.fileno(), text.encode())
