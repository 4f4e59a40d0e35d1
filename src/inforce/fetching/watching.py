"""Registers fetched again and again, and what changed told on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from inforce.errors import FetchFailed, InforceError
from inforce.fetching.telling import Destination, begin, tell
from inforce.fetching.terms import Clock
from inforce.home import Home


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often: every so long, more or less by a share of it that chance decides, so that askers spread."""

    every: timedelta
    jitter: float = 0.1

    def pause(self, clock: Clock) -> timedelta:
        """From the beginning of one round to that of the next."""
        return self.every * (1 + self.jitter * clock.chance.uniform(-1, 1))


@dataclass(slots=True)
class Watch:
    """What is watched, and where news of it goes. ``look`` fetches a register; ``remark`` is told what went wrong;
    ``after`` is done at the end of a round."""

    home: Home
    registers: Sequence[str]
    destinations: Sequence[Destination]
    look: Callable[[str], object]
    remark: Callable[[InforceError], None]
    clock: Clock
    after: Callable[[], None] = lambda: None
    _not_before: dict[str, datetime] = field(default_factory=dict)

    def rounds(self, schedule: Schedule) -> Iterator[int]:
        """A round now and then one after the other for ever; how many things went wrong in each."""
        while True:
            due = self.clock.now() + schedule.pause(self.clock)
            yield self.round()
            self.clock.sleep(max(0.0, (due - self.clock.now()).total_seconds()))

    def round(self) -> int:
        """Every register fetched once, and its news told; how many things went wrong."""
        wrong = sum(self._fetch(register) + self._tell(register) for register in self.registers)
        try:
            self.after()
        except InforceError as error:
            self.remark(error)
            wrong += 1
        return wrong

    def _fetch(self, register: str) -> int:
        now = self.clock.now()
        try:
            for destination in self.destinations:
                begin(self.home, register, destination, now)
            if now >= self._not_before.get(register, now):
                self.look(register)
        except InforceError as error:
            if isinstance(error, FetchFailed) and error.again:
                self._not_before[register] = self.clock.now() + timedelta(seconds=error.again)
            self.remark(error)
            return 1
        return 0

    def _tell(self, register: str) -> int:
        failures = 0
        for destination in self.destinations:
            try:
                if self.home.exists:
                    tell(self.home, register, destination, self.clock.now())
            except InforceError as error:
                self.remark(error)
                failures += 1
        return failures
