"""The last sections of OFAC's ADVANCED XML: which lists a party is on and since when, by what law, and its relations."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from inforce.lists.comparing import RELATION
from inforce.lists.model import Act, ActKind, Entry
from inforce.lists.ofac_lists import belongs
from inforce.lists.ofac_references import Dates, References
from inforce.lists.ofac_stream import ELEMENT, WORDS, Takers
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
    """Takes the elements of one sanctions entry after the other."""

    def __init__(self, references: References) -> None:
        self._program = references.known["program"]
        self._lists, self._kinds = references.words("List"), references.words("EntryEventType")
        self._bases, self._types = references.words("LegalBasis"), references.words("SanctionsType")
        self._period = Dates(references)
        self._begin("", "")
        self.takers: Takers = {
            "SanctionsEntry": (self._begin, ("ProfileID", "ListID")),
            "EntryEvent": (self._take_event, ("EntryEventTypeID", "LegalBasisID")),
            "Date": (self._period.take, (ELEMENT,)),
            "SanctionsMeasure": (self._take_measure, ("SanctionsTypeID",)),
            "Comment": (self._take_comment, (WORDS,)),
        }

    def _begin(self, profile: str, listed: str) -> None:
        self._profile, self._listed = profile, self._lists[listed]
        self._event: tuple[str, str] | None = None
        self._measure = ""
        self._events: list[Event] = []
        self._programmes: list[str] = []
        self._measures: list[str] = []
        self._notes: list[Fact] = []

    def _take_event(self, kind: str, basis: str) -> None:
        self._end_event()
        self._event = (self._kinds[kind], self._bases[basis])
        self._measure = ""

    def _end_event(self) -> None:
        if self._event:
            self._events.append(Event(self._listed, *self._event, self._period.day()))
            self._event = None

    def _take_measure(self, kind: str) -> None:
        self._end_event()
        self._measure = self._types[kind]
        if self._measure != self._program:
            self._measures.append(self._measure)

    def _take_comment(self, text: str) -> None:
        if not text.strip():
            return
        if self._measure == self._program:
            self._programmes.append(text.strip())
        else:
            self._notes.append((f"Comment on {self._measure or self._listed}", text.strip()))

    def end(self, unknown: tuple[Fact, ...]) -> tuple[str, Sanctions]:
        """The profile against which the entry is, and what it states; ``unknown`` fields are kept among the notes."""
        self._end_event()
        notes = (*self._notes, *unknown)
        return self._profile, Sanctions(tuple(self._events), tuple(self._programmes), tuple(self._measures), notes)


class RelationReader:
    """Takes the elements of one relation after the other."""

    def __init__(self, references: References) -> None:
        self._unknown = references.known["unknown"]
        self._kinds, self._qualities = references.words("RelationType"), references.words("RelationQuality")
        self._period = Dates(references)
        self._attributes: tuple[str, ...] = ()
        self._comment = ""
        asked = ("From-ProfileID", "To-ProfileID", "RelationTypeID", "RelationQualityID", "Former")
        self.takers: Takers = {
            "ProfileRelationship": (self._begin, asked),
            "Comment": (self._take_comment, (WORDS,)),
            **self._period.takers,
        }

    def _begin(self, *attributes: str) -> None:
        self._attributes, self._comment = attributes, ""

    def _take_comment(self, text: str) -> None:
        self._comment = self._comment or text.strip()

    def end(self, unknown: tuple[Fact, ...]) -> Relation:
        """``unknown`` fields are kept among the notes."""
        source, target, kind, quality, former = self._attributes
        kind, quality = self._kinds[kind], self._qualities[quality]
        told = ["former"] if former == "true" else []
        told += [quality] if quality not in ("", self._unknown) else []
        notes = [(f"Comment on {kind}", note) for note in (self._comment, self._period.words()) if note]
        return Relation(source, target, f"{kind} ({', '.join(told)})" if told else kind, (*notes, *unknown))


def whole(entry: Entry, stated: Sanctions | None, related: list[tuple[Relation, str]], register: str, known: Mapping[str, str]) -> Entry:
    """The entry with what its sanctions entries state, and its relations to others, each with the other's name (empty
    where the file does not have it). ``known``: the file's words for a listing, and for what is not told."""
    stated, missing = (stated, frozenset[str]()) if stated else (Sanctions(), _UNSTATED)
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
