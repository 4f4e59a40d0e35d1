"""Files on disk and in archives: their bytes, unpacked, and when an archive says that each was written.

Files may be compressed (gz, bz2, xz, zst), and lie in folders, in a tar or in a zip.
"""

import bz2
import gzip
import lzma
import re
import shutil
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePath, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Protocol

import zstandard

from inforce.errors import BadInput, BrokenEdition
from inforce.moment import Look

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
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNREADABLE = (
    OSError, EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError, tarfile.TarError, zipfile.BadZipFile,
    RuntimeError, NotImplementedError,
)  # fmt: skip
"""What libraries raise for files that are cut, damaged, encrypted or packed in a way they do not know."""
_TAR = re.compile(r"\.(tar(\.(gz|bz2|xz))?|tgz|txz|tbz2?)\Z", re.IGNORECASE)
_MOST_FILES = 50_000
"""Files of one archive: more than twenty years of six a day."""
_TarFile = tuple[tarfile.TarInfo, tarfile.TarInfo]
"""A member that is a file, and the one that holds its content: itself, or what it is a link to."""
_QUICK = zstandard.ZstdCompressor(level=1)
_EXTENDED_TIMESTAMP = 0x5455
"""The extra field of a zip that has times in UTC. Source: Info-ZIP, proginfo/extrafld.txt."""
_WEST, _EAST = timedelta(hours=12), timedelta(hours=14)
"""How far clocks are behind UTC, and ahead of it, at most. Source: the IANA time zone database (Etc/GMT+12, Kiritimati)."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its path as shown to people, when it was written where an archive tells it, and how to open it."""

    path: PurePosixPath
    written: Look | None
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


def members_of(path: Path, stack: ExitStack) -> list[Member]:
    """The files at a path: in a folder, in an archive, or itself; readable until the stack is closed.

    Hidden files are passed over, and what is no file. Raises BadInput where there is nothing else, or an archive is damaged,
    holds too much, or names that lead out of it.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if not file.is_dir())
        files = [file for file in found if file.is_file() and not _hidden(file.relative_to(path))]
        _refuse_nothing(path, files, (str(file.relative_to(path)) for file in found))
        return [Member(_posix(file, path), None, _opener(file)) for file in files]
    if not path.exists():
        nothing = "a link to what is not there" if path.is_symlink() else "no such file or folder"
        raise BadInput(f"{path}: {nothing}")
    if not path.is_file():
        raise BadInput(f"{path}: neither a file nor a folder; write what it hands out to a file first")
    try:
        if _TAR.search(path.name):
            return _tar_members(path, stack)
        if zipfile.is_zipfile(path):
            return _zip_members(path, stack)
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, lzma.LZMAError, OSError) as error:
        raise BadInput(f"{path}: the archive cannot be read ({error}); was it cut off?") from None
    return [Member(_shown(path.name), None, _opener(path))]


def _hidden(path: PurePath) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _refuse_nothing(path: Path, found: Sequence[object], every: Iterable[str]) -> None:
    """Raises BadInput where nothing was found among ``every`` name that is there."""
    if found:
        return
    names = list(every)
    told = f" that can be read: {_shown(names[0])} is hidden, a link or no file" if names else " in it"
    more = f", and {len(names) - 1} more are too" if len(names) > 1 else ""
    raise BadInput(f"{path}: no file{told}{more}")


def _sound(name: str, path: Path) -> PurePosixPath:
    """The name of a member of an archive. Raises BadInput where it leads out of it: no program packs files so that is not told
    to, and whoever unpacks such an archive may write over files of theirs."""
    found = PurePosixPath(name)
    if found.is_absolute() or ".." in found.parts:
        raise BadInput(
            f"{path}: the name of {_shown(name)} leads out of the archive; pack it anew with names within it"
        )
    return found


def _shown(path: str) -> PurePosixPath:
    """A path as it can be told and kept: bytes that are no UTF-8, and signs that are none to the eye (ends of line, those that
    move a terminal's cursor), are replaced."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return PurePosixPath(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text))


def _posix(file: Path, top: Path) -> PurePosixPath:
    return _shown("/".join((top.resolve().name, *file.relative_to(top).parts)))


def _opener(file: Path) -> Callable[[], IO[bytes]]:
    return lambda: file.open("rb")


def _tar_members(path: Path, stack: ExitStack) -> list[Member]:
    archive = stack.enter_context(tarfile.open(path))  # noqa: SIM115 - closed by the stack
    files = list(_tar_files(archive, path))
    _refuse_nothing(path, files, (info.name for info in archive if not info.isdir()))
    if all(here.offset_data < after.offset_data for (_, here), (_, after) in pairwise(_by_name(files))):
        openers = [_tar_opener(archive, content) for _, content in files]
    else:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="inforce-")))
        openers = list(_laid_out(archive, (content for _, content in files), folder, path))
    return [
        Member(_shown(info.name), _written(info.mtime), opener)
        for (info, _), opener in zip(files, openers, strict=True)
    ]


