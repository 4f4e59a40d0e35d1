"""Files that are there whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: whoever reads the file reads the old one or the new one.

    Raises OSError."""
    write_together([(path, data)])


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files that belong together: none is put in its place before all are written.

    Raises OSError."""
    drafts: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            draft = path.with_name(f".{path.name}.{os.getpid()}.part")
            drafts.append((draft, path))
            _write(draft, data)
        for draft, path in drafts:
            draft.replace(path)
    except OSError as error:  # it names the file that was asked for, not the draft
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        for draft, _ in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _write(draft: Path, data: bytes) -> None:
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
