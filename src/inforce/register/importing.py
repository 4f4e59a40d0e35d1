"""Editions into the archive and the store, one look after the other.

Every look is one transaction, written after its bytes are safe in the archive: a process killed at any point leaves a
store that the same import, run again, completes to what one undisturbed run would have made.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum

from inforce.errors import AnotherList, BrokenEdition, LostContent, TimesClash
from inforce.lists.downloads import Download
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.guards import Limits, limits_of
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.archive import Archive, Prepared
from inforce.register.deltas import DeltaFile, is_delta, keep_delta
from inforce.register.judging import first_objections, refusal
from inforce.register.loading import Loaded, load, loaded_ahead
from inforce.register.placing import Placing, mended
from inforce.register.store import Store
from inforce.register.timeline import Memory


class Outcome(StrEnum):
    IN_FORCE = "in force"
    QUARANTINED = "quarantined"
    KNOWN = "known already"
    CLASHED = "not kept"  # another edition has its time
    LOST = "left out"  # whoever should have its bytes has not
    DELTA_BROKEN = "broken delta"  # not kept: it can be had again, and hides no edition
    DELTA = "as deltas"  # no editions: the publisher's own word on what one publication changed


FEW = 5
"""Downloads of another list, and none sound before them, after which the register is the wrong one."""
_NOT_KEPT = frozenset({Outcome.CLASHED, Outcome.LOST})


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one download. ``reason`` says why it is in quarantine or not kept; ``remarks`` are for people."""

    look: Look
    where: str
    outcome: Outcome
    entries: int = 0
    reason: str | None = None
    remarks: tuple[str, ...] = ()


class Importer:
    """Imports downloads of one register.

    ``fewest``: the number of entries below which an edition is not believed, for editions that are meant to be the whole
    list: whoever fetched them from the publisher knows that, an import of files does not.
    """

    def __init__(
        self, store: Store, archive: Archive, facts: RegisterFacts, carries: str = "all", fewest: int = 0
    ) -> None:
        self._store = store
        self._archive = archive
        self._facts = facts
        self._carries = carries
        self._limits = _limits(facts, fewest)
        self._memory = Memory()

    def run(
        self,
        downloads: Iterable[Download],
        *,
        keep_broken: bool = False,
        progress: Callable[[Imported], None] = lambda _: None,
    ) -> list[Imported]:
        """Import downloads in the order given.

        Broken downloads are quarantined where sound ones stand beside them (or with ``keep_broken``). Where nothing
        sound is found, nothing is kept: raises the first BrokenEdition, and as soon as the first few are of another list
        AnotherList. A download whose time belongs to another edition
        is passed over, and one whose bytes cannot be had is left out; raises TimesClash or LostContent where there are none
        but such.
        """
        done: list[Imported] = []
        for imported in self._each(downloads, done, keep_broken=keep_broken):
            done.append(imported)
            progress(imported)
        if done and all(each.outcome in _NOT_KEPT for each in done):
            raise TimesClash(done[0].reason) if done[0].outcome is Outcome.CLASHED else LostContent(done[0].reason)
        return done

    def _each(
        self, downloads: Iterable[Download], done: Sequence[Imported], *, keep_broken: bool
    ) -> Iterator[Imported]:
        """What becomes of each, broken ones last, in view of what is ``done``. Raises BrokenEdition where nothing is sound."""
        waiting: list[tuple[Download, BrokenEdition]] = []
        with ThreadPoolExecutor(3, "inforce-import") as beside:
            for loaded in loaded_ahead(downloads, beside):
                try:
                    imported = self._take(loaded, beside, keep_broken=keep_broken or any(map(_sound, done)))
                except BrokenEdition as error:
                    waiting.append((loaded.download, error))
                    if not any(map(_sound, done)):
                        _refuse_another_list([error for _, error in waiting])
                else:
                    yield imported
            if waiting and not any(map(_sound, done)):
                raise waiting[0][1]
            for download, _ in waiting:
                yield self._take(load(download), beside, keep_broken=True)

    def _take(self, loaded: Loaded, beside: ThreadPoolExecutor, *, keep_broken: bool) -> Imported:
        """Raises BrokenEdition for a download that is not to be kept."""
        if len(loaded.files) == 1 and is_delta(next(iter(loaded.files.values())), self._facts):
            return self._keep_delta(loaded, keep_broken=keep_broken)
        look, where = loaded.download.look, loaded.download.where
        if isinstance(loaded.problem, LostContent):
            return Imported(look, where, Outcome.LOST, reason=f"{where}: {loaded.problem}")
        try:
            with self._store.transaction() as session:
                placing = Placing(session, self._archive, self._facts, loaded, self._memory, self._limits)
                if known := placing.known(self._carries):
                    return Imported(look, where, Outcome.KNOWN, known.entries, known.quarantine, placing.mend())
                return self._place(placing, loaded, beside, keep_broken=keep_broken)
        except TimesClash as error:
            return Imported(look, where, Outcome.CLASHED, reason=str(error))

    def _place(self, placing: Placing, loaded: Loaded, beside: ThreadPoolExecutor, *, keep_broken: bool) -> Imported:
        """A look that is new, into archive and store. Compressing and writing need no interpreter: they run beside the
        reading. What is kept whatever is found to be in it is written at once. Raises BrokenEdition."""
        prepared = beside.submit(placing.prepare, placing.bases())
        kept = beside.submit(placing.keep, prepared) if keep_broken else None
        reading, problem = self._judged(placing, loaded, prepared)
        if problem and not keep_broken:
            raise problem
        remarks = placing.remarks(reading) if reading and not problem else ()
        kept = kept or beside.submit(placing.keep, prepared)
        placing.note(reading, str(problem) if problem else None)
        remarks += kept.result()  # before the transaction ends
        look, where, entries = loaded.download.look, loaded.download.where, len(reading.numbers) if reading else 0
        if problem:
            return Imported(look, where, Outcome.QUARANTINED, entries, str(problem), remarks)
        return Imported(look, where, Outcome.IN_FORCE, entries, remarks=(*remarks, *map(str, placing.judge_after())))

    def _judged(
        self, placing: Placing, loaded: Loaded, prepared: Future[list[Prepared]]
    ) -> tuple[Reading | None, BrokenEdition | None]:
        """What is read of a download, and what speaks against it."""
        if loaded.problem:
            return None, loaded.problem
        try:
            reading = read_edition(loaded.files, self._facts, self._carries)
        except BrokenEdition as error:
            return None, error
        problem = placing.problem_of(reading)
        if not problem:
            prepared.result()  # nobody else reads the archive then
            problem = placing.cut_short(reading)
        return reading, problem

    def _keep_delta(self, loaded: Loaded, *, keep_broken: bool) -> Imported:
        """A delta that cannot be read is not kept: it can be had again, and hides no edition. Raises BrokenEdition."""
        look, where = loaded.download.look, loaded.download.where
        (name, data), *_ = loaded.files.items()
        try:
            with self._store.transaction() as session:
                delta, new = keep_delta(session, self._archive, self._facts, DeltaFile(name, data, look))
        except BrokenEdition as error:
            if not keep_broken:
                raise
            return Imported(look, where, Outcome.DELTA_BROKEN, reason=f"{error}; not kept")
        if new:
            return Imported(look, where, Outcome.DELTA, len(delta.changes), remarks=delta.remarks)
        what = self._archive.mend(loaded.names[name], data)
        return Imported(look, where, Outcome.KNOWN, len(delta.changes), remarks=(mended(name, what),) if what else ())


