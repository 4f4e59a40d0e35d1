"""The same party under a new number: entries of which one left and the other came at one look, by what identifies them.

Names find most of it (an entry that is back under its old name); a passport, a tax number or an IMO number finds those
that came back under another name. It is noted, never merged.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from inforce.lists.formats import assemble
from inforce.lists.model import Entry, Kind
from inforce.names import name_key
from inforce.register.ledger import Ledger
from inforce.register.likeness import Likeness, likeness, mark
from inforce.register.shown import Shown
from inforce.register.store import Stretch

SAME_NAME = "same name"
_TAIL = 3
_LOWER = bytes(range(256)).lower()
_MARKS_BETWEEN = bytes(each for each in range(128) if not chr(each).isalnum())


def same_party(
    own: Entry, namesakes: Iterable[str], entry_of: Callable[[str], Entry | None], ledger: Ledger, shown: Shown
) -> dict[str, str]:
    """Other numbers that may be the same party, each with the reason. ``namesakes``: entries that ever bore its name."""
    others = ((other, entry_of(other)) for other in namesakes if other != own.number and shown.presence(other))
    named = {other: SAME_NAME for other, entry in others if entry and may_be_same(own, entry)}
    by_mark = renumbered(ledger, own.number, shown.presence(own.number), own, shown.newest)
    return {other: reason for other, reason in by_mark if shown.presence(other)} | named


def renumbered(
    ledger: Ledger, number: str, presence: Iterable[Stretch], own: Entry, newest: int
) -> Sequence[tuple[str, str]]:
    """Numbers that came where this one left, or left where it came, and bear an identifier of it; each with the reason.

    ``newest``: the last look that was known; what later ones show is not read. The ledger holds what is found: hundreds may
    have come and gone at the same looks, and it is asked whenever the entry is."""
    told = tuple(presence)
    return ledger.beside(number, (own, told, newest), lambda: list(_renumbered(ledger, number, told, own, newest)))


def _renumbered(
    ledger: Ledger, number: str, presence: Iterable[Stretch], own: Entry, newest: int
) -> Iterator[tuple[str, str]]:
    marks = {key: identifier for identifier in own.details.identifiers if (key := mark(identifier))}
    if not marks:
        return
    others = sorted(_across(ledger, presence) - {number})
    ledger.read(others)
    tails = re.compile(b"|".join(re.escape(mark[-_TAIL:].encode()) for mark in marks))
    for other in others:
        for key in _marks_of(ledger, other, own, tails, newest):
            if key in marks:
                yield other, f"same {marks[key].type} {marks[key].value}"
                break


def _across(ledger: Ledger, presence: Iterable[Stretch]) -> set[str]:
    """Entries that came at a look at which this one left, and the reverse."""
    found: set[str] = set()
    for stretch in presence:
        found |= ledger.went_at(stretch.first)
        found |= ledger.came_at(stretch.gone) if stretch.gone is not None else set()
    return found


def _marks_of(ledger: Ledger, number: str, own: Entry, tails: re.Pattern[bytes], newest: int) -> Iterator[str]:
    """The marks of another entry, of all that its rows told so far; none where the two are of different kinds."""
    rows = [(part, raw) for part, raw, kept in ledger.records(number) if kept.first <= newest]
    if not any(_may_bear(raw, tails) for _, raw in rows):
        return
    for row in rows:
        other = assemble(number, [row])
        if other and (other.kind is own.kind or Kind.UNKNOWN in (other.kind, own.kind)):
            yield from filter(None, map(mark, other.details.identifiers))


def _may_bear(raw: bytes, tails: re.Pattern[bytes]) -> bool:
    """Whether a row need be parsed: not where the last letters of every mark are missing, however they are written.

    Letters and digits beyond ASCII, and what is escaped, only parsing tells.
    """
    if not raw.isascii() or b"\\" in raw:
        return True
    return tails.search(raw.translate(_LOWER, _MARKS_BETWEEN)) is not None


def may_be_same(one: Entry, other: Entry) -> bool:
    """Two entries share their primary name, and nothing that identifies a party speaks against one."""
    return name_key(one.name) == name_key(other.name) and likeness(one, other) is not Likeness.CONTRARY


def took_turns(one: Iterable[Stretch], other: Iterable[Stretch]) -> bool:
    """One came at a look at which the other left."""
    own, others = list(one), list(other)
    return bool(_came(own) & _gone(others) or _gone(own) & _came(others))


def _came(presence: Iterable[Stretch]) -> set[int]:
    return {stretch.first for stretch in presence}


def _gone(presence: Iterable[Stretch]) -> set[int]:
    return {stretch.gone for stretch in presence if stretch.gone is not None}
