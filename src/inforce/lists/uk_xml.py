"""The UK Sanctions List as XML: one ``Designation`` a party, every value in an element of its own.

``data/uk_xml.toml`` says which paths make which group of fields; what a party's fields mean is
:mod:`inforce.lists.uk_party`'s, as for the CSV form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import folded, knowledge, local
from inforce.lists.registers import RegisterFacts
from inforce.lists.uk_party import Party, edtf, reading_of
from inforce.lists.xml_records import records, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "uk-xml"
assemble = encoded.assemble
_NUMBER = "UniqueID"
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"  # xsi:nil and the like say nothing of a party


def looks_like(data: bytes) -> bool:
    """The root element is that of this list, in no namespace."""
    root = root_of(data)
    return root is not None and root.tag == knowledge("uk_xml")["root"]


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:  # noqa: ARG001  # every format is called so
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this list is one file")
    (name, data), *_ = files.items()
    names, strange, published = knowledge("uk_xml"), set[str](), None
    parties: dict[str, Party] = {}
    for element in records(name, data, names["root"], (names["record"], names["generated"]), strange):
        if element.tag == names["generated"]:
            published = edtf(folded(element.text or ""))
        else:
            _add(name, element, parties)
    if not parties:
        raise BrokenEdition(f"{name}: no Designation in it")
    return reading_of(FORM, parties, published, (f"{names['root']}/{tag}" for tag in strange))


@dataclass(slots=True)
class _Place:
    """An element under Designation: it holds others, or a group of fields, or it is ignored."""

    path: str
    group: str = ""
    fields: dict[str, int] = field(default_factory=dict)
    below: dict[str, "_Place"] = field(default_factory=dict)
    ignored: bool = False

    def at(self, path: str) -> "_Place":
        """The place of a path below this one, made where it is not there yet."""
        place = self
        for tag in path.split("/"):
            place = place.below.setdefault(tag, _Place(f"{place.path}/{tag}".lstrip("/")))
        return place


@cache
def _layout() -> _Place:
    top, table = _Place(""), knowledge("uk_xml")
    for group, facts in table["groups"].items():
        place = top.at(facts["path"])
        place.group, place.fields = group, {name: at for at, name in enumerate(facts.get("fields", ()))}
    for holder, names in table["ignored"].items():
        for name in names:
            top.at(f"{holder}/{name}").ignored = True
    return top


def _add(name: str, element: "_Element", parties: dict[str, Party]) -> None:
    """A designation to its party; one that comes twice is one party."""
    party = Party()
    _collect(element, _layout(), party)
    number = folded(element.findtext(_NUMBER) or "")
    if not number:
        raise BrokenEdition(f"{name}: designation {len(parties) + 1} has no {_NUMBER}")
    if number in parties:
        parties[number].join(party)
    else:
        parties[number] = party


def _collect(element: "_Element", place: _Place, party: Party) -> None:
    for child in element:
        tag = str(child.tag)
        if child.attrib:
            _note_attributes(child, f"{place.path}/{tag}".lstrip("/"), party)
        below = place.below.get(tag)
        if below is None:
            _unknown(f"{place.path}/{tag}".lstrip("/"), child, party)
        elif below.group:
            _take(child, below, party)
        elif not below.ignored:
            _collect(child, below, party)


def _take(element: "_Element", place: _Place, party: Party) -> None:
    """The fields of a group: the children of its element, or its own words."""
    values = [""] * len(place.fields) if place.fields else [element.text or ""]
    for child in element:
        tag = str(child.tag)
        if child.attrib:
            _note_attributes(child, f"{place.path}/{tag}", party)
        if tag in place.fields and len(child) == 0:
            values[place.fields[tag]] = child.text or ""
        else:
            _unknown(f"{place.path}/{tag}", child, party)
    party.take(place.group, [tuple(values)])


def _note_attributes(element: "_Element", path: str, party: Party) -> None:
    for key, value in element.attrib.items():
        if not str(key).startswith(_INSTANCE):
            party.take("unknown", [(f"{path}/@{local(str(key))}", str(value))])


def _unknown(path: str, element: "_Element", party: Party) -> None:
    if words := " ".join(folded(str(text)) for text in element.itertext()).strip():
        party.take("unknown", [(path, words)])
