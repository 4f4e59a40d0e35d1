"""A document of OFAC's taken element by element as it is parsed, no tree being made of it.

The ADVANCED form has up to 130 MB. Of what the parser tells, each element is looked at once: the section that it stands
in takes its attributes where it has use for them, and its words; whatever no table of the form's data file names is
kept. How an element is taken is found out when one of its shape (its name with the names of its attributes) is first
met in a section, of which a file has some fifty, and known from then on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from lxml import etree

from inforce.errors import BrokenEdition
from inforce.lists.fields import local
from inforce.lists.ofac_stream import Accounts, Shape
from inforce.lists.unknown import Fact
from inforce.lists.xml_records import ill_formed, refuse_swollen

_PIECE = 1 << 16  # bytes given to the parser at a time

Attributes = Mapping[str, str]
Take = Callable[[Attributes], object]
Said = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of record: the name of its element, what takes the attributes and what the words (not empty, without
    white space around them) of elements in it, by their names, and what ends a record, given name and value of every
    field in it that no table names."""

    record: str
    take: Mapping[str, Take]
    said: Mapping[str, Said]
    end: Callable[[tuple[Fact, ...]], None]


@dataclass(slots=True)
class _Room:
    """A section with what is known of the shapes in it, by tags in the document's namespace. ``said`` has every element of
    which the end matters."""

    section: Section
    tag: str
    said: dict[str, Said]
    how: dict[Shape | str, Take | None] = field(default_factory=dict)  # a tag alone: an element without attributes


def _room(section: Section, prefix: str) -> _Room:
    said = {prefix + name: said for name, said in section.said.items()}
    return _Room(section, prefix + section.record, {prefix + section.record: _nothing, **said})


def _nothing(_: str) -> None:
    """Words that nobody takes, of an element whose end is told."""


class Sections:
    """A parser's target: ``start``, ``data``, ``end`` and ``close`` are called by the parser.

    ``outside`` is told the names of unknown fields that stand in no record.
    """

    def __init__(
        self, namespace: str, accounts: Accounts, sections: Iterable[Section], outside: Callable[[str], None]
    ) -> None:
        self._accounts = accounts
        self._outside = outside
        rooms = [_room(section, f"{{{namespace}}}") for section in sections]
        self._records = {room.tag: room for room in rooms}
        self._hall = _Room(Section("", {}, {}, lambda _: None), "", {})
        self._unknown: list[Fact] = []
        self._words: list[str] = []  # in pieces: the parser hands out text at each reference apart
        self.data: Said = self._words.append  # called most, for white space: not worth a function of its own
        self._enter(self._hall)

    def _enter(self, room: _Room) -> None:
        self._room, self._how, self._said, self._record = room, room.how, room.said, room.tag

    def start(self, tag: str, attributes: Attributes) -> None:
        self._words.clear()
        shape = (tag, *attributes) if attributes else tag
        try:
            take = self._how[shape]
        except KeyError:
            take = self._how[shape] = self._learn(tag, attributes)
        if take is not None:
            take(attributes)

    def end(self, tag: str) -> None:
        if tag in self._said:
            self._end(tag)
        self._words.clear()

    def _end(self, tag: str) -> None:
        """The end of an element whose words somebody takes, or of a record."""
        if words := "".join(self._words).strip():
            self._said[tag](words)
        if tag == self._record:
            self._room.section.end(tuple(self._unknown) if self._unknown else ())
            self._unknown.clear()
            self._enter(self._hall)

    def close(self) -> None:
        """The document is whole."""

    def _learn(self, tag: str, attributes: Attributes) -> Take | None:
        """What takes an element of a shape that has not been met in this room."""
        name = local(tag)
        room = self._records.get(tag) if self._room is self._hall else None
        take = (room or self._room).section.take.get(name)
        if not self._accounts.names_element(name):
            self._said[tag] = partial(self._note, name)
            if self._room is self._hall:
                self._outside(name)
        if strange := self._accounts.unnamed(name, attributes):
            take = partial(self._take_strange, take, name, strange)
        return partial(self._take_record, room, take) if room else take

    def _take_record(self, room: _Room, take: Take | None, attributes: Attributes) -> None:
        self._enter(room)
        if take is not None:
            take(attributes)

    def _take_strange(self, take: Take | None, name: str, strange: list[str], attributes: Attributes) -> None:
        for each in strange:
            self._note(f"{name}@{local(each)}", attributes[each].strip())
        if take is not None:
            take(attributes)

    def _note(self, name: str, value: str) -> None:
        if self._room is self._hall:
            self._outside(name)
        elif value:
            self._unknown.append((name, value))


def take_document(name: str, data: bytes, sections: Sections) -> None:
    """Everything in a document, in order. Its root has been looked at: where it was found there is no document type
    before it, and so there are no entities. Raises BrokenEdition where it is cut off or not well formed."""
    refuse_swollen(name, data)
    parser = etree.XMLParser(
        target=cast("etree.ParserTarget", sections),  # the stubs want bytes taken too, and a method for comments
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except etree.XMLSyntaxError as error:
        raise BrokenEdition(f"{name}: {ill_formed(error)}") from None
