"""One ``INDIVIDUAL`` or ``ENTITY`` of the United Nations' consolidated list, as an entry.

``data/un_xml.toml`` names every element, the regimes and the codes. Notes lose the commas with which older files end
them, so that a change of layout alone changes no entry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from inforce.lists.fields import Field, each_once, knowledge, word
from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.unknown import Fact
from inforce.lists.written_days import written_day

DATA = "un_xml"
_KINDS = {"INDIVIDUAL": Kind.PERSON, "ENTITY": Kind.ORGANISATION}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[+-]\d{2}:\d{2}|Z)?")  # older files write a zone behind some days
_YEARS = re.compile(r"(\d{4}) ?[-–] ?(\d{4})")
_NUMBER = re.compile(r"([A-Z]{2}[ie]\.\d{3})(?: ?\.\d+)?")


@dataclass(frozen=True, slots=True)
class Regime:
    """A sanctions regime: ``codes`` are what UN_LIST_TYPE has been for it, ``also`` its other names."""

    name: str
    codes: tuple[str, ...]
    also: tuple[str, ...]
    resolution: str


@cache
def regimes() -> dict[str, Regime]:
    """The regimes by the two letters with which their reference numbers begin."""
    return {
        letters: Regime(facts["name"], tuple(facts["codes"]), tuple(facts["also"]), facts["resolution"])
        for letters, facts in knowledge(DATA)["regimes"].items()
    }


def regime_name(code: str, number: str) -> tuple[str, bool]:
    """The name of a regime, by the list's code or else by the letters of an entry's number; whether a table has it."""
    by_code = next((regime for regime in regimes().values() if code in regime.codes), None)
    regime = by_code or regimes().get(number[:2])
    return (regime.name, True) if regime else (code, False)


def number_of(reference: str) -> str:
    """The permanent reference number without white space and without a suffix: ``QDi.999 .1`` is ``QDi.999``.

    Over 132 downloads a suffix came and went for two days on five entries that kept their DATAID, and 39 numbers lost a
    blank at their end: neither made another party.
    """
    match = _NUMBER.fullmatch(reference)
    return match[1] if match else reference


def entry_of(kind: str, number: str, record: Field, unknown: tuple[Fact, ...] = ()) -> Entry:
    """The entry that a record of a kind (``INDIVIDUAL``, ``ENTITY``) describes; ``unknown`` are kept as facts."""
    aliases, births = record.all(f"{kind}_ALIAS"), record.all("INDIVIDUAL_DATE_OF_BIRTH")
    documents = [document for document in record.all("INDIVIDUAL_DOCUMENT") if _says(document)]
    regime, _ = regime_name(record.one("UN_LIST_TYPE"), number)
    listed = _days(record.texts("LISTED_ON"))
    return Entry(
        number=number,
        kind=_KINDS[kind],
        names=each_once(_names(record, aliases)),
        programmes=(regime,) if regime else (),
        details=Details(
            births=tuple(sorted({date for date in (*map(_birth, births), *map(_alias_birth, aliases)) if date})),
            birthplaces=each_once(filter(None, map(_place, record.all("INDIVIDUAL_PLACE_OF_BIRTH")))),
            nationalities=each_once(_values(record, "NATIONALITY")),
            gender=_gender(record.one("GENDER")),
            identifiers=each_once((*_identities(record, number), *filter(_has_value, map(_document, documents)))),
            positions=each_once(_values(record, "DESIGNATION")),
            listed_on=listed,
            acts=_acts(listed, _days(_values(record, "LAST_DAY_UPDATED")), regime),
            facts=each_once((*_facts(record, aliases, births, documents), *unknown)),
            remarks=tuple(record.texts("COMMENTS1")),
        ),
        addresses=each_once(filter(_says_something, map(_address, record.all(f"{kind}_ADDRESS")))),
    )


def updated(record: Field) -> str:
    """The last day on which the list says it changed the entry, empty where it says none."""
    return max(_days(_values(record, "LAST_DAY_UPDATED")), default="")


def _values(record: Field, tag: str) -> list[str]:
    """The words of an element, whether they stand in ``VALUE`` or in the element itself."""
    return [text for child in record.all(tag) for text in (child.texts("VALUE") or [child.text]) if text]


def _note(field: Field) -> str:
    return field.one("NOTE").strip(" ,;")


def _says(field: Field) -> bool:
    return any(child.text for children in field.children.values() for child in children)


# Names


def _names(record: Field, aliases: Iterable[Field]) -> Iterator[Name]:
    absent = knowledge(DATA)["words"]["absent"]
    yield Name(" ".join(part for tag in _NAMES if (part := record.one(tag)) and part.lower() not in absent))
    for original in record.texts("NAME_ORIGINAL_SCRIPT"):
        yield Name(original, Quality.STRONG, "original script")
    for alias in aliases:
        yield from _alias_names(alias)


def _alias_names(alias: Field) -> Iterator[Name]:
    """Several names may stand in one alias, parted by semicolons; those inside brackets do not part."""
    quality, kind = knowledge(DATA)["qualities"].get(alias.one("QUALITY"), ["strong", "aka"])
    whole = alias.one("ALIAS_NAME")
    parts = whole.split(";") if "(" not in whole else [whole]
    for part in parts:
        if name := part.strip():
            yield Name(name, Quality(quality), kind)


# Dates


def _days(texts: Iterable[str]) -> tuple[str, ...]:
    """Days as EDTF, each once, in their order in time: files list the same days in changing order."""
    return tuple(sorted({match[1] for text in texts if (match := _DAY.fullmatch(text))}))


def _acts(listed: Iterable[str], updates: Iterable[str], regime: str) -> tuple[Act, ...]:
    return (
        *(Act(ActKind.LISTED, in_force=day, programme=regime or None) for day in listed),
        *(Act(ActKind.AMENDED, in_force=day) for day in updates),
    )


def _birth(birth: Field) -> str | None:
    """EDTF, None where the fields hold no date; what they say instead is a fact."""
    if birth.one("TYPE_OF_DATE") == "BETWEEN" or birth.one("FROM_YEAR"):
        return _span(birth)
    told = birth.one("DATE") or birth.one("YEAR")
    day = _DAY.fullmatch(told)
    date = written_day(day[1] if day else told)
    # "Sep." or "Nov. 1973" in a note completes a year or stands for it
    date = written_day(f"{_note(birth)} {date or ''}".strip()) or date
    return f"{date}~" if date and birth.one("TYPE_OF_DATE") == "APPROXIMATELY" else date


def _span(birth: Field) -> str | None:
    ends = birth.one("FROM_YEAR"), birth.one("TO_YEAR")
    if not all(re.fullmatch(r"\d{4}", end) for end in ends):
        return None
    about = birth.one("TYPE_OF_DATE") == "APPROXIMATELY" or _is_approximate(birth)
    return "/".join(f"{end}~" if about else end for end in ends)


def _is_approximate(birth: Field) -> bool:
    return _note(birth).lower() == word(DATA, "approximate")


def _alias_birth(alias: Field) -> str | None:
    told = alias.one("DATE_OF_BIRTH")
    if years := _YEARS.fullmatch(told):
        return f"{years[1]}/{years[2]}"
    return written_day(told)


# Places


def _place(place: Field) -> str:
    told = ", ".join(part for tag in (*_PLACE, "COUNTRY") if (part := place.one(tag)))
    return " ".join(filter(None, (told, f"({_note(place)})" if _note(place) else "")))


def _address(address: Field) -> Address:
    parts = tuple(part for tag in _PLACE if (part := address.one(tag)))
    return Address(parts, address.one("COUNTRY") or None, _note(address) or None)


def _says_something(address: Address) -> bool:
    return address != Address(())


# Identifiers


def _identities(record: Field, number: str) -> Iterator[Identifier]:
    """Other names for the same entry: the number of the record in the publisher's data base, and the reference number where
    it has a suffix."""
    for dataid in record.texts("DATAID"):
        yield Identifier("DATAID", dataid)
    for reference in record.texts("REFERENCE_NUMBER"):
        if reference != number:
            yield Identifier("Reference number as printed", reference)


def _document(document: Field) -> Identifier:
    return Identifier(
        _document_type(document),
        document.one("NUMBER"),
        document.one("ISSUING_COUNTRY") or document.one("COUNTRY_OF_ISSUE") or None,
        next(iter(_days(document.texts("DATE_OF_ISSUE"))), None),
        _expiry(_note(document)),
    )


def _has_value(identifier: Identifier) -> bool:
    return bool(identifier.value)


def _document_type(document: Field) -> str:
    told = document.one("TYPE_OF_DOCUMENT") or document.one("TYPE_OF_DOCUMENT2") or "Document"
    return str(knowledge(DATA)["documents"].get(told, told))


def _expiry(note: str) -> str | None:
    match = _expiries().search(note)
    return match[1] if match else None


@cache
def _expiries() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, knowledge(DATA)["words"]["expiry"]), key=len, reverse=True))
    day = r"\d{1,2} [A-Za-z]+\.? \d{4}|[A-Za-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2}"
    return re.compile(rf"(?:{words})\W*({day})", re.IGNORECASE)


# Facts


def _gender(told: str) -> str | None:
    return told.lower() if told and told.lower() not in knowledge(DATA)["words"]["unknown_gender"] else None


def _facts(
    record: Field, aliases: Iterable[Field], births: Iterable[Field], documents: Iterable[Field]
) -> Iterator[Fact]:
    for label, tag in (("Title", "TITLE"), ("Submitted by", "SUBMITTED_BY"), ("Submitted on", "SUBMITTED_ON")):
        yield from ((label, text) for text in _values(record, tag))
    for alias in aliases:
        about = _about_alias(alias)
        if alias.one("ALIAS_NAME") and about:
            yield "Alias", f"{alias.one('ALIAS_NAME')}: {about}"
    for birth in births:
        told = ", ".join(filter(None, (birth.one("DATE") or birth.one("YEAR"), _note(birth))))
        if told and (_note(birth) or not _birth(birth)) and not _is_approximate(birth):
            yield "Date of birth", told
    for document in documents:
        if about := _about_document(document):
            yield "Document", about


def _about_alias(alias: Field) -> str:
    born = [alias.one(tag) for tag in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")]
    return "; ".join(filter(None, ("born " + ", ".join(filter(None, born)) if any(born) else "", _note(alias))))


def _about_document(document: Field) -> str:
    """What an identifier has no place for."""
    kind, issued = document.one("TYPE_OF_DOCUMENT2"), [document.one("CITY_OF_ISSUE"), document.one("COUNTRY_OF_ISSUE")]
    told = [
        kind if kind != document.one("TYPE_OF_DOCUMENT") else "",
        "issued in " + ", ".join(filter(None, issued)) if any(issued) else "",
        _note(document),
    ]
    about = "; ".join(filter(None, told))
    return f"{_document_type(document)} {document.one('NUMBER')}".strip() + f": {about}" if about else ""
