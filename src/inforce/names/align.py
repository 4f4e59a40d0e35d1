"""Which words of two names stand for each other."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from inforce.names.endings import SERVANT, whole_endings
from inforce.names.parts import FORM, INITIAL, NUMBER, PERSON, WORD, Part
from inforce.names.scripts import MORAE
from inforce.names.similarity import NONE, SAME, Likeness, Why, likeness, number
from inforce.names.spelling import initials_of, sinitic_of
from inforce.names.weigh import Weighed
from inforce.names.words import Word, side_by_side
from inforce.values import value

LONGEST_RUN = 3
"""Words that may have been written together."""
SURE = 0.9
"""Words as alike as this are not looked for within others."""
SHORTEST_ACRONYM = 3
"""Words of which the first letters may be a name."""
SOUNDING = 0.8
"""How alike a word and words written together must be by their sounds."""
SHORTEST_SOUNDING = 3
"""Consonants that they must have."""
NEARLY_JOINED = 0.85
"""Letters that must agree, as a share, for words written together with a slip to be the same."""


@value(frozen=True, slots=True)
class Pair:
    """Parts of one name that stand for parts of the other, by their places; of one side at least a single one."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    likeness: Likeness


def align(one: Weighed, other: Weighed) -> list[Pair]:
    """Words written together on one side and apart on the other, then the likest of the rest; each at most once."""
    cells = _cells(one.name.parts, other.name.parts)
    sure_one, sure_other = (
        {i for like, i, _ in cells if like.degree >= SURE},
        {j for like, _, j in cells if like.degree >= SURE},
    )
    free_one = [at for at in range(len(one.weights)) if at not in sure_one]
    free_other = [at for at in range(len(other.weights)) if at not in sure_other]
    joined = _joined(one, other, free_one, free_other) if len(free_one) + len(free_other) > 2 else []
    if not joined and len(free_one) + len(free_other) > SHORTEST_ACRONYM:
        joined = _acronyms(one, other, free_one, free_other)
    return joined + _paired(cells, one, other, joined)


def _cells(mine: Sequence[Part], theirs: Sequence[Part]) -> list[tuple[Likeness, int, int]]:
    """Parts that are at all alike, by their places."""
    cells = []
    others = list(enumerate(theirs))
    for i, a in enumerate(mine):
        if a.role is not WORD or a.word.text == "allah":
            cells += [(like, i, j) for j, b in others if (like := alike(a, b)).degree]
            continue
        word = a.word
        for j, b in others:
            is_plain = b.role is WORD and b.word is not word and b.word.text != "allah"
            like = likeness(word, b.word) if is_plain else alike(a, b)
            if like.degree:
                cells.append((like, i, j))
    return cells


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
    role, other = a.role, b.role
    if role is other:
        if role is WORD:
            return _of_words(a, b)
        if role is NUMBER:
            return likeness(a.word, b.word)
        if role is FORM:
            return _forms(a, b)
    elif role is INITIAL or other is INITIAL:
        return _initial(a, b)
    return SAME if a.word.text == b.word.text else NONE


def _of_words(a: Part, b: Part) -> Likeness:
    """Of two words; endings that are always one word ("-ullah", "-alla") are spelt otherwise where their letters differ."""
    one, other = a.word, b.word
    if one is other:
        is_ending = one.text in whole_endings() and _are_spelt_otherwise(a.written, b.written)
        return Likeness(number("spelling"), Why.SPELLING) if is_ending else SAME
    if (one.text == "allah" or other.text == "allah") and one.is_plain and other.is_plain:
        return SAME if one.text == other.text else NONE
    return likeness(one, other)


def _are_spelt_otherwise(one: str, other: str) -> bool:
    return one.isascii() and other.isascii() and one.lower() != other.lower()


def _forms(a: Part, b: Part) -> Likeness:
    if a.word.text == b.word.text:
        return SAME
    if a.form == b.form:
        return Likeness(1.0, Why.EQUIVALENT)
    return Likeness(number("other_form"), Why.OTHER_FORM)


def _initial(a: Part, b: Part) -> Likeness:
    initial, full = (a, b) if a.role is INITIAL else (b, a)
    if full.role is not WORD and full.word.text != SERVANT:
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
    runs, other_runs = _runs(free), _runs(free_other)
    is_heard = any(part.word.is_vowelless for part in (*one.name.parts, *other.name.parts))
    found: list[tuple[tuple[int, ...], tuple[int, ...], Likeness]] = []
    if other_runs:
        found += [((i,), run, like) for i, run, like in _within(one, free, other, other_runs, is_heard=is_heard)]
    if runs:
        found += [(run, (j,), like) for j, run, like in _within(other, free_other, one, runs, is_heard=is_heard)]
    return sorted(found, key=lambda each: (-each[2].degree, each[0], each[1])) if len(found) > 1 else found


