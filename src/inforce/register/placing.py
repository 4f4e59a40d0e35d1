"""One look on its way into the archive and the store."""

from collections.abc import Mapping
from concurrent.futures import Future
from hashlib import sha256

from inforce.errors import BrokenEdition, TimesClash
from inforce.lists.edition import Reading
from inforce.lists.guards import Limits, notable
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts
from inforce.register.archive import DAMAGED, Archive, Prepared
from inforce.register.judging import (
    check_rows,
    cut_short,
    kept_elsewhere,
    misplaced,
    objections,
    predecessor,
    refusal,
    too_early,
)
from inforce.register.loading import Loaded
from inforce.register.store import KeptEdition, Session, microseconds
from inforce.register.succession import Turned, judge_after
from inforce.register.timeline import Memory, Timeline


class Placing:
    """One look on its way into the store, within one transaction."""

    def __init__(
        self,
        session: Session,
        archive: Archive,
        facts: RegisterFacts,
        loaded: Loaded,
        memory: Memory,
        limits: Limits,
    ) -> None:
        self._session = session
        self._archive = archive
        self._facts = facts
        self._loaded = loaded
        self._look, self._where = loaded.download.look, loaded.download.where
        self._memory = memory
        self._limits = limits
        self._register = memory.register or session.add_register(facts.name)
        self._at = microseconds(self._look.known)
        memory.refresh(session, self._register)
        self._timeline = Timeline(session, self._register, memory.editions, self._at, memory)
        self._sha256 = set_name(loaded.names)

    def known(self, carries: str) -> KeptEdition | None:
        """The edition of this look where it is in the store already.

        Raises TimesClash where another edition is there for the same moment.
        """
        kept = self._memory.find(self._at)
        if kept is None:
            return None
        as_declared = not kept.parts or (PART in kept.parts) == (carries == "names")
        if kept.sha256 == self._sha256 and as_declared:
            return kept
        if kept.sha256 == self._sha256:
            other = "all" if carries == "names" else "names"
            raise TimesClash(
                f"{self._where}: this very edition, retrieved at {self._look}, is known already with --carries {other}; give "
                "the same again, or another time with --retrieved"
            )
        raise TimesClash(
            f"{self._where}: another edition of {self._facts.name} was retrieved at "
            f"{self._look} (sha256 {kept.sha256[:12]}…); give the exact time with --retrieved"
        )

    def problem_of(self, reading: Reading) -> BrokenEdition | None:
        """A row that cannot be read, or what the guards say beside the edition before."""
        try:
            check_rows(self._timeline, reading)
        except BrokenEdition as error:
            return error
        problems = objections(self._timeline, reading, self._facts, self._limits)
        problems += too_early(reading, self._look, self._facts)
        problems += misplaced(self._timeline, reading, self._loaded.names, self._facts.name)
        problems += kept_elsewhere(self._session, self._sha256, self._facts.name)
        return refusal(self._where, problems)

    def cut_short(self, reading: Reading) -> BrokenEdition | None:
        """A file that is the beginning of the one before. Reads the archive: to be asked when nobody else does."""
        told = cut_short(self._session, self._archive, self._timeline, reading, self._loaded.files)
        return BrokenEdition(f"{self._where}: {told}") if told else None

    def remarks(self, reading: Reading) -> tuple[str, ...]:
        """What the reader and the guards have to say of an edition that is believed."""
        before, whole = predecessor(self._timeline, reading), self._limits.minimum > 0
        return (*reading.remarks, *notable(reading, before, self._facts, whole=whole))

    def bases(self) -> Mapping[str, str]:
        """The files of the edition before: SHA-256 by name."""
        before = self._timeline.before
        return self._memory.files_of(self._session, before) if before else {}

    def prepare(self, bases: Mapping[str, str]) -> list[Prepared]:
        """The files compressed, each against that of the same name in the edition before, or against its only file."""
        only = next(iter(bases.values())) if len(bases) == 1 else None
        files, names = self._loaded.files, self._loaded.names
        return [self._archive.prepare(names[name], data, bases.get(name, only)) for name, data in files.items()]

    def mend(self) -> tuple[str, ...]:
        """The files of a look that is known already into the archive, where it can no longer give them out; a remark for each."""
        files = self._loaded.files
        found = {name: self._archive.mend(sha256, files[name]) for name, sha256 in self._loaded.names.items()}
        return tuple(mended(name, what) for name, what in found.items() if what)

    def keep(self, prepared: Future[list[Prepared]]) -> tuple[str, ...]:
        """The bytes into the archive, when they are prepared; a remark for each file that was damaged there."""
        for each in prepared.result():
            self._archive.keep(each)
        anew = {each.name for each in prepared.result() if each.mends}
        return tuple(mended(name, DAMAGED) for name, sha256 in self._loaded.names.items() if sha256 in anew)

    def note(self, reading: Reading | None, quarantine: str | None) -> None:
        """The edition and the look into the store, in force or in quarantine."""
        parts = reading.parts if reading else ()
        edition = self._session.find_edition(self._register, self._sha256, parts) or self._session.add_edition(
            files=self._loaded.names,
            parts=parts,
            register=self._register,
            sha256=self._sha256,
            form=reading.form if reading else "",
            published=reading.published if reading else None,
            entries=len(reading.numbers) if reading else 0,
            size=sum(map(len, self._loaded.files.values())),
        )
        self._session.add_look(self._register, self._look, edition, quarantine)
        if self._limits.minimum:
            self._session.add_minimum(self._register, self._at, self._limits.minimum)
        if reading and not quarantine:
            self._timeline.place(reading)
        kept = self._session.edition_at(self._register, self._at)
        self._memory.add(self._register, kept, self._loaded.names)

    def judge_after(self) -> list[Turned]:
        """Judge the looks after this one again, which is in force now. Reads the archive."""
        if self._memory.editions[-1].at == self._at:
            return []
        edition = self._session.edition_at(self._register, self._at)
        turned = judge_after(self._session, self._archive, self._facts, self._register, edition)
        self._memory.distrust()  # reasons may have changed too
        return turned


def mended(file: str, what: str) -> str:
    """What is said of a file whose bytes came again."""
    return f"{file} was {what} the archive, and is whole again"


def set_name(files: Mapping[str, str]) -> str:
    """The name of an edition: the SHA-256 of its file, or, of a set, that of its sorted ``name sha256`` lines."""
    if len(files) == 1:
        return next(iter(files.values()))
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()
