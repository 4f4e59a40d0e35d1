"""One ``target`` of SECO's list, as an entry.

A target speaks of places and of other targets by number, and the list gives places after the targets: a target is
drafted first, and completed when the whole list was read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from inforce.lists.fields import Field, each_once, folded, knowledge, word
from inforce.lists.model import ActKind, Address, Details, Entry, Identifier, Kind
from inforce.lists.seco_acts import acts_of, effective, is_listed
from inforce.lists.seco_names import DATA, names_of, titles_of
from inforce.lists.unknown import Fact

_BODIES = ("individual", "entity", "object")
_LABELLED = re.compile(r"([^:]{2,40}?)\s*:\s*([^;]{1,120})")
Place = tuple[str, ...]
"""Location, area, country; what is not told is left out, but the country is there, empty or not."""


@dataclass(frozen=True, slots=True)
class Programme:
    """``measures`` are those of one set of a programme: the articles of the ordinance that apply to its targets."""

    key: str
    name: str
    measures: str
    origin: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry without what stands elsewhere in the list: places and the names of other targets by their numbers."""

    entry: Entry
    listed: bool
    addresses: tuple[tuple[str, Address], ...]
    birthplaces: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str, str], ...]
    relations: tuple[tuple[str, str, str], ...]


def draft_of(
    target: Field, programmes: Mapping[str, Programme], at: str | None, unknown: tuple[Fact, ...] = ()
) -> Draft:
    """The target as of the day ``at`` that the list states for itself (None: as of the last modification)."""
    kind, body = _body(target)
    identities = body.all("identity")
    sets = [programmes.get(each, Programme(each, "", "", "")) for each in _sets(target)]
    modifications = target.all("modification")
    documents = [document for identity in identities for document in identity.all("identification-document")]
    addresses = [address for identity in identities for address in identity.all("address")]
    places = [place for identity in identities for place in identity.all("place-of-birth")]
    entry = Entry(
        number=target.get("ssid"),
        kind=kind,
        names=names_of(identities),
        programmes=each_once(each.key for each in sets if each.key),
        details=_details(target, kind, body, sets, documents, unknown),
    )
    return Draft(
        entry=entry,
        listed=is_listed(modifications, at),
        addresses=each_once((address.get("place-id"), _address(address)) for address in addresses),
        birthplaces=each_once((place.get("place-id"), "uncertain" if _uncertain(place) else "") for place in places),
        documents=tuple(_about_document(document) for document in documents),
        relations=tuple(
            (relation.get("relation-type"), relation.get("target-id"), relation.one("remark"))
            for relation in body.all("relation")
        ),
    )


def complete(draft: Draft, places: Mapping[str, Place], names: Mapping[str, str]) -> Entry:
    """The entry, with the places and the names of other targets that its draft knows by number."""
    details = draft.entry.details
    births = (_joined(*_told(places, place), f"({doubt})" if doubt else "") for place, doubt in draft.birthplaces)
    documents = (
        ("Document", f"{named}: {about}")
        for named, remark, place in draft.documents
        if (about := _joined(remark, place and f"issued in {_joined(*_told(places, place))}"))
    )
    relations = (_relation(kind, number, remark, names) for kind, number, remark in draft.relations)
    return replace(
        draft.entry,
        details=replace(
            details,
            birthplaces=each_once(filter(None, births)),
            links=each_once(names.get(number, f"target {number}") for _, number, _ in draft.relations),
            facts=each_once((*details.facts, *documents, *relations)),
        ),
        addresses=each_once(filter(_says_something, (_placed(a, _told(places, p)) for p, a in draft.addresses))),
    )


# The parts of a target


def _body(target: Field) -> tuple[Kind, Field]:
    for tag in _BODIES:
        if bodies := target.all(tag):
            told = bodies[0].get("object-type") or tag
            return Kind(knowledge(DATA)["kinds"].get(told, Kind.UNKNOWN)), bodies[0]
    return Kind.UNKNOWN, Field()


def _sets(target: Field) -> tuple[str, ...]:
    return each_once(filter(None, (target.get("sanctions-set-id"), *target.texts("sanctions-set-id"))))


def _details(
    target: Field,
    kind: Kind,
    body: Field,
    sets: list[Programme],
    documents: list[Field],
    unknown: tuple[Fact, ...],
) -> Details:
    identities = body.all("identity")
    told = [date for identity in identities for date in identity.all("day-month-year")]
    dates = tuple(sorted({date for each in told if (date := _date(each))}))
    identified, remarks = _informed(body.texts("other-information"))
    keys = each_once(each.key for each in sets)
    acts = acts_of(target.all("modification"), keys[0] if len(keys) == 1 else None)
    return Details(
        births=dates if kind is Kind.PERSON else (),
        established=dates if kind is Kind.ORGANISATION else (),
        nationalities=each_once(filter(None, map(_country, _countries(identities)))),
        gender=_gender(body.get("sex")),
        identifiers=each_once((*_references(target), *_documents(documents), *identified)),
        listed_on=each_once(act.in_force for act in acts if act.kind is ActKind.LISTED and act.in_force),
        acts=acts,
        facts=each_once((*_facts(target, kind, body, sets, dates, told), *unknown)),
        remarks=each_once((*body.texts("justification"), *remarks)),
    )


def _gender(told: str) -> str | None:
    return told if told and told not in knowledge(DATA)["words"]["no_gender"] else None


