"""Hashes of words, and of words with one or two letters left out, for whole batches at once.

Two words are within an edit of one another if and only if one letter left out of either can make them the same (Mor and
Fraenkel 1982). A hash is the sum of letters times powers of an odd number, modulo 2**64: leaving letters out divides the
powers of those after them, so that the hashes of all variants follow from sums over the letters.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

BASE = 0x9E3779B97F4A7C15
"""Odd: the golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4)."""
_INVERSE = pow(BASE, -1, 2**64)
ONE_FROM = 4
"""Letters from which a word is looked up with one left out."""
TWO_FROM = 8
"""Letters from which a word is looked up with two left out."""
LONGEST = 24
"""Letters up to which a word is looked up with some left out."""
LONGEST_JOINED = 256
"""Letters of words written together, more than which are not told apart."""


def exact(words: Sequence[str]) -> Hashes:
    """The hash of each word, which is in ASCII letters."""
    hashes = np.zeros(len(words), np.uint64)
    for letters, owners in _by_length(words):
        hashes[owners] = _mixed(_sums(letters)[:, -1], letters.shape[1])
    return hashes


def sums_of(words: Sequence[str]) -> Hashes:
    """Of each word what :func:`joined` needs."""
    sums = np.zeros(len(words), np.uint64)
    for letters, owners in _by_length(words):
        sums[owners] = _sums(letters)[:, -1]
    return sums


def joined(sums: Sequence[Hashes], lengths: Sequence[Places], before: str = "") -> Hashes:
    """The hashes of words written together, from their sums and lengths, after a beginning of one letter or none."""
    total = np.zeros_like(sums[0])
    length = np.zeros_like(lengths[0])
    if before:
        total, length = total + np.uint64(ord(before)), length + 1
    for one, own in zip(sums, lengths, strict=True):
        total = total + one * _powers(LONGEST_JOINED)[np.minimum(length, LONGEST_JOINED - 1)]
        length = length + own
    return _mixed_each(total, length)


def near(words: Sequence[str], edits: int = 2) -> tuple[Hashes, Places]:
    """The hashes of each word and of its variants with up to ``edits`` letters left out, and the words' places."""
    hashes, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for letters, owners in _by_length(words):
        for found in _variants(letters, edits):
            hashes.append(found.ravel())
            places.append(np.repeat(owners, found.shape[1]))
    return np.concatenate(hashes), np.concatenate(places)


def _by_length(words: Sequence[str]) -> list[tuple[NDArray[np.uint8], Places]]:
    by_length: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        by_length.setdefault(len(word), []).append(place)
    return [
        (
            np.frombuffer("".join([words[place] for place in places]).encode("ascii"), np.uint8).reshape(-1, length),
            np.array(places, np.int64),
        )
        for length, places in by_length.items()
        if length
    ]


def _variants(letters: NDArray[np.uint8], edits: int) -> list[Hashes]:
    """Rows: words; columns: variants."""
    length = letters.shape[1]
    sums = _sums(letters)
    whole = sums[:, -1:]
    found = [_mixed(whole, length)]
    inverse, twice = np.uint64(_INVERSE), np.uint64(_INVERSE * _INVERSE % 2**64)
    if ONE_FROM <= length <= LONGEST and edits >= 1:
        found.append(_mixed(sums[:, :-1] + inverse * (whole - sums[:, 1:]), length - 1))
    if TWO_FROM <= length <= LONGEST and edits >= 2:
        first, second = _pairs(length)
        between = inverse * (sums[:, second] - sums[:, first + 1])
        after = twice * (whole - sums[:, second + 1])
        found.append(_mixed(sums[:, first] + between + after, length - 2))
    return found


@cache
def _pairs(length: int) -> tuple[Places, Places]:
    first, second = np.triu_indices(length, 1)
    return first.astype(np.int64), second.astype(np.int64)


def _sums(letters: NDArray[np.uint8]) -> Hashes:
    """Sums of letters times powers over each beginning of each word: rows words, columns 0 to their length."""
    count, length = letters.shape
    sums = np.zeros((count, length + 1), np.uint64)
    np.cumsum(letters * _powers(length), axis=1, out=sums[:, 1:])
    return sums


@cache
def _powers(length: int) -> Hashes:
    return np.array([pow(BASE, at, 2**64) for at in range(length)], np.uint64)


def _mixed(sums: Hashes, length: int) -> Hashes:
    return _mixed_each(sums, np.int64(length))


def _mixed_each(sums: Hashes, length: Places | np.int64) -> Hashes:
    """Every bit of the sum in every bit of the hash (the finaliser of MurmurHash3, public domain)."""
    mixed = sums + np.asarray(length).astype(np.uint64)
    mixed = mixed ^ (mixed >> np.uint64(33))
    mixed = mixed * np.uint64(0xFF51AFD7ED558CCD)
    return mixed ^ (mixed >> np.uint64(33))