def _refuse_another_list(errors: Sequence[BrokenEdition]) -> None:
    """Raises AnotherList where a few are of another list and none was sound: the others need not be read for that. Web pages
    and cut files among them tell nothing of the list."""
    of_another = [each for each in errors if isinstance(each, AnotherList)]
    if len(of_another) == FEW:
        told = f"so it is with the first {FEW} that can be read; nothing was kept of any"
        raise AnotherList(f"{of_another[0]} ({told}; where sound ones follow, give --keep-broken)")


def _limits(facts: RegisterFacts, fewest: int = 0) -> Limits:
    return replace(limits_of(facts.name), minimum=fewest)


def _sound(imported: Imported) -> bool:
    """It is in force, or kept beside what is: nothing speaks against it."""
    return imported.reason is None


def refuse_unsound(downloads: Iterable[Download], facts: RegisterFacts, carries: str = "all") -> None:
    """Raises the first BrokenEdition, and says how many more there are, where none of the downloads is sound as the first of a
    store; returns at the first that is."""
    broken: list[BrokenEdition] = []
    for download in downloads:
        try:
            _refuse_first(download, facts, carries)
        except BrokenEdition as error:
            broken.append(error)
            _refuse_another_list(broken)
        else:
            return
    if broken:
        more = f" (and {len(broken) - 1} more that cannot be read, or believed)" if broken[1:] else ""
        raise type(broken[0])(f"{broken[0]}{more}")


def _refuse_first(download: Download, facts: RegisterFacts, carries: str) -> None:
    """Raises BrokenEdition for a download that is not to be the first of a store."""
    files = download.files()
    if any(is_delta(data, facts) for data in files.values()):
        return
    reading = read_edition(files, facts, carries)
    for part in reading.parts.values():
        for row in part.rows:
            part.check(row)
    if problem := refusal(download.where, first_objections(reading, download.look, files, facts, _limits(facts))):
        raise problem
