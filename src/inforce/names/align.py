"""Which words of two names stand for each other."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from inforce.names.parse import SERVANT, Part, Role
from inforce.names.similarity import NONE, SAME, Likeness, Why, likeness, number
from inforce.names.spelling import initials_of
from inforce.names.weigh import Weighed

LONGEST_RUN = 3
"""Words that may have been written together."""
SURE = 0.9
"""Words as alike as this are not looked for within others."""
NEARLY_JOINED = 0.85
"""Letters that must agree, as a share, for words written together with a slip to be the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Parts of one name that stand for parts of the other, by their places; of one side at least a single one."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    likeness: Likeness


def align(one: Weighed, other: Weighed) -> list[Pair]:
    """Words written together on one side and apart on the other, then the likest of the rest; each at most once."""
    cells = [
        (like, i, j)
        for i, a in enumerate(one.name.parts)
        for j, b in enumerate(other.name.parts)
        if (like := alike(a, b)).degree
    ]
    sure_one, sure_other = (
        {i for like, i, _ in cells if like.degree >= SURE},
        {j for like, _, j in cells if like.degree >= SURE},
    )
    free_one = [at for at in range(len(one.weights)) if at not in sure_one]
    free_other = [at for at in range(len(other.weights)) if at not in sure_other]
    joined = _joined(one, other, free_one, free_other) if len(free_one) + len(free_other) > 2 else []
    return joined + _paired(cells, one, other, joined)


def _paired(cells: list[tuple[Likeness, int, int]], one: Weighed, other: Weighed, joined: list[Pair]) -> list[Pair]:
    """The likest first, those that weigh more before others, then those in the same place."""
    ranked = sorted(
        (-like.degree * (0.2 + one.weights[i] + other.weights[j]), abs(i - j), i, j, like) for like, i, j in cells
    )
    taken_one, taken_other, pairs = {i for p in joined for i in p.one}, {j for p in joined for j in p.other}, []
    for _, _, i, j, like in ranked:
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append(Pair((i,), (j,), like))
    return pairs


def alike(a: Part, b: Part) -> Likeness:
    """How alike two parts are, by what they are in their names."""
    if a.role is b.role:
        match a.role:
            case Role.WORD | Role.NUMBER:
                return likeness(a.word, b.word)
            case Role.FORM:
                return _forms(a, b)
            case _:
                return SAME if a.word.text == b.word.text else NONE
    if a.role is Role.INITIAL or b.role is Role.INITIAL:
        return _initial(a, b)
    return SAME if a.word.text == b.word.text else NONE


def _forms(a: Part, b: Part) -> Likeness:
    if a.word.text == b.word.text:
        return SAME
    if a.form == b.form:
        return Likeness(1.0, Why.EQUIVALENT)
    return Likeness(number("other_form"), Why.OTHER_FORM)


def _initial(a: Part, b: Part) -> Likeness:
    initial, full = (a, b) if a.role is Role.INITIAL else (b, a)
    if full.role is not Role.WORD and full.word.text != SERVANT:
        return NONE
    letters = initials_of(full.word.text).union(*(initials_of(reading) for reading in full.word.texts[1:]))
    if letters.isdisjoint(reading[0] for reading in initial.word.texts):
        return NONE
    return Likeness(number("initial"), Why.INITIAL)


# Written together


def _joined(one: Weighed, other: Weighed, free: list[int], free_other: list[int]) -> list[Pair]:
    """Pairs of a word and a run of words, until there are no more."""
    found: list[Pair] = []
    while free and free_other and (joints := _joints(one, other, free, free_other)):
        pair = Pair(*joints[0])
        found.append(pair)
        free, free_other = [at for at in free if at not in pair.one], [at for at in free_other if at not in pair.other]
    return found


def _joints(
    one: Weighed, other: Weighed, free: list[int], free_other: list[int]
) -> list[tuple[tuple[int, ...], tuple[int, ...], Likeness]]:
    """Runs of free words on one side that are one free word of the other, the likest first."""
    found: list[tuple[tuple[int, ...], tuple[int, ...], Likeness]] = []
    for run in _runs(free_other):
        found.extend(((i,), run, like) for i in free if (like := _joint(one, i, other, run)).degree)
    for run in _runs(free):
        found.extend((run, (j,), like) for j in free_other if (like := _joint(other, j, one, run)).degree)
    return sorted(found, key=lambda each: (-each[2].degree, each[0], each[1]))


def _runs(places: list[int]) -> list[tuple[int, ...]]:
    """Runs of two and more places next to one another."""
    return [
        tuple(places[at : at + length])
        for length in range(2, LONGEST_RUN + 1)
        for at in range(len(places) - length + 1)
        if places[at + length - 1] - places[at] == length - 1
    ]


def _joint(one: Weighed, at: int, other: Weighed, run: tuple[int, ...]) -> Likeness:
    part = one.name.parts[at]
    if part.role is not Role.WORD or len(part.word.text) < 4:
        return NONE
    together = "".join(other.name.parts[place].word.text for place in run)
    text = part.word.text
    if together == text:
        return Likeness(number("joined"), Why.JOINED)
    if abs(len(together) - len(text)) > 1 or together[0] != text[0]:
        return NONE
    degree = 1 - OSA.distance(together, text) / max(len(together), len(text))
    return Likeness(degree * number("joined"), Why.JOINED) if degree >= NEARLY_JOINED else NONE
