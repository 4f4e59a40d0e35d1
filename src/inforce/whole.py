"""Files that are there whole or not at all.

What is no file (a device, a pipe) is never replaced by one: it is written into. A link stays a link, and the file that it
leads to is replaced. Who may read a file may read the one that takes its place.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_STANDARD = frozenset(map(Path, ("/dev/stdout", "/dev/stderr")))
"""Links to what is open; so is every link in /proc/self/fd, to which /dev/fd leads."""


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: whoever reads the file reads the old one or the new one.

    Raises OSError."""
    write_together([(path, data)])


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files that belong together: none is put in its place before all are written.

    Raises OSError."""
    drafts: list[tuple[Path, Path]] = []
    streams: list[tuple[Path, bytes]] = []
    path = Path()
    try:
        for path, data in files:
            if is_stream(path):
                streams.append((path, data))
                continue
            place = path.resolve()
            draft = place.with_name(f".{place.name}.{os.getpid()}.part")
            drafts.append((draft, place))
            _write(draft, data)
            if place.is_file():
                shutil.copymode(place, draft)
        for draft, path in drafts:
            draft.replace(path)
        for path, data in streams:
            path.write_bytes(data)
    except BrokenPipeError:
        raise
    except OSError as error:  # it names the file that was asked for, not the draft
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        for draft, _ in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def is_stream(path: Path) -> bool:
    """Something lies there that is neither a file nor a folder, or stands for what a process has open (``/dev/stdout``)."""
    opened = path.absolute() in _STANDARD or path.parent.resolve().is_relative_to("/proc")
    return path.exists() and (opened or not (path.is_file() or path.is_dir()))


def _write(draft: Path, data: bytes) -> None:
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
