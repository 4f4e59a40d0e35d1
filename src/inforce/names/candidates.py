"""Which listed names may be a queried one: found by arrays for whole batches, scored by no one yet.

Each word is looked up once, whatever queries it stands in: the words of the index that are like it, and the names that
have them (its **reach**). Over the words of a query these give, for every name that shares any, a bound on its score.
Of a query's words the one with the longest reach is not followed where no name that shares nothing else can be a match;
it is looked for in the names that the other words find.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.arrays import NO_NUMBERS, Floats, Numbers, first_of_each
from inforce.names.atoms import MUCH, PERHAPS, Outlines
from inforce.names.index import NameIndex
from inforce.names.lookup import SINITIC, looked_up, sounds_together
from inforce.names.narrowing import Candidates, Found, Narrowing
from inforce.names.parse import Kind, may_have_initials
from inforce.names.reaches import Reached, Reaches
from inforce.names.scripts import VOWELLESS
from inforce.names.shared import DEGREE, THEIRS, Places, Shared, one_place
from inforce.names.similarity import Spelt, degrees_of, likeness, number
from inforce.names.sketch import Sketcher
from inforce.names.spelling import sinitic_of
from inforce.names.under import postings, words_under
from inforce.names.words import Word

LIKE = 0.68
"""Words less alike than this do not find each other."""
MOST_REMEMBERED = 6_000_000
"""Names within the reach of words that a process remembers, 12 bytes each."""
MOST_WORDS = 60_000
"""Words as written that a process remembers, with what they find: about 500 bytes each."""
AT_ONCE = 4096
"""Words of an index that are looked up together."""
WORTH_LEAVING = 40
"""Names within a word's reach from which it is worth not following it."""
LEFT_SHARE = 0.4
"""The share of a query's weight that may be left unfollowed: names that share no more cannot reach a threshold of 0.5."""
LEFT_SHARE_OF_TWO = 0.62
"""The same of a person's name of two words, of which one alone is never enough."""


_NO_PLACES: Places = np.zeros(0, np.uint32)


