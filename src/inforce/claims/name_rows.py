"""Rows: names between commas without "and" before the last: "five firms: X, Y, Z.", "listed X, Y, Z on Monday"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from inforce.claims.kinds import Kinds
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.phrases import Noun
from inforce.values import replace

if TYPE_CHECKING:
    from inforce.claims.groups import Item

_NUMBER = 5
"""Digits from which a number is that of a ship or a register: "IMO 9312345"; fewer may end a name ("Volga 45")."""
_GENERATIONS = frozenset(table("words_en")["names"]["generations"])


class Names(NamedTuple):
    """What is known of names that stand in a row."""

    known: Kinds

    def row(self, first: "Item", items: Sequence["Item"]) -> list["Item"]:
        """Those of ``items`` that stand in a row with the first, empty where it is none: what says more of the one before it is
        said of that."""
        row = [first]
        if not self.opens(first.noun) or not all(item.noun.name or item.names for item in items):
            return []
        for item in items:
            if item.names or self.goes_on(item.noun, row[-1].noun):
                row.append(item)
            else:
                row[-1] = replace(row[-1], same=(*row[-1].same, *item.nouns), end=item.end)
        return row[1:]

    def opens(self, noun: Noun) -> bool:
        """A phrase may be the first of a row: somebody's or something's name, with or without a noun before it."""
        return bool(noun.name) and not noun.is_pronoun and not self._is_place(noun)

    def goes_on(self, noun: Noun, before: Noun) -> bool:
        """The next of a row; not what says more of the one before it: a place, an office, a number, an abbreviation of it."""
        if not self.opens(noun) or noun.possessor is not None:
            return False
        return not (
            self._is_office(noun) or self._is_number(noun) or self._is_ending(noun) or _are_initials(noun, before)
        )

    def are_two(self, noun: Noun, other: Noun) -> bool:
        """Two names alone are a row: not a person with his firm, nor somebody with a town of which no more is known."""
        first, second = self.known.kind(noun), self.known.kind(other)
        if first is not second and first in (None, TargetKind.PERSON):
            return False
        return second is not None or len(noun.name.split()) == len(other.name.split())

    def _is_place(self, noun: Noun) -> bool:
        return self.known.kind(noun) is TargetKind.COUNTRY or all(w.place is not None for w in noun.name_words)

    def _is_office(self, noun: Noun) -> bool:
        """ "Deputy Minister of Defence", "Chief Executive", "Commander of the Fleet": written as names are."""
        words = [w.lower for w in noun.name_words] or [noun.head]
        if words[-1] in self.known.offices:
            return True
        return self._is_role(words[0]) and (noun.of is not None or self._is_role(words[-1]))

    def _is_role(self, word: str) -> bool:
        return word in self.known.offices or any(label.kind is TargetKind.PERSON for label in self.known.of_word(word))

    def _is_number(self, noun: Noun) -> bool:
        return any(len(w.text) >= _NUMBER and w.text.isdigit() for w in noun.words)

    def _is_ending(self, noun: Noun) -> bool:
        """ "Inc.", "LLC", "Jr."."""
        last = noun.name.lower().strip(".")
        return last in self.known.suffixes or last in _GENERATIONS


def _are_initials(noun: Noun, before: Noun) -> bool:
    """ "The Eastern Shipping Company, ESC"."""
    short = noun.name
    initials = "".join(word[0] for word in before.name.split() if word[0].isupper())
    return len(short) > 1 and short.isupper() and short == initials
