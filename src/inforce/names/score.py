"""How alike two names are, from 0 to 1, and why: 1 less what each difference costs."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from inforce.names.align import Pair, align
from inforce.names.knowledge import table
from inforce.names.parts import FORM, INITIAL, NUMBER, ORGANISATION, PARTICLE, PERSON, TITLE, WORD, Part
from inforce.names.scripts import SYLLABLES
from inforce.names.similarity import Why
from inforce.names.weigh import Weighed, is_rare_surname, sons_of, weight_of
from inforce.values import value

BY_INITIAL, BY_LETTERS = Why.INITIAL, Why.NEAR


@value(frozen=True, slots=True)
class Because:
    """One reason: ``points`` is what it adds to the score (mostly what it takes off, below 0); ``words`` say it."""

    points: float
    words: str


@value(frozen=True, slots=True)
class Scored:
    """``score`` is 1 and the points of all reasons, never below 0."""

    score: float
    because: tuple[Because, ...]


@value(frozen=True, slots=True, eq=False)
class Aligned:
    """Two names, and which of their words stand for each other. ``free_one``, ``free_other``: the places of words that stand
    for none. Weights: ``near`` what the differences of pairs cost, ``paired`` of the pairs, ``left_one``, ``left_other`` of
    what is left over on either side."""

    one: Weighed
    other: Weighed
    pairs: Sequence[Pair]
    free_one: Sequence[int]
    free_other: Sequence[int]
    near: float
    paired: float
    left_one: float
    left_other: float

    @property
    def whole(self) -> float:
        return self.paired + max(self.left_one, self.left_other) or 1.0

    @property
    def against(self) -> float:
        """Weight of words that stand against others."""
        return min(self.left_one, self.left_other)

    @property
    def missing(self) -> float:
        return abs(self.left_one - self.left_other)

    @property
    def is_family_name(self) -> bool:
        """Whether one name is no more than the rare family name of a person, which is the other."""
        if len(self.pairs) != 1 or (self.free_one and self.free_other):
            return False
        pair = self.pairs[0]
        alone, whole, at = (self.one, self.other, pair.other) if self.free_other else (self.other, self.one, pair.one)
        return (
            len(alone.weights) == len(at) == 1
            and pair.likeness.why is not BY_LETTERS
            and pair.likeness.degree >= cost("family_name_like")
            and is_rare_surname(whole, at[0])
        )

    @property
    def free(self) -> tuple[list[Part], list[Part]]:
        """The words that stand for none, on either side."""
        mine, theirs = self.one.name.parts, self.other.name.parts
        return [mine[at] for at in self.free_one], [theirs[at] for at in self.free_other]


def aligned(one: Weighed, other: Weighed) -> Aligned:
    pairs = align(one, other)
    near = paired = mine = theirs = 0.0
    free_one, free_other = list(range(len(one.weights))), list(range(len(other.weights)))
    for pair in pairs:
        w_one, w_other = _weight(pair.one, one), _weight(pair.other, other)
        weight = (w_one + w_other) / 2
        near += weight * near_cost(1 - pair.likeness.degree)
        paired += weight
        mine += w_one
        theirs += w_other
        for at in pair.one:
            free_one.remove(at)
        for at in pair.other:
            free_other.remove(at)
    left_one, left_other = max(0.0, one.total - mine), max(0.0, other.total - theirs)
    return Aligned(one, other, pairs, free_one, free_other, near, paired, left_one, left_other)


def score(one: Weighed, other: Weighed, floor: float = 0) -> float:
    """How alike two names are, without the reasons: see :func:`explain`. Exact from ``floor`` on; below it, somewhere
    below it."""
    return score_of(aligned(one, other), floor)


def score_of(names: Aligned, floor: float = 0) -> float:
    """The same of names whose words were set against each other."""
    if not names.one.weights or not names.other.weights:
        return 0.0
    points, below = _of_pairs(names), floor - ROUNDED
    if points < below or (points := points - _missing(names)) < below:
        return max(0.0, points)
    return _rounded(points + sum(each.points for each in _whole(names)))


ROUNDED = 0.0001
"""What rounding a score changes, and less."""


def _of_words(names: Aligned) -> float:
    """1 less what the words cost, without what the alignment as a whole does."""
    return _of_pairs(names) - _missing(names)


def _of_pairs(names: Aligned) -> float:
    """1 less what pairs of words cost, and words that stand against others."""
    return 1 - (names.near + cost("other") * names.against) / names.whole


def _rounded(points: float) -> float:
    return max(0.0, round(points, 4))


def _weight(places: Sequence[int], name: Weighed) -> float:
    return name.weights[places[0]] if len(places) == 1 else sum(name.weights[at] for at in places)


@lru_cache(maxsize=10_000)
def near_cost(difference: float) -> float:
    """What a pair of words costs by how unlike they are, as a share of its weight: from 0 to that of other words."""
    until, near, other = cost("near_until"), cost("near"), cost("other")
    if difference <= until:
        return near * difference
    lowest = 1 - float(table("scoring")["similarity"]["lowest"])
    return min(other, near * until + (other - near * until) * (difference - until) / (lowest - until))


def _missing(names: Aligned) -> float:
    if not names.missing:
        return 0.0
    kinds = {names.one.name.kind, names.other.name.kind}
    lost = missing_cost(names.missing / names.whole, of_person=PERSON in kinds)
    if kinds == {ORGANISATION} and names.against < weight_of("form") and not names.near and _has_rarest(names):
        lost = min(lost, cost("missing_most"))
    if names.is_family_name:
        return min(lost, cost("family_name"))
    return lost * cost("syllable") if _are_syllables(names) else lost


def _are_syllables(names: Aligned) -> bool:
    """Names of which each syllable tells: written so, or persons' in Latin letters that are all Chinese or Korean ones."""
    parts = names.one.name.parts + names.other.name.parts
    if any(part.word.writing is SYLLABLES for part in parts):
        return True
    is_person = PERSON in (names.one.name.kind, names.other.name.kind)
    return is_person and all(part.word.is_east_asian for part in parts if part.role is WORD)


