"""Which listed names may be a queried one: found by arrays for whole batches, scored by no one yet.

Each word is looked up once, whatever queries it stands in: the words of the index that are like it, and the names that
have them (its **reach**). Over the words of a query these give, for every name that shares any, a bound on its score.
Of a query's words the one with the longest reach is not followed where no name that shares nothing else can be a match;
it is looked for in the names that the other words find.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.bounds import Bounds
from inforce.names.index import FILTER_BITS, NameIndex, looked_up
from inforce.names.parse import Kind
from inforce.names.scripts import VOWELLESS
from inforce.names.shared import Places, Shared, Sums, one_place, ranges
from inforce.names.similarity import degrees_of, likeness, number
from inforce.names.sketch import LEAST_ROOM, MUCH, PERHAPS, Floats, Numbers, Outlines, Sketcher
from inforce.names.words import Word

LIKE = 0.65
"""Words less alike than this do not find each other."""
SLACK = 0.04
"""By how much a bound may lie below the score: likenesses that are not looked up, weights that depend on neighbours."""
MOST_REMEMBERED = 30_000_000
"""Names within the reach of words that a process remembers, 12 bytes each."""
MOST_WORDS = 400_000
"""Words as written that a process remembers, with what they find: about 500 bytes each."""
WORTH_LEAVING = 40
"""Names within a word's reach from which it is worth not following it."""
LEFT_SHARE = 0.4
"""The share of a query's weight that may be left unfollowed: names that share no more cannot reach a threshold of 0.5."""
LEFT_SHARE_OF_TWO = 0.62
"""The same of a person's name of two words, of which one alone is never enough."""


_NO_NUMBERS: Numbers = np.zeros(0, np.int64)
_NO_FLOATS: Floats = np.zeros(0, np.float32)
_NO_PLACES: Places = np.zeros(0, np.uint32)


class _Reaches:
    """What words find, one after the other in arrays that grow: names in order, with the likeness of the word there, its
    weight and its place (as a bit; none where it may be any of several)."""

    def __init__(self) -> None:
        self.count = 0
        self._names, self._degrees, self._weights = np.zeros(0, np.int32), _NO_FLOATS, _NO_FLOATS
        self._places = _NO_PLACES

    def add(self, names: NDArray[np.int32], degrees: Floats, weights: Floats, places: Places) -> None:
        end = self.count + len(names)
        if end > len(self._names):
            room = max(end, 2 * len(self._names), 1 << 16) - self.count
            self._names = np.concatenate([self._names[: self.count], np.zeros(room, np.int32)])
            self._degrees = np.concatenate([self._degrees[: self.count], np.zeros(room, np.float32)])
            self._weights = np.concatenate([self._weights[: self.count], np.zeros(room, np.float32)])
            self._places = np.concatenate([self._places[: self.count], np.zeros(room, np.uint32)])
        self._names[self.count : end] = names
        self._degrees[self.count : end] = degrees
        self._weights[self.count : end] = weights
        self._places[self.count : end] = places
        self.count = end

    def names(self, at: Numbers) -> Numbers:
        return self._names[at].astype(np.int64)

    def at(self, at: Numbers) -> tuple[Numbers, Floats, Floats, Places]:
        return self.names(at), self._degrees[at], self._weights[at], self._places[at]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Of a batch, parallel arrays: the query, the name and the bound; sorted by query, the highest bound first."""

    query: Numbers
    name: Numbers
    bound: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Parallel arrays: a word of a query found in a name."""

    query: Numbers
    name: Numbers
    shared: Shared


