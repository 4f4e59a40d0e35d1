"""One look on its way into the archive and the store."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from hashlib import sha256

from inforce.errors import BadInput, BrokenEdition
from inforce.lists.edition import Reading
from inforce.lists.guards import Before, Limits, judge, notable
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts
from inforce.register.archive import Archive, Prepared
from inforce.register.loading import Loaded
from inforce.register.store import KeptEdition, Session, microseconds
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
    ) -> None:
        self._session = session
        self._archive = archive
        self._facts = facts
        self._loaded = loaded
        self._look, self._where = loaded.download.look, loaded.download.where
        self._memory = memory
        self._register = session.add_register(facts.name)
        self._at = microseconds(self._look.known)
        memory.refresh(session, self._register)
        self._timeline = Timeline(session, self._register, memory.editions, self._at, memory)
        self._sha256 = set_name(loaded.names)

    def known(self, carries: str) -> KeptEdition | None:
        """The edition of this look where it is in the store already.

        Raises BadInput where another edition is there for the same moment.
        """
        kept = self._memory.find(self._at)
        if kept is None:
            return None
        as_declared = not kept.parts or (PART in kept.parts) == (carries == "names")
        if kept.sha256 == self._sha256 and as_declared:
            return kept
        if kept.sha256 == self._sha256:
            other = "all" if carries == "names" else "names"
            raise BadInput(
                f"{self._where}: this very edition, retrieved at {self._look}, is known already with --carries {other}; give "
                "the same again, or another time with --retrieved"
            )
        raise BadInput(
            f"{self._where}: another edition of {self._facts.name} was retrieved at "
            f"{self._look} (sha256 {kept.sha256[:12]}…); give the exact time with --retrieved"
        )

    def problem_of(self, reading: Reading, limits: Limits) -> BrokenEdition | None:
        """A row that cannot be read, or what the guards say beside the edition before."""
        try:
            for part in reading.parts.values():
                for row in self._timeline.difference(part).appeared:
                    part.check(row)
        except BrokenEdition as error:
            return error
        problems = judge(reading, self._predecessor(reading), self._facts, whole=True, limits=limits)
        problems = [*problems, *self._kept_elsewhere()]
        return BrokenEdition(f"{self._where}: {'; '.join(problems)}") if problems else None

    def cut_short(self) -> BrokenEdition | None:
        """A file that is nothing but the beginning of the same file before was cut off between two rows, where its form
        has no mark at the end that would tell. Reads the archive: to be asked when nobody else does."""
        last, bases = self._timeline.before, self.bases()
        if last is None or sum(map(len, self._loaded.files.values())) >= last.size:
            return None
        for name, data in self._loaded.files.items():
            base = bases.get(name) or (
                next(iter(bases.values())) if len(bases) == len(self._loaded.files) == 1 else None
            )
            before = self._archive.get(base) if base and base in self._archive else b""
            if len(data) < len(before) and before.startswith(data):
                told = f"{len(data)} bytes, the beginning of the {len(before)} of the edition before ({last.look})"
                return BrokenEdition(f"{self._where}: {name}: {told}; cut off")
        return None

    def remarks(self, reading: Reading) -> tuple[str, ...]:
        """What the reader and the guards have to say of an edition that is believed."""
        return (*reading.remarks, *notable(reading, self._predecessor(reading), self._facts))

    def _kept_elsewhere(self) -> Iterator[str]:
        """A file given to the wrong register may well be one that another list can be read from."""
        for register in self._session.registers_with(self._sha256):
            if register != self._facts.name:
                yield f"the same bytes are an edition of {register}; is {self._facts.name} the right register?"

    def _predecessor(self, reading: Reading) -> Before | None:
        last = self._timeline.before
        if last is None:
            return None
        rows = {part: self._timeline.rows_before(part) for part in reading.parts}
        new = {part.name: self._timeline.difference(part).appeared for part in reading.parts.values()}
        gone = self._timeline.difference_of_numbers(reading).ended
        return Before(str(last.look), self._timeline.numbers_before(), rows, new, gone)

    def bases(self) -> dict[str, str]:
        """The files of the edition before: SHA-256 by name."""
        return self._session.edition_files(self._timeline.before.id) if self._timeline.before else {}

    def prepare(self, bases: Mapping[str, str]) -> list[Prepared]:
        """The files compressed, each against that of the same name in the edition before, or against its only file."""
        only = next(iter(bases.values())) if len(bases) == 1 else None
        files, names = self._loaded.files, self._loaded.names
        return [self._archive.prepare(names[name], data, bases.get(name, only)) for name, data in files.items()]

    def keep(self, prepared: Future[list[Prepared]]) -> None:
        """The bytes into the archive, when they are prepared."""
        for each in prepared.result():
            self._archive.keep(each)

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
        if reading and not quarantine:
            self._timeline.place(reading)
        self._memory.add(self._session.edition_at(self._register, self._at))


def set_name(files: Mapping[str, str]) -> str:
    """The name of an edition: the SHA-256 of its file, or, of a set, that of its sorted ``name sha256`` lines."""
    if len(files) == 1:
        return next(iter(files.values()))
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()
