"""Downloads on disk: a file, a folder or an archive of many, each with its time of retrieval.

Files of one CSV set in one folder are one download; every other file is one by itself. Files may be compressed
(gz, bz2, xz, zst). The time of retrieval comes from the user, from a pattern, from the name (of the file, or of the
folder that holds a set), or, in an archive, from the member's own time, in this order.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath

from inforce.errors import BadInput, BadTime
from inforce.lists import ofac_csv
from inforce.lists.members import Member, members_of
from inforce.lists.retrieved import look_in, refuse_pattern
from inforce.moment import Look

_DELTA = re.compile(r"\d{4}-\d{2}-\d{2}_delta(_\d+)?\.xml", re.IGNORECASE)
"""OFAC names its delta files by the day of publication, which does not tell when they were retrieved."""
_LONGEST_LOOK = timedelta(hours=12)
"""Between the first and the last file of one download; files further apart were not retrieved together."""


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
        if pattern:
            refuse_pattern(pattern)
        groups = _grouped(members_of(path, stack))
        if retrieved and len(groups) > 1 and not all(_DELTA.fullmatch(group[0].name) for group in groups):
            raise BadInput(f"{path} holds {len(groups)} downloads, --retrieved can date one; name it, or use --pattern")
        downloads = [Download(retrieved or _look(path, group, pattern), tuple(group)) for group in groups]
        yield sorted(downloads, key=lambda download: download.look)


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
    found = next((look for name in names if (look := look_in(name, pattern))), None)
    if found:
        return found
    if pattern:
        raise BadTime(f"{member.path}: the pattern {pattern!r} does not fit its name{_or_else(path)}")
    if written := _written(group):
        return written
    told = "tells when it was published, and" if _DELTA.match(member.name) else "tells"
    raise BadTime(
        f"{member.path}: its name {told} no time of retrieval; give --retrieved 2025-08-31T12:00Z or --pattern"
        f"{_or_else(path)}"
    )


def _or_else(path: Path) -> str:
    return ", or take it out of the folder if it is no download" if path.is_dir() else ""


def _written(group: list[Member]) -> Look | None:
    """When an archive says that the files of a download were written, from the first to the last of them."""
    told = sorted((each.written, each.path.name) for each in group if each.written)
    if len(told) < len(group):
        return None
    (first, name), (last, other) = told[0], told[-1]
    if last.latest - first.latest > _LONGEST_LOOK:
        raise BadTime(
            f"{group[0].path.parent}: {name} and {other} are one download, and by the archive's record retrieved at "
            f"{first} and {last}; say when with --retrieved, or in the name of their folder"
        )
    return first if first == last else Look.between(min(each.earliest for each, _ in told), last.latest)
