"""Speakers: who a noun or pronoun before a verb of saying is."""

from collections.abc import Sequence
from itertools import islice
from typing import cast

from inforce.claims.channels import Channels
from inforce.claims.cues import Cues
from inforce.claims.describing import DEFINITE, describer
from inforce.claims.documents import Documents
from inforce.claims.model import Channel, Speaker
from inforce.claims.phrases import Noun, Verb
from inforce.claims.posts import post_at
from inforce.claims.speaker_names import SpeakerNames, without_article
from inforce.claims.subjects import Subject, chain_right, ends_phrase, find_subject, is_noun, tag_at
from inforce.claims.text import Document
from inforce.claims.units import Element, Unit
from inforce.claims.voices import Voice, is_surname, places_of, words_of_speakers
from inforce.claims.words import Word

_PUBLISHED = 4
"""Elements after "an article" in which the outlet that printed it is looked for."""

_REMEMBERED = 60
"""Parties met last among whom "the lawyer" is looked for."""

_LATELY = 4
"""Units back within which one who spoke is taken for "the minister" before others who are none the less ministers."""

_NEAR = 2
"""Blocks back within which "the official", "she" may take up a speaker."""


class Speakers:
    """The parties of a document as far as it has been read."""

    def __init__(self, doc: Document, cues: Cues, channels: Channels, full_names: dict[str, str]) -> None:
        self._doc, self._cues, self._channels, self._full_names = doc, cues, channels, full_names
        self._names, self._describer = SpeakerNames(doc, cues, channels, full_names), describer(cues)
        self._may_speak = words_of_speakers(cues)
        self._parties: dict[str, Voice] = {}  # by name, the one met last at the end
        self.documents = Documents(cues)
        self._topic = self._next_topic = ""  # whom the sentence before, and this one, is about: its first noun
        self._opening = self._next_opening = cast(
            "Noun | None", None
        )  # the surname that opens that sentence, and this one
        self._number = self._post = self._since = 0

    # --- meeting ----------------------------------------------------------------------------------------------------

    def meet(self, unit: Unit, number: int) -> None:
        """Takes note of the people and bodies that a unit names, in the order of the text."""
        self._number, self._topic, self._next_topic = number, self._next_topic, ""
        self._opening, self._next_opening = self._next_opening, None
        self._enter_post(unit)
        before: Element | None = None
        writings: list[int] = []
        for place, element in enumerate(unit.elements):
            if type(element) is Noun:
                if place == 0 and unit.within is None and is_surname(element) and not self._is_outlet(unit, 0):
                    self._next_opening = element
                if not _is_told_of(before):
                    self._meet(unit, place, element)
            elif type(element) is Verb and element.lemma in self._cues.written:
                writings.append(place)
            before = element
        for place in writings:
            self._note_writer(unit, place)

    def _meet(self, unit: Unit, place: int, noun: Noun) -> None:
        if noun.is_pronoun or (noun.determiner in DEFINITE and not noun.name and not noun.possessor):
            if place == 0 and unit.within is None:
                self._open_with(unit, noun)
            return
        if not noun.name and not self._may_speak.any_of(noun):
            return
        words = self._describer.words(noun)
        named = bool(noun.name) and noun.name.split()[-1] in self._full_names
        if not (
            ((place == 0 or self._names_described(unit, place)) and self._describer.is_personal(noun))
            or self._describer.is_person(words)
            or self._describer.is_body(words)
            or named
            or self._is_outlet(unit, place)
        ):
            return
        subject = Subject(place, chain_right(unit.elements, place), self._apposed(unit.elements, place))
        if self._described(unit, subject, noun) is None:
            party = self._know(self._names.of(unit, subject), unit, words, noun)
            self._note_apposition(party, unit, subject)
            if place == 0 and unit.within is None:
                self._next_topic = party.name

    def _open_with(self, unit: Unit, noun: Noun) -> None:
        """ "The envoy met Omar. He said …", "She saw him. She said …": whom the subject of the first sentence means."""
        pronoun = self._pronoun(noun)
        if pronoun in ("he", "she"):
            party = self._taken_up(pronoun, unit, None, "")
        elif not pronoun and self._describer.is_person(self._describer.words(noun)):
            party = self._described(unit, Subject(0, chain_right(unit.elements, 0)), noun)
        else:
            return
        if party is not None:
            self._next_topic = party.name

    def _names_described(self, unit: Unit, place: int) -> bool:
        """ "The captain, John Moor,": the name after what somebody is."""
        before = unit.elements[place - 2] if place > 1 and tag_at(unit.elements, place - 1) == "," else None
        return type(before) is Noun and self._describer.is_person(self._describer.words(before))

    def _is_outlet(self, unit: Unit, place: int) -> bool:
        return self._channels.outlet(unit.elements, place) is not None

    def _apposed(self, elements: Sequence[Element], place: int) -> tuple[int, int] | None:
        after = chain_right(elements, place)
        if tag_at(elements, after) == "," and is_noun(elements, after + 1):
            end = chain_right(elements, after + 1)
            if ends_phrase(elements, end):
                return after + 1, end
        return None

    def _know(self, name: str, unit: Unit, words: frozenset[str], noun: Noun) -> Voice:
        known = self._parties.get(name)
        if known is None:
            person = (
                self._describer.is_person(words)
                or self._describer.is_personal(noun)
                or name.split()[-1] in self._full_names
            )
            person = person and not self._describer.is_body(frozenset({noun.head}))
            plural = self._describer.is_plural(noun)
            known = Voice(name, person, plural, words, self._number, unit.block, gender=self._describer.gender(noun))
        else:
            known.words |= words
        known.bring(noun)
        self._touch(known, unit)
        return known

    def _touch(self, party: Voice, unit: Unit) -> None:
        """Makes a party the one met last."""
        party.unit, party.block = self._number, unit.block
        self._parties.pop(party.name, None)
        self._parties[party.name] = party

    def _note_writer(self, unit: Unit, verb: int) -> None:
        """ "Ruiz published a paper in the Review": what the paper says is hers."""
        subject, place = find_subject(unit.elements, verb), verb + 1
        noun = unit.elements[place] if is_noun(unit.elements, place) else None
        if subject and type(noun) is Noun and self.documents.is_document(noun):
            channel = self._channels.named(unit.elements, place + 1, place + 1 + _PUBLISHED)
            self.documents.note(noun, self.resolve(unit, subject, spoke=False).name, channel)

    def note_medium(self, unit: Unit, stretches: Sequence[tuple[int, int]], name: str, channel: Channel | None) -> None:
        """ "… said in a note": what "the note" says later is theirs."""
        for first, last in stretches:
            for element in unit.elements[first:last]:
                if type(element) is Noun and self.documents.is_document(element):
                    self.documents.note(element, name, channel)

    # --- resolving --------------------------------------------------------------------------------------------------

    def resolve(
        self, unit: Unit, subject: Subject, speaking: str | None = None, *, spoke: bool = True, after: bool = False
    ) -> Speaker:
        """Who speaks. ``speaking``: the one in whose quotation the words stand, who is no "he" there; ``after``: what
        is said follows, so that what stands before in the sentence is not part of it."""
        noun = unit.elements[subject.first]
        assert type(noun) is Noun
        text, party = self._names.text(unit, subject), None
        if pronoun := self._pronoun(noun):
            party = self._taken_up(pronoun, unit, speaking, self._next_topic if after and subject.first else "")
            party = party or self._opened(pronoun, unit)
            name, text = (party.name if party else pronoun), noun.words[0].text
        elif self._is_owned(noun):
            name = self._owner(noun)
        elif party := self._described(unit, subject, noun):
            name = party.name
        else:
            name = self._names.of(unit, subject)
            party = self._know(name, unit, self._names.words(unit, subject), noun)
            party.surname = spoke and is_surname(noun) and not self._is_outlet(unit, subject.first)
            self._note_apposition(party, unit, subject)
        if party:
            party.spoke = party.spoke or spoke
            self._touch(party, unit)
        return Speaker(name, text)

    def _is_owned(self, noun: Noun) -> bool:
        """ "Ruiz's view", "the panel's last report": the words are the owner's."""
        owned = self._cues.voiced | self._cues.of_nouns | self._cues.speakers["documents"]
        return noun.possessor is not None and noun.head in owned

    def _owner(self, noun: Noun) -> str:
        owner = noun.possessor
        assert owner is not None
        if self._channels.is_publisher(owner):
            return self._doc.report.publisher or owner.name
        text = " ".join(self._doc.text[owner.start : owner.end].split())
        if owner.name and not self._describer.ends_in_office(owner):
            return self._names.full(self._names.bare(owner.name))
        return without_article(text, owner)

    def _pronoun(self, noun: Noun) -> str:
        first = noun.words[0]
        owned = first.tag == "PD" and noun.head in self._cues.voiced | self._cues.of_nouns
        if not owned and not (len(noun.words) == 1 and first.tag == "PR"):
            return ""
        return next(
            (name for name in ("he", "she", "they", "it") if first.lower in self._cues.speakers[name]), first.lower
        )

    def _taken_up(self, pronoun: str, unit: Unit, speaking: str | None, subject: str) -> Voice | None:
        """Whom a pronoun means: the subject of its sentence, who spoke last, or whom the last sentence was about."""
        fitting = [p for p in self._near(unit) if self._fits(pronoun, p) and p.name != speaking]
        if not fitting:
            return None
        spoke = [p for p in fitting if p.spoke] if speaking is None else []
        party = (spoke or fitting)[-1]
        own, topic = self._parties.get(subject), self._parties.get(self._topic)
        if own is not None and own in fitting:
            party = own
        elif topic is not None and topic in fitting and self._number - 1 >= party.unit + bool(spoke):
            party = topic
        if pronoun in ("he", "she"):
            party.gender = pronoun
        return party

    def _opened(self, pronoun: str, unit: Unit) -> Voice | None:
        """ "Ruiz met Omar. He said …": nobody else could be meant but whose surname opens the sentence before."""
        if pronoun not in ("he", "she") or self._opening is None or unit.within is not None:
            return None
        party = self._know(self._names.full(self._opening.name), unit, frozenset(), self._opening)
        party.surname, party.gender = True, pronoun
        return party

    def _near(self, unit: Unit) -> list[Voice]:
        """Parties met in this block or shortly before, the last of them at the end."""
        return [p for p in self._recent() if unit.block - p.block <= _NEAR]

    def _enter_post(self, unit: Unit) -> None:
        """A post of a live blog begins: who spoke in those before is nobody's "he" or "the minister" from here on."""
        if (post := post_at(self._doc.posts, unit.start)) != self._post:
            self._post, self._since, self._topic, self._opening = post, unit.block, "", None

    def _recent(self) -> list[Voice]:
        last = list(islice(reversed(self._parties.values()), _REMEMBERED))[::-1]
        return [p for p in last if p.block >= self._since] if self._since else last

    def _fits(self, pronoun: str, party: Voice) -> bool:
        match pronoun:
            case "he" | "she":
                return (party.person or party.surname) and not party.plural and party.gender in ("", pronoun)
            case "they":
                return party.plural
            case "it":
                return not party.person and not party.plural
            case _:
                return False

    def _described(self, unit: Unit, subject: Subject, noun: Noun) -> Voice | None:
        """ "The lawyer", "the ministry", "the American": the last who fits the words, else the last who spoke."""
        if noun.determiner not in DEFINITE or noun.possessor or subject.apposition or not self._is_description(noun):
            return None
        if subject.last - subject.first > 1 or (noun.name and self._is_outlet(unit, subject.first)):
            return None
        words, plural = self._describer.words(noun), self._describer.is_plural(noun)
        if writing := self.documents.of(noun):
            return self._parties.get(writing.writer)
        fitting = [p for p in self._recent() if noun.head in p.words and p.plural == plural and self._agrees(noun, p)]
        if fitting:
            return self._spoken_of(fitting)
        if noun.head in self._cues.speakers["firms"] and not plural and not self._portfolio(noun):
            return self._firm_that_spoke(unit)
        if plural or not (self._describer.is_person(words) or self._is_nationality(noun)):
            return None
        if noun.words[-1].text in self._cues.channels["name_words"]:
            return None  # "the Antiguan Observer"
        near = [p for p in self._near(unit) if p.spoke and not p.plural]
        if near and near[-1].surname and near[-1].unit == self._number - 1 and places_of(noun):
            return near[-1]  # "Orban said … The Hungarian prime minister"
        spoke = [p for p in near if p.person and self._agrees(noun, p)]
        if not spoke or spoke[-1].unit >= self._number:
            return None
        general = noun.head in self._cues.speakers["general"] and not self._portfolio(noun)
        return spoke[-1] if general or (self._is_named(spoke[-1]) and not self._portfolio(noun)) else None

    def _firm_that_spoke(self, unit: Unit) -> Voice | None:
        """ "The firm": the body by name that spoke last, no state and no person."""
        spoke = [p for p in self._near(unit) if p.spoke and not p.person and not p.plural and not p.places]
        known = bool(spoke) and spoke[-1].unit < self._number and self._is_named(spoke[-1])
        return spoke[-1] if known and "'s " not in spoke[-1].name else None

    def _spoken_of(self, fitting: Sequence[Voice]) -> Voice:
        """Of those who fit a description whom the last sentence was about, or who spoke last, or was met last."""
        topic = self._parties.get(self._topic)
        if topic is not None and topic in fitting:
            return topic
        near = [p for p in fitting if p.spoke and self._number - p.unit <= _LATELY]
        return (near or fitting)[-1]

    def _agrees(self, noun: Noun, party: Voice) -> bool:
        """The state and the office that a description names are not others than those of the party."""
        places = places_of(noun)
        if places and party.places and places.isdisjoint(party.places):
            return False
        return self._portfolio(noun) <= party.told or party.told.isdisjoint(self._describer.roles)

    def _portfolio(self, noun: Noun) -> frozenset[str]:
        """What tells one office from another of its kind: "the foreign minister", "the deputy representative"."""
        words = (w.lower for w in noun.words[:-1] if w.place is None and w.tag in ("NN", "NP"))
        return frozenset(w for w in words if "-" not in w) - self._cues.speakers["pointing"]  # not "Limassol-based"

    def _note_apposition(self, party: Voice, unit: Unit, subject: Subject) -> None:
        """ "Ana Ruiz, the Chadian finance minister, said": what the apposition tells of her."""
        first, last = subject.apposition or (0, 0)
        for element in unit.elements[first:last]:
            if type(element) is Noun:
                party.bring(element)

    def _is_named(self, party: Voice) -> bool:
        """The party has a name of its own: another noun may describe it."""
        return all(word[:1].isupper() for word in party.name.split())

    def _is_description(self, noun: Noun) -> bool:
        return not noun.name or self._describer.ends_in_office(noun) or self._is_nationality(noun)

    def _is_nationality(self, noun: Noun) -> bool:
        place = noun.words[-1].place
        return place is not None and place.form == "adjective"


def _is_told_of(before: Element | None) -> bool:
    """A noun after this hangs on a preposition or is what something is said to be ("is a person")."""
    if type(before) is Word:
        return before.tag == "IN"
    return type(before) is Verb and before.lemma == "be"
