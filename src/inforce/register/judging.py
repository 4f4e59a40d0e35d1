"""What is said against an edition beside the looks in force before it: by its rows, by the guards, by its bytes."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePath

from inforce.errors import AnotherList, BrokenEdition
from inforce.lists.edition import Reading
from inforce.lists.guards import Before, Limits, Stranger, judge
from inforce.lists.registers import RegisterFacts, others_with_file
from inforce.moment import DAY, Look
from inforce.register.archive import Archive
from inforce.register.stated import window_of
from inforce.register.store import KeptEdition, Session
from inforce.register.timeline import Timeline

ANY_ZONE = DAY
"""How much later than its retrieval an edition may say that it was published: times may be of another zone than they are
said to be, and days of any."""


def check_rows(timeline: Timeline, reading: Reading) -> None:
    """Raises BrokenEdition for a row that cannot be read, of those that the edition before does not have."""
    for part in reading.parts.values():
        for row in timeline.difference(part).appeared:
            part.check(row)


def objections(timeline: Timeline, reading: Reading, facts: RegisterFacts, limits: Limits) -> list[str]:
    """What the guards say of a reading beside the edition before it, a sentence each."""
    return judge(reading, predecessor(timeline, reading), facts, limits=limits)


def predecessor(timeline: Timeline, reading: Reading) -> Before | None:
    """What the look before shows, as far as a reading is compared with it; None of a first look."""
    last = timeline.before
    if last is None:
        return None
    missing = {part for part in last.parts if part.startswith(f"{reading.form}:")} - reading.parts.keys()
    rows = {part: timeline.rows_before(part) for part in (*reading.parts, *missing)}
    new = {part.name: timeline.difference(part).appeared for part in reading.parts.values()}
    gone = timeline.difference_of_numbers(reading).ended
    return Before(str(last.look), timeline.numbers_before(), rows, new, gone, timeline.years_since(last))


def kept_elsewhere(session: Session, sha256: str, register: str) -> Iterator[str]:
    """A file given to the wrong register may well be one that another list can be read from. Of two registers that were
    given the same bytes, it is said of the one that was given them second."""
    for other in session.registers_with(sha256):
        if other != register:
            yield Stranger(f"the same bytes are an edition of {other}; is {register} the right register?")


def too_early(reading: Reading, look: Look, facts: RegisterFacts) -> Iterator[str]:
    """It tells of a publication after its retrieval: one of the two times is wrong, and only a person can tell which."""
    window = window_of(reading.published or "", facts.zone)
    if window and window[0] > look.latest + ANY_ZONE:
        yield (
            f"it says that it was published on {reading.published}, and was retrieved at {look}, before that; if the time of "
            "retrieval is wrong, import it with the true one, else keep it (--keep-broken) and accept it"
        )


def misplaced(timeline: Timeline, reading: Reading, names: Iterable[str], register: str) -> Iterator[str]:
    """A first edition in a file that its publisher has for another register; beside others, its numbers tell."""
    if timeline.before is None:
        yield from _misnamed(reading, names, register)


def _misnamed(reading: Reading, names: Iterable[str], register: str) -> Iterator[str]:
    for name in names:
        for other in others_with_file(PurePath(name).name, reading.form, register):
            yield Stranger(f"{name} is a file of {other}; is {register} the right register?")


def first_objections(
    reading: Reading, look: Look, names: Iterable[str], facts: RegisterFacts, limits: Limits
) -> list[str]:
    """What is said against the first edition of a register in a store that has none of any, a sentence each."""
    told = judge(reading, None, facts, limits=limits)
    return [*told, *too_early(reading, look, facts), *_misnamed(reading, names, facts.name)]


def refusal(where: str, objections: Collection[str]) -> BrokenEdition | None:
    """The error that tells what is said against the download at a place; None where nothing is."""
    if not objections:
        return None
    kind = AnotherList if any(isinstance(each, Stranger) for each in objections) else BrokenEdition
    return kind(f"{where}: {'; '.join(objections)}")


def cut_short(
    session: Session, archive: Archive, timeline: Timeline, reading: Reading, files: Mapping[str, bytes]
) -> str | None:
    """A file that is nothing but the beginning of the same file before was cut off between two rows, where its form
    has no mark at the end that would tell, or has lost it. Reads the archive: to be asked when nobody else does."""
    last = timeline.before
    doubtful = _doubtful(last, timeline, reading, files) if last else ()
    if last is None or not doubtful:
        return None
    before = session.edition_files(last.id)
    for name in doubtful:
        data = files[name]
        base = before.get(name) or (next(iter(before.values())) if len(before) == len(files) == 1 else None)
        whole = archive.get(base) if base and archive.is_whole(base) else b""
        if len(data) < len(whole) and whole.startswith(data):
            told = f"{len(data)} bytes, the beginning of the {len(whole)} of the edition before ({last.look})"
            return f"{name}: {told}; cut off"
    return None


def _doubtful(last: KeptEdition, timeline: Timeline, reading: Reading, files: Mapping[str, bytes]) -> Collection[str]:
    """Files that may have been cut off between two rows: all of a smaller edition; of a set that grew, those without
    their end mark, where a part has lost rows and has no new ones."""
    if sum(map(len, files.values())) < last.size:
        return files.keys()
    differences = map(timeline.difference, reading.parts.values()) if reading.unended else ()
    return reading.unended if any(each.ended and not each.appeared for each in differences) else ()
