"""Enumerations with a relative clause inside: "the tanker X, the firm that manages it and the captain" are three.

A relative clause without commas takes whatever "and" joins behind it for its own object. It is none of its own where the object
is "it" or "him", or where "his wife" and the like stand behind what he has built.
"""

from collections.abc import Iterator

from inforce.claims.clause import Clause
from inforce.claims.groups import Group, Item
from inforce.claims.kinds import Kinds
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun, Verb

_OBJECTS = frozenset({"it", "him", "her", "them"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_LONGEST = 8
"""Members looked for behind the first."""


def further_members(scene: Scene, group: Group, kinds: Kinds) -> list[Item]:
    """The members of an enumeration that follow a group past relative clauses; none where no "and" closes it, or where what
    follows is the subject of a verb."""
    at = scene.place_of(group)
    if at is None:
        return []
    number, found = at + 1, list[Item]()
    for _ in range(_LONGEST):
        word, following = scene.word_at(number), scene.group_at(number + 1)
        if word is None:
            return []
        if word.tag == "WH" and (clause := _clause(scene, number)) is not None:
            own = _joined_behind(clause, kinds)
            if own:
                return found + own
            number = max(clause.last, clause.place) + 1
        elif word.tag == "," and following is not None and len(following.items) == 1 and _opens(scene, number + 2):
            found += following.items
            number += 2
        else:
            return found + list(_closing(scene, number)) if number > at + 1 else []
    return []


def _opens(scene: Scene, number: int) -> bool:
    """A relative clause without a comma."""
    word = scene.word_at(number)
    return word is not None and word.tag == "WH" and _clause(scene, number) is not None


def _clause(scene: Scene, number: int) -> Clause | None:
    clause = scene.clause_at(number + 1) or scene.clause_at(number + 2)
    return clause if clause is not None and clause.relative else None


def _joined_behind(clause: Clause, kinds: Kinds) -> list[Item]:
    """What stands behind the object of a relative clause and is none of it."""
    items = clause.object.items if clause.object is not None else ()
    if len(items) > 1 and _is_pronoun(items[0].noun):
        return list(items[1:])
    if len(items) > 1 and items[1].noun.determiner in _THEIRS and _is_person(items[1].noun, kinds):
        return list(items[1:])  # "the man who built the network, his wife and X"
    return []


def _closing(scene: Scene, number: int) -> Iterator[Item]:
    """``, and the captain``; ``, its manager and X``: the last of the enumeration, where no verb follows."""
    word = scene.word_at(number)
    joint = scene.word_at(number + 1) if word is not None and word.tag == "," else None
    if joint is not None and joint.tag == "CC":
        number, word = number + 1, joint
    group = scene.group_at(number + 1)
    if word is None or group is None or word.tag not in (",", "CC") or word.lower not in (",", "and"):
        return
    after = scene.elements[number + 2] if number + 2 < len(scene.elements) else None
    if (word.tag == "," and len(group.items) == 1) or (type(after) is Verb and after.finite):
        return
    yield from group.items


def _is_pronoun(noun: Noun) -> bool:
    return noun.is_pronoun and noun.head in _OBJECTS


def _is_person(noun: Noun, kinds: Kinds) -> bool:
    return any(label.kind == "person" for label in kinds.of_noun(noun))
