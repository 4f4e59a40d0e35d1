"""OFAC's ENHANCED XML: SDN_ENHANCED.XML and CONS_ENHANCED.XML.

An entry's number is ``entity@id``. The days on which a party was published on each of OFAC's lists are stated: those of
the register's own lists are its listing dates, all of them are facts. ``data/ofac_enhanced.toml`` holds the namespace,
the codes and every field, taken or ignored.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.model import Entry
from inforce.lists.ofac_entity import EntityReader
from inforce.lists.ofac_lists import check_lists
from inforce.lists.ofac_stream import Accounts, elements, is_root_of, namespace_of
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import UnknownFields

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "ofac-enhanced"
assemble = encoded.assemble
_FACTS = "ofac_enhanced"
_MIDNIGHT = "T00:00:00"


def looks_like(data: bytes) -> bool:
    """The root element is ``sanctionsData``, in the namespace of this form (delta files have another)."""
    return is_root_of(_FACTS, data)


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this form is one file")
    (name, data), *_ = files.items()
    reader = _Reader(name, namespace_of(name, data, _FACTS), facts.name)
    entries = list(reader.entries(data))
    numbers = frozenset(entry.number for entry in entries)
    if not entries:
        raise BrokenEdition(f"{name}: no entity in it")
    if len(numbers) != len(entries) or "" in numbers:
        raise BrokenEdition(f"{name}: {len(entries)} entities bear {len(numbers - {''})} numbers")
    check_lists(name, facts.name, reader.of_lists or reader.lists)
    part = encoded.part(FORM, entries)
    return Reading(FORM, {part.name: part}, numbers, reader.published, tuple(reader.remarks()))


class _Reader:
    """One file; what it says of itself is known when its entries have been read.

    ``of_lists``: those that the file says it is made of (as if of one party); ``lists``: those of each party.
    """

    def __init__(self, name: str, namespace: str, register: str) -> None:
        self._name, self._register = name, register
        self._entity = EntityReader(namespace)
        self._accounts = Accounts(_FACTS)
        self._unknown = UnknownFields()
        self.published: str | None = None
        self.of_lists: list[list[str]] = []
        self.lists: list[list[str]] = []

    def entries(self, data: bytes) -> Iterator[Entry]:
        about, entity = self._entity.tag("publicationInfo"), self._entity.tag("entity")
        for element in elements(self._name, data, (about, entity), self._meet_outside):
            if element.tag == about:
                self._meet_outside(element)
                self._read_about(element)
            else:
                self.lists.append([listed for listed, _ in self._entity.lists(element)])
                unknown = self._unknown.meet(self._accounts.unknown_in(element))
                yield self._entity.entry(element, self._register, unknown)

    def _meet_outside(self, element: "_Element") -> None:
        self._unknown.outside(name for name, _ in self._accounts.unknown_in(element))

    def _read_about(self, element: "_Element") -> None:
        self.published = self._entity.text(element, "dataAsOf").removesuffix(_MIDNIGHT) or None
        of_lists = self._entity.texts(element, "filters/sanctionsLists/sanctionsList")
        self.of_lists = [of_lists] if of_lists else []

    def remarks(self) -> Iterator[str]:
        if self.published is None:
            yield "the file does not say as of when it is"
        for strange in sorted(self._entity.strange):
            yield f"{strange} is not known; kept as it is"
        yield from self._unknown.remarks()
