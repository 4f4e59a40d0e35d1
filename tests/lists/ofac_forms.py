"""Parties of our own, written in each of OFAC's forms as OFAC writes them: the CSV set, sdnList, ADVANCED and ENHANCED.

One description gives all four, so that what the readers make of them can be set side by side. The forms differ in what
they can carry: only ADVANCED and ENHANCED have listing dates, legal bases, kinds of relations and other scripts; CSV and
sdnList have links in remarks, and CSV has weak aliases there too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from inforce.lists.ofac_details import MONTHS, date_words

ISSUED = date(2024, 2, 23)
SDN = "SDN List"


@dataclass(frozen=True)
class Alias:
    """``given`` is empty for bodies, vessels and aircraft; ``script`` for names in Latin letters."""

    kind: str  # aka, fka, nka
    family: str
    given: str = ""
    weak: bool = False
    script: str = ""


@dataclass(frozen=True)
class Document:
    kind: str
    number: str
    country: str = ""
    issued: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class Place:
    address: str = ""
    city: str = ""
    province: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True)
class Sample:
    """``births``: the first and the last day of each, and whether about then. ``features``: labels as ADVANCED has them,
    with their values; ``linked``: numbers of other samples."""

    number: int
    kind: str  # Individual, Entity, Vessel, Aircraft
    family: str
    given: str = ""
    title: str = ""
    programmes: tuple[str, ...] = ("SDGT",)
    listed: date = date(2015, 9, 29)
    basis: str = "Executive Order 13224 (Terrorism)"
    aliases: tuple[Alias, ...] = ()
    births: tuple[tuple[date, date, bool], ...] = ()
    features: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = ()
    places: tuple[Place, ...] = ()
    linked: tuple[int, ...] = ()
    list: str = SDN


def full(family: str, given: str) -> str:
    return f"{family.upper()}, {given}" if given else family.upper()


# The CSV set

_IN_REMARKS = {
    "Birthdate": "DOB",
    "Place of Birth": "POB",
    "Nationality Country": "nationality",
    "Citizenship Country": "citizen",
}
_VESSEL = (
    "Vessel Call Sign",
    "VESSEL TYPE",
    "Vessel Tonnage",
    "Vessel Gross Registered Tonnage",
    "Vessel Flag",
    "Vessel Owner",
)
"""Features that have columns of their own in sdn.csv, in their order."""


def csv_set(samples: Iterable[Sample]) -> dict[str, bytes]:
    samples = list(samples)
    named = {sample.number: full(sample.family, sample.given) for sample in samples}
    ordinal = count(50000)
    return {
        "sdn.csv": _csv(_main_row(sample, named) for sample in samples),
        "alt.csv": _csv(
            (str(s.number), str(next(ordinal)), _q(a.kind), _q(full(a.family, a.given)), _q(""))
            for s in samples
            for a in s.aliases
            if not a.weak and not a.script
        ),
        "add.csv": _csv(
            (str(s.number), str(next(ordinal)), _q(p.address), _q(_city(p)), _q(p.country), _q(""))
            for s in samples
            for p in s.places or [Place()]
        ),
        "sdn_comments.csv": b"\x1a",
    }


def _city(place: Place) -> str:
    return " ".join(filter(None, (", ".join(filter(None, (place.city, place.province))), place.postcode)))


def _main_row(sample: Sample, named: Mapping[int, str]) -> tuple[str, ...]:
    kind = "" if sample.kind == "Entity" else sample.kind.lower()
    programmes, features = "] [".join(sample.programmes), dict(sample.features)
    return (
        str(sample.number),
        _q(named[sample.number]),
        _q(kind),
        _q(programmes),
        _q(sample.title),
        *(_q(features.get(label, "")) for label in _VESSEL),
        _q("; ".join(_remarks(sample, named)) + "."),
    )


def _remarks(sample: Sample, named: Mapping[int, str]) -> Iterator[str]:
    for at, (first, last, about) in enumerate(sample.births):
        yield f"{'alt. ' if at else ''}DOB {date_words(first, last, about=about)}"
    for label, value in sample.features:
        if label not in _VESSEL:
            yield f"{_IN_REMARKS.get(label, label)} {value}"
    for alias in sample.aliases:
        if alias.weak:
            yield f"{'.'.join(alias.kind)}. '{full(alias.family, alias.given)}'"
    for document in sample.documents:
        country = f" ({document.country})" if document.country else ""
        issued = f" issued {_words(document.issued)}" if document.issued else ""
        expires = f" expires {_words(document.expires)}" if document.expires else ""
        yield f"{document.kind} {document.number}{country}{issued}{expires}"
    for number in sample.linked:
        yield f"Linked To: {named[number]}"


def _words(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year}"


def _q(text: str) -> str:
    return f'"{text}"' if text else "-0- "


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    return "".join(",".join(row) + "\r\n" for row in rows).encode() + b"\x1a"


# sdnList

_LISTS = {
    "Nationality Country": ("nationalityList", "nationality", "country"),
    "Citizenship Country": ("citizenshipList", "citizenship", "country"),
    "Place of Birth": ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth"),
}
_VESSEL_TAGS = ("callSign", "vesselType", "tonnage", "grossRegisteredTonnage", "vesselFlag", "vesselOwner")
NEW_NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
OLD_NAMESPACE = "http://tempuri.org/sdnList.xsd"


def sdn_list(samples: Iterable[Sample], namespace: str = NEW_NAMESPACE) -> bytes:
    samples = list(samples)
    named = {sample.number: full(sample.family, sample.given) for sample in samples}
    about = f"<Publish_Date>{ISSUED:%m/%d/%Y}</Publish_Date><Record_Count>{len(samples)}</Record_Count>"
    entries = "".join(_sdn_entry(sample, named) for sample in samples)
    return (
        f'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="{namespace}">'
        f"<publshInformation>{about}</publshInformation>{entries}</sdnList>"
    ).encode()


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _group(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else ""


def _sdn_entry(sample: Sample, named: Mapping[int, str]) -> str:
    ids = [*_ids(sample), *_feature_ids(sample)]
    lists = "".join(_value_list(sample, label) for label in _LISTS)
    births = "".join(
        f"<dateOfBirthItem><uid>{at}</uid>{_tag('dateOfBirth', date_words(first, last, about=about))}"
        f"<mainEntry>{str(not at).lower()}</mainEntry></dateOfBirthItem>"
        for at, (first, last, about) in enumerate(sample.births)
    )
    vessel = "".join(
        _tag(tag, dict(sample.features).get(label, "")) for tag, label in zip(_VESSEL_TAGS, _VESSEL, strict=True)
    )
    links = "; ".join(f"(Linked To: {named[number]})" for number in sample.linked)
    return (
        f"<sdnEntry><uid>{sample.number}</uid>{_tag('firstName', sample.given)}{_tag('lastName', sample.family.upper())}"
        f"{_tag('title', sample.title)}<sdnType>{sample.kind}</sdnType>{_tag('remarks', links)}"
        f"<programList>{''.join(_tag('program', each) for each in sample.programmes)}</programList>"
        f"{_group('idList', ''.join(ids))}{_akas(sample)}{_sdn_places(sample)}{lists}"
        f"{_group('dateOfBirthList', births)}"
        f"{_group('vesselInfo', vessel)}</sdnEntry>"
    )


def _ids(sample: Sample) -> Iterator[str]:
    for document in sample.documents:
        yield (
            f"<id><uid>1</uid>{_tag('idType', document.kind)}{_tag('idNumber', document.number)}"
            f"{_tag('idCountry', document.country)}{_tag('issueDate', _words(document.issued) if document.issued else '')}"
            f"{_tag('expirationDate', _words(document.expires) if document.expires else '')}</id>"
        )


def _feature_ids(sample: Sample) -> Iterator[str]:
    for label, value in sample.features:
        if label not in _VESSEL and label not in _LISTS:
            yield f"<id><uid>2</uid>{_tag('idType', label)}{_tag('idNumber', value)}</id>"


def _value_list(sample: Sample, label: str) -> str:
    group, item, tag = _LISTS[label]
    found = [value for each, value in sample.features if each == label]
    items = "".join(
        f"<{item}><uid>{at}</uid>{_tag(tag, value)}<mainEntry>{str(not at).lower()}</mainEntry></{item}>"
        for at, value in enumerate(found)
    )
    return f"<{group}>{items}</{group}>" if items else ""


def _akas(sample: Sample) -> str:
    found = "".join(
        f"<aka><uid>{at}</uid><type>{'.'.join(a.kind)}.</type><category>{'weak' if a.weak else 'strong'}</category>"
        f"{_tag('lastName', a.family.upper())}{_tag('firstName', a.given)}</aka>"
        for at, a in enumerate(sample.aliases)
        if not a.script
    )
    return f"<akaList>{found}</akaList>" if found else ""


def _sdn_places(sample: Sample) -> str:
    found = "".join(
        f"<address><uid>{at}</uid>{_tag('address1', p.address)}{_tag('city', p.city)}"
        f"{_tag('stateOrProvince', p.province)}{_tag('postalCode', p.postcode)}{_tag('country', p.country)}</address>"
        for at, p in enumerate(sample.places)
    )
    return f"<addressList>{found}</addressList>" if found else ""


# ADVANCED

_ALIAS_TYPES = {"aka": "1400", "fka": "1401", "nka": "1402"}
_PARTY_TYPES = {"Individual": "4", "Entity": "3", "Vessel": "1", "Aircraft": "2"}
_NAME_PARTS = {"Individual": "1520", "Entity": "1525", "Vessel": "1526", "Aircraft": "1524"}
_LOCATION_PARTS = {"address": "1451", "city": "1454", "province": "1455", "postcode": "1456"}
ADVANCED_OLD = "http://www.un.org/sanctions/1.0"
ADVANCED_NEW = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"


@dataclass
class _Values:
    """Numbers for the words of one set of reference values."""

    first: int
    numbers: dict[str, int] = field(default_factory=dict)

    def __call__(self, word: str) -> str:
        return str(self.numbers.setdefault(word, self.first + len(self.numbers)))

    def written(self, group: str, tag: str, attributes: str = "") -> str:
        inside = "".join(
            f'<{tag} ID="{number}"{attributes}>{escape(word)}</{tag}>' for word, number in self.numbers.items()
        )
        return f"<{group}>{inside}</{group}>"


class _Advanced:
    """The sections of a file, written as its parties are."""

    def __init__(self) -> None:
        self.countries, self.features, self.documents = _Values(11000), _Values(1), _Values(1570)
        self.lists, self.bases = _Values(1550), _Values(1800)
        self.numbers = count(200000)
        self.locations: list[str] = []
        self.papers: list[str] = []
        self.parties: list[str] = []
        self.relations: list[str] = []
        self.entries: list[str] = []

    def number(self) -> str:
        return str(next(self.numbers))


def advanced(samples: Iterable[Sample], namespace: str = ADVANCED_OLD) -> bytes:
    file = _Advanced()
    for sample in samples:
        _write(file, sample)
    year, month, day = ISSUED.timetuple()[:3]
    return (
        f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Sanctions xmlns="{namespace}" Version="3">'
        f'<DateOfIssue CalendarTypeID="1"><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></DateOfIssue>'
        f"<ReferenceValueSets>{_reference_values(file)}</ReferenceValueSets>"
        f"<Locations>{''.join(file.locations)}</Locations><IDRegDocuments>{''.join(file.papers)}</IDRegDocuments>"
        f"<DistinctParties>{''.join(file.parties)}</DistinctParties>"
        f"<ProfileRelationships>{''.join(file.relations)}</ProfileRelationships>"
        f"<SanctionsEntries>{''.join(file.entries)}</SanctionsEntries><SanctionsEntryLinks /></Sanctions>"
    ).encode()


def _reference_values(file: _Advanced) -> str:
    areas = "".join(
        f'<AreaCode ID="{number}" CountryID="{number}" Description={quoteattr(word)} AreaCodeTypeID="1">XX</AreaCode>'
        for word, number in file.countries.numbers.items()
    )
    fixed = {
        "AliasType": {"1400": "A.K.A.", "1401": "F.K.A.", "1402": "N.K.A.", "1403": "Name"},
        "EntryEventType": {"1": "Created"},
        "IDRegDocDateType": {"1480": "Issue Date", "1481": "Expiration Date"},
        "LocPartType": {"1451": "ADDRESS1", "1454": "CITY", "1455": "STATE/PROVINCE", "1456": "POSTAL CODE"},
        "NamePartType": {
            "1520": "Last Name",
            "1521": "First Name",
            "1524": "Aircraft Name",
            "1525": "Entity Name",
            "1526": "Vessel Name",
        },
        "PartyType": {"1": "Individual", "2": "Entity", "4": "Transport"},
        "RelationQuality": {"1": "Unknown"},
        "RelationType": {"15003": "Owned or Controlled By"},
        "Reliability": {"1": "Unknown", "1560": "False"},
        "SanctionsType": {"1": "Program", "1705": "Block"},
        "Script": {"215": "Latin", "220": "Cyrillic"},
        "Validity": {"1": "Valid", "2": "Fraudulent"},
    }
    sub_types = "".join(
        f'<PartySubType ID="{number}" PartyTypeID="{kind}">{word}</PartySubType>'
        for number, kind, word in (("1", 4, "Vessel"), ("2", 4, "Aircraft"), ("3", 2, "Unknown"), ("4", 1, "Unknown"))
    )
    written = (_words_of(tag, words) for tag, words in fixed.items())
    return (
        f"<AreaCodeValues>{areas}</AreaCodeValues><PartySubTypeValues>{sub_types}</PartySubTypeValues>{''.join(written)}"
        f"{file.countries.written('CountryValues', 'Country')}{file.features.written('FeatureTypeValues', 'FeatureType')}"
        f"{file.documents.written('IDRegDocTypeValues', 'IDRegDocType')}{file.lists.written('ListValues', 'List')}"
        f"{file.bases.written('LegalBasisValues', 'LegalBasis')}"
    )


def _words_of(tag: str, words: Mapping[str, str]) -> str:
    inside = "".join(f'<{tag} ID="{number}">{word}</{tag}>' for number, word in words.items())
    return f"<{tag}Values>{inside}</{tag}Values>"


def _write(file: _Advanced, sample: Sample) -> None:
    identity, groups = file.number(), list[tuple[str, str]]()
    names = [(Alias("name", sample.family, sample.given), True), *((alias, False) for alias in sample.aliases)]
    aliases = "".join(_advanced_alias(file, sample, alias, groups, primary=primary) for alias, primary in names)
    part_groups = "".join(
        f'<MasterNamePartGroup><NamePartGroup ID="{group}" NamePartTypeID="{kind}" /></MasterNamePartGroup>'
        for group, kind in groups
    )
    features = "".join(_advanced_features(file, sample))
    file.parties.append(
        f'<DistinctParty FixedRef="{sample.number}"><Comment />'
        f'<Profile ID="{sample.number}" PartySubTypeID="{_PARTY_TYPES[sample.kind]}">'
        f'<Identity ID="{identity}" FixedRef="{sample.number}" Primary="true" False="false">{aliases}'
        f"<NamePartGroups>{part_groups}</NamePartGroups></Identity>{features}</Profile></DistinctParty>"
    )
    file.papers += [_advanced_document(file, document, identity) for document in sample.documents]
    file.relations += [
        f'<ProfileRelationship ID="{file.number()}" From-ProfileID="{sample.number}" To-ProfileID="{other}" '
        f'RelationTypeID="15003" RelationQualityID="1" Former="false" SanctionsEntryID="{sample.number}"><Comment />'
        "</ProfileRelationship>"
        for other in sample.linked
    ]
    file.entries.append(_sanctions_entry(file, sample))


def _advanced_alias(
    file: _Advanced, sample: Sample, alias: Alias, groups: list[tuple[str, str]], *, primary: bool
) -> str:
    parts = []
    for words, kind in ((alias.family, _NAME_PARTS[sample.kind]), (alias.given, "1521")):
        if words:
            group = file.number()
            groups.append((group, kind))
            parts.append(
                f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{220 if alias.script else 215}" '
                f'ScriptStatusID="1" Acronym="false">{escape(words)}</NamePartValue></DocumentedNamePart>'
            )
    kind = "1403" if primary else _ALIAS_TYPES[alias.kind]
    return (
        f'<Alias FixedRef="{sample.number}" AliasTypeID="{kind}" Primary="{str(primary).lower()}" '
        f'LowQuality="{str(alias.weak).lower()}"><DocumentedName ID="{file.number()}" FixedRef="{sample.number}" '
        f'DocNameStatusID="{1 if primary else 2}">{"".join(parts)}</DocumentedName></Alias>'
    )


def _advanced_features(file: _Advanced, sample: Sample) -> Iterator[str]:
    for first, last, about in sample.births:
        yield _feature(file, "Birthdate", _period(first, last, about=about))
    if sample.title:
        yield _feature(file, "Title", f'<VersionDetail DetailTypeID="1432">{escape(sample.title)}</VersionDetail>')
    for label, value in sample.features:
        yield _feature(file, label, f'<VersionDetail DetailTypeID="1432">{escape(value)}</VersionDetail>')
    for place in sample.places:
        yield _feature(file, "Location", f'<VersionLocation LocationID="{_location(file, place)}" />')


def _feature(file: _Advanced, label: str, inside: str) -> str:
    return (
        f'<Feature ID="{file.number()}" FeatureTypeID="{file.features(label)}">'
        f'<FeatureVersion ID="{file.number()}" ReliabilityID="1"><Comment />{inside}</FeatureVersion></Feature>'
    )


def _location(file: _Advanced, place: Place) -> str:
    number, country = file.number(), file.countries(place.country)
    parts = "".join(
        f'<LocationPart LocPartTypeID="{kind}"><LocationPartValue Primary="true" LocPartValueTypeID="1" '
        f'LocPartValueStatusID="1"><Comment /><Value>{escape(getattr(place, name))}</Value></LocationPartValue></LocationPart>'
        for name, kind in _LOCATION_PARTS.items()
        if getattr(place, name)
    )
    file.locations.append(
        f'<Location ID="{number}"><LocationAreaCode AreaCodeID="{country}" />'
        f'<LocationCountry CountryID="{country}" CountryRelevanceID="1413" />{parts}</Location>'
    )
    return number


def _day(tag: str, day: date) -> str:
    return f"<{tag}><Year>{day.year}</Year><Month>{day.month}</Month><Day>{day.day}</Day></{tag}>"


def _period(first: date, last: date, *, about: bool = False) -> str:
    ends = "".join(
        f'<{end} Approximate="{str(about).lower()}" YearFixed="false" MonthFixed="false" DayFixed="false">'
        f"{_day('From', day)}{_day('To', day)}</{end}>"
        for end, day in (("Start", first), ("End", last))
    )
    return f'<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">{ends}</DatePeriod>'


def _advanced_document(file: _Advanced, document: Document, identity: str) -> str:
    country = f' IssuedBy-CountryID="{file.countries(document.country)}"' if document.country else ""
    dates = "".join(
        f'<DocumentDate IDRegDocDateTypeID="{kind}">{_period(day, day)}</DocumentDate>'
        for kind, day in (("1480", document.issued), ("1481", document.expires))
        if day
    )
    return (
        f'<IDRegDocument ID="{file.number()}" IDRegDocTypeID="{file.documents(document.kind)}" IdentityID="{identity}"'
        f'{country} ValidityID="1"><Comment /><IDRegistrationNo>{escape(document.number)}</IDRegistrationNo>'
        f"<IssuingAuthority />{dates}</IDRegDocument>"
    )


def _sanctions_entry(file: _Advanced, sample: Sample) -> str:
    day = _day("Date", sample.listed).replace("<Date>", '<Date CalendarTypeID="1">')
    measures = "".join(
        f'<SanctionsMeasure ID="{file.number()}" SanctionsTypeID="{kind}">{_tag("Comment", code)}'
        '<DatePeriod CalendarTypeID="1" YearFixed="true" MonthFixed="true" DayFixed="true" /></SanctionsMeasure>'
        for kind, code in (("1705", ""), *(("1", code) for code in sample.programmes))
    )
    return (
        f'<SanctionsEntry ID="{sample.number}" ProfileID="{sample.number}" ListID="{file.lists(sample.list)}">'
        f'<EntryEvent ID="{sample.number}" EntryEventTypeID="1" LegalBasisID="{file.bases(sample.basis)}"><Comment />'
        f"{day}</EntryEvent>{measures}</SanctionsEntry>"
    )


# ENHANCED

ENHANCED = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"


def enhanced(samples: Iterable[Sample]) -> bytes:
    samples = list(samples)
    named = {sample.number: full(sample.family, sample.given) for sample in samples}
    entities = "".join(entity(sample, named) for sample in samples)
    lists = "".join(f"<sanctionsList>{each}</sanctionsList>" for each in dict.fromkeys(s.list for s in samples))
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<sanctionsData xmlns="{ENHANCED}"><publicationInfo>'
        f"<dataAsOf>{ISSUED}T00:00:00</dataAsOf><filters><sanctionsLists>{lists}</sanctionsLists></filters>"
        f"</publicationInfo><entities>{entities}</entities></sanctionsData>"
    ).encode()


def entity(sample: Sample, named: Mapping[int, str]) -> str:
    names = [(Alias("name", sample.family, sample.given), True), *((alias, False) for alias in sample.aliases)]
    types = {"Individual": "Individual", "Entity": "Entity", "Vessel": "Vessel", "Aircraft": "Aircraft"}
    return (
        f'<entity id="{sample.number}"><generalInfo><identityId>1</identityId>'
        f"<entityType>{types[sample.kind]}</entityType>{_tag('title', sample.title)}</generalInfo>"
        f'<sanctionsLists><sanctionsList datePublished="{sample.listed}">{sample.list}</sanctionsList></sanctionsLists>'
        f"<sanctionsPrograms>{''.join(_tag('sanctionsProgram', each) for each in sample.programmes)}</sanctionsPrograms>"
        "<sanctionsTypes><sanctionsType>Block</sanctionsType></sanctionsTypes>"
        f"<legalAuthorities>{_tag('legalAuthority', sample.basis)}</legalAuthorities>"
        f"<names>{''.join(_enhanced_name(alias, primary=primary) for alias, primary in names)}</names>"
        f"<addresses>{''.join(map(_enhanced_place, sample.places))}</addresses>"
        f"<features>{''.join(_enhanced_features(sample))}</features>"
        f"<identityDocuments>{''.join(map(_enhanced_document, sample.documents))}</identityDocuments>"
        f"<relationships>{''.join(_enhanced_relation(number, named) for number in sample.linked)}</relationships></entity>"
    )


def _enhanced_name(alias: Alias, *, primary: bool) -> str:
    kind = "" if primary else _tag("aliasType", f"{'.'.join(alias.kind.upper())}.")
    return (
        f"<name><isPrimary>{str(primary).lower()}</isPrimary>{kind}<isLowQuality>{str(alias.weak).lower()}</isLowQuality>"
        f"<translations><translation><isPrimary>true</isPrimary><script>{alias.script or 'Latin'}</script>"
        f"{_tag('formattedFullName', full(alias.family, alias.given))}</translation></translations></name>"
    )


def _enhanced_place(place: Place) -> str:
    parts = "".join(
        f"<addressPart>{_tag('type', kind)}{_tag('value', value)}</addressPart>"
        for kind, value in (
            ("ADDRESS1", place.address),
            ("CITY", place.city),
            ("STATE/PROVINCE", place.province),
            ("POSTAL CODE", place.postcode),
        )
        if value
    )
    return (
        f"<address>{_tag('country', place.country)}<translations><translation><isPrimary>true</isPrimary>"
        f"<script>Latin</script><addressParts>{parts}</addressParts></translation></translations></address>"
    )


def _enhanced_features(sample: Sample) -> Iterator[str]:
    for first, last, about in sample.births:
        yield f"<feature><type>Birthdate</type>{_tag('value', date_words(first, last, about=about))}</feature>"
    for label, value in sample.features:
        yield f"<feature>{_tag('type', label)}{_tag('value', value)}</feature>"


def _enhanced_document(document: Document) -> str:
    return (
        f"<identityDocument>{_tag('type', document.kind)}{_tag('documentNumber', document.number)}"
        f"<isValid>true</isValid>{_tag('issuingCountry', document.country)}"
        f"{_tag('issueDate', str(document.issued or ''))}{_tag('expirationDate', str(document.expires or ''))}"
        "</identityDocument>"
    )


def _enhanced_relation(number: int, named: Mapping[int, str]) -> str:
    return (
        f'<relationship><type>Owned or Controlled By</type><relatedEntity entityId="{number}">'
        f"{escape(named[number])}</relatedEntity></relationship>"
    )


# Parties

PERSON = Sample(
    9001,
    "Individual",
    "Meridian",
    "Omar Said",
    title="Captain",
    programmes=("SDGT", "IFSR", "RUSSIA-EO14024"),
    aliases=(
        Alias("aka", "Meridiane", "Omar"),
        Alias("fka", "Longitude", "Omar"),
        Alias("aka", "The Mariner", weak=True),
        Alias("aka", "Меридиан", "Омар", script="Cyrillic"),
    ),
    births=((date(1967, 2, 17), date(1967, 2, 17), False), (date(1968, 1, 1), date(1968, 12, 31), True)),
    features=(
        ("Place of Birth", "Port Orlo, Atlantis"),
        ("Nationality Country", "Atlantis"),
        ("Citizenship Country", "Mu"),
        ("Gender", "Male"),
        ("Secondary sanctions risk:", "section 1(b) of Executive Order 13224"),
        ("Email Address", "omar@meridian.example"),
    ),
    documents=(
        Document("Passport", "A123456", "Atlantis", date(2010, 1, 2), date(2020, 1, 1)),
        Document("National ID No.", "77-88", "Mu"),
    ),
    places=(Place("3 Quay", "Port Orlo", "North Isle", "1234", "Atlantis"), Place(country="Mu")),
    linked=(9002,),
)
COMPANY = Sample(
    9002,
    "Entity",
    "Heron Ferry Lines",
    programmes=("SDGT",),
    aliases=(
        Alias("aka", "H.F.L."),
        Alias("fka", "Stork Lines"),
        Alias("nka", "Heron Group"),
        Alias("aka", "Heron", weak=True),
    ),
    features=(
        ("Organization Established Date", "07 Mar 1999"),
        ("Website", "www.heron.example"),
        ("Target Type", "State-Owned Enterprise"),
    ),
    documents=(Document("Tax ID No.", "900100", "Atlantis"), Document("Registration Number", "R-1")),
    places=(Place("Harbour House", "Port Orlo", country="Atlantis"),),
)
VESSEL = Sample(
    9003,
    "Vessel",
    "Grey Heron",
    programmes=("SDGT", "IRAN"),
    aliases=(Alias("fka", "White Stork"),),
    features=(
        ("Vessel Call Sign", "XAB12"),
        ("VESSEL TYPE", "Crude Oil Tanker"),
        ("Vessel Tonnage", "99,144"),
        ("Vessel Gross Registered Tonnage", "56,068"),
        ("Vessel Flag", "Atlantis"),
        ("Vessel Owner", "Heron Ferry Lines"),
        ("Vessel Year of Build", "1999"),
        ("MMSI", "422000111"),
    ),
    documents=(Document("Vessel Registration Identification", "IMO 9999993"),),
    linked=(9002,),
)
AIRCRAFT = Sample(
    9004,
    "Aircraft",
    "XA-HFL",
    programmes=("SDGT",),
    features=(
        ("Aircraft Model", "B747-200"),
        ("Aircraft Manufacture Date", "08 Dec 1979"),
        ("Aircraft Tail Number", "XA-HFL"),
        ("Aircraft Manufacturer's Serial Number (MSN)", "21998"),
        ("Aircraft Mode S Transponder Code", "71BE40"),
    ),
    linked=(9002,),
)
ALL = (PERSON, COMPANY, VESSEL, AIRCRAFT)
