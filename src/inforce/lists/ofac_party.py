"""One party of OFAC's ADVANCED XML after the other: names, features, documents and places, as an entry."""

from collections.abc import Callable, Mapping

from inforce.lists.fields import knowledge
from inforce.lists.model import Address, Entry, Kind, Name
from inforce.lists.ofac_details import Particulars, alias, label_of, name_of
from inforce.lists.ofac_references import FACTS, Dates, Document, Place, References
from inforce.lists.ofac_remarks import tell_remarks
from inforce.lists.ofac_sections import Attributes, Section
from inforce.lists.unknown import Fact

_Part = tuple[Attributes, str]  # of a name


class PartyReader:
    """Makes entries of parties, one after the other; ``strange`` takes labels and kinds that no table names."""

    def __init__(
        self, references: References, places: Mapping[str, Place], documents: dict[str, tuple[Document, ...]]
    ) -> None:
        self._references, self._known = references, references.known
        self._features, self._details = references.words("FeatureType"), references.words("DetailReference")
        self._reliabilities, self._scripts = references.words("Reliability"), references.words("Script")
        self._aliases, self._part_kinds = references.words("AliasType"), references.words("NamePartType")
        self._places = places
        self._documents = documents
        self._period = Dates(references)
        self._kinds: Mapping[str, str] = knowledge(FACTS)["kinds"]
        self.strange: set[str] = set()
        self._begin({})

    def section(self, end: Callable[[tuple[Fact, ...]], None]) -> Section:
        take = {
            "DistinctParty": self._begin,
            "Profile": self._take_profile,
            "Identity": self._take_identity,
            "Alias": self._take_alias,
            "DocumentedName": self._take_name,
            "NamePartValue": self._take_name_part,
            "NamePartGroup": self._take_name_part_type,
            "Feature": self._take_feature,
            "FeatureVersion": self._take_version,
            "VersionDetail": self._take_detail,
            "VersionLocation": self._take_place,
        }
        said = {
            "Comment": self._take_comment,
            "NamePartValue": self._take_name_part_words,
            "VersionDetail": self._take_detail_words,
        }
        return Section("DistinctParty", {**take, **self._period.take}, {**said, **self._period.said}, end)

    def _begin(self, party: Attributes) -> None:
        self._number, self.profile, self._kind = party.get("FixedRef", ""), "", Kind.UNKNOWN
        self._particulars = Particulars()
        self._remarks: list[str] = []
        self._alias: Attributes = {}
        self._parts: list[_Part] = []
        self._written: list[tuple[Attributes, list[_Part]]] = []
        self._part_types: dict[str, str] = {}
        self._addresses: list[Address] = []
        self._feature = self._version_of = self._reliability = self._comment = ""
        self._values: list[str] = []

    def _take_comment(self, words: str) -> None:
        if self._feature:
            self._comment = words
        else:
            self._remarks.append(words)

    def _take_profile(self, profile: Attributes) -> None:
        self.profile = profile.get("ID", "")
        word = self._references.kind_of(profile.get("PartySubTypeID", ""))
        if word not in self._kinds:
            self.strange.add(f"party type {word!r}")
        self._kind = Kind(self._kinds.get(word, Kind.UNKNOWN))

    def _take_identity(self, identity: Attributes) -> None:
        for document in self._documents.pop(identity.get("ID", ""), ()):
            particulars = self._particulars
            particulars.identify(document.kind, document.number, document.country, document.issued, document.expires)
            for note in document.notes:
                particulars.fact(*note)

    def _take_alias(self, alias: Attributes) -> None:
        self._alias = alias

    def _take_name(self, _: Attributes) -> None:
        self._parts = []
        self._written.append((self._alias, self._parts))

    def _take_name_part(self, part: Attributes) -> None:
        self._part = part

    def _take_name_part_words(self, words: str) -> None:
        self._parts.append((self._part, words))

    def _take_name_part_type(self, group: Attributes) -> None:
        self._part_types[group.get("ID", "")] = group.get("NamePartTypeID", "")

    def _take_feature(self, feature: Attributes) -> None:
        self._feature = self._features[feature.get("FeatureTypeID", "")]

    def _take_version(self, version: Attributes) -> None:
        if self._reliability:
            self._end_version()
        self._version_of, self._reliability = self._feature, version.get("ReliabilityID", "")

    def _take_detail(self, detail: Attributes) -> None:
        if reference := detail.get("DetailReferenceID"):
            self._values.append(self._details[reference])

    def _take_detail_words(self, words: str) -> None:
        self._values.append(words)

    def _take_place(self, location: Attributes) -> None:
        place = self._places.get(location.get("LocationID", ""))
        if place is None:
            self._references.miss("Location")
        elif self._feature == self._known["location"]:
            self._addresses += place.addresses
        else:
            self._values.append(place.words())

    def _end_version(self) -> None:
        """One version of a feature is whole: it is told, whether in words, as a date, by reference or by place."""
        values, self._values = [*self._values, self._period.words()], []
        false = self._reliabilities[self._reliability] == self._known["false"]
        for value in filter(None, values):
            if false:
                self._particulars.fact(f"{label_of(self._version_of)} (false)", value)
            else:
                self._particulars.tell(self._version_of, value)
        if self._comment:
            about = " ".join(filter(None, (label_of(self._version_of), *values[:1])))
            self._particulars.fact(f"Comment on {about}", self._comment)
            self._comment = ""

    def end(self, unknown: tuple[Fact, ...]) -> Entry:
        """The entry of the party so far; ``unknown`` fields are kept among its facts."""
        if self._reliability:
            self._end_version()
        told = [name for remark in self._remarks for name in tell_remarks(self._particulars, remark)]
        for fact in unknown:
            self._particulars.fact(*fact)
        self.strange |= {f"feature {label!r}" for label in self._particulars.strange}
        return Entry(
            number=self._number,
            kind=self._kind,
            names=(*self._names(), *told),
            details=self._particulars.details(),
            addresses=tuple(dict.fromkeys(self._addresses)),
        )

    def _names(self) -> list[Name]:
        """The primary name first: that of the primary alias in Latin letters."""
        first: list[Name] = []
        others: dict[tuple[str, str], Name] = {}
        kinds, latin = self._part_kinds, self._known["latin"]
        types = {group: kinds[kind] for group, kind in self._part_types.items()}
        for written, parts in self._written:
            text = name_of([(types.get(part.get("NamePartGroupID", ""), ""), words) for part, words in parts])
            script = self._scripts[parts[0][0].get("ScriptID", "")] if parts else latin
            kind, weak = written.get("AliasTypeID", ""), written.get("LowQuality") == "true"
            if written.get("Primary") == "true" and script == latin and not first:
                first.append(Name(text))
            elif text and (text, kind) not in others:
                language = None if script == latin else script
                others[text, kind] = alias(text, self._aliases[kind], weak=weak, language=language)
        return [*first, *others.values()]
