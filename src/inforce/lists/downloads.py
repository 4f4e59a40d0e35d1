"""Downloads on disk: a file, a folder or an archive of many, each with its time of retrieval.

Files of one CSV set in one folder are one download; every other file is one by itself. Files may be compressed
(gz, bz2, xz, zst). The time of retrieval comes from the user, from a pattern, from the name (of the file, or of the
folder that holds a set), or, in an archive, from the member's own time, in this order.
"""

import bz2
import gzip
import lzma
import re
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Protocol

import zstandard

from inforce.errors import BadInput, BadTime, BrokenEdition
from inforce.lists import ofac_csv
from inforce.moment import Look, parse_day

MAX_FILE = 1 << 30
"""Bytes of one file after decompression. The largest list that we know (OFAC's advanced XML) has 0.13 × 10⁹."""


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


_OPENERS: Mapping[str, Callable[[IO[bytes]], _Readable]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream),
    ".bz2": lambda stream: bz2.BZ2File(stream),
    ".xz": lambda stream: lzma.LZMAFile(stream),  # noqa: SIM115
    ".zst": lambda stream: zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True),
}
_PIECE = 1 << 22
_UNREADABLE = (
    OSError, EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError, tarfile.TarError, zipfile.BadZipFile,
    RuntimeError, NotImplementedError,
)  # fmt: skip
"""What libraries raise for files that are cut, damaged, encrypted or packed in a way they do not know."""
_TIMES = (
    re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})[T_ -](\d{2})([:_-]?)(\d{2})(?:\5(\d{2})(?!:\d))?(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)"),
)
_ZONE = re.compile(r"Z|([+-])(\d{2})(:?)(\d{2})(?!\d)|(\+)(\d{2})(?!\d)")
"""What may stand right behind a time in a name. ``-02`` alone is a running number: zones west of Greenwich are written
with minutes by every tool that we know (``date +%z``, ISO 8601's long form)."""
_FARTHEST = 14
"""Hours that a zone may be away from UTC (Kiribati's is +14)."""
_DIRECTIVES = {
    "Y": r"\d{4}",
    "m": r"\d{1,2}",
    "d": r"\d{1,2}",
    "H": r"\d{1,2}",
    "M": r"\d{2}",
    "S": r"\d{2}",
    "z": r"[+-]\d{2}:?\d{2}|Z",
}
_DELTA = re.compile(r"\d{4}-\d{2}-\d{2}_delta(_\d+)?\.xml", re.IGNORECASE)
"""OFAC names its delta files by the day of publication, which does not tell when they were retrieved."""
_TAR = re.compile(r"\.(tar(\.(gz|bz2|xz))?|tgz|txz|tbz2?)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its path as shown to people, its own time where an archive gives one, and how to open it."""

    path: PurePosixPath
    modified: datetime | None
    open: Callable[[], IO[bytes]]

    @property
    def name(self) -> str:
        """The file's name without the ending of a compression."""
        return self.path.stem if self.path.suffix.lower() in _OPENERS else self.path.name

    def unpacked(self) -> bytes:
        """Its bytes without compression. Raises BrokenEdition."""
        try:
            with self.open() as stream:
                return unpack(stream, self.path.name)
        except _UNREADABLE as error:
            raise BrokenEdition(f"{self.path.name}: cannot be unpacked ({error}); damaged?") from None

    def packed(self) -> bytes:
        """Its bytes as they lie there; nothing where they are too many, or an archive does not give them out."""
        try:
            with self.open() as stream:
                data = _read_all(stream)
        except _UNREADABLE:
            return b""
        return data if len(data) <= MAX_FILE else b""


@dataclass(frozen=True, slots=True)
class Download:
    """What one look at a register brought: one file, or the files of one set.

    ``origin`` says to people where it came from, where that is not a path on disk.
    """

    look: Look
    members: tuple[Member, ...]
    origin: str | None = None

    @property
    def where(self) -> str:
        if self.origin:
            return self.origin
        return str(self.members[0].path if len(self.members) == 1 else self.members[0].path.parent)

    def files(self) -> dict[str, bytes]:
        """The bytes by file name. Raises BrokenEdition where a compressed file cannot be unpacked."""
        return {member.name: member.unpacked() for member in self.members}

    def packed_files(self) -> dict[str, bytes]:
        """The bytes as they lie there, for a file that cannot be unpacked."""
        return {member.path.name: member.packed() for member in self.members}


@contextmanager
def open_downloads(path: Path, retrieved: Look | None = None, pattern: str | None = None) -> Iterator[list[Download]]:
    """The downloads at a path in order of retrieval; readable while the context is open.

    Raises BadInput where there is nothing, BadTime where a time of retrieval is missing or impossible.
    """
    with ExitStack() as stack:
        groups = _grouped(_members(path, stack))
        if not groups:
            raise BadInput(f"{path}: no file in it")
        if retrieved and len(groups) > 1 and not all(_DELTA.fullmatch(group[0].name) for group in groups):
            raise BadInput(f"{path} holds {len(groups)} downloads, --retrieved can date one; name it, or use --pattern")
        downloads = [Download(retrieved or _look(path, group, pattern), tuple(group)) for group in groups]
        yield sorted(downloads, key=lambda download: download.look)


def _members(path: Path, stack: ExitStack) -> list[Member]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
        return [Member(_posix(file, path), None, _opener(file)) for file in files]
    if not path.exists():
        raise BadInput(f"{path}: no such file or folder")
    try:
        if _TAR.search(path.name):
            return _tar_members(path, stack)
        if zipfile.is_zipfile(path):
            return _zip_members(path, stack)
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, lzma.LZMAError, OSError) as error:
        raise BadInput(f"{path}: the archive cannot be read ({error}); was it cut off?") from None
    return [Member(PurePosixPath(path.name), None, _opener(path))]


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _posix(file: Path, top: Path) -> PurePosixPath:
    return PurePosixPath(top.resolve().name, *file.relative_to(top).parts)


