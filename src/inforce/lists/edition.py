"""What a format makes of a download: records by part, still as raw as the publisher wrote them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from inforce.values import value

Item = TypeVar("Item", str, bytes)


@dataclass(frozen=True, slots=True)
class Since(Generic[Item]):
    """How a set differs from another one, where a reader knows that without comparing the two."""

    other: frozenset[Item]
    appeared: frozenset[Item]
    ended: frozenset[Item]

    def here(self) -> frozenset[Item]:
        """The set itself; the other one where nothing differs."""
        kept = self.other - self.ended if self.ended else self.other
        return kept | self.appeared if self.appeared else kept


@value(frozen=True, slots=True)
class Part:
    """One file (or one kind of record) of an edition: rows as the publisher wrote them.

    ``name`` is ``format:part`` (``ofac-csv:alt``). ``rows`` are the raw records, each once; ``number`` gives the
    publisher's number of the entry that a row belongs to. ``check`` raises BrokenEdition for a row that cannot be read;
    it need only see the rows that the edition before does not have. ``lists`` is true where having a row in this part
    means being on the register, ``within`` where every row belongs to an entry that is on it. ``since``: how the rows
    differ from those of another edition, where that is known.
    """

    name: str
    rows: frozenset[bytes]
    number: Callable[[bytes], str]
    check: Callable[[bytes], None]
    lists: bool = False
    within: bool = False
    since: Since[bytes] | None = None


@value(frozen=True, slots=True)
class Reading:
    """An edition as read: its parts, every entry it lists, what it says of its own publication (EDTF or None).

    ``numbers_since``: how its numbers differ from those of another edition, where that is known.
    """

    form: str
    parts: Mapping[str, Part]
    numbers: frozenset[str]
    published: str | None = None
    remarks: tuple[str, ...] = ()
    unended: tuple[str, ...] = ()  # files that lack the mark with which the publisher ends them
    numbers_since: Since[str] | None = None
