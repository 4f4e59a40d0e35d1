"""Which names of an index hold every word of an asked one: found by arrays, before any two words are compared.

A word may be any of several (its **options**). Names that lack one of the words altogether are dropped first, so that only
words of the others need be compared.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.arrays import Numbers, first_of_each, run_lengths
from inforce.names.index import NameIndex
from inforce.names.lookup import TOGETHER, looked_up
from inforce.names.under import postings, words_under
from inforce.names.words import Word
from inforce.values import value

_LOW = np.int64(32)
"""Bits of a number of the index, where two are told in one."""


@value(frozen=True, slots=True, eq=False)
class Sought:
    """``words``: all options of all words, one after the other; ``owners``: for each, which word it is an option of.
    ``together``: neighbouring words written together, each with the first of the two words. ``near``: the hashes under which
    words like them are kept, and ``places`` of the words; ``whole``: those of each word and of those written together."""

    words: Sequence[Word]
    owners: Sequence[int]
    together: Sequence[tuple[int, str]]
    near: hashing.Hashes
    places: hashing.Places
    whole: hashing.Hashes

    @classmethod
    def of(cls, words: Sequence[Word], owners: Sequence[int], together: Sequence[tuple[int, str]]) -> "Sought":
        near, places, _ = looked_up(words)
        texts = [f"{TOGETHER}{word.text}" for word in words] + [f"={text}" for _, text in together]
        whole = np.array([hashing.hash_of(text) for text in texts], np.uint64)
        return cls(words, owners, together, near, places, whole)


@value(frozen=True, slots=True, eq=False)
class Held:
    """Names that may hold every word. ``like``: the place of an option, a word of the index that shares a hash with it, and
    the names that have that word. ``apart``: the place of an option, and a name that has it in two or three parts.
    ``together``: which of the words written together, and a name that has it."""

    like: Sequence[tuple[int, int, list[int]]]
    apart: Sequence[tuple[int, int]]
    together: Sequence[tuple[int, int]]


def held(index: NameIndex, sought: Sought) -> Held:
    """The names that have, for each word, a word like one of its options, in one piece or in parts."""
    place, like, apart, together = _under(index, sought)
    if not _may_all_be_there(sought, place, apart, together):
        return NOTHING
    pair, at = postings(index, like)
    which, where = postings(index, together[1])
    names = index.arrays["posting_name"]
    found = _Rows(pair, names[at]), _Rows(*apart), _Rows(together[0][which], names[where])
    owners, firsts = np.array(sought.owners, np.int64), np.array([at for at, _ in sought.together], np.int64)
    words = owners[place][found[0].what], owners[apart[0]], firsts[found[2].what]
    everywhere = _everywhere(index, max(sought.owners) + 1, (*zip(words, found, strict=True), (words[2] + 1, found[2])))
    kept, parted, joined = (rows.among(everywhere) for rows in found)
    return Held(
        [(int(place[each]), int(like[each]), those) for each, those in kept.runs()],
        list(zip(parted.what.tolist(), parted.name.tolist(), strict=True)),
        list(zip(joined.what.tolist(), joined.name.tolist(), strict=True)),
    )


NOTHING = Held((), (), ())
_Pairs = tuple[Numbers, Numbers]


def _under(index: NameIndex, sought: Sought) -> tuple[Numbers, Numbers, _Pairs, _Pairs]:
    """All that lies under the hashes of what is sought: options and words that share a hash, in order and each pair once;
    options and names with them in parts; which of the words written together, and words of the index spelt so."""
    near, places = sought.near, sought.places
    at, word = words_under(index, np.concatenate([near, sought.whole]))
    first = at.searchsorted([len(near), len(near) + len(sought.words)])
    likes, aparts, togethers = slice(0, first[0]), slice(first[0], first[1]), slice(first[1], None)
    whole = word[likes] < index.words
    both = (places[at[likes][whole]] << _LOW) | word[likes][whole]
    both.sort()
    both = both[first_of_each(both)]
    apart = at[aparts] - len(near), index.arrays["joint_name"][word[aparts] - index.words]
    together = at[togethers] - len(near) - len(sought.words), word[togethers]
    return both >> _LOW, both & ((1 << _LOW) - 1), apart, together


def _may_all_be_there(sought: Sought, place: Numbers, apart: _Pairs, together: _Pairs) -> bool:
    """Something lies under the hashes of each word: of most names that nobody bears, nothing does of one."""
    there = {sought.owners[at] for at in {*place.tolist(), *apart[0].tolist()}}
    for which in set(together[0].tolist()):
        first = sought.together[which][0]
        there.update((first, first + 1))
    return len(there) > max(sought.owners)


@value(frozen=True, slots=True, eq=False)
class _Rows:
    """What is found, and a name that has it, in parallel arrays; ``what`` in runs."""

    what: Numbers
    name: NDArray[Any]

    def among(self, names: NDArray[np.bool_]) -> "_Rows":
        kept = names[self.name]
        return _Rows(self.what[kept], self.name[kept])

    def runs(self) -> Iterator[tuple[int, list[int]]]:
        """Each that is found with all names that have it."""
        starts = first_of_each(self.what).nonzero()[0]
        names, lengths = self.name.tolist(), run_lengths(starts, len(self.what))
        for start, what, length in zip(starts.tolist(), self.what[starts].tolist(), lengths.tolist(), strict=True):
            yield what, names[start : start + length]


def _everywhere(index: NameIndex, count: int, found: Sequence[tuple[Numbers, _Rows]]) -> NDArray[np.bool_]:
    """The names that some row tells for each of ``count`` words; ``found``: rows, with the word that each is of."""
    everywhere = np.ones(index.size, np.bool_)
    for word in range(count):
        have = np.zeros(index.size, np.bool_)
        for words, rows in found:
            have[rows.name[words == word]] = True
        everywhere &= have
    return everywhere
