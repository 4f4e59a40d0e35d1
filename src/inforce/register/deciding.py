"""What people decide about editions: put one in force that was quarantined, take one out that was in force.

A decision is recorded with who, when and why, and is undone by the opposite one; every decision is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from inforce.errors import BadInput, BrokenEdition
from inforce.lists.edition import Reading
from inforce.lists.formats import read_edition
from inforce.lists.names_only import PART
from inforce.lists.registers import RegisterFacts, register_facts
from inforce.moment import Look, iso
from inforce.register.archive import Archive
from inforce.register.export import find_editions
from inforce.register.register import Register
from inforce.register.store import Decision, KeptEdition, Session
from inforce.register.succession import Progress, Turned, judge_after
from inforce.register.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, when (with zone) and why."""

    who: str
    when: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision about the edition of one look: ``told`` says what becomes of entries, None where nothing
    does; ``turned`` are the looks after it that are judged otherwise now."""

    look: Look
    told: str | None
    turned: list[Turned]


def accept(
    session: Session,
    archive: Archive,
    facts: RegisterFacts,
    edition: KeptEdition,
    judge: Judge,
    progress: Progress = lambda _: None,
) -> Decided:
    """Put a quarantined edition in force. ``progress`` is told each look that is judged again.

    Raises BadInput where it is in force already, BrokenEdition where it cannot be read.
    """
    register = _id(session, facts)
    edition = session.edition_at(register, edition.at)  # a decision on another look may have changed it
    if edition.quarantine is None:
        raise BadInput(f"{facts.name} {edition.look}: the edition is in force already")
    names = session.edition_files(edition.id)
    files = {name: archive.get(sha256) for name, sha256 in names.items()}
    reading = _read(files, facts, edition)
    timeline = Timeline(session, register, session.editions(register), edition.at)
    told = timeline.consequence(reading.numbers).in_force()
    timeline.place(reading)
    session.show_edition(register, edition.at, _row_of(session, register, edition, names, reading))
    session.set_quarantine(register, edition.at, None)
    session.add_decision(register, edition.at, "accept", judge.who, judge.when, judge.why)
    now = session.edition_at(register, edition.at)
    return Decided(edition.look, told, judge_after(session, archive, facts, register, now, progress))


def _read(files: Mapping[str, bytes], facts: RegisterFacts, edition: KeptEdition) -> Reading:
    """Raises BrokenEdition, which names the look: the name of a file may be that which another look gave the same bytes."""
    try:
        reading = read_edition(files, facts, "names" if PART in edition.parts else "all")
        for part in reading.parts.values():
            for row in part.rows:
                part.check(row)
    except BrokenEdition as error:
        told = f"{facts.name} {edition.look}: nothing to put in force ({error}); it stays in quarantine"
        raise BrokenEdition(told) from None
    return reading


def _row_of(session: Session, register: int, edition: KeptEdition, files: Mapping[str, str], reading: Reading) -> int:
    """The row of an edition with the parts that are read of it now: other looks may show the one with those of before."""
    found = session.find_edition(register, edition.sha256, reading.parts)
    if found is None:
        return session.add_edition(
            files=files,
            parts=reading.parts,
            register=register,
            sha256=edition.sha256,
            form=reading.form,
            published=reading.published,
            entries=len(reading.numbers),
            size=edition.size,
        )
    session.describe_edition(found, reading.form, reading.published, len(reading.numbers))
    return found


def reject(
    session: Session,
    archive: Archive,
    facts: RegisterFacts,
    edition: KeptEdition,
    judge: Judge,
    progress: Progress = lambda _: None,
) -> Decided:
    """Take an edition out of force; one in quarantine stays there for good reason. Its bytes are kept.

    Raises BadInput where that was decided already."""
    register, told = _id(session, facts), None
    edition = session.edition_at(register, edition.at)
    if last := _rejection(session, register, edition):
        told_by = f"by {last.who} at {iso(last.when.replace(microsecond=0))}; 'accept' undoes that"
        raise BadInput(f"{facts.name} {edition.look}: the edition was rejected already, {told_by}")
    if edition.quarantine is None:
        timeline = Timeline(session, register, session.editions(register), edition.at)
        told = timeline.consequence(session.numbers_at(register, edition.at)).out_of_force()
        timeline.take_out(edition)
    reason = f"rejected by {judge.who}" + (f": {judge.why}" if judge.why else "")
    session.set_quarantine(register, edition.at, reason)
    session.add_decision(register, edition.at, "reject", judge.who, judge.when, judge.why)
    turned = judge_after(session, archive, facts, register, edition, progress) if edition.quarantine is None else []
    return Decided(edition.look, told, turned)


def _rejection(session: Session, register: int, edition: KeptEdition) -> Decision | None:
    """The decision by which an edition is in quarantine, where it is one."""
    own = [each for each in session.decisions(register) if each.at == edition.at]
    return own[-1] if own and edition.quarantine is not None and own[-1].verb == "reject" else None


def decide(
    session: Session,
    archive: Archive,
    register: Register,
    edition: str,
    verb: str,
    judge: Judge,
    progress: Progress = lambda _: None,
) -> list[Decided]:
    """``accept`` or ``reject`` an edition, told by the beginning of its SHA-256 or its time of retrieval: at every look that
    shows it and is not so already, oldest first.

    Raises BadInput, BrokenEdition.
    """
    facts, does = register_facts(register.name), accept if verb == "accept" else reject
    looks = find_editions(session, register, edition)
    chosen = [each for each in looks if not _is_so(session, _id(session, facts), each, verb)] or looks[:1]
    # the newest first: a decision bears on the looks after it alone
    return [does(session, archive, facts, found, judge, progress) for found in reversed(chosen)][::-1]


def _is_so(session: Session, register: int, edition: KeptEdition, verb: str) -> bool:
    """The edition of a look is in force, or rejected, already."""
    return edition.quarantine is None if verb == "accept" else _rejection(session, register, edition) is not None


def _id(session: Session, facts: RegisterFacts) -> int:
    found = session.register_id(facts.name)
    assert found is not None  # it has editions
    return found