def _within(
    one: Weighed, free: list[int], other: Weighed, runs: list[tuple[int, ...]], *, is_heard: bool
) -> Iterator[tuple[int, tuple[int, ...], Likeness]]:
    """Words of one name that are runs of words of the other. ``is_heard``: whether some are in a script that does not write all
    sounds."""
    words = [(at, part.word.text) for at in free if (part := one.name.parts[at]).role is WORD]
    if is_heard:
        yield from _sounding(one, [at for at, _ in words], other, runs)
    for run in runs:
        together = "".join([other.name.parts[place].word.text for place in run])
        letters = len(together)
        for at, text in words:
            if len(text) >= 4 and -4 < len(text) - letters < 4:
                like = _joint(text, together)
                if like.degree:
                    yield at, run, like


def _runs(places: list[int]) -> list[tuple[int, ...]]:
    """Runs of two and more places next to one another."""
    return [
        tuple(places[at : at + length])
        for length in range(2, LONGEST_RUN + 1)
        for at in range(len(places) - length + 1)
        if places[at + length - 1] - places[at] == length - 1
    ]


def _sounding(
    one: Weighed, words: list[int], other: Weighed, runs: list[tuple[int, ...]]
) -> Iterator[tuple[int, tuple[int, ...], Likeness]]:
    """The same, where one of them is in a script that does not write all sounds."""
    mine, theirs = one.name.parts, other.name.parts
    for run in runs:
        run_words = tuple([theirs[place].word for place in run])
        is_vowelless = any(word.is_vowelless for word in run_words)
        for at in words:
            word = mine[at].word
            if word.is_vowelless is not is_vowelless and may_sound_as(word, run_words):
                like = sounding_as(word, side_by_side(run_words))
                if like.degree >= SOUNDING:
                    yield at, run, Likeness(like.degree * number("joined"), like.why)


def sounding_as(word: Word, together: Word) -> Likeness:
    """A word and several written together, by their sounds; see SOUNDING."""
    return likeness(word, together) if may_sound_as(word, (together,)) else NONE


def may_sound_as(word: Word, others: tuple[Word, ...]) -> bool:
    """Whether a word and others written together begin with the same consonant and have nearly as many, but not too few."""
    if word.writing is MORAE or any(other.writing is MORAE for other in others):
        one, several = word.outlines[0], [other.outlines[0] for other in others]
    else:
        one, several = word.heard[0].classes, [other.heard[0].classes for other in others]
    count = sum(map(len, several))
    is_possible = min(len(one), count) >= SHORTEST_SOUNDING and abs(len(one) - count) <= 2
    return is_possible and several[0][:1] in ("", one[0])


def _joint(text: str, together: str) -> Likeness:
    if together == text:
        return Likeness(number("joined"), Why.JOINED)
    sinitic = sinitic_of(text)
    if sinitic and sinitic == sinitic_of(together):
        return Likeness(number("joined") * number("romanised"), Why.ROMANISED)
    if text[0] != together[0] or abs(len(text) - len(together)) > 1:
        return NONE
    degree = 1 - OSA.distance(together, text) / max(len(together), len(text))
    if degree < NEARLY_JOINED:
        return NONE
    return Likeness(degree * number("joined"), Why.JOINED)


# First letters


def _acronyms(one: Weighed, other: Weighed, free: list[int], free_other: list[int]) -> list[Pair]:
    """A word that is the first letters of all telling words of the other name: "PLA"."""
    if PERSON in (one.name.kind, other.name.kind):
        return []
    if run := _spelt(one, free, other, free_other):
        return [Pair((run[0],), run[1], run[2])]
    if run := _spelt(other, free_other, one, free):
        return [Pair(run[1], (run[0],), run[2])]
    return []


def _spelt(
    one: Weighed, free: list[int], other: Weighed, free_other: list[int]
) -> tuple[int, tuple[int, ...], Likeness] | None:
    """The only word of a name, where it is the first letters of the words of the other."""
    words = [at for at in free if one.name.parts[at].role is WORD]
    spelt = tuple(at for at in free_other if other.name.parts[at].role is WORD)
    if len(words) != 1 or len(spelt) < SHORTEST_ACRONYM:
        return None
    if one.name.parts[words[0]].word.text != "".join(other.name.parts[at].word.text[0] for at in spelt):
        return None
    return (
        words[0],
        spelt,
        Likeness(number("acronym" if len(spelt) > SHORTEST_ACRONYM else "acronym_of_three"), Why.ACRONYM),
    )
