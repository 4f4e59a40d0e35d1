"""The register as of a moment as FollowTheMoney entities, one JSON object a line.

A party is a Person, an Organization, a Vessel, an Airplane, or, where the form does not tell, a LegalEntity. It bears the
topic ``sanction``, and a ``Sanction`` entity for each of its programmes tells the programme, the authority and its state:
``listed`` or ``unknown``. A party of unknown state keeps the topic, for a screen must rather ask than pass over it.

What the model has no place for, or would not take in the form in which the publisher writes it (a date that is doubtful or
an interval, a country without a code), stands in the notes in the publisher's words. ``data/ftm.toml`` has the mapping.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from inforce.contract import Json, dumps
from inforce.knowledge import knowledge
from inforce.lists.countries import country_code
from inforce.lists.model import Entry, Identifier, Quality
from inforce.lists.numbers import printed
from inforce.lists.registers import RegisterFacts, register_facts
from inforce.moment import Interval, iso
from inforce.outputs.columns import act, address, identifier
from inforce.register.model import State
from inforce.register.snapshot import Member, Snapshot

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
"""What FollowTheMoney takes for an id."""
_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)([~?%]?)")

Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Rule:
    property: str
    words: re.Pattern[str]
    form: re.Pattern[str]
    prefix: str

    def value(self, found: Identifier) -> str | None:
        """The value in the form that the property takes; None where this is no such identifier."""
        if not self.words.search(found.type) or not (match := self.form.fullmatch(found.value.strip())):
            return None
        return self.prefix + (match[1] if match.re.groups else match[0])


def _model() -> dict[str, Any]:
    return knowledge("outputs", "ftm")


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["property"],
            re.compile(rule["words"], re.IGNORECASE),
            re.compile(rule.get("form", r".{1,64}")),
            rule.get("prefix", ""),
        )
        for rule in _model()["identifiers"]
    )


def as_ftm(snapshot: Snapshot, _: Json) -> bytes:
    """UTF-8 lines, each party followed by its sanctions."""
    facts = register_facts(snapshot.register)
    entities = (entity for member in snapshot.members for entity in entities_of(facts, member))
    return "".join(dumps(entity, indent=None) + "\n" for entity in entities).encode()


def entities_of(facts: RegisterFacts, member: Member) -> Iterator[Json]:
    """The party, then its sanctions."""
    entry, key = member.entry, entity_id(facts, member.number)
    schema = _model()["schemata"][entry.kind.value]
    properties, notes = _described(entry, schema)
    properties["notes"] = [*notes, *entry.details.remarks]
    properties["topics"] = ["sanction"]
    yield _entity(key, schema, entry.name or f"Entry {member.number}", properties, facts, target=True)
    for programme in entry.programmes or (None,):
        told = sha256((programme or "").encode()).hexdigest()[:10]
        caption = programme or facts.title
        yield _entity(f"{key}-{told}", "Sanction", caption, _sanction(facts, member, key, programme), facts)


def entity_id(facts: RegisterFacts, number: str) -> str:
    """The id that readers of FollowTheMoney know the entry by (``ofac-44541``), else the register's name and the number, or
    a hash of the number where it holds what no id may hold."""
    usual = re.sub(r"\([^()]*\)", lambda _: number, facts.entry_id or "", count=1)
    if facts.entry_id and re.fullmatch(facts.entry_id, usual):
        return usual
    plain = f"{facts.name}-{number}"
    return plain if _ID.fullmatch(plain) else f"{facts.name}-{sha256(number.encode()).hexdigest()[:20]}"


def _entity(
    key: str,
    schema: str,
    caption: str,
    properties: Mapping[str, Iterable[str]],
    facts: RegisterFacts,
    *,
    target: bool = False,
) -> Json:
    filled = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {
        "id": key,
        "caption": caption,
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
        "datasets": [facts.name],
        "referents": [],
        "target": target,
    }


def _sanction(facts: RegisterFacts, member: Member, party: str, programme: str | None) -> Properties:
    details, edition = member.entry.details, member.edition
    dates = [match[1] for each in details.listed_on if (match := _DATE.fullmatch(each)) and not match[2]]
    country = country_code(facts.jurisdiction)
    return {
        "entity": [party],
        "authority": [facts.publisher],
        "country": [country] if country else [],
        "program": [programme] if programme else [],
        "programId": [programme] if programme else [],
        "recordId": [member.number, *(each.value for each in printed(member.entry))],
        "listingDate": dates,
        "status": [member.state.value],
        "summary": list(_told(member)),
        "retrievedAt": [f"{edition.look.known:%Y-%m-%dT%H:%M:%S}"] if edition else [],
    }


def _told(member: Member) -> Iterator[str]:
    listing = member.standing.listing
    if member.state is State.UNKNOWN and member.standing.reason:
        yield f"State unknown: {member.standing.reason.value}."
    if member.standing.gap:
        yield "Listed at the looks before and after, which are far apart."
    if listing:
        yield f"Listing began {_between(listing.start)}."
        if listing.end:
            yield f"Listing ended {_between(listing.end)}."


def _between(interval: Interval) -> str:
    after = f"after {iso(interval.after)} and " if interval.after else ""
    return f"{after}by {iso(interval.by)}" if interval.by else after.removesuffix(" and ")


def _described(entry: Entry, schema: str) -> tuple[Properties, list[str]]:
    """Properties that the schema has, and sentences for the notes."""
    details, has = entry.details, _model()["properties"][schema]
    draft = _Draft(frozenset(has))
    for name in entry.names or ():
        draft.properties.setdefault(_name_property(name.quality, first=name is entry.names[0]), []).append(name.text)
    if not entry.names:
        draft.notes.append("The editions tell no name.")
    draft.dates("birthDate", "Born", details.births)
    draft.dates("incorporationDate", "Established", details.established)
    draft.texts("birthPlace", "Born in", details.birthplaces)
    draft.texts("position", "Position", details.positions)
    draft.countries("nationality", "Nationality", details.nationalities)
    draft.countries("citizenship", "Citizenship", details.citizenships)
    if gender := details.gender:
        known = gender.casefold() in _model()["genders"]
        draft.put("gender", "Gender", gender, gender.casefold() if known else None)
    for each in details.identifiers:
        draft.identifier(each)
    for key, value in details.facts:
        draft.notes.append(f"{key}: {value}")
    draft.properties["address"] = [address(each) for each in entry.addresses]
    draft.notes += [f"Linked to: {each}" for each in details.links] + [f"Act: {act(each)}" for each in details.acts]
    if not entry.names:
        draft.properties["name"] = [f"Entry {entry.number}"]
    return draft.properties, draft.notes


def _name_property(quality: Quality, *, first: bool) -> str:
    if first:
        return "name"
    return {Quality.WEAK: "weakAlias", Quality.FORMER: "previousName"}.get(quality, "alias")


class _Draft:
    """Properties as they are gathered, and notes for what has no place among them."""

    def __init__(self, has: frozenset[str]) -> None:
        self._has = has
        self.properties: Properties = {}
        self.notes: list[str] = []

    def put(self, name: str, label: str, written: str, value: str | None) -> None:
        """A value in the model's form, or the publisher's words in the notes."""
        if value is not None and name in self._has:
            self.properties.setdefault(name, []).append(value)
        else:
            self.notes.append(f"{label}: {written}")

    def texts(self, name: str, label: str, values: Iterable[str]) -> None:
        for value in values:
            self.put(name, label, value, value)

    def countries(self, name: str, label: str, values: Iterable[str]) -> None:
        for value in values:
            self.put(name, label, value, country_code(value))

    def dates(self, name: str, label: str, values: Iterable[str]) -> None:
        """EDTF: a day, month or year as it is; a doubtful one likewise, with its doubt in the notes; others there alone."""
        for value in values:
            match = _DATE.fullmatch(value)
            self.put(name, label, value, match[1] if match else None)
            if match and match[2] and name in self._has:
                self.notes.append(f"{label}: {value}")

    def identifier(self, found: Identifier) -> None:
        fitting = ((rule.property, rule.value(found)) for rule in _rules() if rule.property in self._has)
        name, value = next(((name, value) for name, value in fitting if value), ("", None))
        self.put(name, "Identifier", identifier(found), value)
        if value is not None and (found.country or found.issued or found.expires):
            self.notes.append(f"Identifier: {identifier(found)}")
