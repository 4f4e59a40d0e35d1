"""One look placed into the intervals of a register, or taken out of them."""

from dataclasses import dataclass, field

from inforce.lists.edition import Part, Reading
from inforce.lists.formats import names_in
from inforce.names import name_key
from inforce.register.changes import place, remove
from inforce.register.store import KeptEdition, Session


@dataclass(slots=True)
class Newest:
    """What the newest look in force shows, kept between imports so that it need not be read again.

    ``stamp`` are the looks in force up to this one: another process may have added to them.
    """

    numbers: frozenset[str] = frozenset()
    rows: dict[str, frozenset[bytes]] = field(default_factory=dict)
    stamp: tuple[int, ...] = ()


class Timeline:
    """The looks in force of one register around a time, within one transaction."""

    def __init__(
        self, session: Session, register: int, editions: list[KeptEdition], at: int, newest: Newest | None = None
    ) -> None:
        self._session = session
        self._register = register
        self._at = at
        self._newest = newest or Newest()
        in_force = [edition for edition in editions if edition.quarantine is None]
        self._before = [edition for edition in in_force if edition.at < at]
        self._after = [edition for edition in in_force if edition.at > at]
        self._appeared: dict[str, frozenset[bytes]] = {}

    @property
    def before(self) -> KeptEdition | None:
        """The last edition in force before this time."""
        return self._before[-1] if self._before else None

    def place(self, reading: Reading) -> None:
        """A reading becomes what this time shows."""
        following = self._after[0].at if self._after else None
        placement = place(self.numbers_before(), reading.numbers, self._numbers_at(following))
        self._session.place_numbers(self._register, placement, self._at, following)
        for part in reading.parts.values():
            self._place_part(part)
        if following is None:
            if not self._fresh():
                self._newest.rows.clear()  # another process may have changed parts that this reading does not carry
            self._newest.numbers = reading.numbers
            self._newest.rows.update((part.name, part.rows) for part in reading.parts.values())
            self._newest.stamp = (*(edition.at for edition in self._before), self._at)

    def _place_part(self, part: Part) -> None:
        following = self._following(part.name)
        placement = place(self.rows_before(part.name), part.rows, self._rows_at(part.name, following))
        touched = placement.begun | placement.ended | placement.earlier
        numbers = {row: part.number(row) for row in touched}
        self._session.place_rows(self._register, part.name, placement, numbers, self._at, following)
        names = ((name_key(name), numbers[row]) for row in self.appeared(part) for name in names_in(part, row))
        self._session.add_names(self._register, names)

    def take_out(self, edition: KeptEdition) -> None:
        """What this time shows by an edition in force is forgotten; its names still find entries that others show."""
        following = self._after[0].at if self._after else None
        here = self._session.numbers_at(self._register, self._at)
        removal = remove(self.numbers_before(), here, self._numbers_at(following))
        self._session.remove_numbers(self._register, removal, self._at, following)
        for part in edition.parts:
            beyond = self._following(part)
            rows = self._session.rows_at(self._register, part, self._at)
            gone = remove(self.rows_before(part), rows, self._rows_at(part, beyond))
            self._session.remove_rows(self._register, part, gone, self._at, beyond)

    def numbers_before(self) -> frozenset[str]:
        """Every entry that the last look before this time shows."""
        if self._fresh():
            return self._newest.numbers
        return self._numbers_at(self._before[-1].at if self._before else None) or frozenset()

    def rows_before(self, part: str) -> frozenset[bytes]:
        """What the last edition before this time that carries a part shows of it."""
        if self._fresh() and part in self._newest.rows:
            return self._newest.rows[part]
        carrier = next((edition.at for edition in reversed(self._before) if part in edition.parts), None)
        return self._rows_at(part, carrier) or frozenset()

    def appeared(self, part: Part) -> frozenset[bytes]:
        """Rows of a part that the edition before does not show."""
        if part.name not in self._appeared:
            self._appeared[part.name] = part.rows - self.rows_before(part.name)
        return self._appeared[part.name]

    def _fresh(self) -> bool:
        """What is kept between imports is still what the store shows before this time."""
        return bool(self._before) and self._newest.stamp == tuple(edition.at for edition in self._before)

    def _following(self, part: str) -> int | None:
        """The next look whose edition carries a part."""
        return next((edition.at for edition in self._after if part in edition.parts), None)

    def _numbers_at(self, at: int | None) -> frozenset[str] | None:
        return self._session.numbers_at(self._register, at) if at is not None else None

    def _rows_at(self, part: str, at: int | None) -> frozenset[bytes] | None:
        return self._session.rows_at(self._register, part, at) if at is not None else None
