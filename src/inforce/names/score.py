"""How alike two names are, from 0 to 1, and why: 1 less what each difference costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from inforce.names.align import Pair, align
from inforce.names.knowledge import table
from inforce.names.parse import Kind, Role
from inforce.names.scripts import Writing
from inforce.names.similarity import Why
from inforce.names.weigh import Weighed, sons_of, weight_of

EMPTY_WORDS = frozenset({"the", "of", "and"})
"""Words that tell no organisation from another."""


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: ``points`` is what it adds to the score (mostly what it takes off, below 0); ``words`` say it."""

    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Scored:
    """``score`` is 1 and the points of all reasons, never below 0."""

    score: float
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Weights of an alignment. ``near``: the cost of pairs; ``one``, ``other``: what is left over on either side."""

    near: float
    paired: float
    one: float
    other: float

    @property
    def whole(self) -> float:
        return self.paired + max(self.one, self.other) or 1.0

    @property
    def against(self) -> float:
        """Weight of words that stand against others."""
        return min(self.one, self.other)

    @property
    def missing(self) -> float:
        return abs(self.one - self.other)


def score(one: Weighed, other: Weighed, floor: float = 0) -> float:
    """How alike two names are, without the reasons: see :func:`explain`. Exact from ``floor`` on; below it, somewhere
    below it."""
    if not one.weights or not other.weights:
        return 0.0
    pairs = align(one, other)
    sums = _sums(pairs, one, other)
    lost = sums.near + cost("other") * sums.against
    lost = lost / sums.whole + _missing(sums, one, other)
    if 1 - lost >= floor:
        lost += _besides(pairs, one, other)
    return max(0.0, round(1 - lost, 4))


def _sums(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> _Sums:
    near = paired = mine = theirs = 0.0
    for pair in pairs:
        w_one, w_other = _weight(pair.one, one), _weight(pair.other, other)
        weight = (w_one + w_other) / 2
        near += weight * near_cost(1 - pair.likeness.degree)
        paired += weight
        mine += w_one
        theirs += w_other
    return _Sums(near, paired, max(0.0, one.total - mine), max(0.0, other.total - theirs))


def _weight(places: Iterable[int], name: Weighed) -> float:
    return sum(name.weights[at] for at in places)


def near_cost(difference: float) -> float:
    """What a pair of words costs by how unlike they are, as a share of its weight: from 0 to that of other words."""
    until, near, other = cost("near_until"), cost("near"), cost("other")
    if difference <= until:
        return near * difference
    lowest = 1 - float(table("scoring")["similarity"]["lowest"])
    return min(other, near * until + (other - near * until) * (difference - until) / (lowest - until))


def _missing(sums: _Sums, one: Weighed, other: Weighed) -> float:
    kinds = {one.name.kind, other.name.kind}
    lost = missing_cost(sums.missing / sums.whole, of_person=Kind.PERSON in kinds)
    if kinds == {Kind.ORGANISATION} and min(sums.one, sums.other) < weight_of("form") and not sums.near:
        lost = min(lost, cost("missing_most")) if _has_rarest(sums, one, other) else lost
    written = {part.word.writing for name in (one, other) for part in name.name.parts}
    return lost * cost("syllable") if Writing.SYLLABLES in written else lost


def _has_rarest(sums: _Sums, one: Weighed, other: Weighed) -> bool:
    """The shorter of two names, all of which is in the longer, has its rarest word: "Belavia" of "Belavia Airlines"."""
    shorter, longer = (one, other) if sums.one < sums.other else (other, one)
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


def _besides(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> float:
    """The costs of the alignment as a whole."""
    return sum(-each.points for each in _whole(pairs, one, other))


def _whole(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> list[Because]:
    told = []
    if _numbers_differ(pairs, one, other):
        told.append(Because(-cost("number"), "the numbers differ"))
    if _initials_differ(pairs, one, other):
        told.append(Because(-cost("initials"), "initials or fathers' names differ"))
    if _surnames_differ(pairs, one, other):
        told.append(Because(-cost("surnames"), "the last words differ"))
    if _is_initials_only(pairs, one, other):
        told.append(Because(-cost("initials_only"), "no whole word agrees"))
    elif _is_lone(pairs, one, other):
        told.append(Because(-cost("lone_word"), "one word is all that agrees"))
    if _is_middle_initial(pairs, one, other):
        told.append(Because(-cost("middle_initial"), "a middle initial against a given name"))
    if _fathers_exchanged(pairs, one, other):
        told.append(Because(-cost("fathers"), "one's own name is the other's father's, and the reverse"))
    elif _only_common_agree(pairs, one, other):
        told.append(Because(-cost("common_only"), "only common words agree"))
    if _is_disordered(pairs):
        told.append(Because(-cost("order"), "the words stand in another order"))
    return told


def _numbers_differ(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    used_one, used_other = {i for pair in pairs for i in pair.one}, {j for pair in pairs for j in pair.other}
    return _free_number(one, used_one) and _free_number(other, used_other)


def _free_number(name: Weighed, used: set[int]) -> bool:
    return any(part.role is Role.NUMBER and at not in used for at, part in enumerate(name.name.parts))


def _initials_differ(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """An initial of one is left over and so is an initial or a word of the other; or patronymics of both are."""
    left_one, left_other = (
        [part for at, part in enumerate(name.name.parts) if at not in used]
        for name, used in (
            (one, {i for pair in pairs for i in pair.one}),
            (other, {j for pair in pairs for j in pair.other}),
        )
    )
    words = [any(part.role in (Role.WORD, Role.INITIAL) for part in left) for left in (left_one, left_other)]
    initials = [any(part.role is Role.INITIAL for part in left) for left in (left_one, left_other)]
    fathers = [any(part.word.father for part in left) for left in (left_one, left_other)]
    return (all(words) and any(initials)) or all(fathers)


def _surnames_differ(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """The last words of two persons' names, surnames mostly, stand for no word of the other."""
    if not one.name.kind is other.name.kind is Kind.PERSON:
        return False
    used_one, used_other = {i for pair in pairs for i in pair.one}, {j for pair in pairs for j in pair.other}
    return all(
        name.name.parts[-1].role is Role.WORD and len(name.weights) - 1 not in used
        for name, used in ((one, used_one), (other, used_other))
    )


