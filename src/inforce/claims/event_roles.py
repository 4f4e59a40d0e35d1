"""Event roles: what may fill the places of an event, and under which names its sides go."""

from collections.abc import Iterator

from inforce.claims.event_frames import EventWords
from inforce.claims.fillers import core
from inforce.claims.gazetteer import Place
from inforce.claims.groups import Group
from inforce.claims.kinds import Kinds
from inforce.claims.model import TargetKind
from inforce.claims.phrase_places import words_of
from inforce.claims.phrases import Noun, chain

_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "it"})
_SIDES = frozenset({"states", "sides", "parties", "countries", "presidents", "ministers", "leaders", "governments"})
_STATES = frozenset({"name", "capital", "body"})
_NAMED = frozenset({TargetKind.PERSON, TargetKind.ORGANISATION})


class EventRoles:
    """Says what phrases may be; remembers who was the subject last, for pronouns."""

    def __init__(self, words: EventWords, kinds: Kinds) -> None:
        self._words, self._towns, self._kinds = words.words, words.towns, kinds
        self._noted: list[Group] = []  # subjects not judged yet
        self._last: Group | None = None
        self._last_person: Group | None = None

    def fits(self, role: str, group: Group) -> bool:
        """Some member of a group may fill a place."""
        held = role in ("captive", "held")
        items = [i for i in group.items if not (held and self._is_firm(i.noun))]
        return any(self._fits(role, n) for item in items for n in (item.noun, *item.same))

    def _fits(self, role: str, noun: Noun) -> bool:
        noun = core(noun)
        match role:
            case "any":
                return True
            case "state":
                return is_state(noun) or self._is_official(noun) or noun.head in ("he", "she")
            case "thing":
                return not noun.is_pronoun
            case "body":
                return (
                    is_state(noun)
                    or self._is_body(noun)
                    or (self._place(noun) is not None and not self._is_person(noun))
                )
            case "delegate":
                return not is_state(noun) and (self._is_official(noun) or self._is_person(noun))
            case "accused":
                named = noun.determiner == "the" or noun.head in ("them", "him", "her", "it")
                return self._is_side(noun) or named
            case "craft":
                return self._is_craft(noun)
            case "embassy":
                heads = (form for part in chain(noun) for form in (part.head, " ".join(part.lowers[-2:])))
                return not self._words[role].isdisjoint(heads)
            case "side" | "asker":
                return self._is_side(noun) or (role == "asker" and noun.head == "we")
            case "counterpart" | "weapon":
                return not noun.name and self._is_a(role, noun)
            case "sides":
                return noun.head in _SIDES or is_state(noun) or self._is_official(noun)
            case "official":
                told = noun.head in ("he", "she", "sides", "parties")
                return told or self._is_official(noun) or self._is_person(noun)
            case "where":
                return self._is_where(noun)
            case "talks":
                return noun.head in self._words["chain"]
        return self._is_thing(role, noun)

    def _is_thing(self, role: str, noun: Noun) -> bool:
        """Those held, ships and goods: by their nouns, or by what else shows them."""
        if role == "prize" and self._is_craft(noun):
            return True
        if role in ("captive", "held") and noun.of is not None and noun.of.is_pronoun and noun.number:
            return True  # "seven of them"
        if role == "captive" and self._is_person(noun):
            return True
        if noun.of is not None and self._is_a("measures", noun):
            return self._is_thing(role, noun.of)  # "40 tonnes of aid"
        return self._is_a(role, noun) or " ".join(noun.lowers[-2:]) in self._words[role]

    def _is_firm(self, noun: Noun) -> bool:
        return self._kinds.kind(noun) is TargetKind.ORGANISATION and TargetKind.PERSON not in self._kinds.both(noun)

    def _is_craft(self, noun: Noun) -> bool:
        flagged = any("flagged" in w or "registered" in w for w in noun.lowers)
        return flagged or self._kinds.kind(noun) in (TargetKind.VESSEL, TargetKind.AIRCRAFT)

    def _is_a(self, role: str, noun: Noun) -> bool:
        """The head of a phrase, or a word of a name, is one of those of a role."""
        words = self._words[role]
        if noun.head in words or noun.label in words or noun.words[-1].lower in words:
            return True
        return bool(noun.name) and not words.isdisjoint(noun.lowers)

    def _is_side(self, noun: Noun) -> bool:
        if noun.is_pronoun:
            return noun.head in _PERSONAL
        known = is_state(noun) or self._is_official(noun) or self._is_body(noun) or self._is_person(noun)
        national = any(w.place is not None and w.place.form == "adjective" for w in noun.words)
        return known or national or noun.head in _SIDES or self._kinds.kind(noun) in _NAMED

    def _is_body(self, noun: Noun) -> bool:
        return self._is_a("body", noun)

    def _is_official(self, noun: Noun) -> bool:
        return self._is_a("official", noun) or (is_state(noun) and not noun.is_pronoun)

    def _is_person(self, noun: Noun) -> bool:
        if noun.is_pronoun:
            return noun.head in ("he", "she", "him", "her", "who")
        name = noun.name.split()
        plain = 1 <= len(name) <= 4 and all(w[:1].isupper() for w in name) and not is_state(noun)
        return plain and self._kinds.kind(noun) in (TargetKind.PERSON, None) and not noun.determiner

    def _is_where(self, noun: Noun) -> bool:
        place = noun.words[-1].place
        named = place is not None and place.form in ("name", "capital")
        return named or self._is_a("where", noun) or self._town(noun) is not None

    def _town(self, noun: Noun) -> str | None:
        """The state in which a town lies where envoys meet."""
        return self._towns.get(noun.name.lower()) if noun.name and not noun.label and not noun.determiner else None

    # --- names --------------------------------------------------------------------------------------------------------

    def names(self, group: Group | None) -> tuple[str, ...]:
        """Whom a group names: people by name, others as they are called, and the state that each stands for."""
        if group is None:
            return ()
        found: list[str] = []
        for item in group.items:
            for noun in (item.noun, *item.same):
                found += [n for n in self._names(noun) if n not in found]
        return tuple(found)

    def recipients(self, group: Group | None) -> tuple[str, ...]:
        """Those named and the states in which they lie."""
        if group is None:
            return ()
        places = lies_in(group)
        return tuple(dict.fromkeys((*self.names(group), *places)))

    def of_noun(self, noun: Noun) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._names(noun)))

    def _names(self, noun: Noun) -> Iterator[str]:
        if noun.is_pronoun:
            self._judge_noted()
            yield from self.names(self._last_person if noun.head in ("he", "she", "him", "her") else self._last)
            return
        if (state := self._town(noun)) is not None:
            yield state
            return
        place = self._place(noun)
        if noun.of is not None and noun.of.name and not is_state(noun.of):
            yield noun.of.name  # "the President of the Republic Ana Ruiz"
        if not is_state(noun):
            yield (
                noun.name
                if self._is_person(noun) or (noun.name and not noun.label)
                else " ".join(w.text for w in noun.words if w.tag not in ("DT", "PD"))
            )
        if place is not None:
            yield place.jurisdiction

    @staticmethod
    def _place(noun: Noun) -> Place | None:
        return next(
            (w.place for part in chain(noun) for w in words_of(part) if w.place and w.place.form != "list"), None
        )

    def note(self, group: Group | None) -> None:
        """Remembers a subject for the pronouns that follow."""
        if group is not None and not group.items[0].noun.is_pronoun:
            self._noted.append(group)

    def _judge_noted(self) -> None:
        """Which of the subjects noted since is the last side, and which the last person: asked where a pronoun stands."""
        noted, self._noted = self._noted[::-1], []
        self._last = next((g for g in noted if self.fits("side", g)), self._last)
        self._last_person = next((g for g in noted if self._holds_person(g)), self._last_person)

    def _holds_person(self, group: Group) -> bool:
        return any(self._is_person(n) or n.head in self._words["official"] for n in group.nouns)


def is_state(noun: Noun) -> bool:
    """A state, union or body by its own name, and no word of another beside it."""
    place = noun.words[-1].place
    return place is not None and place.form in _STATES


def lies_in(group: Group) -> tuple[str, ...]:
    """The states in which the places of a group lie."""
    places = (w.place for n in group.nouns for part in chain(n) for w in words_of(part) if w.place)
    return tuple(dict.fromkeys(p.jurisdiction for p in places))
