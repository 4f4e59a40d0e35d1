"""Which names of an index hold a word, and which words of it lie under hashes: for a few words at a time.

:mod:`inforce.names.candidates` asks the same for whole batches at once.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from inforce.names import hashing
from inforce.names.index import TOGETHER, NameIndex, looked_up
from inforce.names.words import Word


def near_words(index: NameIndex, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs, in order: the place of a word, and a word of the index that shares a hash with it."""
    hashes, places, _ = looked_up(list(words))
    return sorted({(place, word) for place, word in _under(index, hashes, places.tolist()) if word < index.words})


def named_together(index: NameIndex, text: str) -> list[int]:
    """The names that have a word spelt exactly so."""
    found = {word for _, word in _under(index, hashing.exact([f"={text}"]), [0])}
    return [name for word in sorted(found) for name in names_with(index, word)]


def names_with(index: NameIndex, word: int) -> list[int]:
    """The names that have a word of the index."""
    ends = index.arrays["posting_ends"]
    names: list[int] = index.arrays["posting_name"][int(ends[word - 1]) if word else 0 : int(ends[word])].tolist()
    return names


def named_apart(index: NameIndex, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs: the place of a word, and a name that has it in two or three parts."""
    hashes = hashing.exact([f"{TOGETHER}{word.text}" for word in words])
    names = index.arrays["joint_name"]
    return [(place, int(names[each - index.words])) for place, each in _under(index, hashes, range(len(words)))]


def _under(index: NameIndex, hashes: hashing.Hashes, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The words under hashes (or, after them, words side by side), each with the place that belongs to its hash."""
    keys, words = index.arrays["key"], index.arrays["key_word"]
    first = np.searchsorted(keys, hashes, "left").tolist()
    last = np.searchsorted(keys, hashes, "right").tolist()
    for place, start, end in zip(places, first, last, strict=True):
        if start < end:
            yield from ((place, word) for word in words[start:end].tolist())
