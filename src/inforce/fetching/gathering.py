"""The files of one look, all in hand: asked for one after the other, and again until none is new."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from io import SEEK_END
from pathlib import Path

from inforce.errors import FetchFailed
from inforce.fetching.patience import persistently
from inforce.fetching.sources import ListFile
from inforce.fetching.terms import Clock
from inforce.fetching.transfer import Progress, Received, transfer
from inforce.fetching.wire import Interrupted, Refused, Wire
from inforce.home import Home
from inforce.lists import ofac_csv
from inforce.lists.registers import RegisterFacts
from inforce.register.store import Validators

ROUNDS = 3
"""A set is asked for again until a round brings nothing new: files of two publications are no edition. So often."""
_END = b"\x1a"
"""OFAC's CSV files end with Ctrl-Z: of all that we have, only one of comments did not."""


@dataclass(slots=True)
class Haul:
    """What is in hand of the files of one look: as known before, or received."""

    known: dict[str, Validators]
    received: dict[str, Received] = field(default_factory=dict)
    size: int = 0
    begun: datetime | None = None
    done: datetime | None = None

    def take(self, name: str, received: Received) -> bool:
        """Put a file in hand; true where it is another than the one that was."""
        known = self.known.get(name)
        self.known[name], self.received[name] = received.validators, received
        self.size += received.size
        return known is None or known.sha256 != received.validators.sha256


@dataclass(frozen=True, slots=True)
class Asking:
    """How a file is asked for. ``ended``: the file of that name that we have ends with the mark that tells its end."""

    wire: Wire
    clock: Clock
    inbox: Path
    ended: Callable[[str], bool]
    progress: Progress

    def once(self, file: ListFile, known: Validators | None) -> Received | None:
        """Raises Interrupted, Refused."""
        target = self.inbox / file.name
        received = transfer(self.wire, file, known, target, self.clock.now, self.progress)
        if received and _is_unended(target) and self.ended(file.name):
            raise Interrupted("it ends without the mark that ended it before; it may be cut off")
        return received


def _is_unended(path: Path) -> bool:
    """A file in the form of OFAC's CSV that lacks the mark at its end."""
    with path.open("rb") as stream:
        start = stream.read(4096)
        stream.seek(max(0, stream.seek(0, SEEK_END) - 8))
        return ofac_csv.looks_like(start) and not stream.read().rstrip().endswith(_END)


def ended(home: Home, files: Mapping[str, str], name: str) -> bool:
    """A file among those in the archive, by name and SHA-256, ends with the mark that tells its end."""
    whole = name in files and home.archive.is_whole(files[name])
    return whole and home.archive.get(files[name]).rstrip().endswith(_END)


def _tells_what_is_new(known: Validators | None) -> bool:
    """A file that may be asked for again without being sent again."""
    return known is None or bool(known.etag or known.modified)


def gather(facts: RegisterFacts, files: Sequence[ListFile], asking: Asking, haul: Haul) -> None:
    """Every file in hand, all of one publication as far as the publisher lets us see.

    Raises FetchFailed.
    """
    limits, clock = asking.wire.limits, asking.clock
    ends = clock.now() + timedelta(seconds=limits.total)

    def left() -> float:
        return (ends - clock.now()).total_seconds()

    with asking.wire.within(limits.total):
        for number in range(ROUNDS):
            asked = [file for file in files if not number or _tells_what_is_new(haul.known.get(file.name))]
            if len(asked) == len(files):  # what is not asked for again was so in the round that brought it
                haul.begun = clock.now()
            news = False
            for file in asked:
                known = haul.known.get(file.name)
                try:
                    received = persistently(partial(asking.once, file, known), limits, clock, left)
                except Refused as error:
                    raise FetchFailed(f"{facts.name}: {file.name}: {error}", error.after) from None
                news |= received is not None and haul.take(file.name, received)
            haul.done = clock.now()
            if not news or len(files) == 1:
                return
    raise FetchFailed(f"{facts.name}: its files changed again and again while they were fetched; try later")