def _opener(file: Path) -> Callable[[], IO[bytes]]:
    return lambda: file.open("rb")


def _time(read: Callable[[], datetime]) -> datetime | None:
    """A member's own time; None where it is impossible."""
    try:
        return read()
    except (ValueError, OverflowError, OSError):
        return None


def _zip_time(info: zipfile.ZipInfo) -> datetime:
    year, month, day, hour, minute, second = info.date_time
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _tar_members(path: Path, stack: ExitStack) -> list[Member]:
    archive = stack.enter_context(tarfile.open(path))  # noqa: SIM115 - closed by the stack
    infos = [info for info in archive.getmembers() if info.isfile() and not _hidden(Path(info.name))]
    if huge := next((info for info in infos if info.size > MAX_FILE), None):
        raise BadInput(f"{path}: {huge.name} has more than {MAX_FILE >> 20} MiB")
    in_order = [info.name for info in infos] == sorted(info.name for info in infos)
    folder = None if in_order else Path(stack.enter_context(TemporaryDirectory(prefix="inforce-")))
    return [
        Member(
            PurePosixPath(info.name),
            _time(partial(datetime.fromtimestamp, info.mtime, UTC)),
            _laid_out(archive, info, folder / str(number)) if folder else _tar_opener(archive, info),
        )
        for number, info in enumerate(infos)
    ]


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        stream = archive.extractfile(info)
        assert stream is not None  # only regular files are members
        return stream

    return opened


def _laid_out(archive: tarfile.TarFile, info: tarfile.TarInfo, file: Path) -> Callable[[], IO[bytes]]:
    """A member copied to disk: reading a compressed archive out of order unpacks it again for every member."""
    with _tar_opener(archive, info)() as stream, file.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
    return _opener(file)


def _zip_members(path: Path, stack: ExitStack) -> list[Member]:
    archive = stack.enter_context(zipfile.ZipFile(path))
    infos = [info for info in archive.infolist() if not info.is_dir() and not _hidden(Path(info.filename))]
    return [
        Member(
            PurePosixPath(info.filename),
            _time(partial(_zip_time, info)),
            partial(archive.open, info),
        )
        for info in infos
    ]


def unpack(stream: IO[bytes], name: str) -> bytes:
    """The bytes of a file, unpacked by the ending of its name, at most MAX_FILE. Raises BrokenEdition."""
    opener = _OPENERS.get(PurePosixPath(name).suffix.lower())
    try:
        data = _read_all(opener(stream) if opener else stream)
    except _UNREADABLE as error:
        raise BrokenEdition(f"{name}: cannot be unpacked ({error}); cut off?") from None
    if len(data) > MAX_FILE:
        raise BrokenEdition(f"{name}: more than {MAX_FILE >> 20} MiB after unpacking")
    return data


