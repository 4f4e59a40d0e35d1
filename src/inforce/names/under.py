"""The words of an index that lie under hashes, and the names that have words of it: for many at once."""

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import NO_NUMBERS, Numbers, ranges
from inforce.names.hashing import Hashes
from inforce.names.index import FILTER_BITS, NameIndex


def words_under(index: NameIndex, hashes: Hashes) -> tuple[Numbers, Numbers]:
    """Which of the hashes are there, and the words of the index under them (words side by side are numbered after the words)."""
    arrays = index.arrays
    there: Numbers = _in_filter(arrays["key_filter"], hashes).nonzero()[0]
    if not len(there) or not len(arrays["key"]):
        return NO_NUMBERS, NO_NUMBERS
    hashes = hashes[there]
    first = np.minimum(_where(arrays["key"], hashes), len(arrays["key"]) - 1)
    found = arrays["key"][first] == hashes
    there, first = there[found], first[found]
    counts = arrays["key_run"][first].astype(np.int64)
    return there.repeat(counts), arrays["key_word"][ranges(first, counts)].astype(np.int64)


MANY = 10_000
"""Hashes from which they are put in order before they are sought, so that what is read of the index lies side by side."""


def _where(keys: Hashes, hashes: Hashes) -> Numbers:
    if len(hashes) < MANY:
        return keys.searchsorted(hashes)
    first, order = np.empty(len(hashes), np.int64), np.argsort(hashes)
    first[order] = keys.searchsorted(hashes[order])
    return first


def may_be_there(bits: memoryview, each: int) -> bool:
    """Whether a hash may be there, by the bits of the filter."""
    low = each & (FILTER_BITS - 1)
    return bool(bits[low >> 3] >> (low & 7) & 1)


def _in_filter(bits: NDArray[np.uint8], hashes: Hashes) -> NDArray[np.bool_]:
    low = hashes & np.uint64(FILTER_BITS - 1)
    octets = bits[(low >> np.uint64(3)).astype(np.int64)]
    there: NDArray[np.bool_] = ((octets >> (low & np.uint64(7)).astype(np.uint8)) & 1).astype(np.bool_)
    return there


def postings(index: NameIndex, words: Numbers) -> tuple[Numbers, Numbers]:
    """The names that have words of the index: which of the words, and where among all postings the name stands."""
    if not len(words):
        return NO_NUMBERS, NO_NUMBERS
    ends = index.arrays["posting_ends"]
    first = np.where(words > 0, ends[words - 1], 0)
    counts = ends[words] - first
    return np.arange(len(words)).repeat(counts), ranges(first, counts)