def _has_rarest(names: Aligned) -> bool:
    """The shorter of two names, all of which is in the longer, has its rarest word: "Belavia" of "Belavia Airlines"."""
    shorter, longer = (names.one, names.other) if names.left_one < names.left_other else (names.other, names.one)
    rarest = max(range(len(longer.weights)), key=longer.weights.__getitem__)
    word = longer.name.parts[rarest].word
    return longer.weights[rarest] >= weight_of("telling") and any(part.word is word for part in shorter.name.parts)


def missing_cost(share: float, *, of_person: bool) -> float:
    """What words cost that only one of two names has, by their share of the whole."""
    what = "missing" if of_person else "missing_other"
    return float(cost(what) * share ** cost(f"{what}_power"))


@cache
def cost(what: str) -> float:
    return float(table("scoring")["costs"][what])


# What the alignment as a whole tells


def _whole(names: Aligned) -> list[Because]:
    """The costs of the alignment as a whole."""
    told = []
    if names.free_one and names.free_other:
        left_one, left_other = names.free
        if _has_number(left_one) and _has_number(left_other):
            told.append(Because(-cost("number"), "the numbers differ"))
        if _initials_differ(left_one, left_other):
            told.append(Because(-cost("initials"), "initials or fathers' names differ"))
        if _surnames_differ(names):
            told.append(Because(-cost("surnames"), "the last words differ"))
    has_initial = any(pair.likeness.why is BY_INITIAL for pair in names.pairs)
    if has_initial and _is_initials_only(names):
        told.append(Because(-cost("initials_only"), "no whole word agrees"))
    elif not names.is_family_name and _is_lone(names):
        told.append(Because(-cost("lone_word"), "one word is all that agrees"))
    if has_initial and _is_middle_initial(names):
        told.append(Because(-cost("middle_initial"), "a middle initial against a given name"))
    if _fathers_exchanged(names):
        told.append(Because(-cost("fathers"), "one's own name is the other's father's, and the reverse"))
    elif _only_common_agree(names):
        told.append(Because(-cost("common_only"), "only common words agree"))
    if _is_single_and_near(names):
        told.append(Because(-cost("single"), "one word is all there is, and letters of it differ"))
    if _is_disordered(names.pairs):
        told.append(Because(-cost("order"), "the words stand in another order"))
    return told