def _by_name(files: Iterable[_TarFile]) -> list[_TarFile]:
    return sorted(files, key=lambda file: file[0].name)


def _tar_files(archive: tarfile.TarFile, path: Path) -> Iterator[_TarFile]:
    """Every file, and the member that holds its content. Raises BadInput at the first sign of an archive that is not meant to
    be read to its end."""
    contents: dict[PurePosixPath, tarfile.TarInfo] = {}
    for number, info in enumerate(archive):
        if number >= _MOST_FILES:
            raise BadInput(f"{path}: more than {_MOST_FILES} files; divide it")
        if info.size > MAX_FILE:
            raise BadInput(f"{path}: {info.name} has more than {MAX_FILE >> 20} MiB")
        name = _sound(info.name, path)
        if not (info.isfile() or info.islnk()) or _hidden(name):
            continue
        if "\\" in info.name:
            raise BadInput(f"{path}: {info.name}: a backslash in a file's name; rename it")
        content = info if info.isfile() else contents.get(PurePosixPath(info.linkname))
        if content is None:
            raise BadInput(f"{path}: {info.name} is a link to {info.linkname}, which is not in the archive before it")
        contents[name] = content
        yield info, content


def _written(seconds: float) -> Look | None:
    """The instant of a member's own time, in seconds since 1970 in UTC; None where it is impossible."""
    try:
        return Look.at(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        stream = archive.extractfile(info)
        assert stream is not None  # only regular files are members
        return stream

    return opened


def _laid_out(
    archive: tarfile.TarFile, contents: Iterable[tarfile.TarInfo], folder: Path, path: Path
) -> Iterator[Callable[[], IO[bytes]]]:
    """Members copied to disk: reading a compressed archive out of order unpacks it again for every member.

    They are packed one by one, so that they take no more room than files of their kind in archives usually do. Raises
    BadInput where that is more than half of what is free.
    """
    free, taken = shutil.disk_usage(folder).free, 0
    for content in contents:
        file = folder / str(content.offset_data)
        if not file.exists():  # several names may be links to one content
            with _tar_opener(archive, content)() as stream, zstandard.open(file, "wb", cctx=_QUICK) as copy:
                shutil.copyfileobj(stream, copy, _PIECE)
            taken += file.stat().st_size
        if taken > free / 2:
            raise BadInput(f"{path}: its files are out of order, and too many for {folder.parent}; unpack it elsewhere")
        yield partial(zstandard.open, file, "rb")


def _zip_members(path: Path, stack: ExitStack) -> list[Member]:
    archive = stack.enter_context(zipfile.ZipFile(path))
    every = [(_zip_name(info, path), info) for info in archive.infolist() if not info.is_dir()]
    found = [(name, info) for name, info in every if not _hidden(name)]
    _refuse_nothing(path, found, (str(name) for name, _ in every))
    return [Member(_shown(str(name)), _zip_written(info), partial(archive.open, info)) for name, info in found]


def _zip_name(info: zipfile.ZipInfo, path: Path) -> PurePosixPath:
    """Some programs for Windows part folders by backslashes. Raises BadInput."""
    return _sound(info.filename.replace("\\", "/"), path)


def _zip_written(info: zipfile.ZipInfo) -> Look | None:
    """In UTC where the archive tells it so; else a DOS time, of even seconds in whatever zone it was written in."""
    if (seconds := _unix_time(info.extra)) is not None:
        return _written(seconds)
    try:
        local = datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None
    return Look(local + _WEST + timedelta(seconds=2), local - _EAST)


def _unix_time(extra: bytes) -> int | None:
    """Seconds since 1970, from the extended timestamp among a member's extra fields, where it has one."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _EXTENDED_TIMESTAMP and len(content) >= 5 and content[0] & 1:
            return int(struct.unpack_from("<l", content, 1)[0])
    return None


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
