"""Names of parties: which party a phrase names, of what kind it is, and what it is called beside."""

from inforce.claims.gazetteer import Gazetteer
from inforce.claims.groups import Item, is_name_with_article
from inforce.claims.kinds import Kinds
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.party import Party, opens_two
from inforce.claims.party_roll import Roll
from inforce.claims.phrases import Noun
from inforce.claims.shapes import shape_of, shape_words
from inforce.claims.words import ONE_OF, is_registration

_PAIR = 2
_GENERIC = frozenset({"TV", "IT", "LNG", "LPG", "VIP", "PR", "AI", "GPS", "CCTV", "AIS"})
"""Abbreviations that name nobody: "a TV station", "an LNG carrier"."""


class Namer:
    """Finds the party that a phrase names, and enters new ones into the roll."""

    def __init__(self, text: str, kinds: Kinds, places: Gazetteer, roll: Roll, language: str) -> None:
        self._text, self._kinds, self._places, self._roll = text, kinds, places, roll
        data = table("kinds")[language]
        self._relational = frozenset(data["relational"]["nouns"])
        self._shapes = shape_words(language)
        genders = data.get("genders", {})
        self._genders = {word: gender for gender in ("he", "she") for word in genders.get(gender, ())}

    def named(self, item: Item) -> Party | None:
        """The party that one of the phrases of an item names; the others tell of it."""
        for noun in item.nouns if item.same else (item.noun,):
            if noun.name and (name := self.proper_name(noun)):
                party = self._by_its_name(name, noun, item)
                for other in item.nouns:
                    self.describe(party, other)
                return party
        return None

    def proper_name(self, noun: Noun) -> str:
        """The name that a phrase gives its party; empty where the name in it is another's ("the US embassy")."""
        if not noun.name or self._kinds.is_defined_term(noun) or self.is_body(noun):
            return ""
        run = noun.name_words
        if run[-1].place and all(w.place for w in run):
            place = run[-1].place
            if place and place.form == "capital" and (known := self._roll.by_first_word(noun.name)):
                return known.name
            return place.name if place and place.form in ("name", "capital") and noun.head == run[-1].lower else ""
        if noun.label and noun.words[-1].tag == "NN" and noun.head != noun.label:
            return ""  # "Wagner's African gold firms"
        if noun.label and noun.head == noun.label and (noun.name in _GENERIC or not self._goes_with_name(noun)):
            return ""  # "his TV station"
        if noun.label and noun.head == noun.label and noun.determiner in ONE_OF and noun.words[-1].tag == "NN":
            return ""  # "a Tatarstani refiner", "a Sberbank branch"
        if len(run) > 1 and is_registration(run[-1].text):
            return run[-1].text  # "the Gulfstream N488RC" is listed by its mark
        return noun.name

    def is_body(self, noun: Noun) -> bool:
        """ "the Commission", "the department": a sender's body, no party."""
        if noun.possessor is not None or noun.determiner not in ("the", ""):
            return False
        return bool(self._places.vague(" ".join([w.lower for w in noun.words if w.tag in ("NN", "NP")])))

    def _goes_with_name(self, noun: Noun) -> bool:
        """A noun after a name that says what the name is ("the Belavia airline"), not whom it belongs to."""
        labels = self._kinds.of_word(noun.label)
        named = any(label.kind in (TargetKind.ORGANISATION, TargetKind.VESSEL) and not label.many for label in labels)
        return named and noun.label not in self._relational

    def _by_its_name(self, name: str, noun: Noun, item: Item) -> Party:
        whole, name = name, name if self._is_thing(noun) else self._kinds.untitled(name)
        party = self._roll.named(name) or self._waiting(item) or self._roll.shorter(name)
        if party:
            self._learn_kind(party, name, item, titled=whole != name)
        else:
            party = self._new(name, noun, item, titled=whole != name)
        if not party.proper or (len(name) > len(party.name) and party.name in name):
            party.name, party.proper = name, True
            self._roll.index(party)
        self._roll.call(party, name)
        party.names += [n for n in (name, whole) if n not in party.names]
        self._learn_titles(party, whole, name)
        return party

    def _is_thing(self, noun: Noun) -> bool:
        """ "The tanker Lady R", "the company General Motors": what it is told to be bears no titles of people."""
        labels = self._kinds.of_word(noun.label) if noun.label else ()
        return bool(labels) and all(label.kind is not TargetKind.PERSON for label in labels)

    def _new(self, name: str, noun: Noun, item: Item, *, titled: bool) -> Party:
        kind, sure = (TargetKind.PERSON, True) if titled else self._kind_of(name, item)
        full = self._with_family_name(name, noun)
        party = Party(full, kind, proper=True, sure=sure, names=[full])
        self._roll.all.append(party)
        self._roll.call(party, full)
        if full == name:
            self._roll.index(party)
        else:
            self._roll.index_as(name, party)  # the family name alone is the elder's
        return party

    def _learn_titles(self, party: Party, whole: str, name: str) -> None:
        for title in whole.lower().split()[: len(whole.split()) - len(name.split())]:  # "Businessman Kuda Moyo"
            labels = self._kinds.of_word(title)
            party.families.update(label.family for label in labels)
            party.labels.update([title] if labels else [])

    def _learn_kind(self, party: Party, name: str, item: Item, *, titled: bool) -> None:
        """A heading's "Marov blacklisted" says less of Marov than "the banker Ilya Marov", "President Marov" or "Ilya Marov"
        below it."""
        if party.sure or not party.proper:
            return
        if item.noun.label:
            kind, sure = self._kind_of(name, item)
            if sure:
                party.kind, party.sure = kind, True
        elif titled:
            party.kind, party.sure = TargetKind.PERSON, True
        elif len(name.split()) > 1 and party.name == name.split()[-1]:  # a family name, told in full
            party.kind, party.sure = self._kind_of(name, item)

    def _waiting(self, item: Item) -> Party | None:
        """A party known so far only as "its owner", which this phrase names: "X, the owner"."""
        for noun in item.nouns:
            if noun.name or noun.determiner != "the" or noun.head not in self._relational:
                continue
            for party in self._roll.latest():
                if not party.proper and not party.many and noun.head in party.labels:
                    return party
        return None

    def _with_family_name(self, name: str, noun: Noun) -> str:
        """ "his son Igor" bears the family name of the one spoken of."""
        if " " in name or noun.label not in self._kinds.kin:
            return name
        elder = self._elder(noun)
        if elder and elder.proper and " " in elder.name:
            return f"{name} {elder.name.split()[-1]}"
        return name

    def _elder(self, noun: Noun) -> Party | None:
        if noun.possessor:
            return self._roll.named(noun.possessor.name)
        return next((p for p in self._roll.latest() if p.kind is TargetKind.PERSON and p.proper), None)

    def _kind_of(self, name: str, item: Item) -> tuple[TargetKind, bool]:
        """The kind of a new name, and whether anything tells it but the shape of the name."""
        shape = shape_of(name, item.noun, self._shapes)
        if is_name_with_article(item.noun) and shape is TargetKind.PERSON:
            shape = TargetKind.VESSEL  # "the Ankara Bay": no person has an article
        own = self._kinds.of_name(name)
        for noun in item.nouns:
            possible = self._kinds.both(noun)
            if own and own in possible:
                return own, True
            if shape in possible and not own:
                return shape, True
            kind = self._kinds.kind(noun)
            if kind is TargetKind.COUNTRY and noun is not item.noun:
                continue  # "Yakov Feldman (Russia)": where, not what
            if kind and kind is not TargetKind.GROUP:
                return kind, True
        return own or shape, own is not None

    # --- what phrases say of a party ----------------------------------------------------------------------------------

    def describe(self, party: Party, noun: Noun) -> None:
        """What a phrase says of a party: its nouns, and itself as another name."""
        self.label(party, noun)
        text = self.words_of(noun)
        if text not in party.names and not noun.is_pronoun and text != party.name:
            party.names.append(text)

    def label(self, party: Party, noun: Noun) -> None:
        party.gender = party.gender or self._genders.get(noun.label or noun.head, "")
        for label in self._kinds.of_noun(noun):
            party.families.add(label.family)
        if noun.head and not noun.name:
            party.labels.add(noun.head)
        elif noun.label:
            party.labels.add(noun.label)

    def words_of(self, noun: Noun) -> str:
        """The words of a phrase without its opening article, with what hangs on it by "of"."""
        start = noun.start
        first = (noun.possessor or noun).words[0]
        own = first.tag == "PD" and bool(noun.name)
        if noun.possessor is None and len(noun.words) > _PAIR and opens_two(noun):
            start = noun.words[1].end  # "both the bank and its owner"
        elif (own or first.lower in ("the", "a", "an")) and noun.words[-1] is not first:
            start = first.end
        return _plain(self._text[start : noun.end])

    def text_between(self, first: Noun, last: Noun) -> str:
        """The words from one phrase to another, without the opening article."""
        start = (
            first.words[0].end if first.words[0].lower in ("the", "a", "an") and len(first.words) > 1 else first.start
        )
        return _plain(self._text[start : last.end])


def _plain(text: str) -> str:
    """White space folded, without the marks of quotations that begin or end within."""
    words = " ".join(text.split())
    return words if '"' not in words and "“" not in words else words.translate(_MARKS)


_MARKS = {ord(mark): None for mark in '"“”'}
