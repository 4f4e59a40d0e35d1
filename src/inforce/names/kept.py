"""Indexes kept in a folder: made once, mapped by every process, made again only when their source changes."""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path

from inforce.knowledge import data
from inforce.names.index import NameIndex
from inforce.names.mapped import load, save

KEPT = 48
"""Indexes without a name of their own that stay in the folder, those used last: enough for every register, now and at some other
moments."""
LIBRARIES = ("anyascii", "numpy", "rapidfuzz")
"""Those that decide how names are read and which words are like each other."""
LOCK = ".making"
"""The file that whoever makes an index holds locked."""
_ENDING = ".names"


def kept(folder: Path, source: str, make: Callable[[], NameIndex], *, called: str | None = None) -> Path:
    """The file of the index of a source, made where it is not there yet, and anew where it is damaged.

    ``called``: the name of the file, of which there is one whatever its source was. Without it there is a file for each
    source, and those used last stay. ``make`` gives the index; its source is set here.
    """
    known = f"{source} {fingerprint()}"
    path = folder / f"{called or _unnamed(known)}{_ENDING}"
    if load(path, known) is None:
        folder.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(folder / LOCK):
            if load(path, known) is None:  # or another process has made it meanwhile
                index = make()
                index.source = known
                save(index, path)
                _forget_oldest(folder)
    elif called is None:
        with suppress(OSError):  # of a folder that is only read nothing goes anyway
            written = path.stat().st_mtime_ns  # stays: by it a file that was written to is known
            os.utime(path, ns=(time.time_ns(), written))
    return path


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Processes that need an index of a folder at the same time do not all make it: the others wait at a file. The system's
    lock, which ends with whoever holds it; on Windows nobody waits."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _unnamed(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:24]


def _forget_oldest(folder: Path) -> None:
    unnamed = [path for path in folder.glob(f"*{_ENDING}") if _is_unnamed(path)]
    for path in sorted(unnamed, key=lambda path: path.stat().st_atime_ns, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)


def _is_unnamed(path: Path) -> bool:
    return len(path.stem) == 24 and set(path.stem) <= set("0123456789abcdef")


@cache
def fingerprint() -> str:
    """Of all that decides what an index holds beside its source: this version, those of libraries, and the tables of names."""
    digest = hashlib.sha256(" ".join(version(each) for each in ("inforce", *LIBRARIES)).encode())
    for table in sorted(data("names").glob("*.toml")):
        digest.update(table.read_bytes())
    return digest.hexdigest()[:16]


def version(library: str) -> str:
    """As the library tells it itself: to look it up among all that is installed takes half as long as to load an index."""
    told: str = import_module(library).__version__
    return told
