"""One look placed into the intervals of a register, or taken out of them."""

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from inforce.lists.edition import Part, Reading
from inforce.lists.formats import keys_in
from inforce.register.changes import Difference, place, remove
from inforce.register.consequences import Around, Consequence
from inforce.register.store import KeptEdition, Session, instant

YEAR = timedelta(days=365.25)


@dataclass(slots=True)
class Memory:
    """What is known of a register from the looks placed before, so that it need not be read again.

    ``editions`` are all its looks, in order; ``files`` are those of the edition kept last, by the store's key of it.
    ``numbers`` and ``rows`` (by part) are what a look in force shows of itself, each with the time of that look (None:
    not known). All of it holds while the store has as many looks and decisions as ``extent`` says: another process may
    have added to them.
    """

    extent: tuple[int, int] = (0, 0)
    editions: list[KeptEdition] = field(default_factory=list)
    register: int | None = None
    files: tuple[int, Mapping[str, str]] | None = None
    numbers: tuple[int | None, frozenset[str]] = (None, frozenset())
    rows: dict[str, tuple[int | None, frozenset[bytes]]] = field(default_factory=dict)

    def refresh(self, session: Session, register: int) -> None:
        """Forget everything where another process changed the register."""
        if (extent := session.extent(register)) != self.extent:
            self.extent, self.editions = extent, session.editions(register)
            self.forget()

    def forget(self) -> None:
        """What looks show is not known."""
        self.numbers = None, frozenset()
        self.rows.clear()

    def files_of(self, session: Session, edition: KeptEdition) -> Mapping[str, str]:
        """SHA-256 by file name."""
        if self.files and self.files[0] == edition.id:
            return self.files[1]
        return session.edition_files(edition.id)

    def distrust(self) -> None:
        """Looks are believed otherwise than is remembered here: read them again."""
        self.extent = (-1, -1)

    def find(self, at: int) -> KeptEdition | None:
        """The edition of a look."""
        position = bisect_left(self.editions, at, key=_time)
        return self.editions[position] if self.editions[position:] and self.editions[position].at == at else None

    def add(self, register: int, edition: KeptEdition, files: Mapping[str, str]) -> None:
        """A look that was written."""
        self.register, self.files = register, (edition.id, files)
        insort(self.editions, edition, key=_time)
        self.extent = (self.extent[0] + 1, self.extent[1])


def _time(edition: KeptEdition) -> int:
    return edition.at


class Timeline:
    """The looks in force of one register around a time, within one transaction."""

    def __init__(
        self, session: Session, register: int, editions: list[KeptEdition], at: int, memory: Memory | None = None
    ) -> None:
        self._session = session
        self._register = register
        self._at = at
        self._memory = memory or Memory()
        in_force = [edition for edition in editions if edition.quarantine is None]
        self._before = [edition for edition in in_force if edition.at < at]
        self._after = [edition for edition in in_force if edition.at > at]
        self._differences: dict[str, Difference[bytes]] = {}
        self._of_numbers: Difference[str] | None = None

    @property
    def before(self) -> KeptEdition | None:
        """The last edition in force before this time."""
        return self._before[-1] if self._before else None

    def place(self, reading: Reading) -> None:
        """A reading becomes what this time shows."""
        following = self._after[0].at if self._after else None
        here = self.difference_of_numbers(reading)
        self._session.place_numbers(self._register, place(here, self._numbers_at(following)), self._at, following)
        for part in reading.parts.values():
            self._place_part(part)
        self.remember(reading)

    def _place_part(self, part: Part) -> None:
        following = self._following(part.name)
        here = self.difference(part)
        placement = place(here, self._rows_at(part.name, following))
        numbers = {row: part.number(row) for row in here.appeared | here.ended}
        self._session.place_rows(self._register, part.name, placement, numbers, self._at, following)
        keys = ((key, numbers[row]) for row in here.appeared for key in keys_in(part, row))
        self._session.add_keys(self._register, keys)

    def remember(self, reading: Reading) -> None:
        """A reading is what this time shows, or will show once that is written."""
        self._memory.numbers = self._at, reading.numbers
        self._memory.rows.update((part.name, (self._at, part.rows)) for part in reading.parts.values())

    def consequence(self, here: frozenset[str]) -> Consequence:
        """What an edition that lists some entries makes of the looks in force on both sides."""
        before, after = self.before, self._after[0] if self._after else None
        return Consequence(
            here,
            Around(before.look, self.numbers_before()) if before else None,
            Around(after.look, self._session.numbers_at(self._register, after.at)) if after else None,
        )

    def years_since(self, edition: KeptEdition) -> float:
        """From when an edition was retrieved until this time."""
        return (instant(self._at) - instant(edition.at)) / YEAR

    def take_out(self, edition: KeptEdition) -> None:
        """What this time shows by an edition in force is forgotten; its names still find entries that others show."""
        following = self._after[0].at if self._after else None
        turns = self._session.turns_of_numbers(self._register, self._at, following)
        removal = remove(turns.here, turns.again)
        self._session.remove_numbers(self._register, removal, self._at, following)
        for part in edition.parts:
            self._take_out_part(part)

    def _take_out_part(self, part: str) -> None:
        following = self._following(part)
        turns, numbers = self._session.turns_of_rows(self._register, part, self._at, following)
        removal = remove(turns.here, turns.again)
        self._session.remove_rows(self._register, part, removal, numbers, self._at, following)

    def numbers_before(self) -> frozenset[str]:
        """Every entry that the last look before this time shows."""
        at = self.before.at if self.before else None
        if at != self._memory.numbers[0]:
            self._memory.numbers = at, self._numbers_at(at) or frozenset()
        return self._memory.numbers[1] if at is not None else frozenset()

    def rows_before(self, part: str) -> frozenset[bytes]:
        """What the last edition before this time that carries a part shows of it."""
        at = self._carrier(part)
        if part not in self._memory.rows or at != self._memory.rows[part][0]:
            self._memory.rows[part] = at, self._rows_at(part, at) or frozenset()
        return self._memory.rows[part][1]

    def difference_of_numbers(self, reading: Reading) -> Difference[str]:
        """The entries of the one reading that is placed here beside those that the look before shows."""
        if self._of_numbers is None:
            before, here = self.numbers_before(), reading.numbers
            self._of_numbers = Difference.told(before, reading.numbers_since) or Difference.between(before, here)
        return self._of_numbers

    def difference(self, part: Part) -> Difference[bytes]:
        """The rows of a part beside those that the edition before shows."""
        if part.name not in self._differences:
            before = self.rows_before(part.name)
            told = Difference.told(before, part.since)
            self._differences[part.name] = told or Difference.between(before, part.rows)
        return self._differences[part.name]

    def _carrier(self, part: str) -> int | None:
        """The last look before this time whose edition carries a part."""
        return next((edition.at for edition in reversed(self._before) if part in edition.parts), None)

    def _following(self, part: str) -> int | None:
        """The next look whose edition carries a part."""
        return next((edition.at for edition in self._after if part in edition.parts), None)

    def _numbers_at(self, at: int | None) -> frozenset[str] | None:
        return self._session.numbers_at(self._register, at) if at is not None else None

    def _rows_at(self, part: str, at: int | None) -> frozenset[bytes] | None:
        return self._session.rows_at(self._register, part, at) if at is not None else None
