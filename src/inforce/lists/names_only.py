"""Editions that carry no more than numbers and names: derived states, told so by ``--carries names``.

They say who is listed; whatever else is known of an entry stays as the publisher's own form last told it.
"""

from collections.abc import Iterable

import msgspec

from inforce.lists.edition import Part
from inforce.lists.model import Entry, Kind, Name, Quality

FORM = "names"
PART = "names:names"
MISSING = frozenset({"kind", "programmes", "details", "addresses", "qualities of names"})
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[str, list[str]]).decode


def part(entries: Iterable[Entry]) -> Part:
    rows = frozenset(_encode((entry.number, [name.text for name in entry.names])) for entry in entries)
    return Part(PART, rows, lambda row: _decode(row)[0], lambda _: None, lists=True)


def assemble(number: str, rows: Iterable[tuple[str, bytes]]) -> Entry | None:
    texts = dict.fromkeys(text for _, row in rows for text in _decode(row)[1])
    names = tuple(
        Name(text, Quality.STRONG if at else Quality.PRIMARY, "aka" if at else "name") for at, text in enumerate(texts)
    )
    return Entry(number, Kind.UNKNOWN, names, missing=MISSING)
