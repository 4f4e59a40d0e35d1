"""What the store holds of the entries of a register, each read once while a session lasts."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from functools import cached_property
from itertools import islice

from inforce.lists.formats import assemble
from inforce.lists.model import Entry
from inforce.moment import Look
from inforce.register.sql.named import kept_key
from inforce.register.store import Decision, KeptDelta, KeptDeltaChange, Session, Stretch

Record = tuple[str, bytes, Stretch]
"""Part, row as it is kept, and the looks that show it."""


_FEW = 5
"""Entries fewer than which are read one after the other."""
_OFTEN = 200
"""Numbers that nothing bears, after as many of which it is held which there are."""


class Ledger:
    """Stretches of presence, rows, and the entries made of rows. Nothing is cut to what was known at a time. What is held
    is of entries alone: that nothing bears a number is not, for anybody may ask for ever-new ones."""

    def __init__(self, session: Session, register: int) -> None:
        self._session = session
        self._register = register
        self._presence: dict[str, list[Stretch]] = {"": []}  # whoever is not found is asked for under no number
        self._records: dict[str, list[Record]] = {"": []}
        self._came: dict[int, set[str]] = {}
        self._went: dict[int, set[str]] = {}
        self._made: dict[str, tuple[object, Entry | None]] = {}
        self._beside: dict[str, tuple[object, Sequence[tuple[str, str]]]] = {}
        self._keyed: dict[str, list[str]] = {}
        self._every: frozenset[str] | None = None
        self._hashes: array[int] | None = None
        self._missed = 0

    def through(self, session: Session) -> "Ledger":
        """The same, with all that is held, of the same state of the store as another session reads it. What either holds from
        now on, both do."""
        same = copy(self)
        same._session = session
        return same

    def hold_numbers(self) -> None:
        """Hold which entries there ever were, and hashes of the keys of their names and numbers (8 bytes each): of others
        nothing is asked of the store any more."""
        if self._every is not None:
            return
        self._every = self._session.every_number(self._register)
        self._hashes = array("q", sorted(map(hash, self._session.every_key(self._register))))

    def forget_beyond(self, most: int) -> None:
        """Let go of half of what is held of entries, what was asked for first, where it is of more than so many."""
        for held in (self._presence, self._records, self._made, self._beside, self._keyed):
            if len(held) > most:
                for each in list(islice(held, len(held) // 2)):
                    del held[each]

    def keyed(self, key: str) -> list[str]:
        """Entries that ever bore a name or number with a key; whoever finds one must see whether it did, and then."""
        key = kept_key(key)
        if self._hashes is not None and not _holds(self._hashes, hash(key)):
            return []
        if (held := self._keyed.get(key)) is not None:
            return held
        found = self._session.numbers_keyed(self._register, key)
        if found:
            self._keyed[key] = found
        return found

    def read(self, numbers: Collection[str]) -> None:
        """Read what will be asked for together, as far as it has not been read yet."""
        unread = [number for number in numbers if number not in self._records or number not in self._presence]
        if len(unread) < _FEW:  # each by itself: a statement for several takes as long as some for one
            for number in unread:
                self.presence(number)
                self.records(number)
        else:
            self._presence.update(self._session.presences(self._register, unread))
            self._records.update(self._session.records_of(self._register, unread))

    def read_presence(self, numbers: Collection[str]) -> None:
        """Read together where several entries stood on the register, as far as it has not been read yet."""
        unread = [number for number in numbers if number not in self._presence]
        if len(unread) >= _FEW:
            self._presence.update(self._session.presences(self._register, unread))

    def presence(self, number: str) -> list[Stretch]:
        """Every stretch of an entry on the register."""
        if (held := self._presence.get(number)) is not None:
            return held
        if self._every is not None and number not in self._every:
            return []
        if found := self._session.presence(self._register, number):
            self._presence[number] = found
        else:
            self._missed += 1
            if self._missed == _OFTEN:
                self._every = self._session.every_number(self._register)
        return found

    def came_at(self, at: int) -> set[str]:
        """Entries that a look was the first to show."""
        if at not in self._came:
            self._came[at] = self._session.came_at(self._register, at)
        return self._came[at]

    def went_at(self, at: int) -> set[str]:
        """Entries that a look was the first not to show any more."""
        if at not in self._went:
            self._went[at] = self._session.went_at(self._register, at)
        return self._went[at]

    def records(self, number: str) -> list[Record]:
        """Every row that an entry ever had."""
        if (held := self._records.get(number)) is not None:
            return held
        if found := self._session.records(self._register, number):
            self._records[number] = found
        return found

    def delta_changes(self, number: str) -> list[tuple[KeptDelta, KeptDeltaChange]]:
        """What deltas say of an entry; most registers have none."""
        return self._session.delta_changes(self._register, number) if self._has_deltas else []

    @cached_property
    def deltas(self) -> list[KeptDelta]:
        """Every delta, by the time of its publication."""
        return self._session.deltas(self._register)

    @cached_property
    def decisions(self) -> list[tuple[Decision, Look]]:
        """Every decision on an edition with the look that showed it, oldest first; most registers have none."""
        found = self._session.decisions(self._register)
        looks = {each.at: each.look for each in self._session.editions(self._register)} if found else {}
        return [(each, looks[each.at]) for each in found]

    def only_in_deltas(self, newest: int) -> list[tuple[str, str]]:
        """Number and name of each party that deltas alone tell of, and no look up to a time."""
        return self._session.only_in_deltas(self._register, newest) if self._has_deltas else []

    @cached_property
    def _has_deltas(self) -> bool:
        return self._session.first_delta(self._register) is not None

    def entry(self, number: str, rows: Iterable[tuple[str, bytes]], form: str | None) -> Entry | None:
        """The entry that rows describe; the same rows as last time give the same entry."""
        told = (form, tuple(rows))
        held = self._made.get(number)
        if held is None or held[0] != told:
            held = self._made[number] = (told, assemble(number, told[1], form))
        return held[1]

    def beside(
        self, number: str, told: object, find: Callable[[], Sequence[tuple[str, str]]]
    ) -> Sequence[tuple[str, str]]:
        """The numbers found beside an entry, each with the reason; what is ``told`` as last time finds the same."""
        held = self._beside.get(number)
        if held is None or held[0] != told:
            held = self._beside[number] = (told, find())
        return held[1]


def _holds(ordered: "array[int]", number: int) -> bool:
    at = bisect_left(ordered, number)
    return at < len(ordered) and ordered[at] == number
