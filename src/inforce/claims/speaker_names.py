"""Names of speakers: what a phrase for somebody who speaks calls him."""

from inforce.claims.channels import Channels
from inforce.claims.cues import Cues
from inforce.claims.describing import describer
from inforce.claims.naming import without_titles
from inforce.claims.phrases import Noun
from inforce.claims.subjects import Subject, lower_at
from inforce.claims.text import Document
from inforce.claims.units import Unit


class SpeakerNames:
    """Names the speakers of a document. ``full_names``: by surname the full name that it belongs to."""

    def __init__(self, doc: Document, cues: Cues, channels: Channels, full_names: dict[str, str]) -> None:
        self._doc, self._cues, self._channels, self._full_names = doc, cues, channels, full_names
        self._describer, self._own = describer(cues), tuple(cues.speakers["own"])

    def text(self, unit: Unit, subject: Subject) -> str:
        """The words of a phrase as they stand."""
        first, last = unit.elements[subject.first], unit.elements[subject.last - 1]
        return " ".join(self._doc.text[first.start : last.end].split())

    def words(self, unit: Unit, subject: Subject) -> frozenset[str]:
        """The nouns that describe somebody, also those of his apposition."""
        found = frozenset[str]()
        for first in (subject.first, *([subject.apposition[0]] if subject.apposition else [])):
            noun = unit.elements[first]
            if type(noun) is Noun:
                found |= self._describer.words(noun)
        return found

    def of(self, unit: Unit, subject: Subject) -> str:
        """The name that a phrase gives, or its own words."""
        noun = unit.elements[subject.first]
        assert type(noun) is Noun
        text = self.text(unit, subject)
        if self._is_own(noun, text):
            return self._doc.report.publisher or text
        if place := self._place(noun, subject):
            return place
        if outlet := self._channels.outlet(unit.elements, subject.first):
            return self._outlet_apposed(unit, subject, noun) or outlet.name
        name = self._apposed_name(unit, subject, noun) or self._trailing_name(unit, subject, noun)
        owned = noun.possessor is not None and not self._describer.is_person(self._describer.words(noun))
        if not name and noun.name and not owned and not self._describer.ends_in_office(noun):
            name = self._own_name(noun)
        return self.full(name) if name else without_article(text, noun)

    def _own_name(self, noun: Noun) -> str:
        """The name at the end of a phrase, unless it is part of a body's description."""
        place = noun.words[-1].place
        if place is not None and place.form == "body":
            return noun.name  # "the Office of Foreign Assets Control" has no title before it
        words = self._describer.words(noun)
        labelled = noun.label != "" and noun.words[-1].tag == "NP"
        if self._describer.is_body(words) and not (labelled or self._describer.is_person(words)):
            return ""
        return self.bare(noun.name)

    def _is_own(self, noun: Noun, text: str) -> bool:
        lower = text.lower()
        if lower.startswith(self._own):
            return True
        return self._channels.is_publisher(noun.possessor or noun) if noun.name or noun.possessor else False

    def _place(self, noun: Noun, subject: Subject) -> str:
        """The country or union that a name or capital stands for."""
        last = noun.words[-1]
        alone = subject.last - subject.first == 1 and noun.possessor is None and len(noun.name_words) == 1
        if (
            alone
            and last.place
            and last.place.form in ("name", "capital")
            and not any(w.tag == "NN" for w in noun.words)
        ):
            return last.place.name
        return ""

    def _apposed_name(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        """ "A lawyer in Riga, Ana Ruiz": the name between commas."""
        if not subject.apposition:
            return ""
        other = unit.elements[subject.apposition[0]]
        if type(other) is not Noun or not other.name:
            return ""
        if (
            noun.determiner in ("a", "an")
            and not noun.name
            and other.determiner == "the"
            and len(other.name.split()) > 1
        ):
            return self._own_name(other) or other.name  # "a lobby, the Association of Ports,"
        if other.determiner or self._describer.ends_in_office(other):
            return ""
        body = self._describer.is_body(frozenset({noun.head})) and noun.determiner == "the"
        if body and not noun.name and not other.name_words[-1].place:
            return other.name  # "the company, Astra Lines,"
        person = self._describer.is_person(self._describer.words(noun))
        office = self._describer.ends_in_office(noun) or noun.determiner == "the"
        return self.bare(other.name) if person and office else ""

    def _outlet_apposed(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        """ "A Telegram channel, Metal Whisper, reported": the name of the one that has no other."""
        other = unit.elements[subject.apposition[0]] if subject.apposition else None
        named = noun.determiner in ("a", "an", "another") and type(other) is Noun and not other.determiner
        return other.name if named and type(other) is Noun else ""

    def _trailing_name(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        """ "Senior fellow at the Institute of Ports Ana Ruiz": a name at the end of a description without article."""
        last = unit.elements[subject.last - 1]
        if subject.last - subject.first == 1 or type(last) is not Noun or noun.determiner or noun.name:
            return ""
        words = last.name.split()
        institution = next((n for n in range(len(words) - 1, -1, -1) if words[n].lower() in self._describer.bodies), -1)
        if institution < 0 and lower_at(unit.elements, subject.last - 2) in ("for", "to"):
            return ""  # "lawyers for Ana Ruiz"
        name = self.bare(" ".join(words[institution + 1 :]))
        return name if self._describer.is_person(self._describer.words(noun)) and len(name.split()) > 1 else ""

    def bare(self, name: str) -> str:
        """A name without titles."""
        return without_titles(name, self._cues)

    def full(self, name: str) -> str:
        """The full name that a surname belongs to elsewhere in the report."""
        return self._full_names.get(name, name) if len(name.split()) == 1 else name


def without_article(text: str, noun: Noun) -> str:
    """The words of a phrase without their "the"."""
    return text[4:] if noun.determiner == "the" and text[:4].lower() == "the " else text
