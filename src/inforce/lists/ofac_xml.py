"""OFAC's ``sdnList`` XML: SDN.XML and CONSOLIDATED.XML, in both namespaces that it has borne.

An entry's number is its ``uid``. ``Record_Count`` says how many entries a complete file has: a file that disagrees with
itself is broken. The file carries neither listing dates nor names in other scripts. ``data/ofac_xml.toml`` holds the
namespaces, the codes and every field, taken or ignored.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from inforce.errors import AnotherList, BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import knowledge
from inforce.lists.model import Address, Entry, Kind, Name
from inforce.lists.ofac_details import SIMPLE_FORMS_LACK, Particulars, address_of, alias
from inforce.lists.ofac_lists import another_by_programmes
from inforce.lists.ofac_remarks import tell_remarks
from inforce.lists.ofac_stream import Accounts, elements, is_root_of, namespace_of
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import UnknownFields

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "ofac-xml"
assemble = encoded.assemble
_FACTS = "ofac_xml"
_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})\Z")
_TAIL = ("idCountry", "issueDate", "expirationDate")


def looks_like(data: bytes) -> bool:
    """The root element is ``sdnList``, in a namespace of OFAC's."""
    return is_root_of(_FACTS, data)


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this form is one file")
    (name, data), *_ = files.items()
    reader = _Reader(name, namespace_of(name, data, _FACTS))
    entries = list(reader.entries(data))
    numbers = frozenset(entry.number for entry in entries)
    _check(name, reader.count, entries, numbers)
    _check_list(name, entries, facts)
    part = encoded.part(FORM, entries)
    return Reading(FORM, {part.name: part}, numbers, reader.published, tuple(reader.remarks()))


def _check(name: str, count: str | None, entries: list[Entry], numbers: frozenset[str]) -> None:
    if not entries:
        raise BrokenEdition(f"{name}: no entry in it")
    if count is not None and count != str(len(entries)):
        raise BrokenEdition(f"{name}: says that it has {count} entries and has {len(entries)}; cut off?")
    if len(numbers) != len(entries):
        raise BrokenEdition(f"{name}: {len(entries)} entries bear {len(numbers)} numbers")


def _check_list(name: str, entries: list[Entry], facts: RegisterFacts) -> None:
    """The file does not say which list it is; its programmes do. Raises AnotherList."""
    if another := another_by_programmes(facts.name, [entry.programmes for entry in entries]):
        raise AnotherList(f"{name}: {another}")


class _Reader:
    """One file; what it says of itself is known when its entries have been read."""

    def __init__(self, name: str, namespace: str) -> None:
        self._name = name
        self._prefix = f"{{{namespace}}}"
        self._accounts = Accounts(_FACTS)
        self._unknown = UnknownFields()
        self._kinds: set[str] = set()
        self._labels: set[str] = set()
        self.published: str | None = None
        self.count: str | None = None

    def entries(self, data: bytes) -> Iterator[Entry]:
        tags = [f"{self._prefix}{tag}" for tag in ("publshInformation", "sdnEntry")]
        for element in elements(self._name, data, tags, self._meet_outside):
            if element.tag == tags[0]:
                self._meet_outside(element)
                self.count = self._text(element, "Record_Count") or None
                self.published = _day(self._text(element, "Publish_Date"))
            else:
                yield self._entry(element)

    def _meet_outside(self, element: "_Element") -> None:
        self._unknown.outside(name for name, _ in self._accounts.unknown_in(element))

    def remarks(self) -> Iterator[str]:
        if self.published is None:
            yield "the file does not say when it was published"
        for kind in sorted(self._kinds):
            yield f"sdnType {kind!r} is not known"
        for label in sorted(self._labels):
            yield f"idType {label!r} is not known; kept as a fact"
        yield from self._unknown.remarks()

    def _entry(self, element: "_Element") -> Entry:
        particulars = Particulars()
        told = tell_remarks(particulars, self._text(element, "remarks"))
        self._tell(particulars, element)
        for fact in self._unknown.meet(self._accounts.unknown_in(element)):
            particulars.fact(*fact)
        self._labels |= particulars.strange
        number = self._text(element, "uid")
        if not number:
            raise BrokenEdition(f"{self._name}: an entry without a uid ({self._full_name(element) or 'no name'})")
        return Entry(
            number=number,
            kind=self._kind(self._text(element, "sdnType")),
            names=tuple(dict.fromkeys((Name(self._full_name(element)), *self._aliases(element), *told))),
            programmes=tuple(self._texts(element, "programList/program")),
            details=particulars.details(),
            addresses=tuple(dict.fromkeys(self._addresses(element))),
            missing=SIMPLE_FORMS_LACK,
        )

    def _kind(self, written: str) -> Kind:
        kind = knowledge(_FACTS)["kinds"].get(written)
        if kind is None:
            self._kinds.add(written)
        return Kind(kind or Kind.UNKNOWN)

    def _full_name(self, element: "_Element") -> str:
        return ", ".join(filter(None, (self._text(element, "lastName"), self._text(element, "firstName"))))

    def _aliases(self, element: "_Element") -> Iterator[Name]:
        for each in element.iterfind(self._path("akaList/aka")):
            if text := self._full_name(each):
                yield alias(text, self._text(each, "type"), weak=self._text(each, "category") == "weak")

    def _addresses(self, element: "_Element") -> Iterator[Address]:
        names = knowledge(_FACTS)["address"]
        for each in element.iterfind(self._path("addressList/address")):
            lines = {name: self._text(each, tag) for tag, name in names.items()}
            if address := address_of(lines, self._text(each, "country") or None):
                yield address

    def _tell(self, particulars: Particulars, element: "_Element") -> None:
        if title := self._text(element, "title"):
            particulars.tell("Title", title)
        for path, label in knowledge(_FACTS)["values"].items():
            for each in self._texts(element, path):
                particulars.tell(label, each)
        for row in element.iterfind(self._path("idList/id")):
            kind, value = self._text(row, "idType"), self._text(row, "idNumber")
            country, issued, expires = (self._text(row, tag) or None for tag in _TAIL)
            if country or issued or expires:
                particulars.identify(kind, value, country, issued, expires)
            else:
                particulars.tell(kind, value)

    def _path(self, path: str) -> str:
        return "/".join(f"{self._prefix}{tag}" for tag in path.split("/"))

    def _text(self, element: "_Element", path: str) -> str:
        return (element.findtext(self._path(path)) or "").strip()

    def _texts(self, element: "_Element", path: str) -> list[str]:
        return [each.text.strip() for each in element.iterfind(self._path(path)) if each.text and each.text.strip()]


def _day(written: str) -> str | None:
    """``03/28/2025`` as EDTF; None where it is no such day."""
    match = _DATE.match(written)
    return f"{match[3]}-{match[1]}-{match[2]}" if match else None