class Finder:
    """An index with what has been looked up in it."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._has_vowelless = bool(np.isin(index.arrays["word_writing"], list(VOWELLESS)).any())
        self._name_bits = np.int64(max(index.size, 1).bit_length())
        self._start()

    def _start(self) -> None:
        self._sketcher = Sketcher(self.index.rarity)
        self._reaches = Reaches(self.index)
        self._of_word: dict[Word, tuple[int, int]] = {}  # where its reach begins, and how long it is

    @property
    def remembered(self) -> int:
        """How many words as written are remembered."""
        return len(self._sketcher.words)

    def candidates(
        self, queries: Sequence[tuple[str, Kind]], threshold: float, least: float | None = None
    ) -> Candidates:
        """The names that may reach the threshold with each query, and by their words alone what they must at least (the
        threshold by default)."""
        least = threshold if least is None else least
        persons = [at for at, (text, kind) in enumerate(queries) if kind is Kind.ANY and may_have_initials(text)]
        if not persons:
            return self._candidates(queries, threshold, least)
        found = self._candidates([*queries, *((queries[at][0], Kind.PERSON) for at in persons)], threshold, least)
        return found.of(np.array([*range(len(queries)), *persons], np.int64))

    def _candidates(self, queries: Sequence[tuple[str, Kind]], threshold: float, least: float) -> Candidates:
        """The same, each query read in one way."""
        if self._reaches.count > MOST_REMEMBERED or self.remembered > MOST_WORDS:
            self._start()
        outlines = self._sketcher.outlines(queries)
        self._look_up()
        follow = (outlines.telling == MUCH) | (outlines.telling == PERHAPS)
        left = self._left(outlines, follow)
        follow[left] = False
        found = self._followed(outlines, follow.nonzero()[0])
        kinds = [kind for _, kind in queries]
        narrowing = Narrowing(self.index, self._reaches, self._sketcher.words, outlines, kinds, left)
        return narrowing.candidates(found, self._joined(outlines), threshold, least)

    # Words

    def _look_up(self) -> None:
        """The reach of all atoms that are new."""
        words = self._sketcher.words[self._reaches.lengths.count :]
        if not words:
            return
        new = [word for word in dict.fromkeys(words) if word not in self._of_word and not self._is_kept(word)]
        if new:
            self.reach(new)
        places = [self._of_word[word] for word in words]
        self._reaches.place([start for start, _ in places], [length for _, length in places])

    def _is_kept(self, word: Word) -> bool:
        """Whether the index keeps the reach of a word, which is known then."""
        kept = self._reaches.kept(word)
        if kept is not None:
            self._of_word[word] = kept
        return kept is not None

    def reach(self, words: list[Word]) -> Reached:
        """What each word finds, which is known from now on: names, each once, by the word of it that is likest."""
        place, name, values, where = self._with_parted(*self._like(words))
        order = np.lexsort((-values[DEGREE_THERE], name, place))
        place, name, where = place[order], name[order], where[order]
        first = np.flatnonzero(first_of_each((place << self._name_bits) | name))
        order, place, where = order[first], place[first], one_place(where, first)
        ends = place.searchsorted(np.arange(len(words)), "right")
        starts = np.append(0, ends[:-1]) + self._reaches.count
        lengths = np.diff(ends, prepend=0)
        self._of_word.update(zip(words, zip(starts.tolist(), lengths.tolist(), strict=True), strict=True))
        found = Reached(ends, name[first].astype(np.int32), values[:, order], where)
        self._reaches.add(found)
        return found

    def _like(self, words: list[Word]) -> tuple[Numbers, Numbers, Floats]:
        """Pairs of a word's place and a like word of the index (or words side by side there, numbered after the words), with
        how alike they are."""
        hashes, places, lettered = looked_up(words, among_vowelless=self._has_vowelless)
        at, like = words_under(self.index, hashes)
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

    def _with_parted(self, place: Numbers, like: Numbers, degree: Floats) -> "_There":
        """The names that have the words of the index, or words side by side; of words that are alike enough."""
        arrays, parted = self.index.arrays, like >= self.index.words
        whole = ((degree >= LIKE) & ~parted).nonzero()[0]
        row, name, there, where = _postings(self.index, like[whole])
        joints = parted.nonzero()[0]
        joint = like[joints] - self.index.words
        name = np.concatenate([name, arrays["joint_name"][joint].astype(np.int64)])
        weights = np.concatenate([there, arrays["joint_weight"][joint]])
        at = np.concatenate([whole[row], joints])
        where = np.concatenate([where, np.zeros(len(joints), np.uint32)])
        return place[at], name, np.stack([weights, degree[at]]), where

    # Queries

    def _left(self, outlines: Outlines, follow: NDArray[np.bool_]) -> Numbers:
        """Where in a batch the words stand that are not followed, one in a query."""
        rows = follow.nonzero()[0]
        lengths, query = self._reaches.lengths.take(outlines.atom[rows]), outlines.query[rows]
        order = np.argsort((query << np.int64(32)) - lengths, kind="stable")
        longest = order[first_of_each(query)]
        rows, lengths, query = rows[longest], lengths[longest], query[longest]
        most = np.where(outlines.is_person & (outlines.counts == 2), LEFT_SHARE_OF_TWO, LEFT_SHARE) * outlines.totals
        leave = (lengths >= WORTH_LEAVING) & (outlines.telling[rows] == MUCH) & (outlines.weight[rows] < most[query])
        return np.asarray(rows[leave], np.int64)

    def _followed(self, outlines: Outlines, rows: Numbers) -> Found:
        """The names within the reach of words of a batch."""
        counts, at = self._reaches.of(outlines.atom[rows])
        row = rows.repeat(counts)
        return Found.of(outlines, row, self._reaches.names(at), *self._reaches.at(at))

    def _joined(self, outlines: Outlines) -> Found | None:
        """The names that have words of a query, two or three side by side, written together."""
        query = outlines.query
        two = (query[1:] == query[:-1]).nonzero()[0]
        three = (query[2:] == query[:-2]).nonzero()[0]
        together = hashing.side_by_side(*self._sketcher.sums(outlines.atom), two, three, before="=")
        syllables, keys = self._syllables(outlines, two)
        sounding, sounds = self._sounding(outlines, two)
        at, word = words_under(self.index, np.concatenate([together, keys, sounds]))
        if not len(at):
            return None
        row, name, weights, places = _postings(self.index, word)
        at = at[row]
        start, is_third = np.concatenate([two, three, syllables, sounding])[at], (at >= len(two)) & (at < len(together))
        values = np.stack([outlines.sure, outlines.weight])
        values = np.concatenate([values, np.zeros((2, 2), np.float32)], axis=1)
        mine = values[:, start] + values[:, start + 1] + values[:, start + 2] * is_third
        shared = Shared(np.concatenate([mine, [weights, _same(len(row), number("joined"))]]).astype(np.float32), places)
        heard = int((at >= len(together) + len(keys)).sum())
        return Found(outlines.query[start], name, start, shared, heard)

    def _syllables(self, outlines: Outlines, two: Numbers) -> tuple[Numbers, hashing.Hashes]:
        """Where two Chinese syllables stand side by side, and the hashes of the words that they are in any romanisation."""
        are = self._sketcher.are_syllables(outlines.atom)
        found, keys = [], []
        for at in two[are[two] & are[two + 1]].tolist():
            one, other = (self._sketcher.words[atom].text for atom in outlines.atom[at : at + 2].tolist())
            if key := sinitic_of(one + other):
                found.append(at)
                keys.append(f"{SINITIC}{key}")
        return np.array(found, np.int64), hashing.exact(keys)

    def _sounding(self, outlines: Outlines, two: Numbers) -> tuple[Numbers, hashing.Hashes]:
        """Where two words stand side by side of which one is in a script that does not write all sounds, and the hashes of the
        word that they may be together."""
        are = self._sketcher.are_vowelless(outlines.atom)
        found, keys = [], []
        for at in two[are[two] | are[two + 1]].tolist():
            one, other = (self._sketcher.words[atom] for atom in outlines.atom[at : at + 2].tolist())
            sounds = sounds_together(one, other)
            found += [at] * len(sounds)
            keys += sounds
        return np.array(found, np.int64), hashing.exact(keys)


DEGREE_THERE = DEGREE - THEIRS
"""The row of likenesses beside weights in names."""
_There = tuple[Numbers, Numbers, Floats, Places]
"""What some words find, in parallel arrays: which of the words, the names, weights and likenesses there, places."""


def _postings(index: NameIndex, word: Numbers) -> tuple[Numbers, Numbers, Floats, Places]:
    """The names that have words of the index: which of the words, the names, the words' weights and places there."""
    if not len(word):
        return NO_NUMBERS, NO_NUMBERS, np.zeros(0, np.float32), _NO_PLACES
    arrays, (row, at) = index.arrays, postings(index, word)
    names: Numbers = arrays["posting_name"][at].astype(np.int64)
    return row, names, arrays["posting_weight"][at], arrays["posting_place"][at]


def _same(count: int, value: float) -> Floats:
    return np.full(count, value, np.float32)


def _packed(one: Numbers, other: Numbers) -> Numbers:
    return (one << np.int64(32)) | other


def _unpacked(both: Numbers) -> tuple[Numbers, Numbers]:
    return both >> np.int64(32), both & np.int64(0xFFFFFFFF)


def _unique(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    both = np.sort(_packed(one, other))
    return _unpacked(both[first_of_each(both)])


MOST_KEPT = 3_000_000
"""Names within the reach of listed words that an index keeps."""


def with_reaches(index: NameIndex) -> NameIndex:
    """An index that keeps what its own words find, so that they are not looked up when a query has them."""
    finder, found = Finder(index), []
    for start in range(0, index.words, AT_ONCE):
        words = [index.word(at) for at in range(start, min(start + AT_ONCE, index.words))]
        found.append(finder.reach(words))
        if sum(len(each.names) for each in found) > MOST_KEPT:
            break
    return replace(index, arrays={**index.arrays, **Reached.together(found).arrays()})
