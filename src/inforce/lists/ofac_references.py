"""What stands before the parties in OFAC's ADVANCED XML, and to which they refer by number: words, places, documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inforce.lists.model import Address
from inforce.lists.ofac_details import address_of, date_words
from inforce.lists.ofac_stream import ELEMENT, WORDS, Takers, knowledge
from inforce.lists.unknown import Fact
from inforce.lists.xml_records import local

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    """The reference values, and what ``data/ofac_advanced.toml`` knows of their words (``known``).

    ``absent`` counts what the file refers to and does not have, by its kind.
    """

    def __init__(self) -> None:
        self._words: defaultdict[str, Words] = defaultdict(Words)
        self._party_types: dict[str, str] = {}
        self._absent: Counter[str] = Counter()
        self.known: dict[str, str] = knowledge(FACTS)["words"]

    def add(self, sets: "_Element") -> None:
        for values in sets:
            for value in values:
                kind, number = local(str(value.tag)), value.get("ID", "")
                self._words[kind][number] = value.get("Description") or (value.text or "").strip()
                if kind == "PartySubType":
                    self._party_types[number] = value.get("PartyTypeID", "")

    def words(self, kind: str) -> Words:
        return self._words[kind]

    def kind_of(self, sub_type: str) -> str:
        """The word for the kind of a party: that of its sub-type, or of its type where that is unknown."""
        word = self._words["PartySubType"][sub_type]
        return self._words["PartyType"][self._party_types.get(sub_type, "")] if word == self.known["unknown"] else word

    def miss(self, kind: str, count: int = 1) -> None:
        self._absent[kind] += count

    def absent(self) -> Counter[str]:
        return self._absent + Counter({kind: words.absent for kind, words in self._words.items()})


class Dates:
    """The days that a period names."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._numbers: list[str] = []
        self._about = False
        bound = (self._bound, ("Approximate",))
        self.takers: Takers = {"DatePeriod": (self.take, (ELEMENT,)), "Start": bound, "End": bound}

    def take(self, element: "_Element") -> None:
        """Year, month and day after year, month and day: the only words in it."""
        self._numbers = [text for text in element.itertext() if not text.isspace()]

    def _bound(self, approximate: str) -> None:
        self._about = self._about or approximate == "true"

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
        self._numbers = []
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
    """Takes the elements of one location after the other."""

    def __init__(self, references: References) -> None:
        self._undetermined = references.known["undetermined"]
        self._countries, self._areas = references.words("Country"), references.words("AreaCode")
        self._kinds = references.words("LocPartType")
        self.places: dict[str, Place] = {}
        self._number = self._country = self._area = self._kind = self._script = ""
        self._lines: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.takers: Takers = {
            "Location": (self._begin, ("ID",)),
            "LocationCountry": (self._take_country, ("CountryID",)),
            "LocationAreaCode": (self._take_area, ("AreaCodeID",)),
            "LocationPart": (self._take_part, ("LocPartTypeID",)),
            "Comment": (self._take_script, (WORDS,)),
            "Value": (self._take_value, (WORDS,)),
        }

    def _begin(self, number: str) -> None:
        self._number, self._country, self._area, self._script = number, "", "", ""
        self._lines = defaultdict(dict)

    def _take_country(self, number: str) -> None:
        self._country = self._countries[number]

    def _take_area(self, number: str) -> None:
        self._area = self._areas[number]

    def _take_part(self, kind: str) -> None:
        self._kind = self._kinds[kind]

    def _take_script(self, text: str) -> None:
        self._script = text.strip()

    def _take_value(self, text: str) -> None:
        self._lines[self._script][self._kind] = text.strip()
        self._script = ""

    def end(self) -> None:
        lines, area = self._lines, self._area
        alone = lines[""].pop(_COUNTRY_ALONE, "")
        country = self._country or alone or (area if area != self._undetermined else "") or None
        found = [address_of(each, country) for each in lines.values() if each or not alone]
        self.places[self._number] = Place(country, tuple(address for address in found if address))


class DocumentReader:
    """Takes the elements of one identity document after the other; ``documents`` by the identity that bears them."""

    def __init__(self, references: References, places: dict[str, Place]) -> None:
        self._known = references.known
        self._kinds, self._countries = references.words("IDRegDocType"), references.words("Country")
        self._date_kinds, self._validities = references.words("IDRegDocDateType"), references.words("Validity")
        self._places = places
        self._period = Dates(references)
        self.documents: dict[str, tuple[Document, ...]] = {}
        self._attributes: tuple[str, ...] = ()
        self._number = self._authority = self._comment = self._date_kind = ""
        self._dates: dict[str, str] = {}
        self.takers: Takers = {
            "IDRegDocument": (
                self._begin,
                ("IdentityID", "IDRegDocTypeID", "IssuedBy-CountryID", "IssuedIn-LocationID", "ValidityID"),
            ),
            "IDRegistrationNo": (self._take_number, (WORDS,)),
            "IssuingAuthority": (self._take_authority, (WORDS,)),
            "Comment": (self._take_comment, (WORDS,)),
            "DocumentDate": (self._take_date_kind, ("IDRegDocDateTypeID",)),
            **self._period.takers,
        }

    def _begin(self, *attributes: str) -> None:
        self._attributes, self._dates = attributes, {}
        self._number = self._authority = self._comment = self._date_kind = ""

    def _take_number(self, text: str) -> None:
        self._number = text.strip()

    def _take_authority(self, text: str) -> None:
        self._authority = text.strip()

    def _take_comment(self, text: str) -> None:
        self._comment = self._comment or text.strip()

    def _take_date_kind(self, kind: str) -> None:
        self._end_date()
        self._date_kind = self._date_kinds[kind]

    def _end_date(self) -> None:
        if words := self._period.words():
            self._dates[self._date_kind] = words

    def end(self, unknown: tuple[Fact, ...]) -> None:
        """``unknown`` fields are kept among the notes."""
        self._end_date()
        identity, kind, country, *_ = self._attributes
        issued, expires = (self._dates.get(self._known[name]) for name in ("issued", "expires"))
        what = (self._kinds[kind], self._number, self._countries[country] or None, issued, expires)
        document = Document(*what, notes=(*self._notes(f"{what[0]} {self._number}", what[2]), *unknown))
        self.documents[identity] = (*self.documents.get(identity, ()), document)

    def _notes(self, what: str, country: str | None) -> Iterator[Fact]:
        *_, place, validity = self._attributes
        if self._authority:
            yield f"Issuing authority of {what}", self._authority
        if self._comment:
            yield f"Comment on {what}", self._comment
        if place in self._places and (where := self._places[place].words()) != country:
            yield f"Place of issue of {what}", where
        if self._validities[validity] == self._known["fraudulent"]:
            yield "Not valid", what