def _read_all(stream: _Readable) -> bytes:
    """At most a little more than MAX_FILE, in pieces: a bomb is not unpacked whole."""
    pieces, size = [], 0
    while size <= MAX_FILE and (piece := stream.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _grouped(members: list[Member]) -> list[list[Member]]:
    """Files of one CSV set in one folder together, every other file by itself."""
    sets: dict[PurePosixPath, list[Member]] = {}
    single: list[list[Member]] = []
    for member in members:
        if member.name.lower() in ofac_csv.FILES:
            sets.setdefault(member.path.parent, []).append(member)
        else:
            single.append([member])
    for group in sets.values():
        names = [member.name.lower() for member in group]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise BadInput(f"{group[0].path.parent}: holds {twice} twice (packed and unpacked?); leave one of them")
    return [*sets.values(), *single]


def _look(path: Path, group: list[Member], pattern: str | None) -> Look:
    member = group[0]
    names = [name for name in (*reversed(member.path.parts), path.name) if not _DELTA.match(name)]
    found = next((look for name in names if (look := _look_in(name, pattern))), None)
    if found:
        return found
    if pattern:
        raise BadTime(f"{member.path}: the pattern {pattern!r} does not fit its name")
    if member.modified:
        return Look.at(member.modified)
    told = "tells when it was published, and" if _DELTA.match(member.name) else "tells"
    raise BadTime(
        f"{member.path}: its name {told} no time of retrieval; give --retrieved 2025-08-31T12:00Z or --pattern"
    )


def _look_in(name: str, pattern: str | None) -> Look | None:
    return _by_pattern(name, pattern) if pattern else _by_name(name)


def _by_name(name: str) -> Look | None:
    for expression in _TIMES:
        if match := expression.search(name):
            year, month, day, *clock = match.groups()
            if not clock:
                return Look.on(parse_day(f"{year}-{month}-{day}"))
            hour, minute, second = (int(clock[at] or 0) for at in (0, 2, 3))
            zone = _zone_after(match, name)
            try:
                return Look.at(datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=zone))
            except (ValueError, OverflowError) as error:
                raise BadTime(f"{name}: the time in its name is impossible ({error})") from None
    return None


def _zone_after(match: re.Match[str], name: str) -> timezone:
    """The zone that stands behind a time in a name; UTC where there is none.

    Raises BadTime for one that is impossible, or that may as well be a running number (``2024-05-04_1200-0100``).
    """
    found = _ZONE.match(match.string, match.end())
    if found is None or found[0] == "Z":
        return UTC
    sign, hours, minutes = found[1] or found[5], int(found[2] or found[6]), int(found[4] or 0)
    possible = hours <= _FARTHEST and minutes in {0, 15, 30, 45}
    if sign == "-" and not found[3] and (not possible or "T" not in match[0]):
        if not possible:
            return UTC
        raise BadTime(f"{name}: {found[0]!r} may be a zone or a number; say what it is with --pattern (%z is a zone)")
    if not possible:
        raise BadTime(f"{name}: the zone {found[0]!r} in its name is impossible")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset)


def _by_pattern(name: str, pattern: str) -> Look | None:
    expression = re.sub(
        r"%(.)", lambda match: f"(?:{_directive(match[1], pattern)})", re.escape(pattern).replace(r"\%", "%")
    )
    match = re.search(expression, name)
    if not match:
        return None
    try:
        found = datetime.strptime(match[0], pattern)  # noqa: DTZ007 - the zone follows
    except ValueError as error:
        raise BadTime(f"{name}: {match[0]!r} is no time of the form {pattern!r} ({error})") from None
    if "%H" not in pattern:
        return Look.on(found.date())
    return Look.at(found if found.tzinfo else found.replace(tzinfo=UTC))


def _directive(letter: str, pattern: str) -> str:
    if letter not in _DIRECTIVES:
        raise BadTime(f"--pattern {pattern!r}: %{letter} is not known; use %{', %'.join(_DIRECTIVES)}")
    return _DIRECTIVES[letter]
