"""The looks after one that came or went, judged again.

Whether a look is believed depends on the looks of its register in force before it, and on what people decided: on no order
of import among them, and on nothing that was retrieved later. (One thing of other registers counts: of the same bytes
given to two, those imported second are not believed.) So whenever a look is put in force or taken out, those after it that
were judged beside another predecessor are judged anew, as far as that makes a difference. What people accepted or
rejected stands, and so does what today's program cannot read.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from inforce.errors import BrokenEdition, NotWhole
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.guards import limits_of
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.archive import Archive
from inforce.register.judging import check_rows, cut_short, kept_elsewhere, misplaced, objections, too_early
from inforce.register.store import KeptEdition, Session
from inforce.register.timeline import Memory, Timeline

Progress = Callable[[Look], object]


@dataclass(frozen=True, slots=True)
class Turned:
    """A look that is believed no more, and why (``quarantine``), or is believed now (None)."""

    look: Look
    quarantine: str | None

    def __str__(self) -> str:
        now = f"quarantined: {self.quarantine}" if self.quarantine else "in force"
        return f"the look at {self.look} is judged again beside it, and now {now}"


class Succession:
    """The looks of one register after a time, within one transaction; ``at`` is in microseconds (``KeptEdition.at``).

    First all of them are judged, then what has turned is written: looks that are believed no more are taken out from
    the newest to the oldest, so that little changes with each of them.
    """

    def __init__(self, session: Session, archive: Archive, facts: RegisterFacts, register: int, at: int) -> None:
        self._session = session
        self._archive = archive
        self._facts = facts
        self._register = register
        self._written = session.editions(register)
        self._editions = list(self._written)
        self._memory = Memory()
        self._at = at
        self._decided = {decision.at for decision in session.decisions(register)}
        self._minimums = session.minimums(register)

    def judge(self, parts: Collection[str], progress: Progress) -> list[Turned]:
        """Judge again after the look at this time, which carries some parts, was put in force or taken out."""
        changed, other = set(parts), True  # parts, and whether the look before is another than the one judged beside
        for position, edition in enumerate(self._written):
            if edition.at <= self._at or not (other or changed & edition.parts):
                continue
            progress(edition.look)
            now = self._editions[position] = self._judged(edition)
            if now.is_in_force is not edition.is_in_force:
                changed, other = changed | edition.parts, True
            elif now.is_in_force:
                changed, other = changed - edition.parts, False
            if not (changed or other):
                break
        return self._write()

    def _judged(self, edition: KeptEdition) -> KeptEdition:
        """An edition with what is said of it now."""
        if edition.at in self._decided or not edition.form:
            return edition
        timeline = Timeline(self._session, self._register, self._editions, edition.at, self._memory)
        try:
            files = self._files(edition)
            reading = self._read(edition, files)
            check_rows(timeline, reading)
        except (BrokenEdition, NotWhole):
            return edition  # of its own, whatever stands before it; or nobody can read it now
        if reading.parts.keys() != edition.parts:
            return edition  # read otherwise than when it came: for a person to accept
        problem = self._problem(edition, timeline, reading, files)
        if problem is None:
            timeline.remember(reading)
        return replace(edition, quarantine=f"{', '.join(files)}: {problem}" if problem else None)

    def _files(self, edition: KeptEdition) -> dict[str, bytes]:
        names = self._session.edition_files(edition.id)
        return {name: self._archive.get(sha256) for name, sha256 in names.items()}

    def _read(self, edition: KeptEdition, files: dict[str, bytes]) -> Reading:
        """Raises BrokenEdition."""
        return read_edition(files, self._facts, "names" if PART in edition.parts else "all")

    def _problem(
        self, edition: KeptEdition, timeline: Timeline, reading: Reading, files: dict[str, bytes]
    ) -> str | None:
        limits = replace(limits_of(self._facts.name), minimum=self._minimums.get(edition.at, 0))
        said = objections(timeline, reading, self._facts, limits)
        said += too_early(reading, edition.look, self._facts)
        said += misplaced(timeline, reading, files, self._facts.name)
        if not edition.is_in_force:  # the bytes of an edition in force belong here: whoever has them too came later
            said += kept_elsewhere(self._session, edition.sha256, self._facts.name)
        return "; ".join(said) or cut_short(self._session, self._archive, timeline, reading, files)

    def _write(self) -> list[Turned]:
        """What is said otherwise than it is written; the looks that are believed otherwise."""
        pairs = list(zip(self._written, self._editions, strict=True))
        for was, now in pairs:
            if was.quarantine != now.quarantine:
                self._session.set_quarantine(self._register, now.at, now.quarantine)
        turned = [now for was, now in pairs if was.is_in_force is not now.is_in_force]
        for edition in reversed(turned):
            if not edition.is_in_force:
                self._timeline(edition).take_out(edition)
        for edition in turned:
            if edition.is_in_force:
                self._timeline(edition).place(self._read(edition, self._files(edition)))
        return [Turned(each.look, each.quarantine) for each in turned]

    def _timeline(self, edition: KeptEdition) -> Timeline:
        """Around an edition that is written now: those taken out before it and put in before it are so in the store."""
        timeline = Timeline(self._session, self._register, self._written, edition.at, self._memory)
        position = next(at for at, each in enumerate(self._written) if each.at == edition.at)
        self._written[position] = edition
        return timeline


def judge_after(
    session: Session,
    archive: Archive,
    facts: RegisterFacts,
    register: int,
    edition: KeptEdition,
    progress: Progress = lambda _: None,
) -> list[Turned]:
    """Judge the looks again after an edition that was put in force or taken out; ``progress`` is told each of them."""
    return Succession(session, archive, facts, register, edition.at).judge(edition.parts, progress)
