"""OFAC's CSV set: ``sdn.csv`` alone or with ``alt.csv``, ``add.csv`` and ``sdn_comments.csv``.

The files have no header; ``-0- `` is null; each ends with a Ctrl-Z byte. The consolidated list comes in the same form
(``cons_prim.csv`` and so on). Columns as in OFAC's data specification (``dat_spec.txt``):

========== =====================================================================================================
sdn        number, name, type, programmes, title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks
alt        number, number of the alias, type (aka, fka, nka), name, remarks
add        number, number of the address, street, city and postcode, country, remarks
comments   number, the rest of remarks longer than 1,000 characters
========== =====================================================================================================

Ignored: the numbers of aliases and addresses, which only order them.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from inforce.errors import BrokenEdition
from inforce.lists.edition import Part, Reading
from inforce.lists.model import Address, Entry, Kind, Name, Quality
from inforce.lists.numbered_rows import Rows, split
from inforce.lists.ofac_details import SIMPLE_FORMS_LACK
from inforce.lists.ofac_remarks import parse_remarks
from inforce.lists.registers import RegisterFacts
from inforce.lists.rows_amiss import wrong_width

FORM = "ofac-csv"
_MAIN = f"{FORM}:sdn"
COLUMNS = {"sdn": 12, "alt": 5, "add": 6, "comments": 2}
FILES = {
    "sdn.csv": "sdn",
    "alt.csv": "alt",
    "add.csv": "add",
    "sdn_comments.csv": "comments",
    "cons_prim.csv": "sdn",
    "cons_alt.csv": "alt",
    "cons_add.csv": "add",
    "cons_comments.csv": "comments",
}
_WITHIN = ("alt", "add")  # in all complete sets that we have, every row of these is of an entry of the main file
_NULL = "-0-"
_END = b"\x1a"  # Ctrl-Z, with which every complete file ends
_NEAR = 64  # bytes at the end of a file among which the mark stands
_KINDS = {"individual": Kind.PERSON, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT, _NULL: Kind.ORGANISATION}
_VESSEL_FACTS = ("Call sign", "Vessel type", "Tonnage", "Gross registered tonnage", "Vessel flag", "Vessel owner")
_LAST: dict[str, Rows] = {}
"""The rows of the file of each kind that was read last, beside which the next one is read."""
_FIRST_FIELD = re.compile(rb"\d+,")


def looks_like(data: bytes) -> bool:
    """The bytes begin as a row of this form does."""
    return bool(_FIRST_FIELD.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()))


def read(files: Mapping[str, bytes], facts: RegisterFacts | None = None) -> Reading:  # noqa: ARG001 - one form for all
    """One edition from its files by name. Raises BrokenEdition where a file is empty, cut off or of another form."""
    rows = {name: _rows(name, files[name]) for name in sorted(files)}
    kinds = {name: FILES.get(name.lower()) or _kind_by_columns(name, rows[name]) for name in rows}
    by_name = {f"{FORM}:{kind}": _part(name, kind, rows[name]) for name, kind in kinds.items()}
    if len(by_name) != len(files):
        raise BrokenEdition(f"{', '.join(sorted(files))}: several files of one kind; is this two lists in one folder?")
    if f"{FORM}:sdn" not in by_name:
        raise BrokenEdition(f"{', '.join(sorted(files))}: the main file (sdn.csv) is missing")
    unended = tuple(sorted(name for name, data in files.items() if not data[-_NEAR:].rstrip(b"\r\n").endswith(_END)))
    remarks = tuple(f"{name} does not end with Ctrl-Z as OFAC's files do; it may be cut off" for name in unended)
    main = next(name for name, kind in kinds.items() if kind == "sdn")
    numbers = _numbers(main, rows[main], by_name[f"{FORM}:sdn"])
    return Reading(FORM, by_name, numbers, remarks=remarks, unended=unended, numbers_since=rows[main].numbers_since)


def _rows(name: str, data: bytes) -> Rows:
    """The rows between the ends of line that the file is written with; another within a row belongs to it."""
    if not data or data.isspace():
        raise BrokenEdition(f"{name}: {len(data)} bytes, nothing in it")
    if (at := data.find(b"\0")) >= 0:
        raise BrokenEdition(f"{name}: byte {at} is a NUL, and no text has one; damaged?")
    text, kind = data.removeprefix(b"\xef\xbb\xbf"), FILES.get(name.lower(), "")
    rows = split(text, b"\r\n" if b"\r\n" in text[:4096] else b"\n", _LAST.get(kind))
    _LAST[kind] = rows
    return rows


def _part(name: str, kind: str, rows: Rows) -> Part:
    return Part(
        f"{FORM}:{kind}",
        rows.rows,
        _number,
        lambda row: _check(name, kind, row, rows),
        lists=kind == "sdn",
        within=kind in _WITHIN,
        since=rows.since,
    )


def _kind_by_columns(name: str, rows: Rows) -> str:
    columns = len(_fields(name, rows.first))
    for kind, expected in COLUMNS.items():
        if columns == expected:
            return kind
    raise BrokenEdition(
        f"{name}: row 1 has {columns} fields; OFAC's files have {', '.join(map(str, COLUMNS.values()))}"
    )


def _number(row: bytes) -> str:
    return row[: row.find(b",")].decode("ascii", "replace")


def _check(name: str, kind: str, row: bytes, rows: Rows) -> None:
    try:
        told = _amiss(kind, _parsed(row))
    except csv.Error as error:
        told = _unreadable(row, error)
    if told:
        raise BrokenEdition(f"{name}: row {rows.place(row)} ({_shown(row)}) {told}")


def _amiss(kind: str, fields: list[str]) -> str | None:
    if len(fields) != COLUMNS[kind]:
        return wrong_width(len(fields), COLUMNS[kind])
    if not _is_number(fields[0]):
        return f"begins with {fields[0][:40]!r} where the number of an entry stands; damaged?"
    if kind in _WITHIN and fields[1] and not _is_number(fields[1]):
        return f"has {fields[1][:40]!r} where the number of its {kind} stands; damaged?"
    return None


def _shown(row: bytes) -> str:
    return repr(row[:40].decode("utf-8", "replace"))


def _is_number(field: str) -> bool:
    """Digits as they are typed: "²" is a digit to some, and no number."""
    return field.isascii() and field.isdecimal()


def _numbers(name: str, rows: Rows, main: Part) -> frozenset[str]:
    """The numbers in the rows of the main file. Raises BrokenEdition where two different rows bear the same."""
    if rows.numbers is None:
        number, _ = Counter(map(main.number, main.rows)).most_common(1)[0]
        raise BrokenEdition(f"{name}: two different rows bear the same number ({number}); put together of two files?")
    return rows.numbers


def _fields(name: str, row: bytes) -> list[str]:
    try:
        return _parsed(row)
    except csv.Error as error:
        raise BrokenEdition(f"{name}: the row {_shown(row)} {_unreadable(row, error)}") from None


def _parsed(row: bytes) -> list[str]:
    """Raises csv.Error."""
    fields = next(csv.reader([_text(row)], strict=True), [])
    return ["" if _NULL in field and field.strip() == _NULL else field for field in fields]


def _unreadable(row: bytes, error: csv.Error) -> str:
    why = "an end of line within it" if b"\r" in row or b"\n" in row else error
    return f"cannot be read ({why}); cut off?"


def _text(row: bytes) -> str:
    try:
        return row.decode("utf-8")
    except UnicodeDecodeError:  # OFAC wrote Windows-1252 before it wrote UTF-8
        return row.decode("cp1252", "replace")


def assemble(number: str, rows: Iterable[tuple[str, bytes]]) -> Entry | None:
    """The entry that rows of several parts describe; None where its main row is not among them."""
    by_part: dict[str, list[list[str]]] = {"sdn": [], "alt": [], "add": [], "comments": []}
    for part, row in rows:
        by_part[part.removeprefix(f"{FORM}:")].append(_fields(part, row))
    if not by_part["sdn"]:
        return None
    _, name, kind, programmes, title, *vessel, remarks = by_part["sdn"][0]
    details, weak = parse_remarks(remarks + "".join(fields[1] for fields in by_part["comments"]), title, _facts(vessel))
    return Entry(
        number=number,
        kind=_KINDS.get(kind or _NULL, Kind.UNKNOWN),
        names=(Name(name), *_aliases(by_part["alt"]), *weak),
        programmes=_codes(programmes),
        details=details,
        addresses=tuple(_addresses(by_part["add"])),
        missing=SIMPLE_FORMS_LACK,
    )


def programmes_of(rows: Iterable[tuple[str, bytes]]) -> tuple[str, ...] | None:
    """The programmes of the entry that rows describe, without the rest of it; None where its main row is not among them."""
    main = next((row for part, row in rows if part == _MAIN), None)
    return _programmes_in(main) if main is not None else None


@lru_cache(4096)
def _programmes_in(row: bytes) -> tuple[str, ...]:
    """Of a main row; one stays the same through many editions."""
    return _codes(_fields("sdn", row)[3])


def _codes(programmes: str) -> tuple[str, ...]:
    """ "SDGT] [IFSR" is how several stand in one field."""
    return tuple(filter(None, (code.strip(" []") for code in programmes.split("]"))))


def names_of(part: str, row: bytes) -> tuple[str, ...]:
    """The names that one row gives; remarks are read only where they hold an alias."""
    fields = _fields(part, row)
    match part.removeprefix(f"{FORM}:"):
        case "sdn":
            aliases = parse_remarks(fields[11])[1] if ".k.a." in fields[11] else ()
            return (fields[1], *(alias.text for alias in aliases))
        case "alt":
            return (fields[3],)
        case "comments":
            return tuple(alias.text for alias in parse_remarks(fields[1])[1])
    return ()


def _facts(vessel: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in zip(_VESSEL_FACTS, vessel, strict=True) if value)


def _aliases(rows: list[list[str]]) -> list[Name]:
    ordered = sorted(rows, key=_place)
    return [Name(text, Quality.FORMER if kind == "fka" else Quality.STRONG, kind) for _, _, kind, text, _ in ordered]


def _place(fields: list[str]) -> int:
    """The number of an alias or an address among those of the list; 0 where it has none."""
    return int(fields[1]) if _is_number(fields[1]) else 0


def _addresses(rows: list[list[str]]) -> list[Address]:
    ordered = sorted(rows, key=_place)
    found = (
        Address(tuple(filter(None, (street, city))), country or None, remarks or None)
        for _, _, street, city, country, remarks in ordered
    )
    return [address for address in found if address != Address(())]
