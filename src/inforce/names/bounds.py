"""How high a score may be, from the words that a query and a name share: :mod:`inforce.names.score` for whole batches,
always in favour of the match."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from inforce.names.arrays import Numbers, Sizes
from inforce.names.atoms import LETTER, Outlines
from inforce.names.findable import UNFOUND
from inforce.names.index import KINDS, NameIndex
from inforce.names.parts import Kind
from inforce.names.score import cost, missing_cost, near_cost
from inforce.names.shared import LONE_BELOW, STEPS, Sums, bits
from inforce.names.similarity import number
from inforce.names.weigh import weight_of

INITIAL_FINDS = 2
"""How much more than an initial weighs the word that it may stand for, at most."""


class Bounds:
    """How high scores of a batch may be."""

    def __init__(self, outlines: Outlines, index: NameIndex, kinds: Sequence[Kind]) -> None:
        self._totals = outlines.totals
        self._initials, self._has_initials = outlines.letters, bool(outlines.letters.any())
        several = outlines.counts > 1
        if self._has_initials:
            self._letters = outlines.total(LETTER) * INITIAL_FINDS
            several = (outlines.counts + outlines.words(LETTER) > 1) & (self._letters == 0)
        self._lone = (several & outlines.is_person) * cost("lone_word")
        self._single = outlines.counts == 1
        self._has_single = bool(self._single.any())
        self._are_other = np.array([kind not in (Kind.PERSON, Kind.ANY) for kind in kinds], np.bool_)
        self._kinds = kind_costs()[[KINDS.index(kind) for kind in kinds]]
        self._name_letters = index.arrays["name_letters"]
        self._name_totals = index.arrays["name_total"]
        self._name_kinds = index.arrays["name_kind"]

    def __call__(self, sums: Sums, query: Numbers, name: Numbers) -> tuple[Sizes, Sizes]:
        """Of queries and names; and the share of the whole that stands against other words."""
        words, sure, found, paired, near, exactly = sums.values
        left_one = np.maximum(self._totals[query] - sure, 0)
        left_other = np.maximum(self._name_totals[name] - found, 0)
        lost, whole = near, paired
        if self._has_initials:
            initials = np.minimum(self._found(query, name), left_other)
            left_other = left_other - initials
            lost, whole = near + initials * initial_cost(), paired + initials
        against, most = np.minimum(left_one, left_other), np.maximum(left_one, left_other)
        whole = np.maximum(whole + most, 1e-6)
        lost = (lost + against_cost() * against) / whole
        kind = self._name_kinds[name]
        row = ROWS[kind]
        row[(row == CAPPED) & ((exactly > 0) | (against >= FORM) | (found < TELLING))] = 0
        share = ((most - against) / whole * STEPS).astype(np.int32)
        missing = missing_costs().take(row * np.int32(STEPS + 1) + share)
        if self._has_single:
            is_name = self._single[query] & (row == OF_PERSON) & (found >= RARE) & (near <= paired * family_name_near())
            missing = np.where(is_name, np.minimum(missing, cost("family_name")), missing)
        lost += missing
        lost += self._lone[query] * (words < LONE_BELOW)
        lost += self._kinds.take(query * len(KINDS) + kind)
        return 1 - lost, against / whole

    def alone(self, outlines: Outlines) -> tuple[Sizes, Sizes]:
        """Of each word of a batch how high a score may be where it is all that a name shares with another one, if it is like the
        other's word and if it is the same; 1 beside initials."""
        query, weight = outlines.query, outlines.weight
        is_other = self._are_other[query]
        most = np.where(is_other, 1.0, MOST_WEIGHT)
        share = np.maximum(self._totals[query] - outlines.sure, 0) / ((weight + most) / 2)
        at = np.minimum(share * STEPS / MOST_SHARE, STEPS).astype(np.int64)
        lost = alone_costs()[is_other.astype(np.int64), at] + self._lone[query]
        telling = ~outlines.is_person[query] & (weight >= TELLING)  # it may be the rarest word of the longer name
        same = np.where(telling, np.minimum(lost, cost("missing_most")), lost)
        alike = np.where(outlines.sure > 0, lost, same)
        is_bound = (outlines.letters == 0)[query]
        return np.where(is_bound, 1 - alike, 1.0), np.where(is_bound, 1 - same, 1.0)

    def _found(self, query: Numbers, name: Numbers) -> Sizes:
        """The weight of the words that a query's initials may stand for in a name."""
        found = np.zeros(len(query))
        at = self._initials[query].nonzero()[0]
        initials = self._initials[query[at]]
        share = bits(initials & self._name_letters[name[at]]) / bits(initials)
        found[at] = self._letters[query[at]] * share
        return found


@cache
def against_cost() -> float:
    """What words cost at least that stand against others, as far as was looked up."""
    return near_cost(1 - UNFOUND)


MOST_WEIGHT = weight_of("surname")
MOST_SHARE = 4


@cache
def alone_costs() -> Sizes:
    """What the rest of a name costs at least, by its weight as a share of what is paired (``STEPS`` of them up to
    ``MOST_SHARE``), whatever the other name has: row 0 of persons and names of unknown kind, row 1 of others."""
    mine = (np.arange(STEPS + 1) * (MOST_SHARE / STEPS))[:, None]
    theirs = np.linspace(0, 4 * MOST_SHARE, STEPS)[None, :]
    whole = 1 + np.maximum(mine, theirs)
    missing = (np.abs(mine - theirs) / whole * STEPS).astype(np.int64)
    against = against_cost() * np.minimum(mine, theirs) / whole
    known = missing_costs()
    return np.array([(against + costs[missing]).min(axis=1) for costs in (known[:2].min(axis=0), known[0])])


@cache
def initial_cost() -> float:
    """What an initial costs at least: it may weigh less than the word that it stands for."""
    return near_cost(1 - number("initial")) * 0.75


@cache
def kind_costs() -> Sizes:
    """What names of kinds (columns) cost with queries of kinds (rows)."""
    return np.array([[0.0 if one.may_be(other) else cost("kind") for other in KINDS] for one in KINDS])


OF_PERSON, CAPPED = 1, 2
ROWS = np.array(
    [OF_PERSON if kind is Kind.PERSON else CAPPED if kind is Kind.ORGANISATION else 0 for kind in KINDS], np.int32
)
"""The row of :func:`missing_costs` for each kind of listed names."""


FORM = weight_of("form")
"""The weight of what may be left over of the shorter name."""
TELLING = weight_of("telling") - 0.01
RARE = weight_of("rare") - 0.01


@cache
def family_name_near() -> float:
    """What the difference of a family name costs at most that stands for the whole name, as a share of its weight."""
    return near_cost(1 - cost("family_name_like")) + 0.01


@cache
def missing_costs() -> Sizes:
    """Of shares of the whole: row 0 of others, row 1 of persons, row 2 of organisations where the shorter name may have
    the rarest word of the longer."""
    return np.array(
        [
            [missing_cost(at / STEPS, of_person=False) for at in range(STEPS + 1)],
            [missing_cost(at / STEPS, of_person=True) for at in range(STEPS + 1)],
            [min(missing_cost(at / STEPS, of_person=False), cost("missing_most")) for at in range(STEPS + 1)],
        ]
    )
