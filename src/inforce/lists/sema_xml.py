"""The Consolidated Canadian Autonomous Sanctions List as XML: flat records of the schedules of Canada's regulations.

The list has no numbers of its own. An entry's number is its place in the law: regulation, schedule and item, such as
``Russia/1, Part 2/7``. Items keep their numbers when others are repealed, as gaps in the list show, though nothing in
it says that they always will. Records that share a place each have their name behind their number. ``Country``
is the regulation, not a nationality: it is the entry's first programme, the schedule in it the second. The list says
nothing of its own publication.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import Field, each_once, field_tree, knowledge, local, tables, word
from inforce.lists.model import Act, ActKind, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import Fact, UnknownFields
from inforce.lists.written_days import written_day
from inforce.lists.xml_records import records, root_of
from inforce.names.fold import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "sema-xml"
DATA = "sema_xml"
ROOT = "data-set"
_HEAD = 4096
_YEARS = re.compile(r"(\d{4}) ?[-/–] ?(\d{4})")
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)

assemble = encoded.assemble


def looks_like(data: bytes) -> bool:
    """The root element is that of the list, which is of no namespace and a common name, and records have an item."""
    root = root_of(data)
    return root is not None and root.tag == ROOT and re.search(rb"<Country(-Pays)?>", data[:_HEAD]) is not None


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from its one file. Raises BrokenEdition where it is cut off or another list."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of {facts.name} is one file")
    (name, data), *_ = files.items()
    unknown, strange, remarks = UnknownFields(), set[str](), list[str]()
    found = [_entry(element, unknown, remarks) for element in records(name, data, ROOT, ("record",), strange)]
    entries = {entry.number: entry for entry in _numbered(filter(None, found), remarks)}
    unknown.outside(strange)
    if not entries:
        raise BrokenEdition(f"{name}: no record of a list in it")
    return Reading(
        FORM,
        {f"{FORM}:entry": encoded.part(FORM, entries.values())},
        frozenset(entries),
        remarks=(*unknown.remarks(), *remarks),
    )


def _entry(element: "_Element", unknown: UnknownFields, remarks: list[str]) -> Entry | None:
    """The entry in a record; None for a record that names nobody."""
    strange: list[Fact] = []
    record = _fields(element, strange)
    number, names = _number(record), tuple(_names(record))
    if not names:
        remarks.append(f"a record without a name is left out ({number})")
        return None
    return _described(number, record, names, unknown.meet(strange))


def _numbered(found: Iterable[Entry], remarks: list[str]) -> Iterator[Entry]:
    """The entries, each with a number of its own that does not hang on the order of the records."""
    for number, same in _by(lambda entry: entry.number, found).items():
        if len(same) > 1:
            remarks.append(f"{number} stands for more than one record")
        different = [each for _, each in sorted({encoded.encode(each): each for each in same}.items())]
        yield from _apart(number, different) if len(different) > 1 else different


def _apart(number: str, different: Iterable[Entry]) -> Iterator[Entry]:
    """Entries that share a number, each with its name behind it; namesakes are counted."""
    for name, namesakes in _by(_folded_name, different).items():
        for count, entry in enumerate(namesakes, 1):
            own = f"{number} ({name if count == 1 else f'{name}, {count}'})"
            shared = (*entry.details.identifiers, Identifier("Place in the law", number))
            yield replace(entry, number=own, details=replace(entry.details, identifiers=shared))


def _by(key: Callable[[Entry], str], entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _folded_name(entry: Entry) -> str:
    return fold(entry.names[0].text.replace(".", ""))


def _fields(element: "_Element", unknown: list[Fact]) -> Field:
    """The record under the names that elements had until 2026: the English half of those they have now."""
    taken, renamed = tables(DATA).taken["record"], knowledge(DATA)["renamed"]
    for child in element.iterchildren("*"):
        english = local(child.tag).partition("-")[0]
        name = renamed.get(english, english)
        if name in taken:
            child.tag = name
    return field_tree(element, tables(DATA), unknown)


def _described(number: str, record: Field, names: tuple[Name, ...], unknown: tuple[Fact, ...]) -> Entry:
    kind, listed = _kind(record), record.one("DateOfListing")
    dates, regulation = _dates(record), _regulation(record)
    schedule = _schedule(record)
    days = (listed,) if written_day(listed) else ()
    return Entry(
        number=number,
        kind=kind,
        names=names,
        programmes=each_once(filter(None, (regulation, schedule and f"{regulation}, {schedule}"))),
        details=Details(
            births=dates if kind is Kind.PERSON else (),
            established=dates if kind is Kind.ORGANISATION else (),
            identifiers=tuple(Identifier("IMO number", imo) for imo in record.texts("ShipIMONumber")),
            listed_on=days,
            acts=tuple(Act(ActKind.LISTED, in_force=day, programme=regulation) for day in days),
            facts=each_once((*_facts(record, kind, dates), *unknown)),
        ),
    )


def _kind(record: Field) -> Kind:
    if record.one("ShipIMONumber"):
        return Kind.VESSEL
    return Kind.PERSON if record.one("LastName") or record.one("GivenName") else Kind.ORGANISATION


# The place in the law


def _number(record: Field) -> str:
    schedule = ", ".join(part.strip() for part in record.one("Schedule").split(","))
    return "/".join(filter(None, (_regulation(record), schedule, record.one("Item"))))


def _regulation(record: Field) -> str:
    """The English half of ``Country``, in short."""
    told = record.one("Country")
    english = re.split("|".join(map(re.escape, knowledge(DATA)["words"]["bilingual"])), told, maxsplit=1)[0].strip()
    return str(knowledge(DATA)["programmes"].get(english, english))


def _schedule(record: Field) -> str:
    """``Schedule 1, Part 2``; ``Schedule, Part 1`` where the regulation has one schedule."""
    told = ", ".join(part.strip() for part in record.one("Schedule").split(","))
    if not told:
        return ""
    return f"{word(DATA, 'schedule')}{' ' if told[0].isdigit() else ', '}{told}"


# Names


def _names(record: Field) -> Iterator[Name]:
    spoken = " ".join(filter(None, (record.one("GivenName"), record.one("LastName"))))
    if primary := record.one("EntityOrShip") or spoken:
        yield Name(primary)
        aliases = (alias for told in record.texts("Aliases") for alias in _parted(told, _kind(record)))
        yield from (Name(alias, Quality.STRONG, "aka") for alias in each_once(aliases) if alias != primary)


def _parted(told: str, kind: Kind) -> Iterator[str]:
    words = knowledge(DATA)["words"]
    for part in re.split("|".join(map(re.escape, words["parted"])), told):
        names = part.split(",")
        persons = kind is Kind.PERSON and all(len(name.split()) > 1 for name in names)
        for name in names if persons else [part]:
            language, _, spoken = name.strip().partition(":")
            yield from filter(None, [spoken.strip() if language in words["languages"] else name.strip()])


# Dates


def _dates(record: Field) -> tuple[str, ...]:
    """The dates of birth (of a ship: of building) as EDTF; ``X or Y`` are two."""
    told = record.one("DateOfBirthOrShipBuildDate")
    if years := _YEARS.fullmatch(told):
        return (f"{years[1]}/{years[2]}",)
    either = _OR.split(told)
    return tuple(sorted(either)) if all(map(written_day, either)) else ()


def _facts(record: Field, kind: Kind, dates: Iterable[str]) -> Iterator[Fact]:
    label = "Vessel type" if kind is Kind.VESSEL else "Title"
    yield from ((label, title) for title in record.texts("TitleOrShip"))
    if kind is Kind.VESSEL:
        yield from (("Built", date) for date in dates)
    told = record.one("DateOfBirthOrShipBuildDate")
    if told and not dates:
        yield "Date of birth" if kind is Kind.PERSON else "Date", told
    if (listed := record.one("DateOfListing")) and not written_day(listed):
        yield "Date of listing", listed
