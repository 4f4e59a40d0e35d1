"""Editions into the archive and the store, one look after the other.

Every look is one transaction, written after its bytes are safe in the archive: a process killed at any point leaves a
store that the same import, run again, completes to what one undisturbed run would have made.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from inforce.errors import BadInput, BrokenEdition
from inforce.lists.downloads import Download
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.archive import Archive, name_of
from inforce.register.changes import fall
from inforce.register.store import Session, Store, microseconds
from inforce.register.timeline import Newest, Timeline

FEW = 10
"""A loss of no more entries than this is never out of proportion: small lists change by whole fractions."""


class Outcome(StrEnum):
    IN_FORCE = "in force"
    QUARANTINED = "quarantined"
    KNOWN = "known already"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one download. ``reason`` says why it is in quarantine; ``remarks`` are for people."""

    look: Look
    where: str
    outcome: Outcome
    entries: int = 0
    reason: str | None = None
    remarks: tuple[str, ...] = ()


class Importer:
    """Imports downloads of one register."""

    def __init__(self, store: Store, archive: Archive, facts: RegisterFacts, carries: str = "all") -> None:
        self._store = store
        self._archive = archive
        self._facts = facts
        self._carries = carries
        self._newest = Newest()

    def run(
        self,
        downloads: Iterable[Download],
        *,
        keep_broken: bool = False,
        progress: Callable[[Imported], None] = lambda _: None,
    ) -> list[Imported]:
        """Import downloads in the order given.

        Broken downloads are quarantined where sound ones stand beside them (or with ``keep_broken``). Where nothing
        sound is found, nothing is kept: raises the first BrokenEdition.
        """
        done: list[Imported] = []
        waiting: list[tuple[Download, BrokenEdition]] = []
        for download in downloads:
            try:
                imported = self._import(download, keep_broken=keep_broken or any(_sound(each) for each in done))
            except BrokenEdition as error:
                waiting.append((download, error))
                continue
            done.append(imported)
            progress(imported)
        if waiting and not any(_sound(each) for each in done):
            raise waiting[0][1]
        for download, _ in waiting:
            done.append(self._import(download, keep_broken=True))
            progress(done[-1])
        return done

    def _import(self, download: Download, *, keep_broken: bool) -> Imported:
        """Raises BrokenEdition for a download that is not to be kept."""
        files, problem = _files(download)
        reading: Reading | None = None
        if problem is None:
            try:
                reading = read_edition(files, self._facts, self._carries)
            except BrokenEdition as error:
                problem = error
        with self._store.transaction() as session:
            placing = _Placing(session, self._archive, self._facts, download, files, self._newest)
            if placing.is_known(reading):
                return Imported(download.look, download.where, Outcome.KNOWN, len(reading.numbers) if reading else 0)
            problem = problem or (placing.problem_of(reading) if reading else None)
            if problem is None and reading is not None:
                placing.put_in_force(reading)
                remarks = reading.remarks
                return Imported(download.look, download.where, Outcome.IN_FORCE, len(reading.numbers), remarks=remarks)
            assert problem is not None
            if not keep_broken:
                raise problem
            placing.quarantine(reading, str(problem))
        return Imported(
            download.look, download.where, Outcome.QUARANTINED, len(reading.numbers) if reading else 0, str(problem)
        )


def _sound(imported: Imported) -> bool:
    return imported.outcome is not Outcome.QUARANTINED


def _files(download: Download) -> tuple[dict[str, bytes], BrokenEdition | None]:
    """The files, or the bytes as they lie there where they cannot be unpacked."""
    try:
        return download.files(), None
    except BrokenEdition as error:
        return download.packed_files(), error


def refuse_unreadable(downloads: Iterable[Download], facts: RegisterFacts, carries: str = "all") -> None:
    """Raises the first BrokenEdition where none of the downloads can be read; returns at the first that can."""
    first: BrokenEdition | None = None
    for download in downloads:
        try:
            for part in read_edition(download.files(), facts, carries).parts.values():
                for row in part.rows:
                    part.check(row)
        except BrokenEdition as error:
            first = first or error
        else:
            return
    if first:
        raise first


class _Placing:
    """One look on its way into the store, within one transaction."""

    def __init__(
        self,
        session: Session,
        archive: Archive,
        facts: RegisterFacts,
        download: Download,
        files: Mapping[str, bytes],
        newest: Newest,
    ) -> None:
        self._session = session
        self._archive = archive
        self._facts = facts
        self._download = download
        self._files = files
        self._register = session.add_register(facts.name)
        self._at = microseconds(download.look.latest)
        self._all = session.editions(self._register)
        self._timeline = Timeline(session, self._register, self._at, newest)
        self._sha256 = set_name({name: name_of(data) for name, data in files.items()})

    def is_known(self, reading: Reading | None) -> bool:
        """This look is in the store. Raises BadInput where another edition is there for the same moment."""
        parts = frozenset(reading.parts) if reading else frozenset()
        for edition in self._all:
            if edition.at == self._at:
                if edition.sha256 == self._sha256 and edition.parts == parts:
                    return True
                raise BadInput(
                    f"{self._download.where}: another edition of {self._facts.name} was retrieved at "
                    f"{self._download.look} (sha256 {edition.sha256[:12]}…); give the exact time with --retrieved"
                )
        return False

    def problem_of(self, reading: Reading) -> BrokenEdition | None:
        """A row that cannot be read, or a fall in entries out of proportion."""
        try:
            for part in reading.parts.values():
                for row in part.rows - self._timeline.rows_before(part.name):
                    part.check(row)
        except BrokenEdition as error:
            return error
        before, here = self._timeline.before, len(reading.numbers)
        if before is None or not out_of_proportion(before.entries, here, self._facts):
            return None
        return BrokenEdition(
            f"{self._download.where}: {here} entries, {fall(before.entries, here):.0%} fewer than the {before.entries} "
            f"of the edition before ({before.look}); out of proportion"
        )

    def put_in_force(self, reading: Reading) -> None:
        self._keep(reading, None)
        self._timeline.place(reading)

    def quarantine(self, reading: Reading | None, reason: str) -> None:
        self._keep(reading, reason)

    def _keep(self, reading: Reading | None, quarantine: str | None) -> None:
        """The bytes into the archive, the edition and the look into the store."""
        base = self._bases()
        kept = {name: self._archive.put(data, base.get(name) or base.get("")) for name, data in self._files.items()}
        parts = reading.parts if reading else ()
        edition = self._session.find_edition(self._register, self._sha256, parts) or self._session.add_edition(
            files=kept,
            parts=parts,
            register=self._register,
            sha256=self._sha256,
            form=reading.form if reading else "",
            published=reading.published if reading else None,
            entries=len(reading.numbers) if reading else 0,
            size=sum(map(len, self._files.values())),
        )
        self._session.add_look(self._register, self._download.look, edition, quarantine)

    def _bases(self) -> dict[str, str]:
        """What to compress against: the file of the same name in the edition before, or its only file."""
        if self._timeline.before is None:
            return {}
        files = self._session.edition_files(self._timeline.before.id)
        return {**files, "": next(iter(files.values()))} if len(files) == 1 else files


def out_of_proportion(before: int, here: int, facts: RegisterFacts) -> bool:
    """So many entries fewer that a broken download is likelier than a delisting."""
    return before - here > FEW and fall(before, here) > facts.fall


def set_name(files: Mapping[str, str]) -> str:
    """The name of an edition: the SHA-256 of its file, or, of a set, that of its sorted ``name sha256`` lines."""
    if len(files) == 1:
        return next(iter(files.values()))
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()
