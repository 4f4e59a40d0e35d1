"""Which editions a request is answered from: noted where a state of the store is used, for whoever writes it down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inforce.home import Home
from inforce.moment import Moment

if TYPE_CHECKING:
    from datetime import datetime

    from inforce.register.register import Register
    from inforce.register.store import Session

_NOTED: ContextVar[dict[str, str] | None] = ContextVar("noted", default=None)


@contextmanager
def noting(editions: dict[str, str]) -> Iterator[None]:
    """What is used meanwhile, also in threads that are begun for it, comes to stand there: by register the SHA-256 of its newest
    edition."""
    token = _NOTED.set(editions)
    try:
        yield
    finally:
        _NOTED.reset(token)


def note(editions: Mapping[str, str]) -> None:
    if (noted := _NOTED.get()) is not None:
        noted.update(editions)


def newest(registers: Mapping[str, Register], now: datetime) -> dict[str, str]:
    """By register the SHA-256 of the newest edition in force; of one that has none nothing."""
    last = {name: register.as_of(Moment(now, now)).editions()[-1:] for name, register in registers.items()}
    return {name: each.sha256 for name, found in last.items() for each in found}


@dataclass(frozen=True, slots=True)
class NotedHome(Home):
    """A home of which it is noted what is read of it."""

    of: Home | None = None
    clock: Callable[[], datetime] | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        assert self.of
        assert self.clock
        with self.of.reading() as session:
            if _NOTED.get() is not None:
                note(newest(self.registers(session), self.clock()))
            yield session


def noted_home(home: Home, clock: Callable[[], datetime]) -> Home:
    return NotedHome(home.folder, home.staleness, home.db, home.tell, of=home, clock=clock)
