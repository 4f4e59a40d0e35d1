"""The home folder: the store, the archive of editions and the registers in them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from inforce.errors import NothingInForce, UnknownRegister
from inforce.lists.registers import register_facts
from inforce.register.archive import Archive
from inforce.register.engines import Place, is_made, refuse_empty, refuse_lost
from inforce.register.register import STALENESS, Register
from inforce.register.store import Session, Store


def _nobody(_: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with ``archive/`` and ``store.sqlite``, or with the store on PostgreSQL at ``db``.

    It is made by the first import. ``staleness`` is how long a look counts; ``tell`` is given a line on what is made that
    takes its time: the index of a register's names.
    """

    folder: Path
    staleness: timedelta = STALENESS
    db: str | None = None
    tell: Callable[[str], None] = field(default=_nobody, repr=False, compare=False)

    @property
    def place(self) -> Place:
        return Place(self.folder, self.db)

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "archive")

    @property
    def indexes(self) -> Path:
        """The folder of indexes of names, each made anew where it is missing."""
        return self.folder / "indexes"

    @property
    def exists(self) -> bool:
        """There is a store to read, on SQLite or PostgreSQL. Raises StoreUnusable where that cannot be told, and where there was
        one: editions are in the archive."""
        if made := is_made(self.place):
            return made
        refuse_lost(self.place)
        return False

    @property
    def is_new(self) -> bool:
        """There is no store, whether or not there was one. Raises StoreUnusable where that cannot be told."""
        return not is_made(self.place)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent state of the store. Raises StoreUnusable."""
        store = Store(self.place)
        try:
            with store.transaction() as session:
                yield session
        finally:
            store.close()

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store, made where there is none. Raises StoreUnusable."""
        store = Store(self.place, write=True)
        try:
            yield store
        finally:
            store.close()

    def register(self, session: Session, name: str) -> Register:
        """A register that has editions. Raises UnknownRegister."""
        if session.register_id(name) is None:
            register_facts(name)
            raise UnknownRegister(f"{name} has no editions in {self.place}; see 'inforce lists import --help'")
        return self._register(session, name)

    def registers(self, session: Session) -> dict[str, Register]:
        """Every register that has editions, by name."""
        return {name: self._register(session, name) for name in session.registers()}

    def asked(self, session: Session, name: str | None = None) -> list[Register]:
        """The register named, or all that have editions, to be asked who was listed. Raises UnknownRegister, and NothingInForce
        where no edition of any of them is in force."""
        found = [self.register(session, name)] if name else list(self.registers(session).values())
        self.refuse_unanswerable(found)
        return found

    def refuse_unanswerable(self, registers: Iterable[Register]) -> None:
        """Raises NothingInForce where no edition of these registers is in force: nothing found there would mean nothing."""
        found = list(registers)
        if any(each.is_in_force for each in found):
            return
        if not found:
            refuse_empty(self.place)
        names = ", ".join(each.name for each in found)
        raise NothingInForce(
            f"{self.place}: no edition of {names} is in force; 'inforce lists' shows what is kept and why, 'inforce lists "
            "accept' puts an edition in force"
        )

    def _register(self, session: Session, name: str) -> Register:
        return Register(session, name, self.staleness, self.indexes, self.tell)
