"""The European Union's Financial Sanctions Files (FSF): the consolidated list as XML of schema 1.1.

An entity's number is its ``euReferenceNumber``; where it has none, or one that another entity bears, its ``logicalId``
is, and the reading says so. ``regulation`` elements name the acts that list the entity now (often amending ones), and
every detail names the act that brought it (``regulationSummary``): all of them are acts of the entry. None is taken for
a listing date, which ``designationDate`` alone states. ``data/eu_fsf.toml`` holds the namespace, the codes and every
field of the schema, taken or ignored.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inforce.edtf import parse
from inforce.errors import BadTime, BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.eu_fsf_entity import DATA, code_of, entry_of
from inforce.lists.fields import Field, field_tree, knowledge, tables
from inforce.lists.model import Entry
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import Fact, UnknownFields
from inforce.lists.xml_records import records, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "eu-fsf"
assemble = encoded.assemble
_SHOWN = 3  # numbers that a remark shows


def looks_like(data: bytes) -> bool:
    """The root element is that of this list, in its namespace."""
    root = root_of(data)
    return root is not None and root.tag == _tag("export")


def _tag(name: str) -> str:
    return f"{{{knowledge(DATA)['namespace']}}}{name}"


@dataclass(slots=True)
class _Remarks:
    """What a reading says to people."""

    unknown: UnknownFields = field(default_factory=UnknownFields)
    unnumbered: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    delisted: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def told(self) -> Iterator[str]:
        if self.unnumbered:
            yield f"{_some(self.unnumbered)} without an EU reference number: the logicalId is the number"
        if self.repeated:
            yield f"{_some(self.repeated)} with an EU reference number that another bears: the logicalId is the number"
        if self.delisted:
            yield f"{_some(self.delisted)} with a date of delisting, but still in the file: taken as listed"
        for code in sorted(self.codes):
            yield f"subject type {code!r} is not known"
        yield from self.unknown.remarks()


def _some(numbers: list[str]) -> str:
    return f"{len(numbers)} entries ({', '.join(numbers[:_SHOWN])}{' …' if len(numbers) > _SHOWN else ''})"


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:  # noqa: ARG001  # every format is called so
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this list is one file")
    (name, data), *_ = files.items()
    remarks, numbers, strange = _Remarks(), set[str](), set[str]()
    elements = records(name, data, _tag("export"), (_tag("sanctionEntity"),), strange)
    part = encoded.part(FORM, (_entry(name, element, numbers, remarks) for element in elements))
    if not numbers:
        raise BrokenEdition(f"{name}: no entity in it")
    root = root_of(data)
    attributes = root.attributes if root else {}
    named = (*knowledge(DATA)["taken"]["export"], *knowledge(DATA)["ignored"]["export"])
    remarks.unknown.outside(f"export/@{key}" for key in attributes if f"@{key}" not in named)
    remarks.unknown.outside(f"export/{tag}" for tag in strange)
    published = _published(attributes.get("generationDate", ""))
    return Reading(FORM, {part.name: part}, frozenset(numbers), published, tuple(remarks.told()))


def _entry(name: str, element: "_Element", numbers: set[str], remarks: _Remarks) -> Entry:
    """The entry of an element, its number added to those that are taken."""
    unknown: list[Fact] = []
    entity = field_tree(element, tables(DATA), unknown)
    number = _number(entity, numbers, remarks)
    if not number:
        raise BrokenEdition(f"{name}: entity {len(numbers) + 1} has neither euReferenceNumber nor logicalId")
    numbers.add(number)
    if entity.get("delistingDate"):
        remarks.delisted.append(number)
    if (code := code_of(entity)) not in knowledge(DATA)["kinds"]:
        remarks.codes.add(code)
    return entry_of(number, entity, remarks.unknown.meet(unknown))


def _number(entity: Field, numbers: set[str], remarks: _Remarks) -> str:
    reference, row = entity.get("euReferenceNumber"), entity.get("logicalId")
    if reference and reference not in numbers:
        return reference
    (remarks.repeated if reference else remarks.unnumbered).append(row)
    return row


def _published(written: str) -> str | None:
    """The time of generation as EDTF, which has no fractions of a second; None where it is none."""
    seconds, _, rest = written.partition(".")
    try:
        return str(parse(seconds + rest.lstrip("0123456789")))
    except BadTime:
        return None
