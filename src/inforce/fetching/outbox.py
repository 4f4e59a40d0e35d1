"""What is to be carried to a destination, kept in files until it was taken: nothing is lost when a destination is down.

One file a delivery, ``outbox/DESTINATION/TIME-ID.json`` in the home folder. Deliveries go in order, and one that is not taken
holds back those after it. After each failure there is a longer pause; what was not taken in three days and a dozen attempts
is given up: it stays in the folder ``given-up``, is listed, and can be sent again or dropped by ``inforce deliveries``.
What waited behind it as long is tried then, and given up where it is not taken either: a destination that is gone has no
backlog.
"""

from __future__ import annotations

import os
import re
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from inforce import contract
from inforce.errors import BadInput, NotDelivered, StoreUnusable
from inforce.fetching.locking import only_one
from inforce.fetching.telling import News, delivery_id, document, place_of
from inforce.moment import iso
from inforce.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inforce.contract import Json
    from inforce.fetching.terms import Clock

FOLDER, GIVEN_UP = "outbox", "given-up"
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(days=1)
"""Between the first failure and the next attempt, doubled after each; and never longer than this."""
ATTEMPTS, PATIENCE = 12, timedelta(days=3)
"""After so many attempts, and so long after it was put in, a delivery is given up."""


class Carrier(Protocol):
    """What takes bytes to a destination. ``name`` stands for it: the same for the same place, and without its secrets."""

    @property
    def name(self) -> str: ...

    def send(self, body: bytes) -> None:
        """Raises NotDelivered."""


class Delivery(msgspec.Struct, frozen=True):
    """``made``, ``again`` (not before then): in UTC. ``why``: what the last failure was. ``body``: JSON, as it is sent."""

    made: datetime
    body: str
    attempts: int = 0
    again: datetime | None = None
    why: str = ""

    def failed(self, now: datetime, why: str) -> Delivery:
        pause = min(FIRST_PAUSE * 2 ** min(self.attempts, 12), LONGEST_PAUSE)
        return Delivery(self.made, self.body, self.attempts + 1, now + pause, why)

    def is_given_up(self, now: datetime) -> bool:
        return self.attempts >= ATTEMPTS and self.is_old(now)

    def is_old(self, now: datetime) -> bool:
        return now - self.made >= PATIENCE


