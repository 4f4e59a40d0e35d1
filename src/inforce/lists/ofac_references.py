"""What stands before the parties in OFAC's ADVANCED XML, to which they refer by number: words, places, documents."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from inforce.lists.fields import knowledge
from inforce.lists.model import Address
from inforce.lists.ofac_details import address_of, date_words
from inforce.lists.ofac_sections import Attributes, Said, Section, Take
from inforce.lists.unknown import Fact

FACTS = "ofac_advanced"
_COUNTRY_ALONE = "Unknown"  # LocPartType of the one part of a location that is a country, to which nationalities refer


class Place(NamedTuple):
    """A location: its address in Latin letters and in others, or a country alone."""

    country: str | None
    addresses: tuple[Address, ...] = ()

    def words(self) -> str:
        parts = self.addresses[0].parts if self.addresses else ()
        return ", ".join(filter(None, (*parts, self.country)))


class Document(NamedTuple):
    """An identity document with what is noted of it, as facts."""

    kind: str
    number: str
    country: str | None
    issued: str | None
    expires: str | None
    notes: tuple[Fact, ...] = ()


class Words(dict[str, str]):
    """The words of one set of reference values by their number; what is not explained stays a number, and is counted.

    No number has no words.
    """

    def __init__(self) -> None:
        super().__init__({"": ""})
        self.absent = 0

    def __missing__(self, number: str) -> str:
        self.absent += 1
        return number


class References:
    """The reference values, and what ``data/ofac_advanced.toml`` knows of their words (``known``)."""

    def __init__(self) -> None:
        self._words: defaultdict[str, Words] = defaultdict(Words)
        self._party_types: dict[str, str] = {}
        self._absent: Counter[str] = Counter()
        self._number = ""
        self.known: dict[str, str] = knowledge(FACTS)["words"]

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        taken: Mapping[str, list[str]] = knowledge(FACTS)["taken"]
        kinds = [kind for values in taken["ReferenceValueSets"] for kind in taken[values]]
        take: dict[str, Take] = {kind: partial(self._take_number, kind) for kind in kinds}
        said: dict[str, Said] = {kind: partial(self._take_word, kind) for kind in kinds}
        return Section("ReferenceValueSets", take, said, end)

    def _take_number(self, kind: str, value: Attributes) -> None:
        self._number = value.get("ID", "")
        if kind == "AreaCode":
            self._words[kind][self._number] = value.get("Description", "")
        elif kind == "PartySubType":
            self._party_types[self._number] = value.get("PartyTypeID", "")

    def _take_word(self, kind: str, word: str) -> None:
        if kind != "AreaCode":
            self._words[kind][self._number] = word

    def words(self, kind: str) -> Words:
        return self._words[kind]

    def kind_of(self, sub_type: str) -> str:
        """The word for the kind of a party: that of its sub-type, or of its type where that is unknown."""
        word = self._words["PartySubType"][sub_type]
        return self._words["PartyType"][self._party_types.get(sub_type, "")] if word == self.known["unknown"] else word

    def miss(self, kind: str, count: int = 1) -> None:
        self._absent[kind] += count

    def absent(self) -> Counter[str]:
        """How often the file refers to what it does not have, by kind."""
        return self._absent + Counter({kind: words.absent for kind, words in self._words.items()})


class Dates:
    """The days that a period names, year after month after day."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._numbers: list[str] = []
        self._about = False
        self.take: Mapping[str, Take] = {"Start": self._bound, "End": self._bound}
        self.said: Mapping[str, Said] = dict.fromkeys(("Year", "Month", "Day"), self._numbers.append)

    def _bound(self, bound: Attributes) -> None:
        self._about = self._about or bound.get("Approximate") == "true"

    def words(self) -> str:
        """The days from the first to the last in OFAC's words, empty where there are none; they are let go."""
        if not self._numbers:
            return ""
        days, about = sorted(self._days()), self._about
        self._about = False
        return date_words(days[0], days[-1], about=about) if days else ""

    def day(self) -> str:
        """The first day as EDTF, empty where there is none; all are let go."""
        days, self._about = self._days(), False
        return days[0].isoformat() if days else ""

    def _days(self) -> list[date]:
        numbers = self._numbers
        found = {*zip(numbers[::3], numbers[1::3], numbers[2::3], strict=False)}
        numbers.clear()
        days = [day for each in found if (day := _date(each))]
        if len(days) < len(found):
            self._references.miss("date", len(found) - len(days))
        return days


