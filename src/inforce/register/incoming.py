"""Files on their way into the archive: written under another name, then put in their place whole.

Who writes holds a lock on their folder, shared with others who write. Whoever can have it alone knows that nobody does,
and that what is still there was left by processes that were killed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

if sys.platform != "win32":
    import fcntl

ABANDONED = timedelta(days=1)
"""Where folders cannot be locked: after so long a half-written file is one that its process will not finish."""


class Incoming:
    """A folder for halves of files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, path: Path, content: bytes) -> None:
        """Raises OSError."""
        for folder in (path.parent, self._folder):
            folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{path.stem}-{token_hex(4)}"
        with _locked(self._folder, alone=False):
            try:
                with part.open("wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def sweep(self, now: datetime) -> None:
        """Remove what killed processes left: all, where nobody writes; else what was there long before ``now``.

        What cannot be removed or opened, be it the folder, stays as it is.
        """
        with suppress(OSError):
            if not self._folder.is_dir():
                return
            with _locked(self._folder, alone=True) as nobody_writes:
                for part in self._folder.iterdir():
                    with suppress(OSError):  # another process may sweep at the same time
                        if nobody_writes or part.stat().st_mtime < (now - ABANDONED).timestamp():
                            part.unlink()


@contextmanager
def _locked(folder: Path, *, alone: bool) -> Iterator[bool]:
    """Hold the lock of a folder, alone or with others; false where it cannot be had. A process that ends gives it up."""
    if sys.platform == "win32":  # folders cannot be opened there
        yield False
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        yield _takes(held, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    finally:
        os.close(held)


def _takes(held: int, how: int) -> bool:
    try:
        fcntl.flock(held, how)
    except OSError:  # held by others, or a file system without locks
        return False
    return True
