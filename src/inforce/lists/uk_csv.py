"""The UK Sanctions List as CSV.

The first line is the date of the report, the second the header. A party has a row for every combination of its names,
addresses, dates of birth and whatever else it has several of, and so the rows of one ``Unique ID`` are one party, each
value once. ``data/uk_csv.toml`` says which columns belong together.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO, TextIOWrapper
from itertools import groupby
from operator import itemgetter

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import folded, knowledge
from inforce.lists.registers import RegisterFacts
from inforce.lists.rows_amiss import wrong_width
from inforce.lists.uk_party import Party, Values, edtf, reading_of

FORM = "uk-csv"
assemble = encoded.assemble
_HEAD = 16 * 1024  # bytes within which the header must stand …
_LINES = 5  # … and lines
_REPORT_DATE = re.compile(r"(?i)report date:\s*(\d{1,2})[- ]([a-z]{3,9})[- ](\d{4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"


def looks_like(data: bytes) -> bool:
    """The header of the list stands in one of the first lines."""
    head = data[:_HEAD].decode("utf-8-sig", "replace").splitlines()[:_LINES]
    return any(_is_header(row) for row in csv.reader(head))


def _is_header(row: list[str]) -> bool:
    columns = set(map(_column, row))
    return all(_column(name) in columns for name in knowledge("uk_csv")["required"])


@cache
def _column(name: str) -> str:
    """The name of a column as headers are compared, under its present name."""
    renamed = {folded(old).casefold(): folded(new).casefold() for old, new in knowledge("uk_csv")["renamed"].items()}
    key = folded(name).casefold()
    return renamed.get(key, key)


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:  # noqa: ARG001  # every format is called so
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this list is one file")
    (name, data), *_ = files.items()
    rows = _rows(name, data)
    published, header = _head(name, rows)
    layout = _layout(header)
    parties = _parties(name, rows, layout)
    if not parties:
        raise BrokenEdition(f"{name}: no party in it")
    remarks = [f"column {column!r} is missing" for column in layout.missing]
    if not data.endswith(b"\n"):
        remarks.append("the last line has no end; it may be cut off")
    reading = reading_of(FORM, parties, published, (column for column, _ in layout.strange))
    return replace(reading, remarks=(*remarks, *reading.remarks))


def _rows(name: str, data: bytes) -> Iterator[list[str]]:
    """Every row that says something, one after the other."""
    reader = csv.reader(TextIOWrapper(BytesIO(data), encoding="utf-8-sig", newline=""), strict=True)
    try:
        yield from (row for row in reader if any(row))
    except csv.Error as error:
        raise BrokenEdition(f"{name}: line {reader.line_num} cannot be read ({error}); cut off?") from None
    except UnicodeDecodeError as error:
        raise BrokenEdition(f"{name}: not UTF-8 near line {reader.line_num} ({error.reason})") from None


def _head(name: str, rows: Iterator[list[str]]) -> tuple[str | None, list[str]]:
    """What the file says of its publication, and its header."""
    published = None
    for _, row in zip(range(_LINES), rows, strict=False):
        if _is_header(row):
            return published, row
        published = published or _report_date(row[0])
    required = ", ".join(knowledge("uk_csv")["required"])
    raise BrokenEdition(f"{name}: no header with {required} in the first {_LINES} lines; not the UK Sanctions List")


def _report_date(line: str) -> str | None:
    found = _REPORT_DATE.search(line)
    at = _MONTHS.find(found[2][:3].casefold()) if found else -1
    return edtf(f"{int(found[1]):02}/{at // 4 + 1:02}/{found[3]}") if found and at >= 0 else None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the groups of fields stand in a row."""

    width: int
    number: Callable[[list[str]], str]
    groups: list[tuple[str, Callable[[list[str]], Values | str]]]
    strange: list[tuple[str, int]]
    missing: list[str]


def _layout(header: list[str]) -> _Layout:
    places = {_column(column): at for at, column in enumerate(header)}
    groups: dict[str, list[str]] = knowledge("uk_csv")["groups"]
    known = {_column(column) for columns in groups.values() for column in columns}
    where = {group: [places.get(_column(column)) for column in columns] for group, columns in groups.items()}
    return _Layout(
        width=len(header),
        number=itemgetter(places[_column(groups["number"][0])]),
        groups=[(group, _picker(at)) for group, at in where.items() if any(place is not None for place in at)],
        strange=[(header[at], at) for column, at in places.items() if column not in known],
        missing=[column for columns in groups.values() for column in columns if _column(column) not in places],
    )


def _picker(places: list[int | None]) -> Callable[[list[str]], Values | str]:
    """The fields of a group in a row; empty where there is no such column."""
    if None not in places:
        return itemgetter(*places)
    return lambda row: tuple("" if at is None else row[at] for at in places)


def _parties(name: str, rows: Iterator[list[str]], layout: _Layout) -> dict[str, Party]:
    """The rows of a party mostly stand together; those that do not are joined to it."""
    parties: dict[str, Party] = {}
    for written, together in groupby(_whole(name, rows, layout.width), layout.number):
        own, number = list(together), folded(written)
        if not number:
            raise BrokenEdition(f"{name}: the row {own[0][:6]} has no Unique ID")
        party = parties.setdefault(number, Party())
        for group, pick in layout.groups:
            party.take(group, map(pick, own))
        for column, at in layout.strange:
            party.take("unknown", [(column, row[at]) for row in own if row[at].strip()])
    return parties


def _whole(name: str, rows: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            raise BrokenEdition(f"{name}: row {number} of the list ({row[:4]}) {wrong_width(len(row), width)}")
        yield row
