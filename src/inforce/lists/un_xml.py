"""The consolidated list of the United Nations Security Council as XML, in all layouts since 2021.

An entry's number is the permanent reference number without its suffix (see :func:`un_entry.number_of`); its DATAID is
kept among the identifiers, so that the same record is known again under another number. Where two records of one file
come to the same number, the one updated last stands if they are versions of one record (the same DATAID); otherwise
each keeps a number of its own, and the reading says so.

From one edition to the next nearly all records stay as they are, byte for byte. They are cut out of the file and each
is parsed once, however many editions show it; what is left of the file is parsed for itself, so that nothing between
the records goes unseen. A file that cannot be cut so (a record with attributes, a comment with a tag in it, another
encoding than UTF-8) is read as the tree that it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from inforce.edtf import parse
from inforce.errors import BadTime, BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import field_tree, local, tables
from inforce.lists.registers import RegisterFacts
from inforce.lists.un_entry import DATA, entry_of, number_of, regime_name, updated
from inforce.lists.unknown import Fact, UnknownFields
from inforce.lists.xml_records import records, refuse_swollen, root_of

FORM = "un-xml"
ROOT = "CONSOLIDATED_LIST"
SECTIONS = ("INDIVIDUALS", "ENTITIES")
KINDS = ("INDIVIDUAL", "ENTITY")
_UTF8 = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']utf-8[\"']", re.IGNORECASE)
_FRACTION = re.compile(r"(:\d{2})\.\d+")
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*")

assemble = encoded.assemble


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read: number and encoded entry; reference number and code of the regime as written; DATAID and the
    last day it was updated on."""

    number: str
    row: bytes
    reference: str
    code: str
    dataid: str
    updated: str
    unknown: tuple[Fact, ...]


def looks_like(data: bytes) -> bool:
    """The root element is that of the list."""
    root = root_of(data)
    return root is not None and root.tag == ROOT


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from its one file. Raises BrokenEdition where it is empty, cut off or another list."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of {facts.name} is one file")
    (name, data), *_ = files.items()
    data = _DECLARATION.sub(b"", data)
    if not data:
        raise BrokenEdition(f"{name}: nothing in it")
    refuse_swollen(name, data)
    strange: set[str] = set()
    found = _read_records(name, data, strange)
    if not found:
        raise BrokenEdition(f"{name}: no entry in it")
    unknown = UnknownFields()
    unknown.outside(strange)
    remarks: list[str] = []
    rows = dict(_numbered(found, remarks))
    for record in found:
        if record.unknown:
            unknown.meet(record.unknown)
    return Reading(
        FORM,
        {f"{FORM}:entry": encoded.part_of(FORM, rows.values())},
        frozenset(rows),
        _published(data),
        (*unknown.remarks(), *_unknown_regimes(found), *remarks),
    )


def _published(data: bytes) -> str | None:
    """``dateGenerated`` as EDTF: to the second, with its zone."""
    root = root_of(data)
    told = _FRACTION.sub(r"\1", root.attributes.get("dateGenerated", "")) if root else ""
    try:
        return str(parse(told)) if told else None
    except BadTime:
        return None


def _unknown_regimes(found: Iterable[Record]) -> Iterator[str]:
    told = {(record.code, record.number[:2]) for record in found}
    for code in sorted({code for code, letters in told if not regime_name(code, letters)[1]}):
        yield f"regime {code!r} is not known; kept as it is written"


# Records


def _read_records(name: str, data: bytes, strange: set[str]) -> list[Record]:
    """Raises BrokenEdition with what is wrong with the file as a whole."""
    if _UTF8.match(data):
        try:
            raw, rest = _cut(data)
            return list(map(_record, (*raw, *_in_tree(name, rest, strange))))
        except (BrokenEdition, etree.XMLSyntaxError):
            strange.clear()
    return list(map(_record, _in_tree(name, data, strange)))


def _cut(data: bytes) -> tuple[list[bytes], bytes]:
    """The records of a file, and what is left of it."""
    found, rest, position = [], [], 0
    for kind in KINDS:
        begin, end = f"<{kind}>".encode(), f"</{kind}>".encode()
        while (first := data.find(begin, position)) >= 0 and (last := data.find(end, first)) >= 0:
            rest.append(data[position:first])
            position = last + len(end)
            found.append(data[first:position])
    return found, b"".join((*rest, data[position:]))


def _in_tree(name: str, data: bytes, strange: set[str]) -> Iterator[bytes]:
    """The records that are in the tree of a file. Raises BrokenEdition."""
    for section in records(name, data, ROOT, SECTIONS, strange):
        for child in section.iterchildren("*"):
            if child.tag in KINDS:
                yield etree.tostring(child, with_tail=False)
            else:
                strange.add(f"{local(section.tag)}/{local(child.tag)}")


@lru_cache(maxsize=1 << 13)
def _record(raw: bytes) -> Record:
    """A record parsed. Raises XMLSyntaxError for one that is no XML by itself."""
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, huge_tree=True
    )
    element = etree.fromstring(raw, parser)
    unknown: list[Fact] = []
    fields = field_tree(element, tables(DATA), unknown)
    reference, dataid = fields.one("REFERENCE_NUMBER"), fields.one("DATAID")
    number = number_of(reference) or f"DATAID {dataid}"
    return Record(
        number,
        encoded.encode(entry_of(local(element.tag), number, fields, tuple(unknown))),
        reference,
        fields.one("UN_LIST_TYPE"),
        dataid,
        updated(fields),
        tuple(unknown),
    )


# Numbers


def _numbered(found: Iterable[Record], remarks: list[str]) -> Iterator[tuple[str, bytes]]:
    """The rows, each with a number of its own."""
    by_number: dict[str, list[Record]] = {}
    for record in found:
        by_number.setdefault(record.number, []).append(record)
    for number, same in by_number.items():
        if len(same) == 1:
            yield number, same[0].row
        else:
            yield from _apart(number, same, remarks)


def _apart(number: str, same: list[Record], remarks: list[str]) -> Iterator[tuple[str, bytes]]:
    """Records that come to one number: versions of one record, or different ones."""
    newest = {record.dataid: record for record in sorted(same, key=lambda record: record.updated)}
    if len(newest) < len(same):
        remarks.append(f"{number} stands in the file {len(same)} times; what was updated last is taken")
    first, *others = sorted(newest.values(), key=lambda record: (record.reference != number, record.dataid))
    yield number, first.row
    for record in others:
        own = record.reference if record.reference != number else f"{number} (DATAID {record.dataid})"
        remarks.append(f"{number} stands for different records; DATAID {record.dataid} is kept as {own}")
        yield own, encoded.encode(replace(encoded.decode(record.row), number=own))
