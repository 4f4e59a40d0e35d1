"""What words find in an index: the words there that are like them, and the names that have those."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import NO_NUMBERS, Floats, Numbers, first_of_each, ordered
from inforce.names.findable import UNFOUND
from inforce.names.hearing import HeardWords, likeness_by_sound
from inforce.names.index import NameIndex
from inforce.names.lookup import BY_GROUP
from inforce.names.reaches import Reached
from inforce.names.shared import Places, one_place
from inforce.names.similarity import Spelt, degrees_of, likeness, number
from inforce.names.under import postings
from inforce.names.words import Word

MANY = 100
"""Pairs of words from which those that are alike by their sounds are told in arrays."""
_LOW = np.int64(32)
"""Bits of one number, where two are told in one."""


class Like(NamedTuple):
    """Pairs in parallel arrays: the ``place`` of a word, a like word of the index by its number (or words side by side there,
    numbered after the words), and how alike they are."""

    place: Numbers
    word: Numbers
    degree: Floats

    @classmethod
    def together(cls, several: Sequence["Like"]) -> "Like":
        place, word, degree = zip(*several, strict=True)
        return cls(np.concatenate(place), np.concatenate(word), np.concatenate(degree))

    def those(self, at: Numbers | slice) -> "Like":
        return Like(self.place[at], self.word[at], self.degree[at])


def like_words(index: NameIndex, words: list[Word], place: Numbers, like: Numbers, how: NDArray[np.int8]) -> Like:
    """Words with those of the index that share hashes with them (a pair for each hash), and how alike they are. ``how``: in
    which way they are found."""
    parted = like >= index.words
    plain = (how != BY_GROUP) & np.array([word.is_plain for word in words], np.bool_)[place] & ~parted
    plain[plain] = index.arrays["word_plain"][like[plain]]
    by_letters, otherwise = unique(place[plain], like[plain]), ~(plain | parted)
    others = unique(place[otherwise], like[otherwise])
    return Like.together(
        [
            Like(*by_letters, _by_letters(index, words, *by_letters)),
            Like(*others, _by_all(index, words, *others)),
            Like(place[parted], like[parted], same(int(parted.sum()), number("joined"))),
        ]
    )


def _by_letters(index: NameIndex, words: Sequence[Word], place: Numbers, like: Numbers) -> Floats:
    texts = [word.text for word in words], [word.keys[0] for word in words], [word.skeletons[0] for word in words]
    ones = Spelt.of(texts[0]), Spelt.of(texts[1]), Spelt.of(texts[2])
    return degrees_of(ones, place, index.letters, like)


def _by_all(index: NameIndex, words: Sequence[Word], place: Numbers, like: Numbers) -> Floats:
    degrees = np.full(len(place), -1.0)
    if len(place) >= MANY:
        degrees = likeness_by_sound(words, place, HeardWords.kept(index.arrays), index.letters[0].texts, like)
    rest = (degrees < 0).nonzero()[0]
    alike = likeness.__wrapped__  # few of these pairs are met again: remembering them costs more than it saves
    word, pairs = index.word, zip(place[rest].tolist(), like[rest].tolist(), strict=True)
    degrees[rest] = [alike(words[one], word(other)).degree for one, other in pairs]
    return degrees.astype(np.float32)


def names_with(index: NameIndex, like: Like, words: int) -> Reached:
    """The names that have the words which some words are like enough to, each once for each word, by the likest. ``words``: how
    many find something."""
    at = np.flatnonzero((like.degree >= UNFOUND) | (like.word >= index.words))
    at = at[np.lexsort((-like.degree[at], like.place[at]))]
    row, name, weight, where = names_having(index, like.word[at])
    at, bits = at[row], np.int64(max(index.size, 1).bit_length())
    both, order = ordered((like.place[at] << bits) | name)  # as they come where they are the same: the likest first
    first = first_of_each(both).nonzero()[0]
    best, where = order[first], one_place(where[order], first)
    ends = (both[first] >> bits).searchsorted(np.arange(words), "right")
    return Reached(ends, name[best].astype(np.int32), np.stack([weight[best], like.degree[at[best]]]), where)


def names_having(index: NameIndex, words: Numbers) -> tuple[Numbers, Numbers, Floats, Places]:
    """The names that have words of the index, or words side by side: which of the words, the names, the words' weights and
    places there (as bits; none of words side by side)."""
    if not len(words):
        return NO_NUMBERS, NO_NUMBERS, np.zeros(0, np.float32), np.zeros(0, np.uint32)
    arrays, parted = index.arrays, words >= index.words
    if not parted.any():
        row, at = postings(index, words)
        return (
            row,
            arrays["posting_name"][at].astype(np.int64),
            arrays["posting_weight"][at],
            arrays["posting_place"][at],
        )
    whole, joints = (~parted).nonzero()[0], parted.nonzero()[0]
    row, name, weight, where = names_having(index, words[whole])
    joint, row = words[joints] - index.words, np.concatenate([whole[row], joints])
    order = np.argsort(row, kind="stable")
    name = np.concatenate([name, arrays["joint_name"][joint].astype(np.int64)])[order]
    weight = np.concatenate([weight, arrays["joint_weight"][joint]])[order]
    return row[order], name, weight, np.concatenate([where, np.zeros(len(joints), np.uint32)])[order]


def same(count: int, value: float) -> Floats:
    return np.full(count, value, np.float32)


def unique(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs in order, each once."""
    both = np.sort((one << _LOW) | other)
    both = both[first_of_each(both)]
    return both >> _LOW, both & np.int64(0xFFFFFFFF)
