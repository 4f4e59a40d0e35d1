"""Which listed names may be a queried one: found by arrays for whole batches, scored by no one yet.

Each telling word of a query is looked up once, whatever names it stands in: the words of the index that are like it, and
the names that have them. Over all words of a query these give, for every name that shares any, a bound on its score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.index import FILTER_BITS, KINDS, TELLING, NameIndex, looked_up, runs
from inforce.names.parse import Kind, Role
from inforce.names.score import cost, missing_cost, near_cost
from inforce.names.similarity import degrees_of, likeness, number
from inforce.names.weigh import Weighed
from inforce.names.words import Word

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

LIKE = 0.66
"""Words less alike than this do not find each other."""
SLACK = 0.03
"""By how much a bound may lie below the score: likenesses that are not looked up."""
MOST_REMEMBERED = 20_000_000
"""Names under words that a process remembers, 12 bytes each."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """The names that a word finds, with its likeness to their word and that word's weight there."""

    names: NDArray[np.int32]
    degrees: Floats
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Of a batch, parallel arrays: the query, the name and the bound; sorted by query, the highest bound first."""

    query: Numbers
    name: Numbers
    bound: Floats


@dataclass(slots=True, eq=False)
class Finder:
    """An index with what has been looked up in it."""

    index: NameIndex
    _reach: dict[Word, Reach] = field(default_factory=dict)
    _remembered: int = 0

    def candidates(self, queries: Sequence[Weighed], threshold: float) -> Candidates:
        """The names that may reach the threshold with each query."""
        rows = _Rows()
        self._look_up(dict.fromkeys(p.word for q in queries for p in q.name.parts if p.role in TELLING))
        for at, query in enumerate(queries):
            for part, weight in zip(query.name.parts, query.weights, strict=True):
                if part.role in TELLING:
                    rows.add(at, weight, self._reach[part.word])
        self._add_joined(rows, queries)
        return _bounded(rows, queries, self.index, threshold)

    # Words

    def _look_up(self, words: dict[Word, None]) -> None:
        new = [word for word in words if word not in self._reach]
        if not new:
            return
        if self._remembered > MOST_REMEMBERED:
            self._reach.clear()
            self._remembered = 0
            new = list(words)
        hashes, places = looked_up(new)
        found: list[dict[int, float]] = [{} for _ in new]
        for place, number_ in self._likely(new, *_unique_pairs(*self._hits(hashes, places))):
            degree = likeness(new[place], self.index.word(number_)).degree
            if degree >= LIKE:
                found[place][number_] = degree
        for word, like in zip(new, found, strict=True):
            reach = self._reach[word] = self._names_of(like)
            self._remembered += len(reach.names)

    def _likely(self, words: list[Word], places: Numbers, numbers: Numbers) -> Iterator[tuple[int, int]]:
        """Those of many pairs of words that may be alike: by their first keys, or for another reason than letters."""
        there = [self.index.word(number) for number in numbers.tolist()]
        here = [words[place] for place in places.tolist()]
        plain = np.array([a.is_plain and b.is_plain for a, b in zip(here, there, strict=True)], bool)
        degrees = degrees_of(
            [w.keys[0] for w in here],
            [w.keys[0] for w in there],
            [w.skeletons[0] for w in here],
            [w.skeletons[0] for w in there],
        )
        kept = np.flatnonzero((degrees >= LIKE) | ~plain)
        return zip(places[kept].tolist(), numbers[kept].tolist(), strict=True)

    def _hits(self, hashes: hashing.Hashes, places: hashing.Places) -> tuple[hashing.Places, hashing.Places]:
        """The places and the words of the index under their hashes."""
        keys = self.index.arrays["key"]
        low = hashes & np.uint64(FILTER_BITS - 1)
        bits = self.index.arrays["key_filter"][(low >> np.uint64(3)).astype(np.int64)]
        there = ((bits >> (low & np.uint64(7)).astype(np.uint8)) & 1).astype(bool)
        hashes, places = hashes[there], places[there]
        first = np.searchsorted(keys, hashes, "left")
        counts = np.searchsorted(keys, hashes, "right") - first
        return np.repeat(places, counts), self.index.arrays["key_word"][_ranges(first, counts)].astype(np.int64)

    def _names_of(self, like: dict[int, float]) -> Reach:
        """The names in which any of some words stands, each once, with the likest."""
        arrays = self.index.arrays
        if not like:
            return _NOWHERE
        words = np.fromiter(like, np.int64, len(like))
        ends = arrays["posting_ends"]
        first = np.where(words > 0, ends[words - 1], 0)
        counts = ends[words] - first
        at = _ranges(first, counts)
        names, weights = arrays["posting_name"][at], arrays["posting_weight"][at]
        degrees = np.repeat(np.fromiter(like.values(), np.float32, len(like)), counts)
        if len(words) > 1:
            order = np.lexsort((-degrees, names))
            names, weights, degrees = names[order], weights[order], degrees[order]
            kept = np.concatenate([[True], names[1:] != names[:-1]])
            names, weights, degrees = names[kept], weights[kept], degrees[kept]
        return Reach(names, degrees, weights)

    # Words written together

    def _add_joined(self, rows: "_Rows", queries: Sequence[Weighed]) -> None:
        self._add_parted(rows, queries)
        texts, of, weights = [], [], []
        for at, query in enumerate(queries):
            for text, places in runs(query.name):
                texts.append(f"={text}")
                of.append(at)
                weights.append(sum(query.weights[place] for place in places))
        places_, words = self._hits(hashing.exact(texts), np.arange(len(texts)))
        for place, word in zip(places_.tolist(), words.tolist(), strict=True):
            reach = self._names_of({word: number("joined")})
            rows.add(of[place], weights[place], reach)

    def _add_parted(self, rows: "_Rows", queries: Sequence[Weighed]) -> None:
        """Words of the queries that listed names have in parts."""
        joints = self.index.arrays["joint"]
        at = [(q, i) for q, query in enumerate(queries) for i, p in enumerate(query.name.parts) if p.role is Role.WORD]
        hashes = hashing.exact([queries[q].name.parts[i].word.text for q, i in at])
        first = np.searchsorted(joints, hashes, "left")
        counts = np.searchsorted(joints, hashes, "right") - first
        for place in np.flatnonzero(counts).tolist():
            q, i = at[place]
            names = self.index.arrays["joint_name"][first[place] : first[place] + counts[place]]
            weight = queries[q].weights[i]
            totals = self.index.arrays["name_total"][names]
            rows.add(q, weight, Reach(names, np.full(len(names), number("joined"), np.float32), totals))


_NOWHERE = Reach(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32))


@dataclass(slots=True, eq=False)
class _Rows:
    """What the words of a batch find."""

    query: list[int] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)

    def add(self, query: int, weight: float, reach: Reach) -> None:
        if len(reach.names):
            self.query.append(query)
            self.weight.append(weight)
            self.reach.append(reach)


def _unique_pairs(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    both = np.sort((one << np.int64(32)) | other)
    both = both[np.concatenate([[True], both[1:] != both[:-1]])] if len(both) else both
    return both >> np.int64(32), both & np.int64(0xFFFFFFFF)


def _ranges(first: Numbers, counts: Numbers) -> Numbers:
    """All numbers of ranges that begin at ``first``, one after the other."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    starts = np.cumsum(counts) - counts
    ranges: Numbers = np.arange(total, dtype=np.int64) + np.repeat(first - starts, counts)
    return ranges