@dataclass(slots=True)
class Outbox:
    """The deliveries to one destination, which is told of through it: as a destination itself, it takes all that it is given."""

    home: Path
    carrier: Carrier
    clock: Clock
    _begun: bool = False

    @property
    def name(self) -> str:
        return self.carrier.name

    def tell(self, news: News) -> None:
        self.put(document(news))

    def put(self, told: Json) -> None:
        """Keep one object until it was taken; one that waits already stands once. Raises BadInput, StoreUnusable."""
        delivery = Delivery(self.clock.now(), contract.dumps(told, indent=None))
        if not any(each.body == delivery.body for _, each in _in(self._folder)):
            with _files_of(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
            _write(_free(self._folder, delivery), delivery)

    def deliver(self) -> None:
        """Send what is due, in order: in the first call all that waits.

        Raises NotDelivered where something was not taken, or another process is sending; BadInput, StoreUnusable.
        """
        with _files_of(self._folder):
            kept = self._folder.is_dir()
        if kept:
            with _alone(self._folder, self.clock.now()):
                self._deliver()

    def _deliver(self) -> None:
        first, self._begun = not self._begun, True
        given_up: NotDelivered | None = None
        for path, each in _in(self._folder):
            now = self.clock.now()
            if not (first or given_up) and each.again and now < each.again:
                return
            if not path.exists():  # dropped since
                continue
            try:
                self.carrier.send(each.body.encode())
            except NotDelivered as error:
                failed = each.failed(now, str(error))
                is_over = failed.is_given_up(now) or (given_up is not None and failed.is_old(now))
                self._keep(path, failed, is_over=is_over)
                if not is_over:
                    raise
                given_up = error
            else:
                remove(path)
        if given_up:
            raise given_up

    def _keep(self, path: Path, failed: Delivery, *, is_over: bool) -> None:
        """What was dropped while it was sent stays dropped."""
        if not path.exists():
            return
        _write(path, failed)
        if is_over:
            aside = self._folder / GIVEN_UP
            with _files_of(aside):
                aside.mkdir(exist_ok=True)
                path.replace(aside / path.name)

    @property
    def _folder(self) -> Path:
        return self.home / FOLDER / place_of(self.name)


@dataclass(frozen=True, slots=True)
class Kept:
    """A delivery that was not taken so far, and where it is kept."""

    destination: str
    path: Path
    delivery: Delivery

    @property
    def id(self) -> str:
        """Which stands in the header ``Inforce-Delivery``: the same news has another one for another destination."""
        return delivery_id(self.destination, self.delivery.body.encode())

    @property
    def is_given_up(self) -> bool:
        return self.path.parent.name == GIVEN_UP


def undelivered(home: Path) -> list[Kept]:
    """Everything that waits or was given up, oldest first by destination."""
    folders = sorted(path for path in (home / FOLDER).glob("*") if path.is_dir())
    return [
        Kept(folder.name, path, each)
        for folder in folders
        for place in (folder / GIVEN_UP, folder)
        for path, each in _in(place)
    ]


def chosen(home: Path, ids: tuple[str, ...]) -> list[Kept]:
    """The one whose id begins so, for each, or, without any, all that were given up. Raises BadInput."""
    every = undelivered(home)
    for begun in ids:
        found = {each.id for each in every if each.id.startswith(begun)}
        if not found:
            raise BadInput(f"no delivery {begun!r} waits or was given up; 'inforce deliveries' lists them")
        if len(found) > 1:
            raise BadInput(f"{len(found)} deliveries begin with {begun!r}; write more of the id")
    if not ids:
        return [each for each in every if each.is_given_up]
    return [each for each in every if each.id.startswith(ids)]


def meant_for(kept: list[Kept], carriers: Sequence[Carrier]) -> list[Kept]:
    """Those for the destinations that are offered. Raises BadInput where there are some, and for others alone."""
    places = {place_of(each.name) for each in carriers}
    found = [each for each in kept if each.destination in places]
    if kept and not found:
        others = ", ".join(sorted({each.destination for each in kept}))
        raise BadInput(f"what was chosen is for another destination ({others}); name its command or address")
    return found


def resend(kept: list[Kept], carrier: Carrier, now: datetime) -> Iterator[Kept]:
    """Send deliveries for a destination now, in order, and remove each that was taken; those for others are passed over.

    Raises NotDelivered, also where another process is sending; StoreUnusable.
    """
    ours = [each for each in kept if each.destination == place_of(carrier.name)]
    for each in ours:
        folder = each.path.parents[1] if each.is_given_up else each.path.parent
        with _alone(folder, now):
            if not each.path.exists():  # taken or dropped since
                continue
            carrier.send(each.delivery.body.encode())
            remove(each.path)
        yield each


def remove(path: Path) -> None:
    """Take a delivery away for good. Raises StoreUnusable."""
    with _files_of(path.parent):
        path.unlink(missing_ok=True)


def _alone(folder: Path, now: datetime) -> AbstractContextManager[None]:
    """Nobody else sends what is in a folder meanwhile. Raises NotDelivered where another process does; StoreUnusable."""
    return only_one(folder / "lock", now, folder.name, "delivery", NotDelivered)


@contextmanager
def _files_of(folder: Path) -> Iterator[None]:
    """Raises StoreUnusable where the disk or the system fails."""
    try:
        yield
    except OSError as error:
        raise StoreUnusable(
            f"{error.filename or folder}: deliveries cannot be kept there ({error.strerror or error})"
        ) from None


def _in(folder: Path) -> list[tuple[Path, Delivery]]:
    """Raises BadInput where a file is damaged, StoreUnusable."""
    with _files_of(folder):
        try:
            names = sorted(name for name in os.listdir(folder) if re.fullmatch(r"[0-9].*\.json", name))  # noqa: PTH208
        except FileNotFoundError:
            return []
        read = ((folder / name, _read(folder / name)) for name in names)
        return [(path, each) for path, each in read if each]


def _read(path: Path) -> Delivery | None:
    """None where it was taken or dropped since."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Delivery)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise BadInput(f"{path}: damaged ({error}); move it away") from None


def _write(path: Path, delivery: Delivery) -> None:
    """Raises StoreUnusable."""
    with _files_of(path.parent):
        write_whole(path, msgspec.json.format(msgspec.json.encode(delivery)) + b"\n")


def _free(folder: Path, delivery: Delivery) -> Path:
    """A name after those that are there, whatever the clock says."""
    last = [path.name for path, _ in _in(folder)][-1:]
    number = int(last[0].partition("-")[0]) + 1 if last else 0
    stamp = max(int(delivery.made.timestamp() * 1_000_000), number)
    return folder / f"{stamp:020}-{delivery_id(folder.name, delivery.body.encode())[:12]}.json"


def told(kept: Kept) -> Json:
    """For programs."""
    each = kept.delivery
    return contract.document(
        {
            "delivery": kept.id,
            "destination": kept.destination,
            "given_up": kept.is_given_up,
            "made": iso(each.made),
            "attempts": each.attempts,
            "again": iso(each.again) if each.again and not kept.is_given_up else None,
            "why": each.why,
            "body": msgspec.json.decode(each.body),
        }
    )
