"""From the names that share words with queries to those that may reach a threshold, for whole batches.

Most names share one word with a query, and one is seldom enough: these are passed over first. Of the others a bound on the
score is found (:mod:`inforce.names.bounds`); where it reaches the threshold only because words that did not find each other
might be alike, they are looked at (:mod:`inforce.names.leftover`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import Floats, Numbers, Sizes, first_of_each, ordered, ranges, run_lengths
from inforce.names.atoms import LETTER, Outlines
from inforce.names.bounds import Bounds
from inforce.names.index import NameIndex
from inforce.names.leftover import HEARD, JOINED, Leftover, most_costly
from inforce.names.parts import Kind
from inforce.names.reaches import NOTHING, Reaches
from inforce.names.score import cost
from inforce.names.shared import MINE, SURE, THEIRS, WORDS, Places, Shared, Sums
from inforce.names.words import Word

SLACK = 0.04
"""By how much a bound may lie below the score: likenesses that are not looked up, weights that depend on neighbours."""
NARROWED_FROM = 0.5
"""The threshold from which names that share one word only are passed over, and words that are left over looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Of a batch, parallel arrays: the query, the name and the bound; sorted by query, the highest bound first."""

    query: Numbers
    name: Numbers
    bound: Sizes

    def of(self, queries: Numbers) -> "Candidates":
        """Those of queries each of which may be read in several ways, by the way with the highest bound. ``queries``: whose
        reading each is."""
        query = queries[self.query]
        order = np.lexsort((-self.bound, self.name, query))
        query, name = query[order], self.name[order]
        first = np.append(True, (query[1:] != query[:-1]) | (name[1:] != name[:-1]))[: len(query)].nonzero()[0]
        query, name, bound = query[first], name[first], self.bound[order[first]]
        order = np.lexsort((name, -bound, query))
        return Candidates(query[order], name[order], bound[order])


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Parallel arrays: a word of a query found in a name. ``row``: the word's place in the batch; ``at``: where it stands among
    what words reach."""

    query: Numbers
    name: Numbers
    row: Numbers
    at: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Parallel arrays: words of a query that are written together in a name. ``row``: the place of the first one in the batch.
    ``heard``: how many of the last may be so by their sounds alone."""

    query: Numbers
    name: Numbers
    row: Numbers
    shared: Shared
    heard: int


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Parallel arrays: a query and a name, with the run of what is found of it there: where in the ``order`` it begins, and
    how long it is."""

    query: Numbers
    name: Numbers
    starts: Numbers
    lengths: Numbers

    def found(self) -> Numbers:
        """Where in the order all of what is found stands."""
        return ranges(self.starts, self.lengths)

    def those(self, kept: Numbers | NDArray[np.bool_]) -> "_Pairs":
        return _Pairs(self.query[kept], self.name[kept], self.starts[kept], self.lengths[kept])