def _references(target: Field) -> Iterator[Identifier]:
    for number in target.texts("foreign-identifier"):
        yield Identifier("Foreign identifier", number)


def _countries(identities: Iterable[Field]) -> list[Field]:
    return [each for identity in identities for of in identity.all("nationality") for each in of.all("country")]


def _country(country: Field) -> str:
    return country.text or country.get("iso-code")


def _facts(
    target: Field, kind: Kind, body: Field, sets: list[Programme], dates: tuple[str, ...], told: list[Field]
) -> Iterator[Fact]:
    yield from (("Title", title) for title in titles_of(body.all("identity")))
    for programme in sets:
        told_of = (("Measures", programme.measures), ("Ordinance", programme.name), ("Origin", programme.origin))
        yield from (fact for fact in told_of if fact[1])
    if kind not in (Kind.PERSON, Kind.ORGANISATION):
        yield from (("Date", date) for date in dates)
    if kind is Kind.UNKNOWN and (object_type := body.get("object-type")):
        yield "Kind of object", object_type
    for date in told:
        if _date(date) is None:
            yield "Date", f"{'-'.join(filter(None, map(date.get, ('year', 'month', 'day'))))} ({date.get('calendar')})"
    for attribute in target.all("generic-attribute"):
        yield attribute.get("name") or "generic-attribute", attribute.text
    for modification in target.all("modification"):
        if remark := modification.one("remark"):
            yield f"Modification of {effective(modification)}", remark


def _date(date: Field) -> str | None:
    """EDTF, None for a date in another calendar or without a year."""
    year, month, day = (date.get(part) for part in ("year", "month", "day"))
    if not re.fullmatch(r"\d{4}", year) or date.get("calendar") not in ("", word(DATA, "calendar")):
        return None
    parts = [year]
    for part in (month, day):
        if not part.isdecimal():
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts) + ("?" if _uncertain(date) else "")


def _uncertain(field: Field) -> bool:
    return field.get("quality") == word(DATA, "uncertain")


# Documents and other identifiers


def _documents(documents: Iterable[Field]) -> Iterator[Identifier]:
    return (identifier for identifier in map(_document, documents) if identifier.value)


def _document(document: Field) -> Identifier:
    issuer = document.all("issuer")
    country = (issuer[0].text or issuer[0].get("code") or None) if issuer else None
    issued, expires = (_day_of(document.all(tag)) for tag in ("date-of-issue", "expiry-date"))
    return Identifier(_document_type(document), document.one("number"), country, issued, expires)


def _document_type(document: Field) -> str:
    return document.get("document-type").replace("-", " ").capitalize() or "Document"


def _day_of(dates: list[Field]) -> str | None:
    """A day as text, or in attributes of a child."""
    told = (date.text or _date(next(iter(date.all("day-month-year")), Field())) for date in dates)
    return next(filter(None, told), None)


def _about_document(document: Field) -> tuple[str, str, str]:
    """Type and number, and what an identifier has no place for: a remark, and the number of the place of issue."""
    place = next((each.get("place-id") for each in document.all("place-of-issue")), "")
    return f"{_document_type(document)} {document.one('number')}".strip(), document.one("remark"), place


@cache
def _labels() -> frozenset[str]:
    return frozenset(label.lower() for label in knowledge(DATA)["words"]["identifiers"])


def _informed(texts: Iterable[str]) -> tuple[list[Identifier], list[str]]:
    """Identifiers and remarks among the other information."""
    identifiers: list[Identifier] = []
    remarks: list[str] = []
    for text in texts:
        match = _LABELLED.fullmatch(text)
        if match and match[1].lower() in _labels():
            identifiers.append(Identifier(match[1], match[2].removesuffix(".")))
        else:
            remarks.append(text)
    return identifiers, remarks


# Places and other targets


def _address(address: Field) -> Address:
    """Without what its place tells."""
    care_of, box = address.one("c-o"), address.one("p-o-box")
    lines = (care_of and f"c/o {care_of}", address.one("address-details"), box and f"P.O. Box {box}")
    parts = (*lines, *map(address.one, ("zip-code", "location", "area")))
    doubts = ["former" if address.get("current") == "false" else "", "uncertain" if _uncertain(address) else ""]
    remarks = "; ".join(filter(None, (*address.texts("remark"), *address.texts("remarks"), *doubts)))
    country = next(filter(None, map(_country, address.all("country"))), None)
    return Address(tuple(filter(None, parts)), country, remarks or None)


def place_of(place: Field) -> Place:
    country = next(filter(None, map(_country, place.all("country"))), "")
    return (*filter(None, (place.one("location"), place.one("area"))), country)


def _told(places: Mapping[str, Place], number: str) -> Place:
    return places.get(number, ("",)) if number else ("",)


def _placed(address: Address, place: Place) -> Address:
    *parts, country = place
    return replace(address, parts=each_once((*address.parts, *parts)), country=address.country or country or None)


def _says_something(address: Address) -> bool:
    return address != Address(())


def _joined(*parts: str) -> str:
    return folded(", ".join(filter(None, parts)).replace(", (", " ("))


def _relation(kind: str, number: str, remark: str, names: Mapping[str, str]) -> Fact:
    told = f"{kind.replace('-', ' ')} {names.get(number, '')} (target {number})"
    return "Relation", folded(f"{told}: {remark}" if remark else told)
