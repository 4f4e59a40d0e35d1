"""Event roles: what may fill the places of an event in Russian, and under which names its sides go."""

from collections.abc import Iterator

from inforce.claims.event_frames import EventWords
from inforce.claims.gazetteer import Place
from inforce.claims.model import TargetKind
from inforce.claims.russian.event_counts import people
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.naming import described, nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.words import NAME

_STATES = frozenset({"name", "capital", "body"})
_PERSONAL = frozenset({"он", "она", "они", "кто"})
_SETTLED = ("в", "из", "под")


class EventRoles:
    """Says what phrases may be; remembers who was a subject last, for pronouns."""

    def __init__(self, text: str, words: EventWords, lexicon: Lexicon) -> None:
        self._text, self._words, self._towns, self._lexicon = text, words.words, words.towns, lexicon
        self._last: Noun | None = None
        self._last_person: Noun | None = None

    def fits(self, role: str, group: Group) -> bool:
        """Some member of a group may fill a place."""
        return any(self._fits(role, noun) for noun in group.nouns)

    def _fits(self, role: str, noun: Noun) -> bool:
        match role:
            case "any":
                return True
            case "side":
                return self._is_side(noun)
            case "official":
                return self._is_official(noun) or is_state(noun) or self._is_person(noun)
            case "delegate":
                return not is_state(noun) and (
                    self._is_official(noun) or self._is_person(noun) or self._is_surname(noun)
                )
            case "body":
                return is_state(noun) or self._is_body(noun) or (place_of(noun) is not None and not noun.animate)
            case "where":
                return self._is_where(noun)
            case "captive":
                return self._is_captive(noun)
        return any(each.lemma in self._words[role] for each in self._counted(noun))

    def _counted(self, noun: Noun) -> Iterator[Noun]:
        """The noun, and what it counts: "группа заключенных", "40 тонн селитры"."""
        yield noun
        if noun.gen is not None and noun.lemma in self._words["measures"]:
            yield from self._counted(noun.gen)

    def _is_side(self, noun: Noun) -> bool:
        if noun.pronoun:
            return noun.lemma in _PERSONAL or noun.head.lower in _PERSONAL
        if noun.lemma in ("страна", "государство", "республика", "остров"):
            return True
        if is_state(noun) or self._is_official(noun) or self._is_body(noun) or self._is_person(noun):
            return True
        kinds = self._lexicon.kinds(noun.lemma)
        return noun.proper or TargetKind.PERSON in kinds or TargetKind.ORGANISATION in kinds

    def _is_body(self, noun: Noun) -> bool:
        return noun.lemma in self._words["body"]

    def _is_official(self, noun: Noun) -> bool:
        return noun.lemma in self._words["official"] or noun.label in self._words["official"]

    def _is_person(self, noun: Noun) -> bool:
        if noun.pronoun:
            return noun.head.lower in ("он", "она", "его", "ее", "него", "ней", "ним", "нею", "кто")
        if TargetKind.PERSON in self._lexicon.kinds(noun.lemma):
            return True
        named = any(f.name in ("Name", "Surn", "Patr") for word in noun.names for f in word.forms)
        return named and not noun.head.quoted and place_of(noun) is None

    @staticmethod
    def _is_surname(noun: Noun) -> bool:
        """One Russian word with a capital, without quotation marks and no place's: "Келлог"."""
        word = noun.names[0] if len(noun.names) == 1 else None
        known = word is not None and not noun.lemma and place_of(noun) is None and word.text[0] not in '«“"'
        return known and word is not None and word.text.istitle() and "а" <= word.text[-1].lower() <= "я"

    def _is_where(self, noun: Noun) -> bool:
        place = noun.place
        if place is not None:
            return place.form in ("name", "capital")
        if noun.lemma in self._words["where"] or self._town(noun) is not None:
            return True
        town = noun.proper and not noun.lemma and not noun.head.quoted and not self._is_person(noun)
        return town or noun.lemma in people()

    def _town(self, noun: Noun) -> str | None:
        """The state in which a town lies where envoys meet."""
        word = noun.names[-1] if noun.names and not noun.head.quoted else noun.head
        if not word.text[:1].isupper() or len(noun.names) > 1:
            return None
        lemmas = (word.lower, *(form.lemma for form in word.forms))
        return next((self._towns[lemma] for lemma in lemmas if lemma in self._towns), None)

    def _is_captive(self, noun: Noun) -> bool:
        if any(each.lemma in self._words["captive"] for each in self._counted(noun)):
            return True
        return self._is_person(noun) or (noun.animate and not is_state(noun) and not noun.pronoun)

    # --- names -------------------------------------------------------------------------------------------------------

    def names(self, group: Group | None) -> tuple[str, ...]:
        """Whom a group names: people by name, others as they are called, and the state that each stands for."""
        found = [name for noun in (group.nouns if group else ()) for name in self.of_noun(noun)]
        return tuple(dict.fromkeys(found))

    def of_noun(self, noun: Noun) -> tuple[str, ...]:
        if noun.pronoun:
            known = self._last_person if self._is_person(noun) else self._last
            return self.of_noun(known) if known is not None else ()
        if (state := self._town(noun)) is not None:
            return (state,)
        place = place_of(noun)
        if is_state(noun):
            return (place.jurisdiction,) if place else ()
        name = nominative(noun, self._text) if noun.names else described(noun, self._text, noun.cases)
        return (name, place.jurisdiction) if place else (name,)

    def note(self, group: Group) -> None:
        """Remembers a subject for the pronouns that follow."""
        noun = group.noun
        if noun.pronoun:
            return
        if self._is_side(noun):
            self._last = noun
        if self._is_person(noun) or self._is_official(noun):
            self._last_person = noun


def is_state(noun: Noun) -> bool:
    """A state, union or body by its own name."""
    return noun.place is not None and noun.place.form in _STATES and noun.head.kind == NAME


def place_of(noun: Noun) -> Place | None:
    """The state or body that a phrase names, or that hangs on it."""
    for each in noun.chain():
        for word in (each.head, *each.modifiers):
            if word.place is not None and word.place.form != "list":
                return word.place
    return None


def lies_in(groups: list[Group]) -> tuple[str, ...]:
    """The states of the places under "в": where it was done."""
    places = [place_of(n) for g in groups if g.prep in _SETTLED for n in g.nouns if n.place is not None]
    return tuple(dict.fromkeys(p.jurisdiction for p in places if p is not None))