def _is_initials_only(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """Initials stand for words, and nothing but initials agrees."""
    whole = any(
        one.name.parts[i].role is Role.WORD is other.name.parts[j].role for p in pairs for i in p.one for j in p.other
    )
    return not whole and any(pair.likeness.why is Why.INITIAL for pair in pairs)


def _is_lone(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """One word of a person agrees and the names have more."""
    if Kind.PERSON not in (one.name.kind, other.name.kind):
        return False
    telling = [p for p in pairs if any(one.name.parts[i].role <= Role.INITIAL for i in p.one)]
    words = [sum(part.role <= Role.INITIAL for part in name.name.parts) for name in (one, other)]
    return len(telling) == 1 and len(telling[0].one) == len(telling[0].other) == 1 and max(words) > 1


def _is_middle_initial(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """An initial stands for a word of the other name, while a whole word before it stands for none."""
    used_one, used_other = {i for pair in pairs for i in pair.one}, {j for pair in pairs for j in pair.other}
    return any(
        _follows_free(name, places[0], used)
        for pair in pairs
        if pair.likeness.why is Why.INITIAL
        for name, places, used in ((one, pair.one, used_one), (other, pair.other, used_other))
    )


def _follows_free(name: Weighed, at: int, used: set[int]) -> bool:
    parts = name.name.parts
    return parts[at].role is Role.INITIAL and any(
        part.role is Role.WORD and place not in used for place, part in enumerate(parts[:at])
    )


def _fathers_exchanged(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """A word before "son of" stands for the word after it in the other name, and the reverse."""
    sons, other_sons = sons_of(one.name.parts), sons_of(other.name.parts)
    if not (sons and other_sons):
        return False
    stands = {pair.one[0]: pair.other[0] for pair in pairs if len(pair.one) == len(pair.other) == 1}
    fathers, other_fathers = dict(sons), dict(other_sons)
    return any(
        stands.get(son) == other_fathers[other_son] and stands.get(fathers[son]) == other_son
        for son in fathers
        for other_son in other_fathers
    )


def _only_common_agree(pairs: Sequence[Pair], one: Weighed, other: Weighed) -> bool:
    """Of an organisation, where anything but legal forms and small words differs."""
    if Kind.ORGANISATION not in (one.name.kind, other.name.kind):
        return False
    telling = [p for p in pairs if any(one.name.parts[i].role <= Role.NUMBER for i in p.one)]
    if not all(_is_common(p.one, one) and _is_common(p.other, other) for p in telling):
        return False
    used_one, used_other = {i for pair in pairs for i in pair.one}, {j for pair in pairs for j in pair.other}
    left = any(
        (part.role <= Role.NUMBER or (part.role is Role.PARTICLE and part.word.text not in EMPTY_WORDS))
        and at not in used
        for name, used in ((one, used_one), (other, used_other))
        for at, part in enumerate(name.name.parts)
    )
    return left or any(p.likeness.why is not Why.SAME for p in telling)


def _is_common(places: Iterable[int], name: Weighed) -> bool:
    return all(name.name.parts[at].word.is_common for at in places)


def _is_disordered(pairs: Sequence[Pair]) -> bool:
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
    """The score with its reasons; their points and 1 add up to it (to 0 where they would go below)."""
    if not one.weights or not other.weights:
        return Scored(0.0, (Because(-1.0, "nothing in one of the names can be read"),))
    pairs = align(one, other)
    sums = _sums(pairs, one, other)
    told = [_pair_told(pair, one, other, sums.whole) for pair in sorted(pairs, key=lambda pair: pair.one)]
    told += _left_told(pairs, one, other, sums, names)
    told += _whole(pairs, one, other)
    return Scored(score(one, other), tuple(told))


def _pair_told(pair: Pair, one: Weighed, other: Weighed, whole: float) -> Because:
    weight = (_weight(pair.one, one) + _weight(pair.other, other)) / 2
    points = -weight * near_cost(1 - pair.likeness.degree) / whole
    left, right = _written(pair.one, one), _written(pair.other, other)
    if pair.likeness.why is Why.SAME:
        return Because(points, f'"{left}" = "{right}"')
    return Because(points, f'"{left}" ~ "{right}" ({LIKE_WORDS[pair.likeness.why]})')


def _left_told(
    pairs: Sequence[Pair], one: Weighed, other: Weighed, sums: _Sums, names: tuple[str, str]
) -> list[Because]:
    """What is left over, each word with its part of the cost of all that is."""
    lost = cost("other") * sums.against / sums.whole + _missing(sums, one, other)
    used_one, used_other = {i for pair in pairs for i in pair.one}, {j for pair in pairs for j in pair.other}
    left = [(at, one, names[0]) for at in range(len(one.weights)) if at not in used_one]
    left += [(at, other, names[1]) for at in range(len(other.weights)) if at not in used_other]
    whole = sum(name.weights[at] for at, name, _ in left) or 1.0
    return [
        Because(-lost * name.weights[at] / whole, f'"{name.name.parts[at].written}" in {where} only{_remark(name, at)}')
        for at, name, where in left
    ]


def _remark(name: Weighed, at: int) -> str:
    part, weight = name.name.parts[at], name.weights[at]
    match part.role:
        case Role.FORM:
            return " (a legal form)"
        case Role.TITLE:
            return " (a title)"
        case Role.PARTICLE:
            return " (a small word)"
        case Role.WORD if weight <= weight_of("common"):
            return " (a common word)"
        case _:
            return ""


def _written(places: Iterable[int], name: Weighed) -> str:
    return " ".join(name.name.parts[at].written for at in places)
