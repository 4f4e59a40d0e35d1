"""Appositions: a common noun and a name beside it that tell of one party: "Тарек Сааб, генеральный прокурор"."""

from collections.abc import Iterator
from itertools import pairwise

from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import WORD, Word

_DASHES = "—–-"
_PARTING = ("»", "”", '"')
_ENDS = (",", ".", ";", ":", ")", "!", "?")


def described(scene: Scene) -> Iterator[tuple[Noun, Noun]]:
    """A name and the common noun between commas after it."""
    for first, second in _parted(scene, ","):
        if first.noun.proper and not second.noun.proper:
            yield first.nouns[-1], second.noun


def identified(scene: Scene) -> Iterator[tuple[Noun, Noun]]:
    """A common noun and the name that says who it is: right after it ("гражданина Латвии Мариса Озолиньша"), between commas
    ("муж ее, Борис Ротенберг,") or after a dash ("дочка — VTB Europe")."""
    pairs = [pair for mark in ("," + _DASHES) for pair in _parted(scene, mark)]
    for first, second in (*pairs, *_adjacent(scene)):
        noun, name = first.nouns[-1], second.noun
        described = not noun.proper and not noun.pronoun and bool(noun.lemma) and not noun.count
        if described and noun.number != "plur" and name.proper and not name.lemma and name.place is None:
            yield noun, name


def _parted(scene: Scene, mark: str) -> Iterator[tuple[Group, Group]]:
    """Groups with the mark between them, the second alone up to the next mark and in a case of the first; between the first and
    the mark may stand whose it is ("муж ее, …")."""
    elements = [e for e in scene.elements if not (isinstance(e, Word) and e.text in _PARTING)]
    for place in range(1, len(elements) - 1):
        between, second = elements[place], elements[place + 1]
        if not (isinstance(between, Word) and between.text == mark and isinstance(second, Group)):
            continue
        first = elements[place - 1]
        if isinstance(first, Group) and first.noun.pronoun and place > 1:
            first = elements[place - 2]
        after = elements[place + 2] if place + 2 < len(elements) else None
        closed = after is None or (isinstance(after, Word) and after.text in _ENDS)
        if (
            isinstance(first, Group)
            and closed
            and len(second.nouns) == 1
            and not second.prep
            and first.cases & second.cases
        ):
            yield first, second


def _adjacent(scene: Scene) -> Iterator[tuple[Group, Group]]:
    """ "Его сестру Сауле Исмаилову": a person and a name without a mark between, whose ending the dictionary does not know."""
    for first, second in pairwise(scene.elements):
        if isinstance(first, Group) and isinstance(second, Group) and first.noun.animate and _is_bare_name(second):
            yield first, second


def _is_bare_name(group: Group) -> bool:
    head = group.noun.head
    return not group.prep and head in group.noun.names and head.kind == WORD
