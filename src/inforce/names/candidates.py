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
from inforce.names.shared import DEGREE, MINE, SURE, THEIRS, Places, Shared, Sums, one_place, ranges
from inforce.names.similarity import Spelt, degrees_of, likeness, number
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
_NO_PLACES: Places = np.zeros(0, np.uint32)


class _Reaches:
    """What words find, one after the other in arrays that grow: names in order, with the likeness of the word there, its
    weight and its place (as a bit; none where it may be any of several)."""

    def __init__(self) -> None:
        self.count = 0
        self._names, self._values, self._places = np.zeros(0, np.int32), np.zeros((2, 0), np.float32), _NO_PLACES

    def add(self, names: NDArray[np.int32], values: Floats, places: Places) -> None:
        end = self.count + len(names)
        if end > len(self._names):
            room = max(end, 2 * len(self._names), 1 << 16) - self.count
            self._names = np.concatenate([self._names[: self.count], np.zeros(room, np.int32)])
            self._values = np.concatenate([self._values[:, : self.count], np.zeros((2, room), np.float32)], axis=1)
            self._places = np.concatenate([self._places[: self.count], np.zeros(room, np.uint32)])
        self._names[self.count : end] = names
        self._values[:, self.count : end] = values
        self._places[self.count : end] = places
        self.count = end

    def names(self, at: Numbers) -> Numbers:
        return self._names.take(at).astype(np.int64)

    def at(self, at: Numbers) -> tuple[Floats, Places]:
        """Weights and likenesses (in rows), and places."""
        return self._values.take(at, axis=1), self._places.take(at)


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
        self._name_bits = np.int64(max(index.size, 1).bit_length())
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
        found = self._followed(outlines, np.flatnonzero(follow))
        if joined := self._joined(outlines):
            found = _together([found, joined])
        return self._bounded(outlines, found, left, [kind for _, kind in queries], threshold)

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
        place, name, values, where = self._with_parted(*self._like(words))
        order = np.lexsort((-values[DEGREE_THERE], name, place))
        place, name, where = place[order], name[order], where[order]
        first = np.flatnonzero(_first_of_each((place << self._name_bits) | name))
        order, place, where = order[first], place[first], one_place(where, first)
        ends = np.searchsorted(place, np.arange(len(words)), "right").tolist()
        for word, start, end in zip(words, [0, *ends[:-1]], ends, strict=True):
            self._of_word[word] = self._reaches.count + start, end - start
        self._reaches.add(name[first].astype(np.int32), values[:, order], where)

    def _like(self, words: list[Word]) -> tuple[Numbers, Numbers, Floats]:
        """Pairs of a word's place and a like word of the index (or words side by side there, numbered after the words), with
        how alike they are."""
        hashes, places, lettered = looked_up(words, among_vowelless=self._has_vowelless)
        at, like = self._hits(hashes)
        place = places[at]
        parted = like >= self.index.words
        plain = lettered[at] & np.array([word.is_plain for word in words], np.bool_)[place] & ~parted
        plain[plain] = self.index.arrays["word_plain"][like[plain]]
        by_letters, otherwise = _unique(place[plain], like[plain]), ~(plain | parted)
        degree = self._by_letters(words, *by_letters)
        others = _unique(place[otherwise], like[otherwise])
        return (
            np.concatenate([by_letters[0], others[0], place[parted]]),
            np.concatenate([by_letters[1], others[1], like[parted]]),
            np.concatenate([degree, self._likeness(words, *others), _same(parted.sum(), number("joined"))]),
        )

    def _by_letters(self, words: list[Word], place: Numbers, like: Numbers) -> Floats:
        texts = [word.text for word in words], [word.keys[0] for word in words], [word.skeletons[0] for word in words]
        ones = Spelt.of(texts[0]), Spelt.of(texts[1]), Spelt.of(texts[2])
        return degrees_of(ones, place, self.index.letters, like)

    def _likeness(self, words: list[Word], place: Numbers, like: Numbers) -> Floats:
        alike = likeness.__wrapped__  # few of these pairs are met again: remembering them costs more than it saves
        word = self.index.word
        return np.array(
            [alike(words[p], word(n)).degree for p, n in zip(place.tolist(), like.tolist(), strict=True)], np.float32
        )

    def _hits(self, hashes: hashing.Hashes) -> tuple[Numbers, Numbers]:
        """Which of the hashes are there, and the words of the index under them."""
        arrays = self.index.arrays
        there = np.flatnonzero(_in_filter(arrays["key_filter"], hashes))
        if not len(there) or not len(arrays["key"]):
            return _NO_NUMBERS, _NO_NUMBERS
        hashes = hashes[there]
        first = np.minimum(np.searchsorted(arrays["key"], hashes), len(arrays["key"]) - 1)
        found = arrays["key"][first] == hashes
        there, first = there[found], first[found]
        counts = arrays["key_run"][first].astype(np.int64)
        return np.repeat(there, counts), arrays["key_word"][ranges(first, counts)].astype(np.int64)

    def _with_parted(self, place: Numbers, like: Numbers, degree: Floats) -> "_Reached":
        """The names that have the words of the index, or words side by side; of words that are alike enough."""
        arrays, parted = self.index.arrays, like >= self.index.words
        whole = np.flatnonzero((degree >= LIKE) & ~parted)
        row, name, there, where = _postings(self.index, like[whole])
        whole, parted = whole[row], np.flatnonzero(parted)
        joint = like[parted] - self.index.words
        name = np.concatenate([name, arrays["joint_name"][joint].astype(np.int64)])
        weights = np.concatenate([there, arrays["joint_weight"][joint]])
        at = np.concatenate([whole, parted])
        where = np.concatenate([where, np.zeros(len(parted), np.uint32)])
        return place[at], name, np.stack([weights, degree[at]]), where

    # Queries

    def _left(self, outlines: Outlines, follow: NDArray[np.bool_]) -> Numbers:
        """Where in a batch the words stand that are not followed, one in a query."""
        rows = np.flatnonzero(follow)
        lengths, query = self._lengths[outlines.atom[rows]], outlines.query[rows]
        order = np.argsort((query << np.int64(32)) - lengths, kind="stable")
        longest = order[_first_of_each(query)]
        rows, lengths, query = rows[longest], lengths[longest], query[longest]
        most = np.where(outlines.is_person & (outlines.counts == 2), LEFT_SHARE_OF_TWO, LEFT_SHARE) * outlines.totals
        is_sure = outlines.telling[rows] == MUCH
        return rows[(lengths >= WORTH_LEAVING) & is_sure & (outlines.weight[rows] < most[query])]

    def _followed(self, outlines: Outlines, rows: Numbers) -> _Found:
        """The names within the reach of words of a batch."""
        atoms = outlines.atom[rows]
        counts = self._lengths[atoms]
        at, row = ranges(self._starts[atoms], counts), np.repeat(rows, counts)
        there, places = self._reaches.at(at)
        return _Found(outlines.query[row], self._reaches.names(at), _shared(outlines, [row], there, places))

    def _joined(self, outlines: Outlines) -> _Found | None:
        """The names that have words of a query, two or three side by side, written together."""
        sums, lengths = self._sketcher.sums()
        found = []
        for run in (2, 3):
            start = np.arange(max(len(outlines.atom) - run + 1, 0))
            start = start[outlines.query[start] == outlines.query[start + run - 1]]
            atoms = [outlines.atom[start + at] for at in range(run)]
            hashes = hashing.joined([sums[each] for each in atoms], [lengths[each] for each in atoms], before="=")
            at, word = self._hits(hashes)
            if not len(at):
                continue
            row, name, weights, places = _postings(self.index, word)
            there = np.stack([weights, _same(len(row), number("joined"))])
            starts = start[at][row]
            rows = [starts + more for more in range(run)]
            found.append(_Found(outlines.query[starts], name, _shared(outlines, rows, there, places)))
        return _together(found) if found else None

    # Bounds

    def _bounded(
        self, outlines: Outlines, found: _Found, left: Numbers, kinds: list[Kind], threshold: float
    ) -> Candidates:
        """For each query and name that share words, how high the score may be; those that may reach the threshold."""
        both, order = _ordered((found.query << self._name_bits) | found.name)
        starts = np.flatnonzero(_first_of_each(both))
        both = both[starts]
        query, name = both >> self._name_bits, both & ((np.int64(1) << self._name_bits) - 1)
        sums = Sums.of(found.shared, order, starts)
        highest = Bounds(outlines, self.index, kinds)
        unfollowed = np.full(outlines.count, -1, np.int64)
        unfollowed[outlines.query[left]] = left
        credit = np.zeros(outlines.count, np.float32)
        credit[outlines.query[left]] = outlines.weight[left]
        bound = highest(sums.with_credit(credit[query]) if len(left) else sums, query, name)
        kept = np.flatnonzero(bound >= threshold - SLACK)
        query, name, bound = query[kept], name[kept], bound[kept]
        if len(left):
            sums = self._with_left(sums.of_those(kept), outlines, unfollowed[query], name)
            bound = highest(sums, query, name)
            kept = np.flatnonzero(bound >= threshold - SLACK)
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
        keys = (np.repeat(np.arange(len(atoms)), lengths) << self._name_bits) | self._reaches.names(places)
        sought = (which << self._name_bits) | name[at]
        place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        there = keys[place] == sought
        at = at[there]
        values, where = self._reaches.at(places[place[there]])
        return sums.with_more(at, _shared(outlines, [row[at]], values, where))