class Narrowing:
    """Of one batch. ``words``: of the atoms; ``left``: the words that were not followed, one in a query at most, by their
    places in the batch."""

    def __init__(
        self,
        index: NameIndex,
        reaches: Reaches,
        words: Sequence[Word],
        outlines: Outlines,
        kinds: Sequence[Kind],
        left: Numbers,
    ) -> None:
        self._index, self._reaches, self._words, self._kinds = index, reaches, words, kinds
        self._outlines, self._left = outlines, left
        self._left_of = np.full(outlines.count, -1, np.int64)
        self._left_of[outlines.query[left]] = left
        self._highest = Bounds(outlines, index, kinds)
        self._name_bits = np.int64(max(index.size, 1).bit_length())

    def candidates(self, found: Found, joined: Joined | None, threshold: float, least: float) -> Candidates:
        """What may reach the threshold, and by words alone the least that it must. ``joined``: words of queries that are
        written together in names."""
        pairs, order = self._pairs(found, joined)
        rows = found.row if joined is None else np.concatenate([found.row, joined.row])
        has_left, is_joined = self._has_left(pairs), self._are_joined(pairs, joined)
        is_narrowed = max(threshold, least) >= NARROWED_FROM
        if is_narrowed:
            is_enough = self._are_enough(found, rows, order[pairs.starts], max(threshold, least) - SLACK)
            kept = ((pairs.lengths > 1) | has_left | is_joined | is_enough).nonzero()[0]
            pairs, has_left, is_joined = pairs.those(kept), has_left[kept], is_joined[kept]
        sums = Sums.of(self._shared_words(found, joined, order[pairs.found()]), pairs.lengths)
        sums = self._with_left(sums, pairs, has_left.nonzero()[0])
        sums.values[WORDS] += is_joined
        bound, share = self._highest(sums, pairs.query, pairs.name)
        weak = self._index.arrays["name_weak"].take(pairs.name) * (cost("weak") * is_narrowed)
        spare = np.minimum(bound - least, bound - weak - threshold) + SLACK
        kept = (spare >= 0).nonzero()[0]
        pairs, bound, spare, share, has_left = pairs.those(kept), bound[kept], spare[kept], share[kept], has_left[kept]
        risk = share * most_costly() + cost("number")
        doubtful = (is_joined[kept] | ((share > 0) & (risk > spare))).nonzero()[0]
        if is_narrowed and len(doubtful):
            those, rest = pairs.those(doubtful), sums.places[kept[doubtful]]
            at = order[those.found()]
            how = np.where(
                at < len(found.row), 0, np.where(at < len(rows) - (joined.heard if joined else 0), JOINED, HEARD)
            )
            bits = self._found_bits(those, rows[at], how, has_left[doubtful])
            may = self._may_reach(those, bits, rest, share[doubtful], spare[doubtful])
            kept = np.delete(np.arange(len(bound)), doubtful[~may])
            pairs, bound = pairs.those(kept), bound[kept]
        in_order = np.lexsort((pairs.name, -bound, pairs.query))
        return Candidates(pairs.query[in_order], pairs.name[in_order], bound[in_order])

    def _pairs(self, found: Found, joined: Joined | None) -> tuple[_Pairs, Numbers]:
        """The queries and names that share words, and the order in which the words of each stand side by side."""
        both = self._keys(found.query, found.name)
        if joined is not None:
            both = np.concatenate([both, self._keys(joined.query, joined.name)])
        both, order = ordered(both)
        starts = first_of_each(both).nonzero()[0]
        lengths, both = run_lengths(starts, len(both)), both[starts]
        query, name = both >> self._name_bits, both & ((np.int64(1) << self._name_bits) - 1)
        return _Pairs(query, name, starts, lengths), order

    def _are_enough(self, found: Found, rows: Numbers, first: Numbers, threshold: float) -> NDArray[np.bool_]:
        """Which of words found may be enough where nothing else is shared. ``first``: their places among all."""
        alike, same = (highest >= threshold for highest in self._highest.alone(self._outlines))
        row = rows[first]
        are = alike[row]
        doubtful = (same[row] & ~are & (first < len(found.row))).nonzero()[0]
        are[doubtful] = self._reaches.are_same(found.at[first[doubtful]])
        return are

    def _keys(self, query: Numbers, name: Numbers) -> Numbers:
        """A query and a name in one number."""
        return (query << self._name_bits) | name

    def _shared_words(self, found: Found, joined: Joined | None, at: Numbers) -> Shared:
        """What is shared by words found, told by their places, those that are written together after the others."""
        if joined is None:
            return _shared(self._outlines, found.row[at], *self._reaches.at(found.at[at]))
        is_joined = at >= len(found.row)
        single, together = (~is_joined).nonzero()[0], is_joined.nonzero()[0]
        alone = at[single]
        return Shared.of_two(
            _shared(self._outlines, found.row[alone], *self._reaches.at(found.at[alone])),
            single,
            joined.shared.in_order(at[together] - len(found.row)),
            together,
        )

    def _are_joined(self, pairs: _Pairs, joined: Joined | None) -> NDArray[np.bool_]:
        """Which names have several words of their query as one."""
        are = np.zeros(len(pairs.query), np.bool_)
        if joined is not None:
            are[self._keys(pairs.query, pairs.name).searchsorted(self._keys(joined.query, joined.name))] = True
        return are

    # Words that were not followed

    def _has_left(self, pairs: _Pairs) -> NDArray[np.bool_]:
        """Which names have the word of their query that was not followed."""
        if not len(self._left):
            return np.zeros(len(pairs.query), np.bool_)
        atoms = np.full(self._outlines.count, NOTHING, np.int64)
        atoms[self._outlines.query[self._left]] = self._outlines.atom[self._left]
        return self._reaches.have(atoms, pairs.query, pairs.name)

    def _with_left(self, sums: Sums, pairs: _Pairs, at: Numbers) -> Sums:
        """Sums with the words that were not followed, for the pairs in which the names have them."""
        if not len(at):
            return sums
        row, name = self._left_of[pairs.query[at]], pairs.name[at]
        atoms, which = np.unique(self._outlines.atom[row], return_inverse=True)
        lengths, places = self._reaches.of(atoms)
        keys = (np.arange(len(atoms)).repeat(lengths) << self._name_bits) | self._reaches.names(places)
        place = places[keys.searchsorted((which << self._name_bits) | name)]
        return sums.with_more(at, _shared(self._outlines, row, *self._reaches.at(place)))

    # Words that are left over

    def _found_bits(self, pairs: _Pairs, rows: Numbers, how: Numbers, has_left: NDArray[np.bool_]) -> Numbers:
        """The places of the words of queries that find names, as bits. ``how``: JOINED or HEARD where they are several."""
        first = self._outlines.query.searchsorted(pairs.query)
        bits = np.where(how > 0, how, np.int64(1) << (rows - first.repeat(pairs.lengths)))
        of_each = np.bitwise_or.reduceat(bits, pairs.lengths.cumsum() - pairs.lengths)
        left = np.int64(1) << np.maximum(self._left_of[pairs.query] - first, 0)
        return np.asarray(of_each | left * has_left, np.int64)

    def _may_reach(
        self, pairs: _Pairs, found: Numbers, places: Places, share: Sizes, spare: Sizes
    ) -> NDArray[np.bool_]:
        """Which names may score enough when the words are looked at that are left over."""
        may = np.zeros(len(found), np.bool_)
        leftover, last = None, -1
        columns = (pairs.query, found, pairs.name, places, share, spare)
        for at, (query, bits, name, there, risk, more) in enumerate(
            zip(*(each.tolist() for each in columns), strict=True)
        ):
            if leftover is None or query != last:
                leftover, last = self._leftover(query), query
            may[at] = leftover.may_reach(bits, name, there, risk, more)
        return may

    def _leftover(self, query: int) -> Leftover:
        first, last = self._outlines.query.searchsorted([query, query + 1]).tolist()
        atoms, telling = self._outlines.atom[first:last].tolist(), self._outlines.telling[first:last].tolist()
        words = [None if tells == LETTER else self._words[atom] for atom, tells in zip(atoms, telling, strict=True)]
        return Leftover(self._index, words, self._kinds[query])


def _shared(outlines: Outlines, row: Numbers, there: Floats, places: Places) -> Shared:
    """Words of a batch with their weight and likeness in names."""
    values = np.empty((4, len(places)))
    values[SURE], values[MINE] = outlines.sure[row], outlines.weight[row]
    values[THEIRS:] = there
    return Shared(values, places)
