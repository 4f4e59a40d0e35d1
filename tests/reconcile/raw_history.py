"""An oracle of verdicts that knows nothing of the program: it reads the publisher's files and the rules of verdicts alone.

It speaks of entries whose name no other entry ever bore, or only such as are plainly other parties by their rows (another
birth, ship, tax number; other programmes and nothing in common), and keeps silent (None) where the rules leave a case to what
cannot be seen: a claimed day that falls between two looks of which only one shows the entry.
"""

import csv
import re
import tarfile
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import combinations
from pathlib import Path

TOLERANCE = timedelta(days=7)
STALE = timedelta(days=30)


@dataclass(frozen=True)
class Raw:
    """``times`` of the downloads that hold anything; ``shown``: of each number the places of those that show it."""

    times: list[datetime]
    shown: dict[str, set[int]]
    names: dict[str, set[str]] = field(default_factory=dict)
    rows: dict[str, set[bytes]] = field(default_factory=dict)

    @cached_property
    def unique(self) -> list[str]:
        """Numbers of which every name is theirs alone, however it is written, and that no other took the place of."""
        bearers = Counter(name for names in self.names.values() for name in names)
        own = (n for n, names in self.names.items() if all(bearers[name] == 1 for name in names))
        return sorted(set(own) - self.renumbered)

    @cached_property
    def renumbered(self) -> set[str]:
        """Numbers that came or went at a look at which another with some long number of theirs went or came: one party under
        two names, it may be."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for number, rows in self.rows.items():
            for mark in {
                mark for row in rows for mark in _LONG.findall(row.partition(b",")[2].decode("utf-8", "replace"))
            }:
                bearers[mark].add(number)
        pairs = {pair for numbers in bearers.values() if len(numbers) < 9 for pair in combinations(sorted(numbers), 2)}
        return {number for pair in pairs if self._took_turns(*pair) for number in pair}

    def _took_turns(self, one: str, other: str) -> bool:
        whole = len(self.times) - 1
        own, others = set(self.turns(one, whole)), set(self.turns(other, whole))
        return any((at, not came) in others for at, came in own)

    @cached_property
    def namesakes(self) -> list[tuple[str, str]]:
        """Pairs of numbers that bore one name."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for number, names in self.names.items():
            for name in names:
                bearers[name].add(number)
        return sorted({pair for numbers in bearers.values() for pair in combinations(sorted(numbers), 2)})

    @cached_property
    def apart(self) -> list[str]:
        """Numbers that share a name, but only with parties that are plainly others."""
        shared = {number for pair in self.namesakes for number in pair}
        one = {number for pair in self.namesakes if not self.are_apart(*pair) for number in pair}
        return sorted(shared - one)

    def are_apart(self, one: str, other: str) -> bool:
        """By the words of their rows, of all downloads together."""
        own, others = self._told(one), self._told(other)
        for what in ("DOB", "IMO", "Tax ID No.", "Registration Number"):
            if own[what] and others[what]:
                return not own[what] & others[what]
        return not own["programmes"] & others["programmes"]

    def _told(self, number: str) -> dict[str, set[str]]:
        text = " ; ".join(row.decode("utf-8", "replace") for row in self.rows[number])
        found = {what: set(re.findall(rf"{re.escape(what)} (?:circa )?([^;.]+)", text)) for what in _TOLD}
        codes = [next(csv.reader([row.decode("utf-8", "replace")]))[3] for row in self.rows[number]]
        return found | {"programmes": {code for told in codes for code in told.split("] [")}}

    def last(self, at: datetime) -> int:
        """The place of the last download by a time; -1 before the first."""
        return bisect_right(self.times, at) - 1

    def turns(self, number: str, until: int) -> list[tuple[int, bool]]:
        """Places at which a download shows the entry and the one before does not (True), or the reverse (False)."""
        seen = self.shown[number]
        return [(at, at in seen) for at in range(1, until + 1) if (at in seen) != (at - 1 in seen)]


_LONG = re.compile(r"[0-9]{6,}")
_TOLD = ("DOB", "IMO", "Tax ID No.", "Registration Number")


def read_raw(archive: Path) -> Raw:
    times: list[datetime] = []
    shown: dict[str, set[int]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    rows: set[bytes] = set()
    of: dict[str, set[bytes]] = defaultdict(set)
    with tarfile.open(archive) as tar:
        for member in sorted(tar, key=lambda each: each.name):
            stream = tar.extractfile(member) if member.isfile() else None
            lines = [line for line in stream.read().splitlines() if b"," in line] if stream else []
            if not lines:
                continue
            stamp = Path(member.name).name.split(".")[0]
            times.append(_time(stamp))
            for line in lines:
                shown[line.partition(b",")[0].decode()].add(len(times) - 1)
            for line in set(lines) - rows:
                number, name = next(csv.reader([line.decode("utf-8", "replace")]))[:2]
                of[number].add(line)
                names[number].add("".join(sorted(letter for letter in name.lower() if letter.isalnum())))
            rows.update(lines)
    return Raw(times, dict(shown), dict(names), dict(of))


def _time(stamp: str) -> datetime:
    digits = "".join(letter for letter in stamp if letter.isdigit())[:14]
    return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def still_listed(raw: Raw, number: str, asked: datetime) -> tuple[str, str | None]:
    """ "X is on the list", judged at the moment asked."""
    last = raw.last(asked)
    if last < 0 or asked - raw.times[last] > STALE:
        return "unverifiable", "no_edition"
    if not any(at <= last for at in raw.shown[number]):
        return "unverifiable", "target_not_found"
    return ("confirmed", None) if last in raw.shown[number] else ("contradicted", "state")


def changed_on(raw: Raw, number: str, day: datetime, asked: datetime, *, came: bool) -> tuple[str, str | None] | None:
    """ "X was put on (or taken off) the list on a day" that lies between the first download and the moment asked."""
    last, end = raw.last(asked), min(day + timedelta(days=1), asked)
    if not any(at <= last for at in raw.shown[number]):
        return "unverifiable", "target_not_found"
    turns = raw.turns(number, last)
    if any(kind is came and _near(raw, at, day, end) for at, kind in turns):
        return "confirmed", None
    if any(raw.times[at - 1] < edge < raw.times[at] for at, _ in turns for edge in (day, end)):
        return None
    if (kinds := [kind for _, kind in turns]) and came in kinds:
        return "contradicted", "time"
    if came and 0 in raw.shown[number]:
        return "contradicted", "time"  # it was there before
    return "contradicted", "state"


def _near(raw: Raw, at: int, day: datetime, end: datetime) -> bool:
    """A change is dated by the first download that shows it; where the one before is far away, by all between."""
    before, shown = raw.times[at - 1], raw.times[at]
    first = shown if shown - before <= TOLERANCE else before
    return first <= end + TOLERANCE and day - TOLERANCE <= shown


def will_be_taken_off(
    raw: Raw, number: str, published: datetime, asked: datetime
) -> tuple[str, str | None, str | None] | None:
    """ "X is to be taken off the list", said at a time by the moment asked: verdict, reason, days it took."""
    last = raw.last(asked)
    if asked - raw.times[last] > STALE:
        return "unverifiable", "no_edition", None
    if not any(at <= last for at in raw.shown[number]):
        return "pending", None, None
    ends = [at for at, kind in raw.turns(number, last) if not kind]
    after = [at for at in ends if raw.times[at] >= published]
    if after:
        return "confirmed", None, f"P{(raw.times[after[0]].date() - published.date()).days}D"
    return ("pending", None, None) if last in raw.shown[number] else ("confirmed", None, None)
