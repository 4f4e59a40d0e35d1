"""Rows of formats in which an entry is spread over a tree or over many lines: the entry as we read it, encoded.

The archive keeps the publisher's bytes; the store keeps this, so that an entry need not be found again in a file of a
hundred megabytes. Two entries that say the same give the same row. A row is of the parser that read it: where a later one
reads an entry otherwise, the rows of the next edition are others, though the publisher changed nothing.
"""

from collections.abc import Iterable

import msgspec

from inforce.lists.edition import Part
from inforce.lists.model import Entry

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(tuple[str, Entry]).decode
_number = msgspec.json.Decoder(tuple[str, msgspec.Raw]).decode


def encode(entry: Entry) -> bytes:
    """The row of an entry, its number first."""
    return _encode((entry.number, entry))


def decode(row: bytes) -> Entry:
    return _decode(row)[1]


def part(form: str, entries: Iterable[Entry], name: str = "entry", *, lists: bool = True) -> Part:
    """A part whose rows are entries. ``lists`` is false for entries that a file keeps though they are delisted."""
    return part_of(form, map(encode, entries), name, lists=lists)


def part_of(form: str, rows: Iterable[bytes], name: str = "entry", *, lists: bool = True) -> Part:
    """The same for entries that are encoded already."""
    return Part(f"{form}:{name}", frozenset(rows), lambda row: _number(row)[0], lambda _: None, lists)


def assemble(number: str, rows: Iterable[tuple[str, bytes]]) -> Entry | None:
    """The entry of a number in the part that comes first by its name; None where no row is of it."""
    found = [decode(row) for _, row in sorted(rows)]
    return next((entry for entry in found if entry.number == number), None)
