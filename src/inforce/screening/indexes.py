"""Indexes kept in the home folder: made once, mapped by every process, made again only when their source changes."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from inforce.names.index import Listed, build, load, save
from inforce.screening.reading import Chosen, listed

KEPT = 8
"""Indexes that stay in the folder, those used last."""


def of_list(path: Path, folder: Path, chosen: Chosen | None = None) -> Path:
    """The file of the index of a screening list. ``folder`` is where indexes are kept. Raises BadTable, OSError."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return kept(folder, f"list {content} {sorted((chosen or {}).items())}", lambda: listed(path, chosen))


def kept(folder: Path, source: str, names: Callable[[], Iterable[Listed]]) -> Path:
    """The file of the index of a source, made where it is not there yet."""
    known = f"{source} {fingerprint()}"
    path = folder / f"{hashlib.sha256(known.encode()).hexdigest()[:24]}.names"
    if load(path, known) is None:
        folder.mkdir(parents=True, exist_ok=True)
        save(build(names(), known), path)
        _forget_oldest(folder)
    else:
        path.touch()
    return path


def _forget_oldest(folder: Path) -> None:
    files_ = sorted(folder.glob("*.names"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in files_[KEPT:]:
        path.unlink(missing_ok=True)


@cache
def fingerprint() -> str:
    """Of all that decides what an index holds beside its source: this version, and the tables of names."""
    digest = hashlib.sha256(version("inforce").encode())
    for table in sorted(files("inforce.names").joinpath("data").iterdir(), key=lambda each: each.name):
        digest.update(table.read_bytes())
    return digest.hexdigest()[:16]
