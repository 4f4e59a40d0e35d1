"""Describing: whom "белорусский лидер", "глава МИД РФ", "пресс-секретарь президента" mean, of those named before."""

from collections.abc import Iterable
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.russian.phrase_model import Noun
from inforce.values import value

_BODIES = frozenset({"мид", "минфин", "минобороны", "министерство", "ведомство", "минюст", "минторг", "минэкономики"})
"""Whose head is a minister."""


@value(frozen=True, slots=True)
class Described:
    """What a phrase tells of somebody: the noun for what he is, the other nouns, the states."""

    noun: str
    others: frozenset[str]
    places: frozenset[str]


def described_by(noun: Noun) -> Described:
    """What a phrase tells of the one whom it names or means."""
    parts = list(noun.chain())
    places = {w.place.jurisdiction for part in parts for w in (part.head, *part.modifiers) if w.place}
    others = {part.lemma for part in parts[1:] if part.lemma and part.head.place is None}
    others |= {word for part in parts[1:] if (word := part.head.lower.split()[0]) in _BODIES}
    return Described(noun.lemma, frozenset(others), frozenset(places))


def fits(description: Described, told: Described) -> bool:
    """A description may mean one of whom ``told`` was told: an office of the same kind, no other body and no other state."""
    if description.noun not in _kin(told) and told.noun not in _kin(description):
        return False
    if description.places and not description.places <= told.places:
        return False
    others = (
        description.others - _BODIES if told.noun == "министр" or description.noun == "министр" else description.others
    )
    return others <= told.others | {told.noun}


def tells_whose(description: Described) -> bool:
    """It says of which state or body somebody is: it means one, and nobody of another."""
    return bool(description.places or description.others)


def _kin(told: Described) -> frozenset[str]:
    """The nouns that may stand for the office."""
    if told.noun == "глава" and not told.others.isdisjoint(_BODIES):
        return frozenset({"глава", "министр", "дипломат"})
    return frozenset().union({told.noun}, *[row for row in _rows() if told.noun in row])


@cache
def _rows() -> tuple[frozenset[str], ...]:
    alike: Iterable[Iterable[str]] = table("cues_ru")["speakers"]["alike"]
    return tuple(frozenset(row) for row in alike)