# Bounds


def _bounded(rows: _Rows, queries: Sequence[Weighed], index: NameIndex, threshold: float) -> Candidates:
    """For each query and name that share words, how high the score may be."""
    if not rows.query:
        return Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    counts = [len(reach.names) for reach in rows.reach]
    query = np.repeat(np.array(rows.query, np.int64), counts)
    mine = np.repeat(np.array(rows.weight, np.float32), counts)
    name = np.concatenate([reach.names for reach in rows.reach]).astype(np.int64)
    theirs = np.concatenate([reach.weights for reach in rows.reach])
    degree = np.concatenate([reach.degrees for reach in rows.reach])
    both = query * index.size + name
    order = np.argsort(both, kind="stable")
    both = both[order]
    starts = np.flatnonzero(np.concatenate([[True], both[1:] != both[:-1]]))
    paired = (mine + theirs) / 2
    near = paired * _near_costs(1 - degree)
    sums = [np.add.reduceat(each[order], starts) for each in (mine, theirs, paired, near)]
    query, name = both[starts] // index.size, both[starts] % index.size
    of_person = index.arrays["name_kind"][name] == KINDS.index(Kind.PERSON)
    bound = _bound(sums, _queries(queries)[query], index.arrays["name_total"][name], of_person)
    bound -= _kind_costs(queries)[query, index.arrays["name_kind"][name]]
    kept = bound >= threshold - SLACK
    query, name, bound = query[kept], name[kept], bound[kept]
    order = np.lexsort((name, -bound, query))
    return Candidates(query[order], name[order], bound[order])


def _queries(queries: Sequence[Weighed]) -> Floats:
    """The weight of telling words in each query, and that of its initials, which may find any name."""
    totals = [
        (
            sum(w for p, w in zip(q.name.parts, q.weights, strict=True) if p.role in TELLING),
            sum(w for p, w in zip(q.name.parts, q.weights, strict=True) if p.role is Role.INITIAL),
        )
        for q in queries
    ]
    return np.array(totals, np.float32)


def _bound(sums: list[Floats], query: Floats, name_total: Floats, of_person: NDArray[np.bool_]) -> Floats:
    mine, theirs, paired, near = sums
    left_one = np.maximum(query[:, 0] - mine, 0)
    left_other = np.maximum(name_total - theirs, 0)
    initials = np.minimum(query[:, 1] * 2, left_other)  # an initial may stand for a word of more weight
    left_other = left_other - initials
    against = np.minimum(left_one, left_other)
    missing = np.abs(left_one - left_other)
    whole = np.maximum(paired + initials + np.maximum(left_one, left_other), 1e-6)
    lost = (near + cost("other") * against) / whole
    share = missing / whole
    gone = np.where(of_person, _missing_costs(share, of_person=True), _missing_costs(share, of_person=False))
    return np.asarray(1 - lost - gone, np.float32)


def _missing_costs(shares: Floats, *, of_person: bool) -> Floats:
    known = np.array([missing_cost(at / _STEPS, of_person=of_person) for at in range(_STEPS + 1)], np.float32)
    return known[(shares * _STEPS).astype(np.int64)]


_STEPS = 200


def _near_costs(differences: Floats) -> Floats:
    known = np.array([near_cost(at / _STEPS) for at in range(_STEPS + 1)], np.float32)
    return known[(differences * _STEPS).astype(np.int64)]


def _kind_costs(queries: Sequence[Weighed]) -> Floats:
    """What a name of each kind costs with each query."""
    table = {kind: [0.0 if kind.may_be(other) else cost("kind") for other in KINDS] for kind in Kind}
    return np.array([table[query.name.kind] for query in queries], np.float32)
