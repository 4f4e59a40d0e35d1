"""OFAC's ADVANCED XML: SDN_ADVANCED.XML and CONS_ADVANCED.XML, in both namespaces that it has borne.

The file is a data base written out: words, places and documents first, parties then, relations and sanctions entries
(lists, days, legal bases, programmes) last, all joined by numbers. It is streamed: what is kept of a party until its
relations and sanctions are known is its encoded entry. An entry's number is the party's ``FixedRef``; names are written
as in the CSV form. Its listing dates are those of the register's own lists. ``data/ofac_advanced.toml`` holds the
namespaces and every field, taken or ignored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.model import Entry
from inforce.lists.ofac_lists import check_lists
from inforce.lists.ofac_party import PartyReader
from inforce.lists.ofac_references import FACTS, Dates, DocumentReader, PlaceReader, References
from inforce.lists.ofac_sanctions import Relation, RelationReader, Sanctions, SanctionsReader, whole
from inforce.lists.ofac_sections import Section, Sections, take_document
from inforce.lists.ofac_stream import Accounts, is_root_of, namespace_of
from inforce.lists.registers import RegisterFacts
from inforce.lists.unknown import Fact, UnknownFields

FORM = "ofac-advanced"
assemble = encoded.assemble


def looks_like(data: bytes) -> bool:
    """The root element is ``Sanctions``, in a namespace of this form."""
    return is_root_of(FACTS, data)


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from one file. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of this form is one file")
    (name, data), *_ = files.items()
    return _Reader(name, facts.name).reading(data)


class _Reader:
    """One file, section by section; what it says of itself is known when its entries have been made."""

    def __init__(self, name: str, register: str) -> None:
        self._name, self._register = name, register
        self._references = references = References()
        self._accounts = Accounts(FACTS)
        self._unknown = UnknownFields()
        self._date = Dates(references)
        self._place = PlaceReader(references)
        self._document = DocumentReader(references, self._place.places)
        self._party = PartyReader(references, self._place.places, self._document.documents)
        self._relation = RelationReader(references)
        self._stated = SanctionsReader(references)
        self._rows: dict[str, bytes] = {}  # entries as far as known, encoded, by profile
        self._names: dict[str, str] = {}  # primary names, by profile
        self._relations: defaultdict[str, list[Relation]] = defaultdict(list)  # by the profile they are from
        self._sanctions: dict[str, Sanctions] = {}  # by profile
        self._numbers: set[str] = set()
        self._published: str | None = None

    def reading(self, data: bytes) -> Reading:
        self._read(data)
        unstated, undescribed = self._rows.keys() - self._sanctions.keys(), self._sanctions.keys() - self._rows.keys()
        part = encoded.part(FORM, self._entries())
        remarks = tuple(self._remarks(len(unstated), len(undescribed)))
        return Reading(FORM, {part.name: part}, frozenset(self._numbers), self._published, remarks)

    def _read(self, data: bytes) -> None:
        namespace = namespace_of(self._name, data, FACTS)
        sections = (
            Section("DateOfIssue", {}, self._date.said, self._not_kept(self._take_date)),
            self._references.section(self._not_kept(lambda: None)),
            self._place.section(self._not_kept(self._place.end)),
            self._document.section(self._kept(self._document.end)),
            self._party.section(self._kept(self._take_party)),
            self._relation.section(self._kept(self._take_relation)),
            self._stated.section(self._kept(self._take_sanctions)),
        )
        target = Sections(namespace, Accounts(FACTS), sections, lambda field: self._unknown.outside([field]))
        take_document(self._name, data, target)
        self._check()

    def _kept(self, end: Callable[[tuple[Fact, ...]], None]) -> Callable[[tuple[Fact, ...]], None]:
        """The end of a record whose unknown fields are kept with an entry."""
        return lambda unknown: end(self._unknown.meet(unknown) if unknown else ())

    def _not_kept(self, end: Callable[[], None]) -> Callable[[tuple[Fact, ...]], None]:
        """The end of a record that is of no one entry: its unknown fields are told, and not kept."""

        def ended(unknown: tuple[Fact, ...]) -> None:
            end()
            self._unknown.outside(name for name, _ in unknown)

        return ended

    def _take_date(self) -> None:
        self._published = self._date.day() or None

    def _take_party(self, unknown: tuple[Fact, ...]) -> None:
        entry, profile = self._party.end(unknown), self._party.profile
        if profile in self._rows or entry.number in self._numbers or not entry.number:
            raise BrokenEdition(f"{self._name}: a party bears no number of its own ({entry.number}, profile {profile})")
        self._rows[profile] = encoded.encode(entry)
        self._names[profile] = entry.name
        self._numbers.add(entry.number)

    def _take_relation(self, unknown: tuple[Fact, ...]) -> None:
        relation = self._relation.end(unknown)
        self._relations[relation.source].append(relation)

    def _take_sanctions(self, unknown: tuple[Fact, ...]) -> None:
        profile, stated = self._stated.end(unknown)
        before = self._sanctions.get(profile)
        self._sanctions[profile] = before.and_also(stated) if before else stated

    def _check(self) -> None:
        if not self._rows:
            raise BrokenEdition(f"{self._name}: no party in it")
        lists = ({event.listed for event in stated.events} for stated in self._sanctions.values())
        check_lists(self._name, self._register, lists)

    def _entries(self) -> Iterator[Entry]:
        """Every party's entry; what was gathered for it is let go."""
        known = self._references.known
        while self._rows:
            profile, row = self._rows.popitem()
            stated = self._sanctions.pop(profile, None)
            related = [(each, self._names.get(each.target, "")) for each in self._relations.pop(profile, ())]
            yield whole(encoded.decode(row), stated, related, self._register, known)

    def _remarks(self, unstated: int, undescribed: int) -> Iterator[str]:
        if self._published is None:
            yield "the file does not say when it was issued"
        if unstated:
            yield f"{unstated} parties have no sanctions entry: their programmes are not known"
        if undescribed:
            yield f"{undescribed} profiles have sanctions entries and are not described"
        if self._relations:
            yield f"{len(self._relations)} profiles have relations and are not described"
        for kind, count in sorted(self._references.absent().items()):
            yield f"{count} references to a {kind} that the file does not have, or that cannot be read"
        for strange in sorted(self._party.strange):
            yield f"{strange} is not known; kept as it is"
        yield from self._unknown.remarks()
