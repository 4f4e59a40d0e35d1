"""Speakers: who a noun or pronoun before a verb of saying is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inforce.claims.channels import Channels
from inforce.claims.cues import Cues
from inforce.claims.gazetteer import Place
from inforce.claims.model import Speaker
from inforce.claims.phrases import Noun
from inforce.claims.subjects import Subject, chain_left, chain_right, tag_at
from inforce.claims.text import Document
from inforce.claims.units import Element, Unit

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NEAR = 2
"""Blocks back within which "the official", "she" may take up a speaker."""


@dataclass(slots=True)
class Party:
    """Someone who may speak. ``words``: the nouns that describe them; ``unit`` and ``block``: where last met."""

    name: str
    person: bool
    plural: bool
    words: frozenset[str]
    unit: int
    block: int
    spoke: bool = False
    gender: str = ""


@dataclass(slots=True)
class Speakers:
    """The parties of a document as far as it has been read."""

    doc: Document
    cues: Cues
    channels: Channels
    full_names: dict[str, str]
    parties: list[Party] = field(default_factory=list)
    numbered: int = 0

    # --- meeting ----------------------------------------------------------------------------------------------------

    def meet(self, unit: Unit, number: int) -> None:
        """Takes note of the people and bodies that a unit names, in the order of the text."""
        self.numbered = number
        for place, element in enumerate(unit.elements):
            if isinstance(element, Noun) and tag_at(unit.elements, place - 1) != "IN":
                self._meet(unit, place, element)

    def _meet(self, unit: Unit, place: int, noun: Noun) -> None:
        if noun.is_pronoun or (noun.determiner in _DEFINITE and not noun.name and not noun.possessor):
            return
        words = _common(noun)
        roles, bodies = words & self._roles, words & self._bodies
        if not roles and not bodies and not (noun.name and noun.name.split()[-1] in self.full_names):
            return
        subject = Subject(place, chain_right(unit.elements, place), self._apposed(unit.elements, place))
        self._know(self._named(unit, subject), unit, words, noun)

    def _apposed(self, elements: Sequence[Element], place: int) -> tuple[int, int] | None:
        after = chain_right(elements, place)
        if tag_at(elements, after) == "," and after + 1 < len(elements) and isinstance(elements[after + 1], Noun):
            end = chain_right(elements, after + 1)
            if tag_at(elements, end) in (",", ".", ""):
                return after + 1, end
        return None

    def _know(self, name: str, unit: Unit, words: frozenset[str], noun: Noun) -> Party:
        known = next((p for p in self.parties if p.name == name), None)
        if known:
            self.parties.remove(known)
            known.words, known.unit, known.block = known.words | words, self.numbered, unit.block
        else:
            person = bool(words & self._roles) or name.split()[-1] in self.full_names
            person = person and not words & self._bodies
            known = Party(
                name, person, self._is_plural(noun), words, self.numbered, unit.block, gender=self._gender(words, noun)
            )
        self.parties.append(known)
        return known

    @property
    def _roles(self) -> frozenset[str]:
        return self.cues.speakers["roles"] | self.cues.speakers["plurals"]

    @property
    def _bodies(self) -> frozenset[str]:
        return self.cues.speakers["bodies"]

    def _is_plural(self, noun: Noun) -> bool:
        return noun.head in self.cues.speakers["plurals"] or (
            noun.head.endswith("s") and noun.head[:-1] in self._roles | self._bodies
        )

    def _gender(self, words: frozenset[str], noun: Noun) -> str:
        all_words = words | {w.text for w in noun.words}
        if all_words & self.cues.speakers["men"]:
            return "he"
        return "she" if all_words & self.cues.speakers["women"] else ""

    # --- resolving --------------------------------------------------------------------------------------------------

    def resolve(self, unit: Unit, subject: Subject, speaking: str | None = None) -> Speaker:
        """Who speaks. ``speaking``: the one in whose quotation the words stand, who is no "he" there."""
        noun = unit.elements[subject.first]
        assert isinstance(noun, Noun)
        text = self._text(unit, subject)
        pronoun, party = self._pronoun(noun), None
        if pronoun:
            party = self._taken_up(pronoun, unit, speaking)
            name = party.name if party else pronoun
            text = noun.words[0].text
        elif self._is_voiced(noun):
            name = self._owner(unit, noun)
        elif party := self._described(unit, subject, noun):
            name = party.name
        else:
            name = self._named(unit, subject)
            party = self._know(name, unit, self._words(unit, subject), noun)
        if party:
            party.spoke, party.unit, party.block = True, self.numbered, unit.block
            self.parties.remove(party)
            self.parties.append(party)
        return Speaker(name, text)

    def _is_voiced(self, noun: Noun) -> bool:
        return noun.head in self.cues.voiced | self.cues.of_nouns and noun.possessor is not None

    def _owner(self, unit: Unit, noun: Noun) -> str:
        """ "Ruiz's view": Ruiz."""
        owner = noun.possessor
        assert owner is not None
        name = self._full(self._bare(owner)) if owner.name else self.doc.text[owner.start : owner.end]
        return name or self.doc.text[owner.start : owner.end]

    def _pronoun(self, noun: Noun) -> str:
        first = noun.words[0]
        if len(noun.words) == 1 and first.tag == "PR":
            return self._kind_of_pronoun(first.lower)
        if first.tag == "PD" and noun.head in self.cues.voiced | self.cues.of_nouns:
            return self._kind_of_pronoun(first.lower)
        return ""

    def _kind_of_pronoun(self, lower: str) -> str:
        return next((name for name in ("he", "she", "they", "it") if lower in self.cues.speakers[name]), lower)

    def _taken_up(self, pronoun: str, unit: Unit, speaking: str | None) -> Party | None:
        fitting = [p for p in self._near(unit) if self._fits(pronoun, p) and p.name != speaking]
        if not fitting:
            return None
        latest = max(p.unit for p in fitting)
        spoke = [p for p in fitting if p.spoke and (p.unit >= latest - 1 or p.unit == self.numbered)]
        party = (spoke or fitting)[-1] if speaking is None else fitting[-1]
        if pronoun in ("he", "she"):
            party.gender = pronoun
        return party

    def _near(self, unit: Unit) -> list[Party]:
        return [p for p in self.parties if unit.block - p.block <= _NEAR]

    def _fits(self, pronoun: str, party: Party) -> bool:
        match pronoun:
            case "he" | "she":
                return party.person and not party.plural and party.gender in ("", pronoun)
            case "they":
                return party.plural
            case "it":
                return not party.person and not party.plural
            case _:
                return False

    def _described(self, unit: Unit, subject: Subject, noun: Noun) -> Party | None:
        """ "The lawyer", "the ministry", "the American": the last who fits the words, else the last who spoke."""
        place = next((w.place for w in noun.words if w.place), None)
        adjective = (
            place is not None
            and place.form == "adjective"
            and noun.head == noun.words[-1].lower
            and noun.words[-1].tag == "NP"
        )
        if noun.determiner not in _DEFINITE or noun.possessor or subject.apposition or (noun.name and not adjective):
            return None
        words = _common(noun)
        if subject.last - subject.first == 1:
            fitting = [p for p in self.parties if noun.head in p.words and self._is_plural(noun) == p.plural]
            if fitting:
                return fitting[-1]
        if not (adjective or words & self._roles) or self._is_plural(noun) or subject.last - subject.first > 1:
            return None
        spoke = [p for p in self._near(unit) if p.spoke and p.person and not p.plural]
        return spoke[-1] if spoke else None

    # --- naming -----------------------------------------------------------------------------------------------------

    def _text(self, unit: Unit, subject: Subject) -> str:
        first, last = unit.elements[subject.first], unit.elements[subject.last - 1]
        return self.doc.text[first.start : last.end]

    def _words(self, unit: Unit, subject: Subject) -> frozenset[str]:
        ranges = [(subject.first, subject.last), *([subject.apposition] if subject.apposition else [])]
        found: set[str] = set()
        for first, last in ranges:
            noun = unit.elements[first]
            if isinstance(noun, Noun) and last > first:
                found |= _common(noun)
        return frozenset(found)

    def _named(self, unit: Unit, subject: Subject) -> str:
        """The name that a phrase gives, or its own words."""
        noun = unit.elements[subject.first]
        assert isinstance(noun, Noun)
        text = self._text(unit, subject)
        if self._is_own(noun, text):
            return self.doc.report.publisher or text
        if place := self._place(noun, subject):
            return place.name
        name = self._apposed_name(unit, subject, noun) or self._trailing_name(unit, subject, noun)
        if not name and noun.name and not _common(noun) & self._bodies and noun.possessor is None:
            name = self._own_name(unit, subject, noun)
        return self._full(name) if name else _without_article(text, noun)

    def _is_own(self, noun: Noun, text: str) -> bool:
        lower = text.lower()
        if any(lower.startswith(own) for own in self.cues.speakers["own"]):
            return True
        return self.channels.is_publisher(noun.possessor or noun) if noun.name or noun.possessor else False

    def _place(self, noun: Noun, subject: Subject) -> Place | None:
        """The country or union that a name or capital stands for."""
        last = noun.words[-1]
        alone = subject.last - subject.first == 1 and noun.possessor is None
        if (
            alone
            and last.place
            and last.place.form in ("name", "capital")
            and len(noun.name_words) == 1
            and not _common(noun)
        ):
            return last.place
        return None

    def _apposed_name(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        """ "A lawyer in Riga, Ana Ruiz": the name between commas."""
        if not subject.apposition:
            return ""
        other = unit.elements[subject.apposition[0]]
        if not isinstance(other, Noun) or not other.name or noun.name and not _common(noun) & self._roles:
            return ""
        if _common(noun) & self._roles and not _common(other) & self._bodies and other.determiner == "":
            return self._bare(other)
        return ""

    def _trailing_name(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        """ "Senior fellow at the Institute of Ports Ana Ruiz": a name at the end of a description without article."""
        last = unit.elements[subject.last - 1]
        if subject.last - subject.first == 1 or not isinstance(last, Noun) or noun.determiner or noun.name:
            return ""
        name = self._bare(last)
        return name if _common(noun) & self._roles and len(name.split()) > 1 else ""

    def _own_name(self, unit: Unit, subject: Subject, noun: Noun) -> str:
        name = self._bare(noun)
        return name if name else noun.name

    def _bare(self, noun: Noun) -> str:
        """A person's name without titles, offices, places and abbreviations before it."""
        words = noun.name.split()
        titles = self.cues.speakers["titles"]
        while len(words) > 1 and (
            words[0].rstrip(".") in titles or (words[0].isupper() and len(words[0].rstrip(".")) > 2 and len(words) > 2)
        ):
            words = words[1:]
        return " ".join(words)

    def _full(self, name: str) -> str:
        """The full name that a surname belongs to elsewhere in the report."""
        return self.full_names.get(name, name) if len(name.split()) == 1 else name


