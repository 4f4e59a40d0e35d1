"""What the words of an index find in it, kept there, so that they are not looked up when a query has them.

They need not be sought: those that are like each other by letters lie under the same hashes, of either the other is found, and
how alike two words are is the same both ways.
"""

from dataclasses import replace

import numpy as np

from inforce.cycles import not_looked_for
from inforce.names.arrays import Floats, Numbers, first_of_each, ranges, run_lengths
from inforce.names.findable import UNFOUND
from inforce.names.index import NameIndex
from inforce.names.lookup import BY_GROUP, BY_SOUND, looked_up
from inforce.names.reaches import Reached
from inforce.names.reaching import Like, names_with, same, unique
from inforce.names.scripts import VOWELLESS
from inforce.names.similarity import degrees_of, likeness, number
from inforce.names.under import words_under
from inforce.names.words import Word

AT_ONCE = 4096
"""Words of which the names are found together."""
MOST_KEPT = 3_000_000
"""Names within the reach of listed words that an index keeps."""
MOST_PAIRS = 8_000_000
"""Words under the same hashes, up to which those of further words are kept."""


@not_looked_for()
def with_reaches(index: NameIndex) -> NameIndex:
    """An index that keeps what its own words find: of all, or of the first of a list of very many."""
    words = index.vocabulary()
    like, most = _like(index, words)
    found, kept = list[Reached](), 0
    for start in range(0, most, AT_ONCE):
        count = min(AT_ONCE, most - start)
        first, last = like.place.searchsorted([start, start + count]).tolist()
        those = like.those(slice(first, last))._replace(place=like.place[first:last] - start)
        found.append(names_with(index, those, count))
        kept += len(found[-1].names)
        if kept > MOST_KEPT:
            break
    arrays = {name: array for name, array in index.arrays.items() if name != "key_lettered"}
    return replace(index, arrays=arrays | Reached.together(found).arrays())


def _like(index: NameIndex, words: list[Word]) -> tuple[Like, int]:
    """Like words, in the order of the ones, and of how many words."""
    one, other, most = _under_the_same(index)
    plain = index.arrays["word_plain"].view(np.bool_)
    by_letters = plain[one] & plain[other]
    near = _by_letters(index, one[by_letters], other[by_letters], most)
    grouped = _by_group(index, words[:most])
    pairs = [_both_ways(one[~by_letters], other[~by_letters]), _by_sound(index, words), grouped]
    others = unique(*(np.concatenate(each) for each in zip(*pairs, strict=True)))
    is_word = (others[0] < most) & (others[1] < index.words)
    those = others[0][is_word], others[1][is_word]
    parted = grouped[1] >= index.words
    joined = Like(grouped[0][parted], grouped[1][parted], same(int(parted.sum()), number("joined")))
    every = Like.together([near, Like(*those, _by_all(words, *those)), joined])
    return every.those(np.argsort(every.place, kind="stable")), most


def _under_the_same(index: NameIndex) -> tuple[Numbers, Numbers, int]:
    """Words that lie under the same hashes of letters, each pair once and in order; a word is a pair with itself. Of so many
    words as have no more than ``MOST_PAIRS`` such pairs: the lower one of each pair is one of those."""
    arrays = index.arrays
    lettered = np.unpackbits(arrays["key_lettered"], count=len(arrays["key"]), bitorder="little").nonzero()[0]
    hashes, word = arrays["key"][lettered], arrays["key_word"][lettered].astype(np.int64)
    starts = first_of_each(hashes).nonzero()[0]
    runs = run_lengths(starts, len(hashes))
    found = np.bincount(word, weights=runs.repeat(runs), minlength=index.words).cumsum()
    most = int(found.searchsorted(MOST_PAIRS, "right"))
    after = (starts + runs).repeat(runs) - np.arange(len(hashes))  # how many lie under the hash from here on
    after[word >= most] = 0
    return *unique(word.repeat(after), word[ranges(np.arange(len(hashes)), after)]), most


def _both_ways(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    apart = one != other
    return np.concatenate([one, other[apart]]), np.concatenate([other, one[apart]])


def _by_letters(index: NameIndex, one: Numbers, other: Numbers, most: int) -> Like:
    apart = (one != other).nonzero()[0]
    degree = same(len(one), 1)
    degree[apart] = degrees_of(index.letters, one[apart], index.letters, other[apart])
    kept = degree >= UNFOUND
    one, other, degree = one[kept], other[kept], degree[kept]
    back = ((one != other) & (other < most)).nonzero()[0]
    place, word = np.concatenate([one, other[back]]), np.concatenate([other, one[back]])
    order = np.argsort((place << np.int64(32)) | word)
    return Like(place[order], word[order], np.concatenate([degree, degree[back]])[order])


def _by_group(index: NameIndex, words: list[Word]) -> tuple[Numbers, Numbers]:
    hashes, places, _ = looked_up(words, ways=(BY_GROUP,))
    at, like = words_under(index, hashes)
    return places[at], like


def _by_sound(index: NameIndex, words: list[Word]) -> tuple[Numbers, Numbers]:
    """Words of scripts that do not write all sounds, which are sought among all words; and the reverse of others found."""
    is_vowelless = np.isin(index.arrays["word_writing"], list(VOWELLESS))
    those = is_vowelless.nonzero()[0]
    hashes, places, _ = looked_up([words[number] for number in those.tolist()], ways=(BY_SOUND,))
    at, like = words_under(index, hashes)
    one, other = those[places[at]], like
    back = ~is_vowelless[other]
    return np.concatenate([one, other[back]]), np.concatenate([other, one[back]])


def _by_all(words: list[Word], one: Numbers, other: Numbers) -> Floats:
    """How alike pairs of words are, those that are found both ways looked at once."""
    both, which = np.unique((np.minimum(one, other) << np.int64(32)) | np.maximum(one, other), return_inverse=True)
    alike = likeness.__wrapped__  # these pairs are not met again
    low, high = (both >> np.int64(32)).tolist(), (both & np.int64(0xFFFFFFFF)).tolist()
    return np.array([alike(words[a], words[b]).degree for a, b in zip(low, high, strict=True)], np.float32)[which]
