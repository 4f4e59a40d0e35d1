"""The US Consolidated Screening List as CSV: the lists of three departments in one table, each with rules of its own.

An entry's number is its member list and, there, OFAC's number (``SDN:36``) or, on lists that have no numbers, the
folded name (``EL:acme trading``); rows of one member with one name are one entry, for such lists repeat a party for
each of its addresses or notices. Each member is a part of its own (``csl-csv:SDN``): whole members have been missing
from the list for days, and an edition that lacks one that the edition before had is quarantined by the guards.
:func:`by_member` counts entries by member; the reading tells which known members are missing.

Nothing in the form shows that a file was cut between two rows; only a comparison with other editions does. The list
says nothing of its own publication.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.csl_entry import DATA, entry_of, merged, number_of
from inforce.lists.edition import Reading
from inforce.lists.fields import folded, knowledge
from inforce.lists.model import Entry
from inforce.lists.registers import RegisterFacts
from inforce.lists.rows_amiss import wrong_width
from inforce.lists.unknown import Fact, UnknownFields

FORM = "csl-csv"
_NEEDED = ("source", "entity_number", "name", "source_list_url", "alt_names")
_BRACKETS = re.compile(r"\(([A-Z][A-Z-]*)(?: List)?\)")

assemble = encoded.assemble


def looks_like(data: bytes) -> bool:
    """The first line names the columns of the list."""
    header = data[:4096].removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").strip()
    return set(_NEEDED) <= {column.strip('"') for column in header.split(",")}


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from its one file. Raises BrokenEdition where it is cut off or another list."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of {facts.name} is one file")
    (name, data), *_ = files.items()
    if not looks_like(data):
        raise BrokenEdition(f"{name}: its first line does not name the columns of the list ({', '.join(_NEEDED)} …)")
    unknown = UnknownFields()
    entries: dict[str, Entry] = {}
    for row in _rows(name, data):
        entry = _entry(row, unknown)
        entries[entry.number] = merged(entries[entry.number], entry) if entry.number in entries else entry
    if not entries:
        raise BrokenEdition(f"{name}: no entry in it")
    by_list: dict[str, list[Entry]] = {}
    for number, entry in entries.items():
        by_list.setdefault(_member_of(number), []).append(entry)
    parts = [encoded.part(FORM, those, member) for member, those in by_list.items()]
    remarks = (*unknown.remarks(), *_about_members(by_list))
    return Reading(FORM, {part.name: part for part in parts}, frozenset(entries), remarks=remarks)


def by_member(numbers: Iterable[str]) -> Counter[str]:
    """How many entries of each member list are among the numbers of a reading, by the member's code."""
    return Counter(map(_member_of, numbers))


def _member_of(number: str) -> str:
    return number.partition(":")[0]


def _about_members(found: Iterable[str]) -> Iterator[str]:
    known = knowledge(DATA)["members"]
    for member in sorted(known.keys() - found):
        what = f"{member} ({known[member]['name']}, {known[member]['entries']} entries in April 2022)"
        yield f"member list {what} is missing; members have been missing for days and come back"
    for member in sorted(set(found) - known.keys()):
        yield f"member list {member} is not known"


# Rows


def _rows(name: str, data: bytes) -> Iterator[dict[str, str]]:
    """The rows by column, white space folded, empty fields left out. Raises BrokenEdition for one that is no row."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenEdition(f"{name}: not UTF-8 ({error.reason} at byte {error.start}); cut off?") from None
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = next(lines)
        for line in lines:
            if len(line) == len(columns):
                yield {column: words for column, field in zip(columns, line, strict=True) if (words := folded(field))}
            elif any(line):
                told = f"line {lines.line_num} ({','.join(line)[:40]!r}) {wrong_width(len(line), len(columns))}"
                raise BrokenEdition(f"{name}: {told}")
    except csv.Error as error:
        raise BrokenEdition(f"{name}: line {lines.line_num} cannot be read ({error}); cut off?") from None


def _entry(row: Mapping[str, str], unknown: UnknownFields) -> Entry:
    member = _member(row.get("source", ""))
    strange: list[Fact] = [(column, words) for column, words in row.items() if column not in _known_columns()]
    return entry_of(number_of(member, row), member, row, unknown.meet(strange))


@cache
def _known_columns() -> frozenset[str]:
    data = knowledge(DATA)
    return frozenset((*data["taken"]["columns"], *data["facts"], *data["ignored"]["columns"]))


@cache
def _member(source: str) -> str:
    """The code in brackets: ``Military End User (MEU) List - …`` is MEU. Without one, what stands before the office."""
    match = _BRACKETS.search(source)
    return match[1] if match else source.partition(" - ")[0] or "unknown"
