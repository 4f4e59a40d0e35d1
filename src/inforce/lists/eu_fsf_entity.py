"""One ``sanctionEntity`` of the European Union's list, as an entry: each function takes one kind of child."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from inforce.edtf import parse
from inforce.errors import BadTime
from inforce.lists.fields import Field, knowledge
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.unknown import Fact

DATA = "eu_fsf"
_DAY = len("2018-12-21")  # what is left of an xs:date without its zone


def entry_of(number: str, entity: Field, unknown: tuple[Fact, ...] = ()) -> Entry:
    """The entry that an entity describes; ``unknown`` fields are kept among its facts."""
    code, names = code_of(entity), entity.all("nameAlias")
    return Entry(
        number=number,
        kind=Kind(_table("kinds").get(code, Kind.UNKNOWN)),
        names=tuple(_names(names)),
        programmes=_each(act.get("programme") for act in entity.all("regulation")),
        details=Details(
            births=_each(map(_birth, entity.all("birthdate"))),
            birthplaces=_each(", ".join(_birthplace(birth)) for birth in entity.all("birthdate")),
            citizenships=_each(_country(each) for each in entity.all("citizenship")),
            gender=next(iter(_each(_table("genders").get(name.get("gender")) for name in names)), None),
            identifiers=tuple(dict.fromkeys(_identifiers(entity))),
            positions=_each(name.get("function") for name in names) if code == "person" else (),
            listed_on=_each([entity.get("designationDate")[:_DAY]]),
            acts=_acts(entity),
            facts=tuple(fact for fact in dict.fromkeys((*_facts(entity, number), *unknown)) if fact[1]),
            remarks=_each([entity.get("designationDetails"), *entity.texts("remark")]),
        ),
        addresses=tuple(dict.fromkeys(_addresses(entity))),
    )


def code_of(entity: Field) -> str:
    """What the list calls the kind of subject; empty where it does not."""
    return next((each.get("code") for each in entity.all("subjectType")), "")


def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = knowledge(DATA)[name]
    return table


def _holds(field: Field, flag: str) -> bool:
    return field.get(flag) in ("true", "1")  # both spellings of a boolean of XML Schema


def _country(field: Field) -> str | None:
    """By name, by code where there is no name."""
    names = (field.get("countryDescription"), field.get("countryIso2Code"))
    return next((name for name in names if name and name not in knowledge(DATA)["nowhere"]), None)


def _further(field: Field) -> Iterator[Fact]:
    """What the schema leaves to key and value."""
    for each in field.all("additionalInformation"):
        yield each.get("key") or "Additional information", each.get("value")


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    """Every value once, in order."""
    return tuple(value for value in dict.fromkeys(values) if value)


def _names(names: list[Field]) -> Iterator[Name]:
    """The primary name first.

    The list marks none, so the first is taken that is strong, in Latin letters and not said to be in another language
    than English, or the first that comes nearest to it. The others follow as they stand.
    """
    texts = [(each, _text(each)) for each in names if _text(each)]
    if not texts:
        return
    at = min(range(len(texts)), key=lambda index: (*_remoteness(*texts[index]), index))
    primary = texts.pop(at)
    yield Name(primary[1], language=primary[0].get("nameLanguage") or None)
    for each, text in dict.fromkeys((_aka(each, text), text) for each, text in texts):
        if text != primary[1]:
            yield each


def _aka(name: Field, text: str) -> Name:
    return Name(text, Quality.WEAK if _weak(name) else Quality.STRONG, "aka", name.get("nameLanguage") or None)


def _text(name: Field) -> str:
    return name.get("wholeName") or " ".join(filter(None, map(name.get, ("firstName", "middleName", "lastName"))))


def _weak(name: Field) -> bool:
    said = _table("words")["weak"]
    return name.get("strong") in ("false", "0") or any(said in remark.casefold() for remark in name.texts("remark"))


def _remoteness(name: Field, text: str) -> tuple[bool, bool, bool]:
    return _weak(name), not _latin(text), name.get("nameLanguage") not in ("", "EN")


def _latin(text: str) -> bool:
    return text.isascii() or all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def _birth(birth: Field) -> str | None:
    """As EDTF; None where nothing is told, or nothing that the Gregorian calendar has."""
    circa = "~" if _holds(birth, "circa") else ""
    if birth.get("calendarType") not in ("", _table("words")["calendar"]):
        return None
    if birth.get("birthdate"):
        text = birth.get("birthdate")[:_DAY] + circa
    elif birth.get("year"):
        text = _date(*map(birth.get, ("year", "monthOfYear", "dayOfMonth"))) + circa
    else:
        years = map(birth.get, ("yearRangeFrom", "yearRangeTo"))
        text = "/".join(f"{year}{circa}" if year else ".." for year in years)
    return _edtf(text)


@lru_cache(maxsize=1 << 16)
def _edtf(text: str) -> str | None:
    try:
        return str(parse(text))
    except BadTime:
        return None


def _date(year: str, month: str, day: str) -> str:
    """As precise as the parts are known; the list writes 0 or nothing for a part that is not."""
    parts = [year.zfill(4)]
    for part in (month, day):
        if not part.strip("0"):
            break
        parts.append(part.zfill(2))
    return "-".join(parts)


def _birthplace(place: Field) -> Iterator[str]:
    parts = (*map(place.get, ("place", "city", "region", "zipCode")), _country(place))
    return (part for part in parts if part)


def _identifiers(entity: Field) -> Iterator[Identifier]:
    if entity.get("unitedNationId"):
        yield Identifier("United Nations ID", entity.get("unitedNationId"))
    for document in entity.all("identification"):
        if number := document.get("number") or document.get("latinNumber"):
            yield Identifier(
                _type(document),
                number,
                _country(document),
                document.get("issueDate")[:_DAY] or None,
                document.get("validTo")[:_DAY] or None,
            )
    for address in entity.all("address"):
        for contact in address.all("contactInfo"):
            label = _table("contacts").get(contact.get("key"), contact.get("key") or "Contact")
            if contact.get("value"):
                yield Identifier(label, contact.get("value"))


def _type(document: Field) -> str:
    return document.get("identificationTypeDescription") or document.get("identificationTypeCode") or "Identification"


def _addresses(entity: Field) -> Iterator[Address]:
    for each in entity.all("address"):
        parts = _each(map(each.get, ("street", "poBox", "zipCode", "city", "place", "region")))
        listing = ["at the time of the listing"] if _holds(each, "asAtListingTime") else []
        if parts or _country(each) or each.texts("remark"):
            yield Address(parts, _country(each), "; ".join([*each.texts("remark"), *listing]) or None)


def _acts(entity: Field) -> tuple[Act, ...]:
    """The acts that list the entity now, their corrigenda, and those that brought its details; the oldest first."""
    named = [_act(act) for act in entity.all("regulation")]
    told = {(act.title, act.published) for act in named}
    named += [_act(each) for act in entity.all("regulation") for each in act.all("corrigendum")]
    brought = (act for act in map(_act, _summaries(entity)) if act.title or act.published)
    named += [act for act in brought if (act.title, act.published) not in told]
    if entity.get("delistingDate"):
        named.append(Act(ActKind.DELISTED, in_force=entity.get("delistingDate")[:_DAY]))
    return tuple(sorted(dict.fromkeys(named), key=lambda act: (act.published or act.in_force or "", act.title or "")))


def _summaries(entity: Field) -> Iterator[Field]:
    for children in entity.children.values():
        for child in children:
            yield from child.all("regulationSummary")


def _act(act: Field) -> Act:
    address = act.get("publicationUrl") or act.one("publicationUrl")
    return Act(
        ActKind.REGULATED,
        act.get("numberTitle") or None,
        act.get("publicationDate")[:_DAY] or None,
        act.get("entryIntoForceDate")[:_DAY] or None,
        act.get("programme") or None,
        address or None,
    )


def _facts(entity: Field, number: str) -> Iterator[Fact]:
    """What no other part of an entry takes."""
    yield "Logical ID", entity.get("logicalId")
    if (reference := entity.get("euReferenceNumber")) != number:
        yield "EU reference number", reference
    for name in entity.all("nameAlias"):
        yield "Title", name.get("title")
        if code_of(entity) != "person":
            yield "Function", name.get("function")
        yield from _remarks(name, f"the name {_text(name)}")
    for birth in entity.all("birthdate"):
        yield from _facts_of_birth(birth)
    for citizenship in entity.all("citizenship"):
        yield from _facts_of_citizenship(citizenship)
    for document in entity.all("identification"):
        yield from _facts_of_document(document)
    for act in entity.all("regulation"):
        yield from _remarks(act, f"the act {act.get('numberTitle')}")
    for address in entity.all("address"):
        yield from _further(address)
    yield from _further(entity)


def _remarks(field: Field, about: str) -> Iterator[Fact]:
    yield from ((f"Remark on {about}", remark) for remark in field.texts("remark"))
    yield from _further(field)


def _facts_of_birth(birth: Field) -> Iterator[Fact]:
    written = map(birth.get, ("birthdate", "year", "monthOfYear", "dayOfMonth", "yearRangeFrom", "yearRangeTo"))
    dates = _each(written)
    if dates and not _birth(birth):
        yield "Date of birth as written", " ".join((*dates, f"({birth.get('calendarType')})"))
    yield from _remarks(birth, "the birth")


def _facts_of_citizenship(citizenship: Field) -> Iterator[Fact]:
    country = _country(citizenship) or "unknown"
    yield f"Region of the citizenship {country}", citizenship.get("region")
    yield f"Citizenship {country} acquired", citizenship.get("acquisitionDate")[:_DAY]
    yield f"Citizenship {country} lost", citizenship.get("disenfranchisementDate")[:_DAY]
    yield from _remarks(citizenship, f"the citizenship {country}")


def _facts_of_document(document: Field) -> Iterator[Fact]:
    number, latin = document.get("number"), document.get("latinNumber")
    what = f"{_type(document)} {number or latin}".strip()
    yield from ((what, words) for flag, words in _table("flags").items() if _holds(document, flag))
    yield f"{what}: number in Latin letters", latin if number and latin != number else ""
    yield f"{what}: name on the document", document.get("nameOnDocument")
    yield f"{what}: issued by", document.get("issuedBy")
    yield f"{what}: region", document.get("region")
    yield f"{what}: valid from", document.get("validFrom")[:_DAY]
    yield from _remarks(document, what)
