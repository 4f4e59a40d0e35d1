"""Editions back from the archive, bit for bit."""

import re
from pathlib import Path

from inforce.errors import BadInput, StoreUnusable
from inforce.register.archive import Archive
from inforce.register.register import Register
from inforce.register.store import KeptEdition, Session
from inforce.whole import write_whole


def find_editions(session: Session, register: Register, wanted: str | None) -> list[KeptEdition]:
    """All looks at a register, or those of one edition, named by the beginning of its SHA-256 or its time of retrieval.

    Raises BadInput where there is none, or several editions begin so.
    """
    every = session.editions(session.register_id(register.name) or 0)
    if wanted is None:
        return every
    found = [e for e in every if e.sha256.startswith(wanted.lower()) or str(e.look) == wanted]
    if not found:
        raise BadInput(f"no edition of {register.name} is called {wanted!r}; see 'inforce lists --editions'")
    if (several := len({edition.sha256 for edition in found})) > 1:
        raise BadInput(f"{several} editions of {register.name} begin with {wanted!r}; give more of the SHA-256")
    return found


def export(session: Session, archive: Archive, editions: list[KeptEdition], folder: Path) -> int:
    """Write the files of editions into a folder for each look; returns how many files were written.

    Raises StoreUnusable where the archive is damaged or the folder cannot be written.
    """
    written = 0
    for edition in editions:
        target = folder / f"{edition.look}".replace(":", "")
        for name, sha256 in session.edition_files(edition.id).items():
            data = archive.get(sha256)
            try:
                target.mkdir(parents=True, exist_ok=True)
                write_whole(target / everywhere(name), data)
            except OSError as error:
                raise StoreUnusable(f"{target / name}: cannot be written ({error.strerror})") from None
            written += 1
    return written


def everywhere(name: str) -> str:
    """A file's name without the signs that part folders or drives on some system."""
    return re.sub(r"[\\/:]", "", name) or "edition"
