"""What each word of a name weighs: its place in the name times its rarity."""

from collections.abc import Callable, Sequence
from functools import cache

from inforce.names.endings import SERVANT, whole_endings
from inforce.names.knowledge import persons, table
from inforce.names.parts import FORM, INITIAL, NUMBER, PARTICLE, PERSON, TITLE, WORD, Kind, Name, Part, Role
from inforce.names.words import Word
from inforce.values import value

Rarity = Callable[[Word], float]
"""From 0 (a word of every listed name) to 1 (of one only)."""


@value(frozen=True, slots=True, eq=False)
class Weighed:
    """A name with the weights of its parts, and their sum. ``is_counted``: whether a register told how common its words are."""

    name: Name
    weights: tuple[float, ...]
    total: float
    is_counted: bool = True


def usual_rarity(word: Word) -> float:
    """Where no register says how common a word is."""
    return weight_of("given_rarity") if word.families else weight_of("unknown_rarity")


def weigh(name: Name, rarity: Rarity = usual_rarity) -> Weighed:
    weights = [weight_of_part(part, name.kind, rarity) for part in name.parts]
    if name.kind is PERSON:
        for _, father in sons_of(name.parts):
            if any(part.role is WORD for part in name.parts[father + 1 :]):
                weights[father] *= weight_of("forefather")
    return Weighed(name, tuple(weights), sum(weights), rarity is not usual_rarity)


def sons_of(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Where "A son of B" stands in a name: the places of A and B."""
    return [
        (at - 1, at + 1)
        for at in range(1, len(parts) - 1)
        if parts[at].role is PARTICLE
        and parts[at].word.text in persons("son_of")
        and parts[at - 1].role is parts[at + 1].role is WORD
    ]


def weight_of_part(part: Part, kind: Kind, rarity: Rarity) -> float:
    role, word = part.role, part.word
    if role is WORD:
        if kind is PERSON and word.text in whole_endings():
            return weight_of("servant")
        weight = word_weight(word, kind, rarity(word))
        return weight * weight_of("surname") if part.is_surname else weight
    if role is PARTICLE:
        return weight_of("servant" if word.text == SERVANT else "particle" if kind is PERSON else "joining")
    return _by_role()[role]


@cache
def _by_role() -> dict[Role, float]:
    """What words weigh that are neither words of a name nor small ones."""
    return {role: weight_of(role.name.lower()) for role in (INITIAL, NUMBER, FORM, TITLE)}


def is_rare_surname(name: Weighed, at: int) -> bool:
    """Whether a word is the family name of a person, as far as the name shows it, and few bear it in the register."""
    parts, part = name.name.parts, name.name.parts[at]
    if (
        not name.is_counted
        or name.name.kind is not PERSON
        or part.role is not WORD
        or len(part.word.text) < SHORTEST_SURNAME
    ):
        return False
    if any(each.is_surname for each in parts):
        return part.is_surname and name.weights[at] >= weight_of("rare") * weight_of("surname")
    return at == len(parts) - 1 and not part.word.families and name.weights[at] >= weight_of("rare")


SHORTEST_SURNAME = 4
"""Letters from which a family name may tell by itself."""


def word_weight(word: Word, kind: Kind, rarity: float) -> float:
    if kind is PERSON:
        weight = weight_of("person_base") + weight_of("person_rarity") * rarity
        return weight * weight_of("patronymic") if word.father else weight
    weight = weight_of("other_base") + weight_of("other_rarity") * rarity
    return min(weight, weight_of("common")) if word.is_common else weight


@cache
def weight_of(what: str) -> float:
    return float(table("scoring")["weights"][what])