class Finder:
    """An index with what has been looked up in it."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._has_vowelless = bool(np.isin(index.arrays["word_writing"], list(VOWELLESS)).any())
        self._start()

    def _start(self) -> None:
        self._sketcher = Sketcher(self.index.rarity)
        self._reaches = _Reaches()
        self._of_word: dict[Word, tuple[int, int]] = {}  # where its reach begins, and how long it is
        self._starts, self._lengths = _NO_NUMBERS, _NO_NUMBERS  # of each atom, with room for more
        self._known = 0

    def candidates(self, queries: Sequence[tuple[str, Kind]], threshold: float) -> Candidates:
        """The names that may reach the threshold with each query."""
        if self._reaches.count > MOST_REMEMBERED or len(self._sketcher.words) > MOST_WORDS:
            self._start()
        outlines = self._sketcher.outlines(queries)
        self._look_up()
        follow = (outlines.telling == MUCH) | (outlines.telling == PERHAPS)
        left = self._left(outlines, follow)
        follow[left] = False
        found = [self._followed(outlines, np.flatnonzero(follow)), self._joined(outlines)]
        return self._bounded(outlines, _together(found), left, [kind for _, kind in queries], threshold)

    # Words

    def _look_up(self) -> None:
        """The reach of all atoms that are new."""
        words = self._sketcher.words[self._known :]
        if not words:
            return
        new = list(dict.fromkeys(word for word in words if word not in self._of_word))
        if new:
            self._reach(new)
        end = self._known + len(words)
        if end > len(self._starts):
            room = np.zeros(max(end, 2 * len(self._starts), LEAST_ROOM) - len(self._starts), np.int64)
            self._starts, self._lengths = np.concatenate([self._starts, room]), np.concatenate([self._lengths, room])
        places = [self._of_word[word] for word in words]
        self._starts[self._known : end] = [start for start, _ in places]
        self._lengths[self._known : end] = [length for _, length in places]
        self._known = end

    def _reach(self, words: list[Word]) -> None:
        """The names that each word finds, each once, by the word of it that is likest."""
        whole, parted = _postings(self.index, *self._like(words)), self._parted(words)
        place, name = np.concatenate([whole[0], parted[0]]), np.concatenate([whole[1], parted[1]])
        degree, weight = np.concatenate([whole[2], parted[2]]), np.concatenate([whole[3], parted[3]])
        where = np.concatenate([whole[4], parted[4]])
        order = np.lexsort((-degree, name, place))
        place, name, where = place[order], name[order], where[order]
        first = np.flatnonzero(_first_of_each(place * self.index.size + name))
        order, place, where = order[first], place[first], one_place(where, first)
        ends = np.searchsorted(place, np.arange(len(words)), "right").tolist()
        for word, start, end in zip(words, [0, *ends[:-1]], ends, strict=True):
            self._of_word[word] = self._reaches.count + start, end - start
        self._reaches.add(name[first].astype(np.int32), degree[order], weight[order], where)

    def _like(self, words: list[Word]) -> tuple[Numbers, Numbers, Floats]:
        """Pairs of a word's place and a like word of the index, with how alike they are."""
        hashes, places, lettered = looked_up(words, among_vowelless=self._has_vowelless)
        place, like = _unique(*self._hits(hashes[:lettered], places[:lettered]))
        plain = np.array([word.is_plain for word in words], np.bool_)[place]
        plain &= self.index.arrays["word_plain"][like].astype(np.bool_)
        degree = self._by_letters(words, place[plain], like[plain])
        kept = degree >= LIKE
        other = np.concatenate(
            [_packed(place[~plain], like[~plain]), _packed(*self._hits(hashes[lettered:], places[lettered:]))]
        )
        other_place, other_like = _unpacked(np.unique(other))
        alike = likeness.__wrapped__  # few of these pairs are met again: remembering them costs more than it saves
        other_degree = np.array(
            [
                alike(words[p], self.index.word(n)).degree
                for p, n in zip(other_place.tolist(), other_like.tolist(), strict=True)
            ],
            np.float32,
        )
        sure = other_degree >= LIKE
        return (
            np.concatenate([place[plain][kept], other_place[sure]]),
            np.concatenate([like[plain][kept], other_like[sure]]),
            np.concatenate([degree[kept], other_degree[sure]]),
        )

    def _by_letters(self, words: list[Word], place: Numbers, like: Numbers) -> Floats:
        texts, keys, bones = self.index.letters
        ones = [words[at] for at in place.tolist()]
        others = like.tolist()
        return degrees_of(
            ([w.text for w in ones], [w.keys[0] for w in ones], [w.skeletons[0] for w in ones]),
            ([texts[at] for at in others], [keys[at] for at in others], [bones[at] for at in others]),
        )

    def _hits(self, hashes: hashing.Hashes, places: Numbers) -> tuple[Numbers, Numbers]:
        """The places and the words of the index under their hashes."""
        arrays = self.index.arrays
        there = _in_filter(arrays["key_filter"], hashes)
        hashes, places = hashes[there], places[there]
        if not len(hashes):
            return _NO_NUMBERS, _NO_NUMBERS
        first = np.searchsorted(arrays["key"], hashes, "left")
        counts = np.searchsorted(arrays["key"], hashes, "right") - first
        return np.repeat(places, counts), arrays["key_word"][ranges(first, counts)].astype(np.int64)

    def _parted(self, words: list[Word]) -> "_Reached":
        """Words that listed names have in parts."""
        arrays = self.index.arrays
        hashes = hashing.exact([word.text for word in words])
        first = np.searchsorted(arrays["joint"], hashes, "left")
        counts = np.searchsorted(arrays["joint"], hashes, "right") - first
        at = ranges(first, counts)
        degrees = np.full(len(at), number("joined"), np.float32)
        place = np.repeat(np.arange(len(words), dtype=np.int64), counts)
        names: Numbers = arrays["joint_name"][at].astype(np.int64)
        return place, names, degrees, arrays["joint_weight"][at], np.zeros(len(at), np.uint32)

    # Queries

    def _left(self, outlines: Outlines, follow: NDArray[np.bool_]) -> Numbers:
        """Where in a batch the words stand that are not followed, one in a query."""
        rows = np.flatnonzero(follow)
        lengths = self._lengths[outlines.atom[rows]]
        order = np.lexsort((-lengths, outlines.query[rows]))
        rows, lengths = rows[order], lengths[order]
        longest = _first_of_each(outlines.query[rows])
        rows, lengths = rows[longest], lengths[longest]
        query = outlines.query[rows]
        sure = outlines.telling == MUCH
        total, count = outlines.total(MUCH)[query], outlines.words(MUCH)[query]
        most = np.where(outlines.is_person[query] & (count == 2), LEFT_SHARE_OF_TWO, LEFT_SHARE)
        leave = (lengths >= WORTH_LEAVING) & sure[rows] & (outlines.weight[rows] < most * total)
        return np.asarray(rows[leave], np.int64)

    def _followed(self, outlines: Outlines, rows: Numbers) -> _Found:
        """The names within the reach of words of a batch."""
        atoms = outlines.atom[rows]
        counts = self._lengths[atoms]
        names, degrees, theirs, places = self._reaches.at(ranges(self._starts[atoms], counts))
        sure, mine = np.repeat(outlines.sure[rows], counts), np.repeat(outlines.weight[rows], counts)
        shared = Shared(sure, mine, theirs, degrees, places)
        return _Found(np.repeat(outlines.query[rows], counts), names, shared)

    def _joined(self, outlines: Outlines) -> _Found:
        """The names that have words of a query, two or three side by side, written together."""
        sums, lengths = self._sketcher.sums()
        found = []
        for run in (2, 3):
            start = np.arange(max(len(outlines.atom) - run + 1, 0))
            start = start[outlines.query[start] == outlines.query[start + run - 1]]
            atoms = [outlines.atom[start + at] for at in range(run)]
            hashes = hashing.joined([sums[each] for each in atoms], [lengths[each] for each in atoms], before="=")
            place, word = self._hits(hashes, start)
            if not len(place):
                continue
            weight: Floats = np.sum([outlines.weight[place + at] for at in range(run)], axis=0, dtype=np.float32)
            sure: Floats = np.sum([outlines.sure[place + at] for at in range(run)], axis=0, dtype=np.float32)
            degree = np.full(len(place), number("joined"), np.float32)
            row, name, degree, theirs, places = _postings(self.index, np.arange(len(place)), word, degree)
            shared = Shared(sure[row], weight[row], theirs, degree, places)
            found.append(_Found(outlines.query[place][row], name, shared))
        return _together(found) if found else _NOTHING

    # Bounds

    def _bounded(
        self, outlines: Outlines, found: _Found, left: Numbers, kinds: list[Kind], threshold: float
    ) -> Candidates:
        """For each query and name that share words, how high the score may be; those that may reach the threshold."""
        both, order = _ordered(found.query * self.index.size + found.name)
        starts = np.flatnonzero(_first_of_each(both))
        query, name = both[starts] // self.index.size, both[starts] % self.index.size
        sums = Sums.of(found.shared, order, starts)
        highest = Bounds(outlines, self.index, kinds)
        unfollowed = np.full(outlines.count, -1, np.int64)
        unfollowed[outlines.query[left]] = left
        row = unfollowed[query]
        credit = np.where(row >= 0, np.append(outlines.weight, np.float32(0))[row], np.float32(0))
        kept = highest(sums.with_credit(credit), query, name) >= threshold - SLACK
        query, name, row = query[kept], name[kept], row[kept]
        sums = self._with_left(sums.of_those(kept), outlines, row, name)
        bound = highest(sums, query, name)
        kept = bound >= threshold - SLACK
        query, name, bound = query[kept], name[kept], bound[kept]
        order = np.lexsort((name, -bound, query))
        return Candidates(query[order], name[order], bound[order])

    def _with_left(self, sums: Sums, outlines: Outlines, row: Numbers, name: Numbers) -> Sums:
        """Sums with the words that were not followed, where the names have them."""
        at = np.flatnonzero(row >= 0)
        if not len(at):
            return sums
        atoms, which = np.unique(outlines.atom[row[at]], return_inverse=True)
        lengths = self._lengths[atoms]
        places = ranges(self._starts[atoms], lengths)
        keys = np.repeat(np.arange(len(atoms)), lengths) * self.index.size + self._reaches.names(places)
        sought = which * self.index.size + name[at]
        place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        there = keys[place] == sought
        at = at[there]
        _, degrees, weights, where = self._reaches.at(places[place[there]])
        mine = outlines.weight[row[at]]
        return sums.with_more(at, Shared(mine, mine, weights, degrees, where))


