"""The sanctions list of the Swiss State Secretariat for Economic Affairs (SECO): the whole list as XML.

De-listed targets stay in the file. A target is listed where its modification with the latest effective day says so; the
others make the part ``seco-xml:past``, which lists nobody. Either way the modifications, each with its exact day, are
the entry's acts: the list tells its own past.

Only targets at the top count: each modification holds copies of what it added and removed, targets among them.
"""

from collections.abc import Mapping

from inforce.errors import BrokenEdition
from inforce.lists import encoded
from inforce.lists.edition import Reading
from inforce.lists.fields import Field, field_tree, knowledge, local, tables, word
from inforce.lists.model import Entry
from inforce.lists.registers import RegisterFacts
from inforce.lists.seco_names import DATA
from inforce.lists.seco_target import Draft, Place, Programme, complete, draft_of, place_of
from inforce.lists.unknown import Fact, UnknownFields
from inforce.lists.xml_records import records, root_of

FORM = "seco-xml"
ROOT = "swiss-sanctions-list"
PAST = "past"

assemble = encoded.assemble


def looks_like(data: bytes) -> bool:
    """The root element is that of the list."""
    root = root_of(data)
    return root is not None and root.tag == ROOT


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from its one file. Raises BrokenEdition where it is cut off, another list, or not the whole one."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: an edition of {facts.name} is one file")
    (name, data), *_ = files.items()
    published = _published(name, data)
    collected = _Collected(published)
    strange: set[str] = set()
    for element in records(name, data, ROOT, ("sanctions-program", "target", "place"), strange):
        unknown: list[Fact] = []
        collected.take(local(element.tag), field_tree(element, tables(DATA), unknown), unknown)
    collected.unknown.outside(strange)
    listed, past = collected.entries(listed=True), collected.entries(listed=False)
    if not listed:
        raise BrokenEdition(f"{name}: no listed target in it ({len(past)} de-listed)")
    parts = (encoded.part(FORM, listed), encoded.part(FORM, past, PAST, lists=False))
    return Reading(
        FORM,
        {part.name: part for part in parts},
        frozenset(entry.number for entry in listed),
        published,
        (*collected.unknown.remarks(), *collected.remarks),
    )


def _published(name: str, data: bytes) -> str | None:
    """The day that the list states. Raises BrokenEdition for a list of changes."""
    root = root_of(data)
    if root is None or root.tag != ROOT:
        return None  # whoever reads the records says what is wrong
    kind, whole = root.attributes.get("list-type"), str(knowledge(DATA)["whole"])
    if kind != whole:
        raise BrokenEdition(f"{name}: a SECO list of type {kind!r}, not {whole!r}: it does not say who is listed")
    return root.attributes.get("date", "")[: len("2026-09-28")] or None


class _Collected:
    """What was met in a list: programmes by their sets, places and drafts by their numbers."""

    def __init__(self, published: str | None) -> None:
        self.unknown = UnknownFields()
        self.remarks: list[str] = []
        self._published = published
        self._programmes: dict[str, Programme] = {}
        self._places: dict[str, Place] = {}
        self._drafts: dict[str, Draft] = {}

    def take(self, tag: str, fields: Field, unknown: list[Fact]) -> None:
        """One child of the root. Programmes come before the targets that name them."""
        if tag == "target":
            self._take_target(fields, self.unknown.meet(unknown))
            return
        self.unknown.outside({field for field, _ in unknown})
        if tag == "place":
            self._places[fields.get("ssid")] = place_of(fields)
        else:
            self._programmes.update(_sets_of(fields))

    def _take_target(self, target: Field, unknown: tuple[Fact, ...]) -> None:
        number = target.get("ssid")
        if not number:
            self.remarks.append("a target without a number (ssid) is left out")
        elif number in self._drafts:
            self.remarks.append(f"target {number} stands in the list twice; the first is taken")
        else:
            self._drafts[number] = draft_of(target, self._programmes, self._published, unknown)

    def entries(self, *, listed: bool) -> list[Entry]:
        names = {number: draft.entry.name for number, draft in self._drafts.items() if draft.entry.name}
        return [complete(draft, self._places, names) for draft in self._drafts.values() if draft.listed is listed]


def _sets_of(programme: Field) -> dict[str, Programme]:
    """A programme by the number of each of its sets of measures; targets point to sets."""
    key, name = (_in_language(programme, tag) for tag in ("program-key", "program-name"))
    sets = sorted(programme.all("sanctions-set"), key=_is_in_language)
    return {each.get("ssid"): Programme(key or name, name, each.text, programme.one("origin")) for each in sets}


def _in_language(programme: Field, tag: str) -> str:
    """The words in the language preferred, else in the first one given."""
    texts = sorted(programme.all(tag), key=_is_in_language)
    return texts[-1].text if texts and _is_in_language(texts[-1]) else programme.one(tag)


def _is_in_language(field: Field) -> bool:
    return field.get("lang") == word(DATA, "language")
