"""Which files a command reads as reports: those that are named, and of folders those that may be one. The rest is told."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from inforce.cli.shell import Shell
from inforce.errors import BadInput
from inforce.reports.reading import DATA_ENDINGS

STDIN = Path("-")


def files_of(shell: Shell, paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the reports in folders that are named. Raises BadInput where there is none."""
    for path in paths:
        if path.is_dir():
            yield from _reports_in(shell, path)
        elif path == STDIN or path.exists():
            yield path
        else:
            raise BadInput(f"{path}: no such file or folder; check the name")


def _reports_in(shell: Shell, folder: Path) -> list[Path]:
    """The files in a folder but those that by their ending hold data; remarks tell of them and of what cannot be opened."""
    found, odd = _within(folder)
    data = [file for file in found if file.suffix.lower() in DATA_ENDINGS]
    for what in odd:
        shell.err.print(f"passed over: {what}", soft_wrap=True)
    if len(data) == len(found):
        raise BadInput(f"{folder}: no report in this folder; name another, or files")
    if data:
        endings = ", ".join(sorted({file.suffix for file in data}))
        files = "1 file that holds" if len(data) == 1 else f"{len(data)} files that hold"
        shell.err.print(f"passed over in {folder}: {files} data ({endings})", soft_wrap=True)
    known = set(data)
    return [file for file in found if file not in known]


def _within(folder: Path) -> tuple[list[Path], list[str]]:
    """The files in a folder and in those within it, in their order, and in words what is neither file nor folder. Names that
    begin with a dot are the system's own."""
    found, refused, odd = list[Path](), list[OSError](), list[str]()
    for above, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(above, name) for name in names if not name.startswith(".")]
        found += [path for path in paths if path.is_file()]
        linked = [path for name in folders if (path := Path(above, name)).is_symlink()]
        odd += [f"{path}, {_what(path)}" for path in (*paths, *linked) if not path.is_file()]
    return sorted(found), sorted([*odd, *map(_refused, refused)])


def _refused(error: OSError) -> str:
    return f"{error.filename}, which cannot be read ({error.strerror})"


def _what(path: Path) -> str:
    if not path.exists():
        return "a link to what is not there"
    return "a link to a folder; name that" if path.is_dir() else "which is no file"
