"""Proof that the archive still has every edition and every delta bit for bit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inforce.errors import NotWhole
from inforce.register.archive import Archive
from inforce.register.store import Session

_SHOWN = 3
"""Editions that are named; of more, how many, and the last."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One file of the archive that is missing or no longer what was written. ``editions`` and ``deltas`` cannot be given
    out because of it: whatever it holds itself, and whatever is kept as its difference from that. Each is told in words
    (``un-sc 2021-12-09T00:15:22Z``).
    """

    file: Path
    what: str
    editions: tuple[str, ...]
    deltas: tuple[str, ...] = ()

    def __str__(self) -> str:
        lost = (*self.editions, *self.deltas)
        named = ", ".join(lost[:_SHOWN])
        if len(lost) > _SHOWN:
            named += f" and {len(lost) - _SHOWN} more, the last of them {lost[-1]}"
        return f"{self.file}: {self.what}; {NotWhole.WAY_OUT}. Not to be given out until then: {named}"


def verify(session: Session, archive: Archive, *registers: str) -> list[Damage]:
    """Read and hash every file of every edition, and every delta; each file of the archive that is not whole, once."""
    what: dict[Path, str] = {}
    lost: dict[tuple[Path, bool], dict[str, None]] = {}
    for name, sha256, is_delta in _kept(session, registers):
        try:
            archive.get(sha256)
        except NotWhole as error:
            what.setdefault(error.file, error.what)
            lost.setdefault((error.file, is_delta), {})[name] = None
    return [
        Damage(file, told, *(tuple(lost.get((file, is_delta), ())) for is_delta in (False, True)))
        for file, told in what.items()
    ]


def strays(session: Session, archive: Archive, files: Iterable[Path]) -> list[Path]:
    """Those of some files of the archive, listed before the session began, that nothing of any register needs: no damage, and
    nothing that is missed. None where no edition is known: they may be of any."""
    registers = session.registers()
    ids = [session.register_id(name) or 0 for name in registers]
    if not any(map(session.editions, ids)):
        return []
    lists = (each.sha256 for key in ids for each in session.validators(key).values() if each.sha256 in archive)
    return archive.strays(files, [*(sha256 for _, sha256, _ in _kept(session, tuple(registers))), *lists])


def _kept(session: Session, registers: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
    """Everything that the archive should have: what it is, its SHA-256, whether it is a delta."""
    for register in registers:
        key = session.register_id(register) or 0
        for delta in session.deltas(key):
            yield f"{register} delta {delta.name}", delta.sha256, True
        for edition in session.editions(key):
            for sha256 in session.edition_files(edition.id).values():
                yield f"{register} {edition.look}", sha256, False
