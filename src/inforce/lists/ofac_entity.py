"""One ``entity`` of OFAC's ENHANCED XML, or of a delta file, which describes parties in the same words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from inforce.lists.fields import knowledge
from inforce.lists.model import RELATION, Act, ActKind, Address, Entry, Kind, Name
from inforce.lists.ofac_details import Particulars, address_of, alias, date_words, label_of, name_of
from inforce.lists.ofac_lists import belongs
from inforce.lists.ofac_remarks import tell_remarks
from inforce.lists.unknown import Fact

if TYPE_CHECKING:
    from lxml.etree import _Element

_FACTS = "ofac_enhanced"
_DATES = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")
_MISSING = frozenset({"dates of acts"})


class EntityReader:
    """What entities say, in one namespace; ``strange`` takes words that no table knows."""

    def __init__(self, namespace: str) -> None:
        self._prefix = f"{{{namespace}}}"
        self.strange: set[str] = set()

    def tag(self, name: str) -> str:
        return self._prefix + name

    def path(self, path: str) -> str:
        return "/".join(map(self.tag, path.split("/")))

    def text(self, element: "_Element", path: str) -> str:
        return (element.findtext(self.path(path)) or "").strip()

    def texts(self, element: "_Element", path: str) -> list[str]:
        found = (each.text for each in element.iterfind(self.path(path)))
        return [text.strip() for text in found if text and text.strip()]

    def entry(self, element: "_Element", register: str, unknown: tuple[Fact, ...] = ()) -> Entry:
        """The entry that a whole entity describes; ``unknown`` fields are kept among its facts."""
        particulars = Particulars()
        for fact in unknown:
            particulars.fact(*fact)
        self._tell_measures(particulars, element)
        told = self._tell(particulars, element)
        self.strange |= {f"feature {label!r}" for label in particulars.strange}
        own = sorted({day for listed, day in self.lists(element) if day and belongs(listed, register)})
        acts = [Act(ActKind.REGULATED, title) for title in self.texts(element, "legalAuthorities/legalAuthority")]
        return Entry(
            number=element.get("id") or "",
            kind=self.kind(element),
            names=tuple(dict.fromkeys((*self.names(element), *told))),
            programmes=self.programmes(element),
            details=particulars.details(listed_on=own, acts=acts),
            addresses=tuple(dict.fromkeys(self._addresses(element))),
            missing=_MISSING,
        )

    def kind(self, element: "_Element") -> Kind:
        written = self.text(element, "generalInfo/entityType")
        kind = knowledge(_FACTS)["kinds"].get(written)
        if kind is None and written:
            self.strange.add(f"entityType {written!r}")
        return Kind(kind or Kind.UNKNOWN)

    def programmes(self, element: "_Element") -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.texts(element, "sanctionsPrograms/sanctionsProgram")))

    def lists(self, element: "_Element") -> Iterator[tuple[str, str | None]]:
        """Every list of OFAC's that the party is on, and the day on which it was published there."""
        for each in element.iterfind(self.path("sanctionsLists/sanctionsList")):
            yield (each.text or "").strip(), each.get("datePublished")

    def names(self, element: "_Element") -> Iterator[Name]:
        """The primary name first; names in other scripts bear the word for the script."""
        written = list(element.iterfind(self.path("names/name")))
        for each in sorted(written, key=lambda name: self.text(name, "isPrimary") != "true"):
            first = self.text(each, "isPrimary") == "true"
            kind, weak = self.text(each, "aliasType") or "name", self.text(each, "isLowQuality") == "true"
            for translation in self._translations(each):
                if text := self._full_name(translation):
                    yield Name(text) if first else alias(text, kind, weak=weak, language=self._script(translation))
                    first = False

    def _translations(self, element: "_Element") -> list["_Element"]:
        """That of the party's records first."""
        found = element.iterfind(self.path("translations/translation"))
        return sorted(found, key=lambda each: self.text(each, "isPrimary") != "true")

    def _full_name(self, translation: "_Element") -> str:
        return self.text(translation, "formattedFullName") or name_of(self._parts(translation, "nameParts/namePart"))

    def _parts(self, translation: "_Element", path: str) -> Iterator[tuple[str, str]]:
        for part in translation.iterfind(self.path(path)):
            yield self.text(part, "type"), self.text(part, "value")

    def _script(self, translation: "_Element") -> str | None:
        script = self.text(translation, "script")
        return script if script and script != knowledge(_FACTS)["words"]["latin"] else None

    def _addresses(self, element: "_Element") -> Iterator[Address]:
        for each in element.iterfind(self.path("addresses/address")):
            country = self.text(each, "country") or None
            for translation in self._translations(each):
                lines: Mapping[str, str] = dict(self._parts(translation, "addressParts/addressPart"))
                if address := address_of(lines, country):
                    yield address

    def _tell_measures(self, particulars: Particulars, element: "_Element") -> None:
        for listed, day in self.lists(element):
            particulars.fact(f"List: {listed}", day or "")
        for measure in self.texts(element, "sanctionsTypes/sanctionsType"):
            particulars.fact("Sanctions type", measure)

    def _tell(self, particulars: Particulars, element: "_Element") -> tuple[Name, ...]:
        if title := self.text(element, "generalInfo/title"):
            particulars.tell("Title", title)
        for feature in element.iterfind(self.path("features/feature")):
            self._tell_feature(particulars, feature)
        for document in element.iterfind(self.path("identityDocuments/identityDocument")):
            self._tell_document(particulars, document)
        for relation in element.iterfind(self.path("relationships/relationship")):
            self._tell_relation(particulars, relation)
        return tell_remarks(particulars, self.text(element, "generalInfo/remarks"))

    def _tell_feature(self, particulars: Particulars, feature: "_Element") -> None:
        kind = self.text(feature, "type")
        value = self.text(feature, "value") or self._date(feature, "valueDate")
        if self.text(feature, "reliability") == knowledge(_FACTS)["words"]["false"]:
            particulars.fact(f"{label_of(kind)} (false)", value)
        else:
            particulars.tell(kind, value)
        if comment := self.text(feature, "comments"):
            particulars.fact(f"Comment on {label_of(kind)} {value}", comment)

    def _date(self, element: "_Element", path: str) -> str:
        """A date in OFAC's words, whether it is written so or as the days between which it lies."""
        dates = element.find(self.path(path))
        if dates is None or not len(dates):
            written = self.text(element, path)
            day = _day(written)
            return date_words(day, day) if day else written
        days = sorted(day for name in _DATES if (day := _day(self.text(dates, name))))
        return date_words(days[0], days[-1], about=self.text(dates, "isApproximate") == "true") if days else ""

    def _tell_document(self, particulars: Particulars, document: "_Element") -> None:
        kind, number = self.text(document, "type"), self.text(document, "documentNumber")
        country = self.text(document, "issuingCountry") or None
        issued, expires = (self._date(document, name) or None for name in ("issueDate", "expirationDate"))
        particulars.identify(kind, number, country, issued, expires)
        what = f"{label_of(kind)} {number}"
        if authority := self.text(document, "issuingAuthority"):
            particulars.fact(f"Issuing authority of {what}", authority)
        if (place := self.text(document, "issuingLocation")) and place != country:
            particulars.fact(f"Place of issue of {what}", place)
        if self.text(document, "isValid") == "false":
            particulars.fact("Not valid", what)

    def _tell_relation(self, particulars: Particulars, relation: "_Element") -> None:
        other, quality = relation.find(self.tag("relatedEntity")), self.text(relation, "quality")
        number = other.get("entityId") if other is not None else None
        title = f"{RELATION}{self.text(relation, 'type')}{f' ({quality})' if quality else ''}"
        if name := self.text(relation, "relatedEntity"):
            particulars.link(name)
        particulars.fact(title, name or f"number {number}")


def _day(written: str) -> date | None:
    """The day of ``1990-10-17`` or ``1990-10-17T00:00:00``; None where it is none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