def _shared(outlines: Outlines, rows: Sequence[Numbers], there: Floats, places: Places) -> Shared:
    """Words of a batch (several that are written together, where there are) with their weight and likeness in names."""
    values = np.empty((4, len(places)), np.float32)
    values[SURE], values[MINE] = outlines.sure[rows[0]], outlines.weight[rows[0]]
    for row in rows[1:]:
        values[SURE] += outlines.sure[row]
        values[MINE] += outlines.weight[row]
    values[THEIRS:] = there
    return Shared(values, places)


def _together(found: Sequence[_Found]) -> _Found:
    return _Found(
        np.concatenate([each.query for each in found]),
        np.concatenate([each.name for each in found]),
        Shared.together([each.shared for each in found]),
    )


DEGREE_THERE = DEGREE - THEIRS
"""The row of likenesses beside weights in names."""
_Reached = tuple[Numbers, Numbers, Floats, Places]
"""What some words find, in parallel arrays: which of the words, the names, weights and likenesses there, places."""


def _postings(index: NameIndex, word: Numbers) -> tuple[Numbers, Numbers, Floats, Places]:
    """The names that have words of the index: which of the words, the names, the words' weights and places there."""
    if not len(word):
        return _NO_NUMBERS, _NO_NUMBERS, np.zeros(0, np.float32), _NO_PLACES
    arrays = index.arrays
    ends = arrays["posting_ends"]
    first = np.where(word > 0, ends[word - 1], 0)
    counts = ends[word] - first
    at = ranges(first, counts)
    names: Numbers = arrays["posting_name"][at].astype(np.int64)
    return np.repeat(np.arange(len(word)), counts), names, arrays["posting_weight"][at], arrays["posting_place"][at]


def _same(count: int, value: float) -> Floats:
    return np.full(count, value, np.float32)


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
