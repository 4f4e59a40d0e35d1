"""What changed on a register is told on, at least once: nothing counts as told before its destination has taken it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from inforce import contract
from inforce.home import Home
from inforce.moment import Moment, iso
from inforce.register.history import Change, changes
from inforce.register.model import Edition
from inforce.register.store import Session, instant, microseconds


@dataclass(frozen=True, slots=True)
class News:
    """The changes of a register that looks after ``since`` were the first to show; ``newest`` is the last of those.

    What was told is not taken back: where the newest edition is rejected after it was told, ``newest`` is one before
    ``since`` the next time, nothing is told of that, and later news goes on from there.
    """

    register: str
    since: datetime
    newest: Edition
    changes: tuple[Change, ...]


class Destination(Protocol):
    """Where news goes. ``name`` stands for it in the store: the same for the same place, and without its secrets."""

    @property
    def name(self) -> str: ...

    def tell(self, news: News) -> None:
        """Raises NotDelivered."""


def begin(home: Home, register: str, destination: Destination, now: datetime) -> None:
    """A destination that was never told anything is told of what comes after the newest look there is now."""
    if not home.exists:
        return
    with home.writing() as store, store.transaction() as session:
        kept = session.register_id(register)
        if kept is not None and session.told(kept, destination.name) is None:
            news = _news(home, session, register, destination, now)
            if news:
                session.put_told(kept, destination.name, microseconds(news.newest.look.known))


def tell(home: Home, register: str, destination: Destination, now: datetime) -> int:
    """Tell a destination what it was not told so far; returns how many changes that is. Raises NotDelivered."""
    with home.reading() as session:
        news = _news(home, session, register, destination, now)
    if news is None:
        return 0
    if news.changes:
        destination.tell(news)
    _remember(home, news, destination)
    return len(news.changes)


def _news(home: Home, session: Session, register: str, destination: Destination, now: datetime) -> News | None:
    """None where no edition is in force."""
    kept = session.register_id(register)
    if kept is None or not (editions := (view := home.register(session, register).as_of(Moment(now, now))).editions()):
        return None
    newest, told = editions[-1], session.told(kept, destination.name)
    since = instant(told) if told is not None else newest.look.known
    return News(register, since, newest, tuple(changes(view, since, newest.look.known)))


def _remember(home: Home, news: News, destination: Destination) -> None:
    with home.writing() as store, store.transaction() as session:
        look = microseconds(news.newest.look.known)
        session.put_told(session.add_register(news.register), destination.name, look)


def document(news: News) -> contract.Json:
    """One object of the contract for all that is new."""
    return contract.document(
        {
            "register": news.register,
            "since": iso(news.since),
            "edition": contract.edition(news.newest),
            "changes": [contract.change(each, news.register) for each in news.changes],
        }
    )


def place_of(name: str) -> str:
    """The name of a destination as folders have it."""
    return name.replace(":", "-")


def delivery_id(name: str, body: bytes) -> str:
    """What a body is called on its way to a destination of that name: the same at every attempt, another for each place."""
    return sha256(f"{place_of(name)}\n".encode() + body).hexdigest()