def _has_number(parts: Sequence[Part]) -> bool:
    return any(part.role is NUMBER for part in parts)


def _initials_differ(left_one: Sequence[Part], left_other: Sequence[Part]) -> bool:
    """An initial of one is left over and so is an initial or a word of the other; or patronymics of both are."""
    both = (left_one, left_other)
    words = [any(part.role in (WORD, INITIAL) for part in left) for left in both]
    initials = [any(part.role is INITIAL for part in left) for left in both]
    fathers = [any(part.word.father for part in left) for left in both]
    return (all(words) and any(initials)) or all(fathers)


def _surnames_differ(names: Aligned) -> bool:
    """The last words of two persons' names, surnames mostly, stand for no word of the other."""
    return all(
        name.name.kind is PERSON and name.name.parts[-1].role is WORD and free[-1] == len(name.weights) - 1
        for name, free in ((names.one, names.free_one), (names.other, names.free_other))
    )


def _is_initials_only(names: Aligned) -> bool:
    """Initials stand for words, and nothing but initials agrees."""
    mine, theirs = names.one.name.parts, names.other.name.parts
    return not any(mine[i].role is WORD is theirs[j].role for pair in names.pairs for i in pair.one for j in pair.other)


def _is_lone(names: Aligned) -> bool:
    """One word of a person agrees and the names have more."""
    if PERSON not in (names.one.name.kind, names.other.name.kind):
        return False
    mine = names.one.name.parts
    telling = [pair for pair in names.pairs if any(mine[i].role <= INITIAL for i in pair.one)]
    if len(telling) != 1 or len(telling[0].one) != 1 or len(telling[0].other) != 1:
        return False
    return any(sum(part.role <= INITIAL for part in name.name.parts) > 1 for name in (names.one, names.other))


def _is_middle_initial(names: Aligned) -> bool:
    """An initial stands for a word of the other name, while a whole word before it stands for none."""
    return any(
        _follows_free(name, places[0], free)
        for pair in names.pairs
        if pair.likeness.why is BY_INITIAL
        for name, places, free in (
            (names.one, pair.one, names.free_one),
            (names.other, pair.other, names.free_other),
        )
    )


def _follows_free(name: Weighed, at: int, free: Sequence[int]) -> bool:
    parts = name.name.parts
    return parts[at].role is INITIAL and any(parts[place].role is WORD for place in free if place < at)


def _fathers_exchanged(names: Aligned) -> bool:
    """A word before "son of" stands for the word after it in the other name, and the reverse."""
    sons = sons_of(names.one.name.parts)
    other_sons = sons_of(names.other.name.parts) if sons else []
    if not other_sons:
        return False
    stands = {pair.one[0]: pair.other[0] for pair in names.pairs if len(pair.one) == len(pair.other) == 1}
    fathers, other_fathers = dict(sons), dict(other_sons)
    return any(
        stands.get(son) == other_fathers[other_son] and stands.get(fathers[son]) == other_son
        for son in fathers
        for other_son in other_fathers
    )


def _only_common_agree(names: Aligned) -> bool:
    """Of an organisation, where anything but legal forms and small words differs."""
    one, other = names.one, names.other
    if ORGANISATION not in (one.name.kind, other.name.kind):
        return False
    telling = [p for p in names.pairs if any(one.name.parts[i].role <= NUMBER for i in p.one)]
    if not all(_is_common(p.one, one) and _is_common(p.other, other) for p in telling):
        return False
    return any(_tells(part) for left in names.free for part in left) or any(
        p.likeness.why is not Why.SAME for p in telling
    )


def _tells(part: Part) -> bool:
    """Of an organisation: no legal form and none of the small words that tell nothing."""
    return part.role <= NUMBER or (part.role is PARTICLE and part.word.text not in _empty())


