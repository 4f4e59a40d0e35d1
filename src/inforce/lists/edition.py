"""What a format makes of a download: records by part, still as raw as the publisher wrote them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One file (or one kind of record) of an edition: rows as the publisher wrote them.

    ``name`` is ``format:part`` (``ofac-csv:alt``). ``rows`` are the raw records, each once; ``number`` gives the
    publisher's number of the entry that a row belongs to. ``check`` raises BrokenEdition for a row that cannot be read;
    it need only see the rows that the edition before does not have. ``lists`` is true where having a row in this part
    means being on the register, ``within`` where every row belongs to an entry that is on it.
    """

    name: str
    rows: frozenset[bytes]
    number: Callable[[bytes], str]
    check: Callable[[bytes], None]
    lists: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition as read: its parts, every entry it lists, what it says of its own publication (EDTF or None)."""

    form: str
    parts: Mapping[str, Part]
    numbers: frozenset[str]
    published: str | None = None
    remarks: tuple[str, ...] = ()
    unended: tuple[str, ...] = ()  # files that lack the mark with which the publisher ends them
