"""One query in plain numbers, and how high the score of a name may be that shares words with it: what
:mod:`inforce.names.shared` and :mod:`inforce.names.bounds` are for whole batches, to the same figures.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inforce.names import bounds
from inforce.names.atoms import LETTER, MUCH, PERHAPS, Told
from inforce.names.index import KINDS, NameIndex
from inforce.names.parts import ANY, PERSON, Kind
from inforce.names.score import cost
from inforce.names.shared import LONE_BELOW, STEPS, near_costs
from inforce.names.words import Word, letters_of

WORTH_LEAVING = 40
"""Names within a word's reach from which it is worth not following it."""
LEFT_SHARE = 0.4
"""The share of a query's weight that may be left unfollowed: names that share no more cannot reach a threshold of 0.5."""
LEFT_SHARE_OF_TWO = 0.62
"""The same of a person's name of two words, of which one alone is never enough."""
WORDS = (MUCH, PERHAPS)


class SharedWord(NamedTuple):
    """A word of a query that a name has too: see :class:`inforce.names.shared.Shared`."""

    sure: float
    mine: float
    theirs: float
    degree: float
    place: int

    def or_better(self, other: "SharedWord") -> "SharedWord":
        """The best of both, which are of one word of the name."""
        (sure, mine, theirs, degree, place), each = self, other
        return SharedWord(
            max(sure, each.sure), max(mine, each.mine), max(theirs, each.theirs), max(degree, each.degree), place
        )


class Asked:
    """A query: its words' weights, and what follows from them for every name."""

    def __init__(self, kind: Kind, words: Sequence[Word], told: Sequence[Told]) -> None:
        self.kind, self.words, self.telling = kind, words, [each.telling for each in told]
        self.weights = _weights(kind, told)
        self.sure = [
            weight if telling == MUCH else 0.0 for weight, telling in zip(self.weights, self.telling, strict=True)
        ]
        self.total, self.count = sum(self.sure), self.telling.count(MUCH)
        letters = [at for at, telling in enumerate(self.telling) if telling == LETTER]
        self.initials = letters_of(text[0] for at in letters for text in words[at].texts)
        self.letters = sum(self.weights[at] for at in letters) * bounds.INITIAL_FINDS
        is_lone = kind is PERSON and not letters and self.count > 1
        self.lone = cost("lone_word") if is_lone else 0.0
        self.kinds = _kind_costs()[kind]

    def left(self, lengths: Sequence[int]) -> int | None:
        """The word that is not followed, by its place. ``lengths``: of what each word finds."""
        longest, length = None, WORTH_LEAVING - 1
        for at, telling in enumerate(self.telling):
            if lengths[at] > length and telling in WORDS:
                longest, length = at, lengths[at]
        if longest is None or self.telling[longest] != MUCH:
            return None
        share = LEFT_SHARE_OF_TWO if self.kind is PERSON and self.count == 2 else LEFT_SHARE
        return longest if self.weights[longest] < share * self.total else None

    def alone(self, at: int) -> tuple[float, float]:
        """See :meth:`inforce.names.bounds.Bounds.alone`."""
        if self.letters:
            return 1.0, 1.0
        weight, sure, is_other = self.weights[at], self.sure[at], self.kind is not PERSON and self.kind is not ANY
        share = max(self.total - sure, 0.0) / ((weight + (1.0 if is_other else bounds.MOST_WEIGHT)) / 2)
        step = int(min(share * STEPS / bounds.MOST_SHARE, STEPS))
        same = lost = _alone_costs()[is_other][step] + self.lone
        if self.kind is not PERSON and weight >= bounds.TELLING:
            same = min(lost, cost("missing_most"))
        return 1 - (lost if sure > 0 else same), 1 - same


def _weights(kind: Kind, told: Sequence[Told]) -> list[float]:
    """Words of a person in capitals beside other words weigh as surnames do."""
    if kind is PERSON:
        are_capital = [each.is_capital for each in told if each.telling in WORDS]
        if any(are_capital) and not all(are_capital):
            return [each.as_surname if each.is_capital and each.telling in WORDS else each.weight for each in told]
    return [each.weight for each in told]