@cache
def _empty() -> frozenset[str]:
    """Words that tell no organisation from another."""
    return frozenset(table("words")["empty"])


def _is_common(places: Iterable[int], name: Weighed) -> bool:
    return all(name.name.parts[at].word.is_common for at in places)


def _is_single_and_near(names: Aligned) -> bool:
    """Both names are one word, and these differ in letters."""
    if not len(names.one.weights) == len(names.other.weights) == len(names.pairs) == 1:
        return False
    return names.pairs[0].likeness.why is BY_LETTERS


def _is_disordered(pairs: Sequence[Pair]) -> bool:
    if len(pairs) < 2:
        return False
    places = [pair.other[0] for pair in sorted(pairs, key=lambda pair: pair.one)]
    return places != sorted(places)


# Reasons


LIKE_WORDS = {
    Why.SPELLING: "another spelling",
    Why.FAMILY: "the same name in another language",
    Why.ROMANISED: "another romanisation",
    Why.NICKNAME: "a short form",
    Why.ACRONYM: "its first letters",
    Why.EQUIVALENT: "equivalent",
    Why.SOUND: "the same consonants",
    Why.MISREAD: "letters that are easily misread",
    Why.NEAR: "letters differ",
    Why.INITIAL: "initial",
    Why.JOINED: "written together or apart",
    Why.OTHER_FORM: "another legal form",
}


def explain(one: Weighed, other: Weighed, *, names: tuple[str, str] = ("the query", "the listed name")) -> Scored:
    """The score with its reasons; their points and 1 add up to it, the last one giving back what would be below 0."""
    return explained(aligned(one, other), names=names)


def explained(both: Aligned, *, names: tuple[str, str] = ("the query", "the listed name")) -> Scored:
    """The same of names whose words were set against each other."""
    if not both.one.weights or not both.other.weights:
        return Scored(0.0, (Because(-1.0, "nothing in one of the names can be read"),))
    told = [_pair_told(pair, both) for pair in sorted(both.pairs, key=lambda pair: pair.one)]
    told += _left_told(both, names)
    as_a_whole = _whole(both)
    told += as_a_whole
    below = 1 + sum(each.points for each in told)
    if below < -1e-9:
        told.append(Because(-below, "a score is never below 0"))
    return Scored(_rounded(_of_words(both) + sum(each.points for each in as_a_whole)), tuple(told))


def _pair_told(pair: Pair, both: Aligned) -> Because:
    weight = (_weight(pair.one, both.one) + _weight(pair.other, both.other)) / 2
    points = -weight * near_cost(1 - pair.likeness.degree) / both.whole
    left, right = _written(pair.one, both.one), _written(pair.other, both.other)
    if pair.likeness.why is Why.SAME:
        return Because(points, f'"{left}" = "{right}"')
    return Because(points, f'"{left}" ~ "{right}" ({LIKE_WORDS[pair.likeness.why]})')


def _left_told(both: Aligned, names: tuple[str, str]) -> list[Because]:
    """What is left over, each word with its part of the cost of all that is."""
    lost = cost("other") * both.against / both.whole + _missing(both)
    left = [(at, both.one, names[0]) for at in both.free_one] + [(at, both.other, names[1]) for at in both.free_other]
    whole = sum(name.weights[at] for at, name, _ in left) or 1.0
    return [
        Because(-lost * name.weights[at] / whole, f'"{name.name.parts[at].written}" in {where} only{_remark(name, at)}')
        for at, name, where in left
    ]


def _remark(name: Weighed, at: int) -> str:
    part, weight = name.name.parts[at], name.weights[at]
    if part.role is WORD:
        return " (a common word)" if weight <= weight_of("common") else ""
    return _REMARKS.get(part.role, "")


_REMARKS = {FORM: " (a legal form)", TITLE: " (a title)", PARTICLE: " (a small word)"}


def _written(places: Iterable[int], name: Weighed) -> str:
    return " ".join(name.name.parts[at].written for at in places)
