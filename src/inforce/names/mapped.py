"""The file of an index: arrays as they are, which every process maps into memory."""

import json
import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from inforce.names.index import NameIndex
from inforce.names.texts import Array

FORM = 11
"""Version of the file; another one is built anew."""
MAGIC = b"inforce names\n"
_HEAD = struct.Struct("<QI")
"""After the magic: the length and the checksum of the JSON that follows."""
_PAGE = 512
"""Numbers of eight bytes that are summed up together."""
MOST_WHOLE = 200
"""Files of which a process remembers that they are whole: opening one again takes no time."""


def save(index: NameIndex, path: Path) -> None:
    """Written beside and put in place in one step: whoever opens it sees all of it or the one before."""
    places: list[tuple[str, str, int, int, int]] = []
    at = 0
    for name, array in index.arrays.items():
        body = _body(array)
        places.append((name, array.dtype.str, len(array), at, _check(body)))
        at += len(body)
    encoded = json.dumps({"form": FORM, "source": index.source, "arrays": places}).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    with beside.open("wb") as file:
        start = _padded(len(MAGIC) + _HEAD.size + len(encoded))
        file.write((MAGIC + _HEAD.pack(len(encoded), zlib.crc32(encoded)) + encoded).ljust(start, b"\0"))
        for array in index.arrays.values():
            file.write(_body(array))
        file.flush()
        os.fsync(file.fileno())  # else a machine that fails may keep the name without what was written
    beside.replace(path)


def load(path: Path, source: str | None = None) -> NameIndex | None:
    """The index of a file, mapped; None where there is none, or one of another version or another source, or a damaged one."""
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if file.read(len(MAGIC)) != MAGIC:
                return None
            length, check = _HEAD.unpack(file.read(_HEAD.size))
            encoded = file.read(min(length, state.st_size))
            if len(encoded) != length or zlib.crc32(encoded) != check:
                return None
            head = json.loads(encoded)
            if head["form"] != FORM or (source is not None and head["source"] != source):
                return None
            # plain arrays over the mapped bytes: quicker to take parts of
            mapped = np.asarray(np.memmap(file, np.uint8, "r"))
    except (OSError, ValueError, struct.error):
        return None
    places, start = head["arrays"], _padded(len(MAGIC) + _HEAD.size + length)
    version = _Version(str(path), state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
    if version not in _whole:
        if not _is_whole(mapped, start, places):
            return None
        _remember(version)
    arrays = {
        name: mapped[start + at : start + at + count * np.dtype(dtype).itemsize].view(dtype)
        for name, dtype, count, at, _ in places
    }
    return NameIndex(arrays, head["source"])


class _Version(NamedTuple):
    """What tells a file from another in its place, and from itself once it was written to."""

    path: str
    device: int
    inode: int
    size: int
    written: int


_whole: dict[_Version, None] = {}
"""Files that were found to be whole, those found last at the end."""


def _remember(version: _Version) -> None:
    _whole[version] = None
    for oldest in list(_whole)[:-MOST_WHOLE]:
        _whole.pop(oldest, None)


def _is_whole(mapped: Array, start: int, places: list[tuple[str, str, int, int, int]]) -> bool:
    """All is there, as it was written."""
    for _, dtype, count, at, check in places:
        size = _padded(count * np.dtype(dtype).itemsize)
        body = mapped[start + at : start + at + size]
        if len(body) != size or _check(body) != check:
            return False
    return True


def _check(body: bytes | Array) -> int:
    """Of the sums of all pages, which take a tenth of the time that a checksum over all bytes does."""
    numbers = np.frombuffer(body, "<u8")
    return zlib.crc32(np.add.reduceat(numbers, np.arange(0, len(numbers), _PAGE)).tobytes()) if len(numbers) else 0


def _body(array: Array) -> bytes:
    return np.ascontiguousarray(array).tobytes().ljust(_padded(array.nbytes), b"\0")


def _padded(count: int) -> int:
    return -(-count // 64) * 64