def full_names(units: Sequence[Unit], cues: Cues) -> dict[str, str]:
    """Of each surname that also stands alone, or beside an office, the first full name in the report."""
    titles, alone, full = cues.speakers["titles"], set(), {}
    for noun in _names(units):
        words = noun.name.split()
        while len(words) > 1 and words[0].rstrip(".") in titles:
            words = words[1:]
        if len(words) == 1:
            alone.add(words[0])
        elif (
            2 <= len(words) <= 4
            and not any(w.place for w in noun.name_words)
            and words[-1].lower() not in cues.speakers["bodies"]
        ):
            if words[0].isupper() and len(words[0]) > 2 and len(words) > 2:
                words = words[1:]
            described = bool(_common(noun) & cues.speakers["roles"]) or noun.name.split()[0].rstrip(".") in titles
            full.setdefault(words[-1], (" ".join(words), described))
    return {last: name for last, (name, described) in full.items() if described or last in alone}


def _names(units: Sequence[Unit]) -> Iterator[Noun]:
    for unit in units:
        for element in unit.elements:
            if isinstance(element, Noun):
                if element.name:
                    yield element
                if element.possessor and element.possessor.name:
                    yield element.possessor


def _common(noun: Noun) -> frozenset[str]:
    """The common nouns of a phrase."""
    return frozenset(w.lower for w in noun.words if w.tag == "NN")


def _without_article(text: str, noun: Noun) -> str:
    return text[4:] if noun.determiner == "the" and text[:4].lower() == "the " else text


__all__ = ["Party", "Speakers", "chain_left", "full_names"]
