"""What a publisher states of an entry's coming and going, as far as it was known: in deltas, and in lists that tell their
own past."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from inforce import edtf
from inforce.errors import BadTime
from inforce.lists.formats import TELLS_PAST, assemble, form_of
from inforce.lists.model import Act, ActKind, Entry
from inforce.lists.registers import known_registers
from inforce.moment import TICK, Interval
from inforce.register.ledger import Ledger
from inforce.register.looks import Looks
from inforce.register.notices import Notice, Turn, merged
from inforce.register.store import KeptEdition
from inforce.values import value

_DELTA_TURNS = {"add": Turn.LISTED, "remove": Turn.REMOVED}
_ACT_TURNS = {ActKind.LISTED: Turn.LISTED, ActKind.DELISTED: Turn.REMOVED}


@cache
def zone_of(register: str) -> str:
    """The time zone of a register's days; UTC where it is not one that we know."""
    facts = known_registers().get(register)
    return facts.zone if facts else "UTC"


@value(frozen=True, slots=True)
class Told:
    """An entry's whole past as one edition tells it: every stretch on the list, oldest first. ``end`` is None while it
    is listed."""

    edition: KeptEdition
    stretches: tuple[tuple[Interval, Interval | None], ...]


class Stated:
    """What is stated of the entries of one register; ``looks`` are those in force that were known at ``known``."""

    def __init__(self, ledger: Ledger, name: str, looks: Looks, known: datetime) -> None:
        self._ledger = ledger
        self._zone = zone_of(name)
        self._known = known
        self._telling = looks.last_of(TELLS_PAST, len(looks))

    def of(self, number: str) -> list[Notice]:
        """Every notice on an entry, by time; most registers have none."""
        found = self._in_deltas(number)
        return [*found, *self._of_past(number)] if self._telling else found

    def _in_deltas(self, number: str) -> list[Notice]:
        return merged(
            Notice(turn, delta.after, delta.by, f"the publisher's delta file {delta.name}", delta.sha256, delta.look)
            for delta, change in self._ledger.delta_changes(number)
            if delta.look.known <= self._known and (turn := _DELTA_TURNS.get(change.kind))
        )

    # Lists that tell their own past

    def past(self, number: str) -> Told | None:
        """The entry's past as the newest edition tells it; None where the list tells none, or does not have it."""
        notices = self._of_past(number)
        if not self._telling or not notices:
            return None
        return Told(self._telling, tuple(_stretches(notices)))

    def _of_past(self, number: str) -> list[Notice]:
        entry = self.entry(number)
        return sorted(self._notices(entry), key=lambda each: each.by) if entry else []

    def entry(self, number: str) -> Entry | None:
        """The entry in the newest edition that tells the past, whether it is listed there or not."""
        if self._telling is None:
            return None
        rows = [
            (part, raw)
            for part, raw, kept in self._ledger.records(number)
            if form_of(part) in TELLS_PAST and kept.covers(self._telling.at)
        ]
        return assemble(number, rows) if rows else None

    def _notices(self, entry: Entry) -> Iterator[Notice]:
        assert self._telling is not None
        for act in entry.details.acts:
            turn, window = _ACT_TURNS.get(act.kind), self._window(act)
            if turn and window:
                source = f"the list's own dates, as in the edition of {self._telling.look}"
                yield Notice(turn, *window, source, self._telling.sha256, self._telling.look)

    def _window(self, act: Act) -> tuple[datetime, datetime] | None:
        return window_of(act.in_force or act.published or "", self._zone)


def window_of(day: str, zone: str) -> tuple[datetime, datetime] | None:
    """From the beginning to the end of a day as EDTF; None where no day is told."""
    try:
        period = edtf.period(day, ZoneInfo(zone)) if edtf.precision(day) >= edtf.Precision.DAY else None
    except BadTime:
        return None
    if period is None or period.first is None or period.last is None:
        return None
    return period.first, period.last + TICK


def _stretches(notices: Sequence[Notice]) -> Iterator[tuple[Interval, Interval | None]]:
    begun: Interval | None = None
    for each in notices:
        when = Interval(each.after, each.by)
        if each.turn is Turn.LISTED:
            begun = begun or when
        elif begun:
            yield begun, when
            begun = None
    if begun:
        yield begun, None