_NOTHING = _Found(_NO_NUMBERS, _NO_NUMBERS, Shared(_NO_FLOATS, _NO_FLOATS, _NO_FLOATS, _NO_FLOATS, _NO_PLACES))


def _together(found: Sequence[_Found]) -> _Found:
    return _Found(
        np.concatenate([each.query for each in found]),
        np.concatenate([each.name for each in found]),
        Shared.together([each.shared for each in found]),
    )


_Reached = tuple[Numbers, Numbers, Floats, Floats, Places]
"""What some words find, in parallel arrays: which of the words, the names, likenesses, weights and places there."""


def _postings(index: NameIndex, place: Numbers, word: Numbers, degree: Floats) -> _Reached:
    """The names that have words of the index."""
    ends = index.arrays["posting_ends"]
    first = np.where(word > 0, ends[word - 1], 0) if len(ends) else _NO_NUMBERS
    counts = ends[word] - first if len(ends) else _NO_NUMBERS
    at = ranges(first, counts)
    names: Numbers = index.arrays["posting_name"][at].astype(np.int64)
    weights, places = index.arrays["posting_weight"][at], index.arrays["posting_place"][at]
    return np.repeat(place, counts), names, np.repeat(degree, counts), weights, places


def _in_filter(bits: NDArray[np.uint8], hashes: hashing.Hashes) -> NDArray[np.bool_]:
    low = hashes & np.uint64(FILTER_BITS - 1)
    octets = bits[(low >> np.uint64(3)).astype(np.int64)]
    there: NDArray[np.bool_] = ((octets >> (low & np.uint64(7)).astype(np.uint8)) & 1).astype(np.bool_)
    return there


def _packed(one: Numbers, other: Numbers) -> Numbers:
    return (one << np.int64(32)) | other


def _unpacked(both: Numbers) -> tuple[Numbers, Numbers]:
    return both >> np.int64(32), both & np.int64(0xFFFFFFFF)


def _unique(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    both = np.sort(_packed(one, other))
    return _unpacked(both[_first_of_each(both)])


def _ordered(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Numbers below 2**40 in order, equal ones as they come, and where they were: quicker than a stable sort."""
    if len(numbers) >= 1 << 23:
        order = np.argsort(numbers, kind="stable")
        return numbers[order], order
    both = np.sort((numbers << np.int64(23)) | np.arange(len(numbers), dtype=np.int64))
    return both >> np.int64(23), both & np.int64((1 << 23) - 1)


def _first_of_each(ordered: Numbers) -> NDArray[np.bool_]:
    """Where each run of equal numbers begins."""
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return first
