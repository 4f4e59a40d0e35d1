"""One row of the Consolidated Screening List, as an entry. Several values in one column are parted by semicolons."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from inforce.lists.fields import each_once, knowledge
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.unknown import Fact
from inforce.lists.written_days import written_day
from inforce.names.fold import fold

DATA = "csl_csv"
Row = Mapping[str, str]
"""The fields of a row that have a value, by column."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"\(?Linked To: (.+?)\)?")


def number_of(member: str, row: Row) -> str:
    """OFAC's number on its member list, else the folded name, full stops left out."""
    name = row.get("name", "")
    return f"{member}:{row.get('entity_number') or fold(name.replace('.', '')) or name}"


def entry_of(number: str, member: str, row: Row, unknown: tuple[Fact, ...] = ()) -> Entry:
    """The entry that a row describes; ``unknown`` fields are kept as facts."""
    links, remarks = _remarks(row)
    told = _ids(row)
    day = row.get("start_date", "")
    return Entry(
        number=number,
        kind=Kind(knowledge(DATA)["kinds"].get(row.get("type", ""), Kind.UNKNOWN)),
        names=tuple(_names(row)),
        programmes=each_once((member, *_several(row, "programs"))),
        details=Details(
            births=tuple(sorted(set(map(_birth, _several(row, "dates_of_birth"))))),
            birthplaces=_several(row, "places_of_birth"),
            nationalities=_several(row, "nationalities"),
            citizenships=_several(row, "citizenships"),
            gender=told.gender,
            identifiers=each_once((*_references(row), *told.identifiers)),
            links=links,
            positions=tuple(filter(None, [row.get("title")])),
            established=tuple(told.established),
            listed_on=each_once(filter(None, (written_day(day), *told.listed_on))),
            acts=_acts(row),
            facts=each_once((*told.facts, *_facts(row), *unknown)),
            remarks=remarks,
        ),
        addresses=each_once(map(_address, _several(row, "addresses"))),
    )


def merged(one: Entry, other: Entry) -> Entry:
    """One party of which the list has several rows: all that any of them says, each thing once."""
    details = {
        each.name: _all(getattr(one.details, each.name), getattr(other.details, each.name))
        for each in fields(Details)
        if each.name != "gender"
    }
    return Entry(
        number=one.number,
        kind=one.kind if one.kind is not Kind.UNKNOWN else other.kind,
        names=_all(one.names, tuple(_as_alias(name) for name in other.names if name.text != one.name)),
        programmes=_all(one.programmes, other.programmes),
        details=Details(gender=one.details.gender or other.details.gender, **details),
        addresses=_all(one.addresses, other.addresses),
    )


def _as_alias(name: Name) -> Name:
    return Name(name.text, Quality.STRONG, "aka")


def _all(some: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    return each_once((*some, *others))


def _several(row: Row, column: str) -> tuple[str, ...]:
    return each_once(filter(None, (value.strip() for value in row.get(column, "").split(";"))))


def _names(row: Row) -> Iterator[Name]:
    primary = row.get("name", "")
    yield Name(primary)
    # Notices write "X; Y; and Z"
    aliases = (alias.removeprefix("and ") for alias in _several(row, "alt_names"))
    yield from (Name(alias, Quality.STRONG, "aka") for alias in each_once(aliases) if alias != primary)


def _address(told: str) -> Address:
    """``Street, City, XX``: a code of two letters at the end is the country."""
    rest, _, last = told.rpartition(", ")
    if _COUNTRY.fullmatch(last):
        return Address((rest,) if rest else (), last)
    return Address((told,))


def _birth(told: str) -> str:
    """``circa 1967`` and ``1958 to 1960`` as EDTF; as written where it is no such date."""
    about = "~" if told.startswith("circa ") else ""
    ends = [written_day(end) for end in told.removeprefix("circa ").split(" to ")]
    if len(ends) > 2 or not all(ends):
        return told
    return "/".join(f"{end}{about}" for end in ends)


def _acts(row: Row) -> tuple[Act, ...]:
    """A list that gives a day gives that on which the listing took effect; others give the notice alone."""
    day, notice = row.get("start_date"), row.get("federal_register_notice")
    if not (day or notice):
        return ()
    return (Act(ActKind.LISTED if day else ActKind.REGULATED, notice, in_force=day),)


def _remarks(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of other entries, and what else the remarks say."""
    links: list[str] = []
    remarks: list[str] = []
    for remark in _several(row, "remarks"):
        match = _LINK.fullmatch(remark)
        (links if match else remarks).append(match[1] if match else remark)
    return tuple(links), tuple(remarks)


def _facts(row: Row) -> Iterator[Fact]:
    labels: dict[str, str] = knowledge(DATA)["facts"]
    return ((label, row[column]) for column, label in labels.items() if column in row)


# Identifiers


@dataclass(slots=True)
class _Told:
    """What the column ``ids`` tells; dates are EDTF."""

    identifiers: list[Identifier] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    listed_on: list[str] = field(default_factory=list)
    established: list[str] = field(default_factory=list)
    gender: str | None = None


def _references(row: Row) -> Iterator[Identifier]:
    """OFAC's own number: that of the same party on OFAC's lists."""
    if number := row.get("entity_number"):
        yield Identifier("Entity number", number)


def _ids(row: Row) -> _Told:
    """Items such as ``QA, 2014-08-30, 2009-08-31, K47, Passport``: country, day of expiry, day of issue, value, type.

    The first three are there where they are known.
    """
    told = _Told()
    for item in _items(row.get("ids", "")):
        value, _, kind = item.rpartition(", ")
        if kind == "Gender":
            told.gender = value.lower()
        elif kind in _identifying() or kind.startswith(_currency()):
            told.identifiers.append(_identifier(kind, value.split(", ")))
        elif (day := written_day(value)) and kind == "Organization Established Date":
            told.established.append(day)
        else:
            told.facts.append((kind.rstrip(" :-"), value))
            if day and kind.startswith("Listing Date"):
                told.listed_on.append(day)
    return told


def _items(told: str) -> Iterator[str]:
    """A semicolon inside a value does not end an item: a part without a comma belongs to the next one."""
    held = ""
    for part in told.split("; "):
        item = f"{held}; {part}" if held else part
        held = "" if ", " in item else item
        if not held and item:
            yield item
    if held:
        yield held


def _identifier(kind: str, told: list[str]) -> Identifier:
    country = told.pop(0) if len(told) > 1 and _COUNTRY.fullmatch(told[0]) else None
    days: list[str] = []
    while len(told) > 1 and _DAY.fullmatch(told[0]) and len(days) < 2:
        days.append(told.pop(0))
    expires, issued = (days[0], days[1]) if len(days) == 2 else (None, days[0] if days else None)
    return Identifier(kind, ", ".join(told), country, issued, expires)


@cache
def _identifying() -> frozenset[str]:
    """OFAC's types of identifiers."""
    return frozenset(knowledge("ofac_remarks")["identifiers"])


@cache
def _currency() -> str:
    return str(knowledge("ofac_remarks")["currency"])
