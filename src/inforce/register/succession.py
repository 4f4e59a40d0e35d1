"""The looks after one that came or went, judged again.

Whether a look is believed depends on the looks in force before it alone, and on what people decided: on no order of
import, and on nothing that was retrieved later. So whenever a look is put in force or taken out, those after it that
were judged beside another predecessor are judged anew, as far as that makes a difference. What people accepted or
rejected stands, and so does what today's program cannot read.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from inforce.errors import BrokenEdition, NotWhole
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.guards import limits_of
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.archive import Archive
from inforce.register.judging import check_rows, cut_short, kept_elsewhere, misplaced, objections
from inforce.register.store import KeptEdition, Session
from inforce.register.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Turned:
    """A look that is believed no more, and why (``quarantine``), or is believed now (None)."""

    look: Look
    quarantine: str | None

    def __str__(self) -> str:
        now = f"quarantined: {self.quarantine}" if self.quarantine else "in force"
        return f"the look at {self.look} is judged again beside it, and now {now}"


class Succession:
    """The looks of one register after a time, within one transaction; ``at`` is in microseconds (``KeptEdition.at``)."""

    def __init__(self, session: Session, archive: Archive, facts: RegisterFacts, register: int, at: int) -> None:
        self._session = session
        self._archive = archive
        self._facts = facts
        self._register = register
        self._editions = session.editions(register)
        self._at = at
        self._decided = {decision.at for decision in session.decisions(register)}
        self._minimums = session.minimums(register)

    def judge(self, parts: Collection[str]) -> list[Turned]:
        """Judge again after the look at this time, which carries some parts, was put in force or taken out."""
        turned: list[Turned] = []
        changed, other = set(parts), True  # parts, and whether the look before is another than the one judged beside
        for position, edition in enumerate(self._editions):
            if edition.at <= self._at or not (other or changed & edition.parts):
                continue
            now = self._judged(edition)
            self._editions[position] = now
            if (now.quarantine is None) is not (edition.quarantine is None):
                turned.append(Turned(edition.look, now.quarantine))
                changed, other = changed | edition.parts, True
            elif now.quarantine is None:
                changed, other = changed - edition.parts, False
            if not (changed or other):
                break
        return turned

    def _judged(self, edition: KeptEdition) -> KeptEdition:
        """An edition with what is said of it now, in the store too."""
        if edition.at in self._decided or not edition.form:
            return edition
        timeline = Timeline(self._session, self._register, self._editions, edition.at)
        names = self._session.edition_files(edition.id)
        try:
            files = {name: self._archive.get(sha256) for name, sha256 in names.items()}
            reading = read_edition(files, self._facts, "names" if PART in edition.parts else "all")
            check_rows(timeline, reading)
        except (BrokenEdition, NotWhole):
            return edition  # of its own, whatever stands before it; or nobody can read it now
        if reading.parts.keys() != edition.parts:
            return edition  # read otherwise than when it came: for a person to accept
        problem = self._problem(edition, timeline, reading, files)
        reason = f"{', '.join(names)}: {problem}" if problem else None
        if reason != edition.quarantine:
            self._turn(edition, timeline, reading, reason)
        return replace(edition, quarantine=reason)

    def _problem(
        self, edition: KeptEdition, timeline: Timeline, reading: Reading, files: dict[str, bytes]
    ) -> str | None:
        limits = replace(limits_of(self._facts.name), minimum=self._minimums.get(edition.at, 0))
        said = objections(timeline, reading, self._facts, limits)
        said += misplaced(timeline, reading, files, self._facts.name)
        if (
            edition.quarantine is not None
        ):  # the bytes of an edition in force belong here: whoever has them too came later
            said += kept_elsewhere(self._session, edition.sha256, self._facts.name)
        return "; ".join(said) or cut_short(self._session, self._archive, timeline, files)

    def _turn(self, edition: KeptEdition, timeline: Timeline, reading: Reading, reason: str | None) -> None:
        if edition.quarantine is None:
            timeline.take_out(edition)
        elif reason is None:
            timeline.place(reading)
        self._session.set_quarantine(self._register, edition.at, reason)


def judge_after(
    session: Session, archive: Archive, facts: RegisterFacts, register: int, edition: KeptEdition
) -> list[Turned]:
    """Judge the looks again after an edition that was put in force or taken out."""
    return Succession(session, archive, facts, register, edition.at).judge(edition.parts)