def once(shared: list[SharedWord]) -> list[SharedWord]:
    """Every listed word once, as if found by the best of all that find it."""
    found: dict[int, SharedWord] = {}
    for at, each in enumerate(shared):
        key = each.place or -1 - at
        other = found.get(key)
        found[key] = each if other is None else each.or_better(other)
    return list(found.values())


class SummedWords:
    """See :class:`inforce.names.shared.Sums`."""

    def __init__(self, shared: list[SharedWord]) -> None:
        self.words = self.places = 0
        self.surely = self.found = self.paired = self.near = self.exactly = 0.0
        for each in shared:
            paired, near = _paired(each)
            self.words += 1 if each.place else 2
            self.surely += each.sure
            self.found += each.theirs
            self.paired += paired
            self.near += near
            if each.sure > 0:
                self.exactly += near
            self.places |= each.place

    def add(self, more: SharedWord) -> None:
        """One more shared word; where that would be the only listed word that is shared already, the better of both."""
        paired, near = _paired(more)
        if self.places & more.place and (self.words < LONE_BELOW or self.near == 0):
            self.surely, self.paired = max(self.surely, more.sure), max(self.paired, paired)
            self.near, self.exactly = min(self.near, near), min(self.exactly, near)
        else:
            self.words += 1 if more.place else 2
            self.surely += more.sure
            self.found += more.theirs
            self.paired += paired
            self.near += near
            self.exactly += near
        self.places |= more.place


def _paired(shared: SharedWord) -> tuple[float, float]:
    """The mean of the weights on both sides, and what the difference costs."""
    paired = (shared.mine + shared.theirs) / 2
    return paired, paired * _near_costs()[int((1 - shared.degree) * STEPS)]


def bound_of(asked: Asked, sums: SummedWords, index: NameIndex, name: int) -> tuple[float, float]:
    """See :class:`inforce.names.bounds.Bounds`."""
    arrays = index.arrays
    left_one, left_other = max(asked.total - sums.surely, 0.0), max(arrays["name_total"].item(name) - sums.found, 0.0)
    lost, whole = sums.near, sums.paired
    if asked.initials:
        there = (asked.initials & arrays["name_letters"].item(name)).bit_count()
        initials = min(asked.letters * (there / asked.initials.bit_count()), left_other)
        left_other -= initials
        lost, whole = sums.near + initials * bounds.initial_cost(), sums.paired + initials
    against, most = min(left_one, left_other), max(left_one, left_other)
    whole = max(whole + most, 1e-6)
    lost = (lost + bounds.against_cost() * against) / whole
    kind = arrays["name_kind"].item(name)
    row = _rows()[kind]
    if row == bounds.CAPPED and (sums.exactly > 0 or against >= bounds.FORM or sums.found < bounds.TELLING):
        row = 0
    missing = _missing_costs()[row][int((most - against) / whole * STEPS)]
    is_name = asked.count == 1 and row == bounds.OF_PERSON and sums.found >= bounds.RARE
    if is_name and sums.near <= sums.paired * bounds.family_name_near():
        missing = min(missing, cost("family_name"))
    lost += missing
    if sums.words < LONE_BELOW:
        lost += asked.lone
    lost += asked.kinds[kind]
    return 1 - lost, against / whole


# The tables of bounds, in plain numbers


@cache
def _near_costs() -> list[float]:
    return near_costs()


@cache
def _alone_costs() -> list[list[float]]:
    found: list[list[float]] = bounds.alone_costs().tolist()
    return found


@cache
def _missing_costs() -> list[list[float]]:
    found: list[list[float]] = bounds.missing_costs().tolist()
    return found


@cache
def _rows() -> list[int]:
    found: list[int] = bounds.ROWS.tolist()
    return found


@cache
def _kind_costs() -> dict[Kind, list[float]]:
    return dict(zip(KINDS, bounds.kind_costs().tolist(), strict=True))
