"""Hashes of what goes into a result: files, and the rules by which it is derived."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from inforce.receipts.model import FileHash


def file_hash(path: Path) -> FileHash:
    """Raises OSError."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return FileHash(path.name, sha256, file.tell())


@cache
def rules(
    packages: tuple[str, ...], libraries: tuple[str, ...], tables: tuple[tuple[str, str], ...] = ()
) -> Mapping[str, str]:
    """The versions of the program and of libraries, for each package of ours a hash over its data files, and the hashes of
    single ``tables``: packages and names of files, of which no other is used."""
    return {
        **{library: version(library) for library in ("inforce", *libraries)},
        **{
            package: hashlib.sha256(b"".join(_tables(files(package).joinpath("data")))).hexdigest()
            for package in packages
        },
        **{
            f"{package}/{name}": hashlib.sha256(files(package).joinpath("data", name).read_bytes()).hexdigest()
            for package, name in tables
        },
    }


def _tables(folder: Traversable) -> Iterator[bytes]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_file():
            yield f"{each.name}\n".encode() + hashlib.sha256(each.read_bytes()).digest()
