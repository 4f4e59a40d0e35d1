"""One party of OFAC's ADVANCED XML after the other: names, features, documents and places, as an entry."""

from collections.abc import Mapping

from inforce.lists.model import Address, Entry, Kind, Name
from inforce.lists.ofac_details import Particulars, alias, label_of, name_of
from inforce.lists.ofac_references import FACTS, Dates, Document, Place, References
from inforce.lists.ofac_remarks import tell_remarks
from inforce.lists.ofac_stream import WORDS, Takers, knowledge
from inforce.lists.unknown import Fact


class PartyReader:
    """Takes the elements of one party after the other; ``strange`` takes labels and kinds that no table names."""

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
        self.takers: Takers = {
            "DistinctParty": (self._begin, ("FixedRef",)),
            "Comment": (self._take_comment, (WORDS,)),
            "Profile": (self._take_profile, ("ID", "PartySubTypeID")),
            "Identity": (self._take_identity, ("ID",)),
            "Alias": (self._take_alias, ("AliasTypeID", "Primary", "LowQuality")),
            "DocumentedName": (self._take_name, ()),
            "NamePartValue": (self._take_name_part, ("NamePartGroupID", "ScriptID", WORDS)),
            "NamePartGroup": (self._take_name_part_type, ("ID", "NamePartTypeID")),
            "Feature": (self._take_feature, ("FeatureTypeID",)),
            "FeatureVersion": (self._take_version, ("ReliabilityID",)),
            "VersionDetail": (self._take_detail, ("DetailReferenceID", WORDS)),
            "VersionLocation": (self._take_place, ("LocationID",)),
            **self._period.takers,
        }
        self._begin("")

    def _begin(self, number: str) -> None:
        self._number, self.profile, self._kind = number, "", Kind.UNKNOWN
        self._particulars = Particulars()
        self._remarks: list[str] = []
        self._alias: tuple[str, ...] = ("", "", "")
        self._written: list[tuple[tuple[str, ...], list[tuple[str, str, str]]]] = []  # alias, parts (group, script, words)
        self._part_types: dict[str, str] = {}
        self._addresses: list[Address] = []
        self._parts: list[tuple[str, str, str]] = []
        self._feature = self._version_of = self._reliability = self._comment = ""
        self._values: list[str] = []

    def _take_comment(self, text: str) -> None:
        if not text:
            return
        if self._feature:
            self._comment = text.strip()
        else:
            self._remarks.append(text)

    def _take_profile(self, profile: str, sub_type: str) -> None:
        self.profile = profile
        word = self._references.kind_of(sub_type)
        if word not in self._kinds:
            self.strange.add(f"party type {word!r}")
        self._kind = Kind(self._kinds.get(word, Kind.UNKNOWN))

    def _take_identity(self, identity: str) -> None:
        for document in self._documents.pop(identity, ()):
            particulars = self._particulars
            particulars.identify(document.kind, document.number, document.country, document.issued, document.expires)
            for note in document.notes:
                particulars.fact(*note)

    def _take_alias(self, *alias: str) -> None:
        self._alias = alias

    def _take_name(self) -> None:
        self._parts = []
        self._written.append((self._alias, self._parts))

    def _take_name_part(self, group: str, script: str, text: str) -> None:
        self._parts.append((group, script, text.strip()))

    def _take_name_part_type(self, group: str, kind: str) -> None:
        self._part_types[group] = kind

    def _take_feature(self, kind: str) -> None:
        self._feature = self._features[kind]

    def _take_version(self, reliability: str) -> None:
        if self._reliability:
            self._end_version()
        self._version_of, self._reliability = self._feature, reliability

    def _take_detail(self, reference: str, text: str) -> None:
        self._values.append(text.strip() or self._details[reference])

    def _take_place(self, number: str) -> None:
        place = self._places.get(number)
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
            self._particulars.fact(" ".join(("Comment on", label_of(self._version_of), *values[:1])).strip(), self._comment)
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
        for (kind, primary, weak), parts in self._written:
            text = name_of([(types.get(group, ""), words) for group, _, words in parts])
            script = self._scripts[parts[0][1]] if parts else latin
            if primary == "true" and script == latin and not first:
                first.append(Name(text))
            elif text and (text, kind) not in others:
                language = None if script == latin else script
                others[text, kind] = alias(text, self._aliases[kind], weak=weak == "true", language=language)
        return [*first, *others.values()]
