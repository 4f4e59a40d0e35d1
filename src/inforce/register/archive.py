"""The archive: every file of every edition, for ever, named by its SHA-256 and compressed against its predecessor.

A file is stored as one line of JSON (``packing.Header``) and a zstd frame whose dictionary is the predecessor. A file is
there whole or not at all, whenever a process is killed (``incoming.py``).
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from inforce.errors import NotWhole, StoreUnusable
from inforce.register.incoming import Incoming
from inforce.register.packing import Header, pack, pack_against, read, unpack, written
from inforce.values import value

MAX_STEPS = 100
"""A file is stored alone after so many that lean on each other: damage spreads no further, reading takes 0.1 s."""

DAMAGED, MISSING = "damaged in", "missing from"
"""What had befallen bytes that came again, before the words "the archive"."""

ROOM = 32 << 20
"""Bytes held in memory for the files that lean on those used last: some sets of files, always the last file."""


def name_of(data: bytes) -> str:
    """The name of some bytes: their SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


@value(frozen=True, slots=True)
class _Step:
    """A stored file: the bytes of a name, compressed against those of ``header.base``."""

    name: str
    header: Header
    body: bytes


def _unwound(steps: list[_Step], base: bytes | None) -> bytes | None:
    """The bytes of the first of some files, each of which leans on the next and the last on ``base``; None where one is
    no longer what was written."""
    data = base
    for step in reversed(steps):
        data = unpack(step.header, step.body, data)
        if data is None:
            return None
    return data


@value(frozen=True, slots=True)
class Prepared:
    """Bytes ready to be kept; ``stored`` is None where they are kept already. ``mends``: those that are kept are damaged."""

    name: str
    data: bytes
    stored: bytes | None
    mends: bool = False


class _Recent:
    """The bytes used last by name, as many as there is room for. May be asked from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._lock = Lock()
        self._room = room
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def get(self, name: str | None) -> bytes | None:
        with self._lock:
            if name is None or name not in self._held:
                return None
            self._held.move_to_end(name)
            return self._held[name]

    def add(self, name: str, data: bytes) -> None:
        with self._lock:
            if name not in self._held:
                self._held[name] = data
                self._size += len(data)
            while self._size > self._room and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1])


class Archive:
    """Bytes by their SHA-256, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._recent = _Recent()  # consecutive editions lean on each other, file by file

    def __contains__(self, name: str) -> bool:
        return self._path(name).exists()

    def is_whole(self, name: str) -> bool:
        """The bytes of that name are here and can be given out."""
        try:
            self.get(name)
        except NotWhole:
            return False
        return True

    def put(self, data: bytes, base: str | None = None) -> str:
        """Keep some bytes, compressed against those named ``base`` where they are here; returns their name."""
        return self.keep(self.prepare(name_of(data), data, base))

    def prepare(self, name: str, data: bytes, base: str | None = None) -> "Prepared":
        """Compress some bytes of that name without keeping them; may run beside other work in a thread of its own."""
        if (there := name in self) and self.holds(name, data):
            return Prepared(name, data, None)
        header, body = self._compressed(data, base if base and base != name and base in self and not there else None)
        return Prepared(name, data, written(header, body), mends=there)

    def keep(self, prepared: "Prepared") -> str:
        """Write what was prepared; returns its name. Raises StoreUnusable."""
        if prepared.stored is not None:
            self._write(prepared.name, prepared.stored)
        self._recent.add(prepared.name, prepared.data)
        return prepared.name

    def get(self, name: str) -> bytes:
        """The bytes of that name. Raises NotWhole where they, or some that they lean on, are missing or damaged."""
        if (held := self._recent.get(name)) is not None:
            return held
        steps, base = self._steps(name)
        data = _unwound(steps, base)
        if data is None or name_of(data) != name:
            raise self._damaged(steps, base)
        self._recent.add(name, data)
        return data

    def _steps(self, name: str) -> tuple[list["_Step"], bytes | None]:
        """The file of that name, and those that it leans on, up to one that stands alone (None) or on bytes at hand."""
        steps = [_Step(name, *self._read(name))]
        while (at := steps[-1].header.base) is not None:
            if (held := self._recent.get(at)) is not None:
                return steps, held
            steps.append(_Step(at, *self._read(at)))
        return steps, None

    def _damaged(self, steps: list["_Step"], base: bytes | None) -> NotWhole:
        """Which file of these is the first that does not give the bytes of its name."""
        data, found = base, steps[0]
        for step in reversed(steps):
            data, found = _unwound([step], data), step
            if data is None or name_of(data) != step.name:
                break
        return NotWhole(self._path(found.name), "damaged (other bytes than were kept)")

    def holds(self, name: str, data: bytes) -> bool:
        """The archive gives out, for that name, just these bytes: whatever it has in memory, its files are read."""
        try:
            steps, base = self._steps(name)
        except NotWhole:
            return False
        if _unwound(steps, base) != data:
            return False
        self._recent.add(name, data)
        return True

    def mend(self, name: str, data: bytes) -> str | None:
        """Bring the bytes of that name back where they can no longer be given out. They stand alone then, for what they leaned
        on may lean on them. Returns in a word what was wrong; None where nothing was. Raises StoreUnusable."""
        if self.holds(name, data):
            return None
        what = DAMAGED if name in self else MISSING
        self._write(name, written(*pack(data)))
        self._recent.add(name, data)
        return what

    def files(self) -> list[Path]:
        """The files in the archive's folder, but for those on their way into it."""
        coming = self._folder / "incoming"
        return sorted(each for each in self._folder.rglob("*") if coming not in each.parents and each.is_file())

    def strays(self, files: Iterable[Path], owned: Iterable[str]) -> list[Path]:
        """Those of some files of the archive that are not of the names ``owned``, and that none of those leans on. None where
        that cannot be known, for a file that should tell it is damaged or missing."""
        needed: set[str] = set()
        for name in owned:
            at: str | None = name
            while at is not None and at not in needed:
                needed.add(at)
                try:
                    at = self._read(at)[0].base
                except NotWhole:
                    return []
        ours = {self._path(name) for name in needed}
        return [file for file in files if file not in ours]

    def sweep(self, now: datetime) -> None:
        """Remove halves of files that killed processes left behind; ``now`` tells their age where nothing else can."""
        self._incoming.sweep(now)

    @property
    def _incoming(self) -> Incoming:
        return Incoming(self._folder / "incoming")

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.zst"

    def _compressed(self, data: bytes, base: str | None) -> tuple[Header, bytes]:
        if base is None or not self.is_whole(base):  # damage behind must not keep out what comes now
            return pack(data)
        steps = self._read(base)[0].steps + 1
        return pack(data) if steps > MAX_STEPS else pack_against(data, self.get(base), base, steps)

    def _read(self, name: str) -> tuple[Header, bytes]:
        path = self._path(name)
        try:
            return read(path.read_bytes())
        except FileNotFoundError:
            raise NotWhole(path, "missing from the archive") from None
        except msgspec.DecodeError:
            raise NotWhole(path, "damaged (it does not begin as was written)") from None
        except ValueError:
            raise NotWhole(path, "damaged (other bytes than were kept)") from None
        except OSError as error:
            raise NotWhole(path, f"cannot be read ({error.strerror})") from None

    def _write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            self._incoming.write(path, content)
        except OSError as error:
            raise StoreUnusable(f"{path.parent}: cannot be written ({error.strerror})") from None
