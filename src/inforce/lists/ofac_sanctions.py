"""The last sections of OFAC's ADVANCED XML: the lists that a party is on, since when and by what law; relations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from inforce.lists.model import RELATION, Act, ActKind, Entry
from inforce.lists.ofac_lists import belongs
from inforce.lists.ofac_references import Dates, References
from inforce.lists.ofac_sections import Attributes, Section
from inforce.lists.unknown import Fact

_UNSTATED = frozenset({"programmes", "listing dates", "measures"})


class Event(NamedTuple):
    """What was done on a list on a day; ``kind`` and ``basis`` in OFAC's words."""

    listed: str
    kind: str
    basis: str
    day: str


class Sanctions(NamedTuple):
    """What all sanctions entries of one party state."""

    events: tuple[Event, ...] = ()
    programmes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    notes: tuple[Fact, ...] = ()

    def and_also(self, other: "Sanctions") -> "Sanctions":
        return Sanctions(
            self.events + other.events,
            self.programmes + other.programmes,
            self.measures + other.measures,
            self.notes + other.notes,
        )


class Relation(NamedTuple):
    """From one profile to another; ``title`` is its kind, with what is said of its quality."""

    source: str
    target: str
    title: str
    notes: tuple[Fact, ...] = ()


class SanctionsReader:
    """Makes what sanctions entries state, one after the other."""

    def __init__(self, references: References) -> None:
        self._program = references.known["program"]
        self._lists, self._kinds = references.words("List"), references.words("EntryEventType")
        self._bases, self._types = references.words("LegalBasis"), references.words("SanctionsType")
        self._period = Dates(references)
        self._begin({})

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        take = {
            "SanctionsEntry": self._begin,
            "EntryEvent": self._take_event,
            "SanctionsMeasure": self._take_measure,
        }
        return Section("SanctionsEntry", take, {"Comment": self._take_comment, **self._period.said}, end)

    def _begin(self, entry: Attributes) -> None:
        self._profile, self._listed = entry.get("ProfileID", ""), self._lists[entry.get("ListID", "")]
        self._event: tuple[str, str] | None = None
        self._measure = ""
        self._events: list[Event] = []
        self._programmes: list[str] = []
        self._measures: list[str] = []
        self._notes: list[Fact] = []

    def _take_event(self, event: Attributes) -> None:
        self._end_event()
        self._event = (self._kinds[event.get("EntryEventTypeID", "")], self._bases[event.get("LegalBasisID", "")])
        self._measure = ""

    def _end_event(self) -> None:
        if self._event:
            self._events.append(Event(self._listed, *self._event, self._period.day()))
            self._event = None

    def _take_measure(self, measure: Attributes) -> None:
        self._end_event()
        self._measure = self._types[measure.get("SanctionsTypeID", "")]
        if self._measure != self._program:
            self._measures.append(self._measure)

    def _take_comment(self, words: str) -> None:
        if self._measure == self._program:
            self._programmes.append(words)
        else:
            self._notes.append((f"Comment on {self._measure or self._listed}", words))

    def end(self, unknown: tuple[Fact, ...]) -> tuple[str, Sanctions]:
        """The profile against which the entry is, and what it states; ``unknown`` fields are kept among the notes."""
        self._end_event()
        notes = (*self._notes, *unknown)
        return self._profile, Sanctions(tuple(self._events), tuple(self._programmes), tuple(self._measures), notes)


class RelationReader:
    """Makes relations, one after the other."""

    def __init__(self, references: References) -> None:
        self._unknown = references.known["unknown"]
        self._kinds, self._qualities = references.words("RelationType"), references.words("RelationQuality")
        self._period = Dates(references)
        self._begin({})

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        take = {"ProfileRelationship": self._begin, **self._period.take}
        return Section("ProfileRelationship", take, {"Comment": self._take_comment, **self._period.said}, end)

    def _begin(self, relation: Attributes) -> None:
        self._attributes, self._comment = relation, ""

    def _take_comment(self, words: str) -> None:
        self._comment = self._comment or words

    def end(self, unknown: tuple[Fact, ...]) -> Relation:
        """``unknown`` fields are kept among the notes."""
        attribute = self._attributes.get
        kind = self._kinds[attribute("RelationTypeID", "")]
        quality = self._qualities[attribute("RelationQualityID", "")]
        told = ["former"] if attribute("Former") == "true" else []
        told += [quality] if quality not in ("", self._unknown) else []
        notes = [(f"Comment on {kind}", note) for note in (self._comment, self._period.words()) if note]
        title = f"{kind} ({', '.join(told)})" if told else kind
        return Relation(attribute("From-ProfileID", ""), attribute("To-ProfileID", ""), title, (*notes, *unknown))


def whole(
    entry: Entry, stated: Sanctions | None, related: list[tuple[Relation, str]], register: str, known: Mapping[str, str]
) -> Entry:
    """The entry with what its sanctions entries state, and its relations to others, each with the other's name (empty
    where the file does not have it). ``known``: the file's words for a listing, and for what is not told."""
    missing = frozenset[str]() if stated else _UNSTATED
    stated = stated or Sanctions()
    own = [event for event in stated.events if event.kind == known["created"] and belongs(event.listed, register)]
    links = (name for _, name in related if name)
    details = replace(
        entry.details,
        listed_on=tuple(sorted({event.day for event in own if event.day})),
        acts=tuple(dict.fromkeys((*(_act(event, known["unknown"]) for event in own), *entry.details.acts))),
        links=tuple(dict.fromkeys((*entry.details.links, *links))),
        facts=tuple(dict.fromkeys((*_facts(stated, known["created"]), *entry.details.facts, *_relations(related)))),
    )
    return replace(entry, programmes=tuple(dict.fromkeys(stated.programmes)), details=details, missing=missing)


def _act(event: Event, unknown: str) -> Act:
    return Act(ActKind.LISTED, event.basis if event.basis != unknown else None, event.day or None)


def _facts(stated: Sanctions, created: str) -> Iterator[Fact]:
    for event in stated.events:
        yield f"{'List' if event.kind == created else event.kind}: {event.listed}", event.day
    for measure in stated.measures:
        yield "Sanctions type", measure
    yield from stated.notes


def _relations(related: list[tuple[Relation, str]]) -> Iterator[Fact]:
    for relation, name in related:
        yield f"{RELATION}{relation.title}", name or f"profile {relation.target}"
        yield from relation.notes