def _date(numbers: Iterable[str]) -> date | None:
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None


class PlaceReader:
    """Makes places of locations, one after the other."""

    def __init__(self, references: References) -> None:
        self._undetermined = references.known["undetermined"]
        self._countries, self._areas = references.words("Country"), references.words("AreaCode")
        self._kinds = references.words("LocPartType")
        self.places: dict[str, Place] = {}
        self._number = self._country = self._area = self._kind = self._script = ""
        self._lines: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        return Section(
            "Location",
            {
                "Location": self._begin,
                "LocationCountry": self._take_country,
                "LocationAreaCode": self._take_area,
                "LocationPart": self._take_part,
            },
            {"Comment": self._take_script, "Value": self._take_value},
            end,
        )

    def _begin(self, location: Attributes) -> None:
        self._number, self._country, self._area, self._script = location.get("ID", ""), "", "", ""
        self._lines = defaultdict(dict)

    def _take_country(self, country: Attributes) -> None:
        self._country = self._countries[country.get("CountryID", "")]

    def _take_area(self, area: Attributes) -> None:
        self._area = self._areas[area.get("AreaCodeID", "")]

    def _take_part(self, part: Attributes) -> None:
        self._kind = self._kinds[part.get("LocPartTypeID", "")]

    def _take_script(self, script: str) -> None:
        self._script = script

    def _take_value(self, value: str) -> None:
        self._lines[self._script][self._kind] = value
        self._script = ""

    def end(self) -> None:
        lines, area = self._lines, self._area
        alone = lines[""].pop(_COUNTRY_ALONE, "")
        country = self._country or alone or (area if area != self._undetermined else "") or None
        found = [address_of(each, country) for each in lines.values() if each or not alone]
        self.places[self._number] = Place(country, tuple(address for address in found if address))


class DocumentReader:
    """Makes identity documents, one after the other; ``documents`` by the identity that bears them."""

    def __init__(self, references: References, places: Mapping[str, Place]) -> None:
        self._known = references.known
        self._kinds, self._countries = references.words("IDRegDocType"), references.words("Country")
        self._date_kinds, self._validities = references.words("IDRegDocDateType"), references.words("Validity")
        self._places = places
        self._period = Dates(references)
        self.documents: dict[str, tuple[Document, ...]] = {}
        self._attributes: Attributes = {}
        self._said: dict[str, str] = {}
        self._date_kind = ""
        self._dates: dict[str, str] = {}

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        said = {name: partial(self._take_words, name) for name in ("IDRegistrationNo", "IssuingAuthority", "Comment")}
        take = {"IDRegDocument": self._begin, "DocumentDate": self._take_date_kind}
        return Section("IDRegDocument", {**take, **self._period.take}, {**said, **self._period.said}, end)

    def _begin(self, document: Attributes) -> None:
        self._attributes, self._said, self._dates, self._date_kind = document, {}, {}, ""

    def _take_words(self, name: str, words: str) -> None:
        self._said.setdefault(name, words)

    def _take_date_kind(self, dated: Attributes) -> None:
        self._end_date()
        self._date_kind = self._date_kinds[dated.get("IDRegDocDateTypeID", "")]

    def _end_date(self) -> None:
        if words := self._period.words():
            self._dates[self._date_kind] = words

    def end(self, unknown: tuple[Fact, ...]) -> None:
        """``unknown`` fields are kept among the notes."""
        self._end_date()
        attribute = self._attributes.get
        kind, number = self._kinds[attribute("IDRegDocTypeID", "")], self._said.get("IDRegistrationNo", "")
        country = self._countries[attribute("IssuedBy-CountryID", "")] or None
        issued, expires = (self._dates.get(self._known[name]) for name in ("issued", "expires"))
        notes = (*self._notes(f"{kind} {number}", country), *unknown)
        identity = attribute("IdentityID", "")
        document = Document(kind, number, country, issued, expires, notes)
        self.documents[identity] = (*self.documents.get(identity, ()), document)

    def _notes(self, what: str, country: str | None) -> Iterator[Fact]:
        if authority := self._said.get("IssuingAuthority"):
            yield f"Issuing authority of {what}", authority
        if comment := self._said.get("Comment"):
            yield f"Comment on {what}", comment
        place = self._places.get(self._attributes.get("IssuedIn-LocationID", ""))
        if place and (where := place.words()) != country:
            yield f"Place of issue of {what}", where
        if self._validities[self._attributes.get("ValidityID", "")] == self._known["fraudulent"]:
            yield "Not valid", what
