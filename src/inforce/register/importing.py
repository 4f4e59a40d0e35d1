"""Editions into the archive and the store, one look after the other.

Every look is one transaction, written after its bytes are safe in the archive: a process killed at any point leaves a
store that the same import, run again, completes to what one undisturbed run would have made.
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from inforce.errors import BadInput, BrokenEdition
from inforce.lists.downloads import Download
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.guards import Before, judge
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.archive import Archive, Prepared, name_of
from inforce.register.store import KeptEdition, Session, Store, microseconds
from inforce.register.timeline import Newest, Timeline


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
        with self._store.transaction() as session, ThreadPoolExecutor(1) as beside:
            placing = _Placing(session, self._archive, self._facts, download, files, self._newest)
            if known := placing.known(self._carries):
                return Imported(download.look, download.where, Outcome.KNOWN, known.entries)
            # Compressing needs no interpreter: it runs beside the reading.
            prepared = beside.submit(placing.prepare, placing.bases())
            reading, problem = (None, problem) if problem else self._read(files)
            problem = problem or (placing.problem_of(reading) if reading else None)
            if problem and not keep_broken:
                raise problem
            placing.keep(prepared.result(), reading, str(problem) if problem else None)
        entries = len(reading.numbers) if reading else 0
        if problem:
            return Imported(download.look, download.where, Outcome.QUARANTINED, entries, str(problem))
        remarks = reading.remarks if reading else ()
        return Imported(download.look, download.where, Outcome.IN_FORCE, entries, remarks=remarks)

    def _read(self, files: Mapping[str, bytes]) -> tuple[Reading | None, BrokenEdition | None]:
        try:
            return read_edition(files, self._facts, self._carries), None
        except BrokenEdition as error:
            return None, error


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
        self._at = microseconds(download.look.known)
        self._all = session.editions(self._register)
        self._timeline = Timeline(session, self._register, self._all, self._at, newest)
        self._names = {name: name_of(data) for name, data in files.items()}
        self._sha256 = set_name(self._names)

    def known(self, carries: str) -> KeptEdition | None:
        """The edition of this look where it is in the store already.

        Raises BadInput where another edition is there for the same moment.
        """
        kept = next((edition for edition in self._all if edition.at == self._at), None)
        if kept is None:
            return None
        as_declared = not kept.parts or (PART in kept.parts) == (carries == "names")
        if kept.sha256 == self._sha256 and as_declared:
            return kept
        raise BadInput(
            f"{self._download.where}: another edition of {self._facts.name} was retrieved at "
            f"{self._download.look} (sha256 {kept.sha256[:12]}…); give the exact time with --retrieved"
        )

    def problem_of(self, reading: Reading) -> BrokenEdition | None:
        """A row that cannot be read, or what the guards say beside the edition before."""
        try:
            for part in reading.parts.values():
                for row in self._timeline.appeared(part):
                    part.check(row)
        except BrokenEdition as error:
            return error
        problems = judge(reading, self._predecessor(reading), self._facts)
        return BrokenEdition(f"{self._download.where}: {'; '.join(problems)}") if problems else None

    def _predecessor(self, reading: Reading) -> Before | None:
        last = self._timeline.before
        if last is None:
            return None
        rows = {part: self._timeline.rows_before(part) for part in reading.parts}
        return Before(str(last.look), self._timeline.numbers_before(), rows)

    def bases(self) -> dict[str, str]:
        """The files of the edition before: SHA-256 by name."""
        return self._session.edition_files(self._timeline.before.id) if self._timeline.before else {}

    def prepare(self, bases: Mapping[str, str]) -> list[Prepared]:
        """The files compressed, each against that of the same name in the edition before, or against its only file."""
        only = next(iter(bases.values())) if len(bases) == 1 else None
        return [self._archive.prepare(data, bases.get(name, only)) for name, data in self._files.items()]

    def keep(self, prepared: Iterable[Prepared], reading: Reading | None, quarantine: str | None) -> None:
        """The bytes into the archive, the edition and the look into the store, in force or in quarantine."""
        for each in prepared:
            self._archive.keep(each)
        parts = reading.parts if reading else ()
        edition = self._session.find_edition(self._register, self._sha256, parts) or self._session.add_edition(
            files=self._names,
            parts=parts,
            register=self._register,
            sha256=self._sha256,
            form=reading.form if reading else "",
            published=reading.published if reading else None,
            entries=len(reading.numbers) if reading else 0,
            size=sum(map(len, self._files.values())),
        )
        self._session.add_look(self._register, self._download.look, edition, quarantine)
        if reading and not quarantine:
            self._timeline.place(reading)


def set_name(files: Mapping[str, str]) -> str:
    """The name of an edition: the SHA-256 of its file, or, of a set, that of its sorted ``name sha256`` lines."""
    if len(files) == 1:
        return next(iter(files.values()))
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()
