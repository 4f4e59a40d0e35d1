"""Editions back from the archive, bit for bit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from inforce.errors import BadInput, NotWhole, StoreUnusable
from inforce.register.archive import Archive
from inforce.register.register import Register
from inforce.register.store import KeptEdition, Session
from inforce.whole import write_whole


def find_editions(session: Session, register: Register, wanted: str | None) -> list[KeptEdition]:
    """All looks at a register, or those of one edition, named by the beginning of its SHA-256, its time of retrieval, or the
    day of that (in UTC).

    Raises BadInput where there is none, or several editions begin so or are of that day.
    """
    every = session.editions(session.register_id(register.name) or 0)
    if wanted is None:
        return every
    found = [e for e in every if e.sha256.startswith(wanted.lower()) or str(e.look) == wanted]
    found = found or _of_the_day(every, wanted)
    if not found:
        raise BadInput(f"no edition of {register.name} is called {wanted!r}; see 'inforce lists --editions'")
    if (several := len({edition.sha256 for edition in found})) > 1:
        raise BadInput(f"{several} editions of {register.name} begin with {wanted!r}; give more of the SHA-256")
    return found


def _of_the_day(looks: Iterable[KeptEdition], wanted: str) -> list[KeptEdition]:
    """The one look of a day, written as 2024-01-11. Raises BadInput where there are several."""
    found = [each for each in looks if re.fullmatch(r"\d{4}-\d\d-\d\d", wanted) and str(each.look).startswith(wanted)]
    if len(found) > 1:
        raise BadInput(
            f"{len(found)} editions are of {wanted}; write one of {', '.join(str(each.look) for each in found)}"
        )
    return found


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files were written, and the looks whose editions the archive can no longer give out whole, with the reason."""

    files: int
    lost: tuple[tuple[KeptEdition, NotWhole], ...]


def export(session: Session, archive: Archive, editions: Iterable[KeptEdition], folder: Path) -> Exported:
    """Write the files of editions into a folder for each look; damage to one does not keep back the others.

    Raises StoreUnusable where the folder cannot be written, NotWhole where none of the editions can be given out.
    """
    written, lost = 0, list[tuple[KeptEdition, NotWhole]]()
    for edition in editions:
        names = session.edition_files(edition.id)
        try:
            files = {name: archive.get(sha256) for name, sha256 in names.items()}
        except NotWhole as error:
            lost.append((edition, error))
        else:
            _write(folder / f"{edition.look}".replace(":", ""), files)
            written += len(files)
    if lost and not written:
        raise lost[0][1]
    return Exported(written, tuple(lost))


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """Raises StoreUnusable."""
    for name, data in files.items():
        try:
            target.mkdir(parents=True, exist_ok=True)
            write_whole(target / everywhere(name), data)
        except OSError as error:
            raise StoreUnusable(f"{target / name}: cannot be written ({error.strerror})") from None


def everywhere(name: str) -> str:
    """A file's name without the signs that part folders or drives on some system."""
    return re.sub(r"[\\/:]", "", name) or "edition"
