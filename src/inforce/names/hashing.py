"""Hashes of words, and of words with one or two letters left out, for whole batches at once.

Two words are within an edit of one another if and only if one letter left out of either can make them the same (Mor and
Fraenkel 1982). A hash is the sum of letters times powers of an odd number, modulo 2**64: leaving letters out divides the
powers of those after them, so that the hashes of all variants follow from sums over the letters.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

BASE = 0x9E3779B97F4A7C15
"""Odd: the golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4)."""
_INVERSE = pow(BASE, -1, 2**64)
_ALL = 2**64 - 1
_FINALISER = 0xFF51AFD7ED558CCD
ONE_FROM = 3
"""Letters from which a word is looked up with one left out."""
TWO_FROM = 7
"""Letters from which a word is looked up with two left out."""
LONGEST = 24
"""Letters up to which a word is looked up with some left out."""
LONGEST_JOINED = 256
"""Letters of words written together, more than which are not told apart."""


def exact(words: Sequence[str]) -> Hashes:
    """The hash of each word, which is in ASCII letters."""
    hashes = np.zeros(len(words), np.uint64)
    for letters, lengths, owners in _together(words):
        hashes[owners] = _mixed(_sums(letters)[:, -1], lengths)
    return hashes


def sums_of(words: Sequence[str]) -> Hashes:
    """Of each word what :func:`joined` needs."""
    sums = np.zeros(len(words), np.uint64)
    for letters, _, owners in _together(words):
        sums[owners] = _sums(letters)[:, -1]
    return sums


def side_by_side(sums: Hashes, lengths: Places, two: Places, three: Places, before: str) -> Hashes:
    """The hashes of words written together after a beginning of one letter: of the two from each place of ``two``, then of
    the three from each of ``three``. ``sums``, ``lengths``: of each word, see :func:`sums_of`."""
    first = np.concatenate([two, three])
    total, length = np.uint64(ord(before)) + sums[first] * np.uint64(BASE), lengths[first] + 1
    total += sums[first + 1] * _power(length)
    length += lengths[first + 1]
    total[len(two) :] += sums[three + 2] * _power(length[len(two) :])
    length[len(two) :] += lengths[three + 2]
    return _mixed(total, length)


def sum_of(word: str) -> int:
    """:func:`sums_of` of one word."""
    total = 0
    for letter in reversed(word):
        total = (total * BASE + ord(letter)) & _ALL
    return total


def together(words: Sequence[tuple[int, int]], before: str) -> int:
    """:func:`side_by_side` of some words in a row, each told by its sum and its length."""
    total, length = ord(before), 1
    for own, letters in words:
        total += own * _POWERS[min(length, LONGEST_JOINED - 1)]
        length += letters
    return _one_mixed(total, length)


def hash_of(word: str) -> int:
    """:func:`exact` of one word."""
    return _one_mixed(sum_of(word), len(word))


def _one_mixed(total: int, length: int) -> int:
    """:func:`_mixed` of one sum."""
    mixed = (total + length) & _ALL
    mixed ^= mixed >> 33
    mixed = (mixed * _FINALISER) & _ALL
    return mixed ^ mixed >> 33


def _power(length: Places) -> Hashes:
    return _powers(LONGEST_JOINED)[np.minimum(length, LONGEST_JOINED - 1)]


def near(words: Sequence[str], edits: int | Sequence[int] = 2) -> tuple[Hashes, Places]:
    """The hashes of each word and of its variants with up to ``edits`` letters left out (of all words, or of each), and the
    words' places."""
    if len(words) <= FEW:
        return _near_few(words, [edits] * len(words) if isinstance(edits, int) else edits)
    wanted = np.full(len(words), edits, np.int64) if isinstance(edits, int) else np.array(edits, np.int64)
    hashes, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for letters, lengths, owners in _together(words, wanted):
        for found, rows in _variants(letters, lengths, wanted[owners]):
            hashes.append(found)
            places.append(owners[rows])
    return np.concatenate(hashes), np.concatenate(places)


def _near_few(words: Sequence[str], edits: Sequence[int]) -> tuple[Hashes, Places]:
    """The same of few words: all at once, by plans that are made once for each length."""
    if not words:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    plans = [_plan(len(word), wanted) for word, wanted in zip(words, edits, strict=True)]
    letters, _, _ = _letters(list(words), [])
    sums = _sums(letters)
    counts = np.array([plan.shape[1] for plan in plans], np.int64)
    places = np.arange(len(words)).repeat(counts)
    plan = np.concatenate(plans, axis=1)
    at = sums.ravel().take(plan[:5] + places * sums.shape[1])
    total = at[0] + _LEFT_ONE * (at[2] - at[1]) + _LEFT_TWO * (at[4] - at[3])
    return _mixed(total, plan[5]), places


_LEFT_ONE, _LEFT_TWO = np.uint64(_INVERSE), np.uint64(_INVERSE * _INVERSE % 2**64)


@lru_cache(maxsize=1024)
def _plan(length: int, edits: int) -> Places:
    """For each variant of a word of so many letters, the word itself first, a column: where the sum before the first letter that
    is left out stands; where those on both sides of what stands between it and the second; on both sides of what comes after
    that; and the length. Of none left out the latter two are empty stretches, of one the last."""
    rows = [(length, 0, 0, 0, 0, length)] if length else []
    if ONE_FROM <= length <= LONGEST and edits >= 1:
        rows += [(at, at + 1, length, 0, 0, length - 1) for at in range(length)]
        if length >= TWO_FROM and edits >= 2:
            pairs = ((one, two) for one in range(length) for two in range(one + 1, length))
            rows += [(one, one + 1, two, two + 1, length, length - 2) for one, two in pairs]
    return np.array(rows, np.int64).reshape(-1, 6).T.copy()


FEW = 48
"""Words that are taken together whatever their lengths; more are taken together by their lengths."""
Letters = NDArray[np.uint8]
"""Rows: words; columns: letters, and nothing (0) after the last."""


def _together(words: Sequence[str], kinds: Places | None = None) -> list[tuple[Letters, Places, Places]]:
    """Words in few groups, with their lengths and their places: as they are, or those of one length and one kind."""
    if len(words) <= FEW:
        groups = [list(range(len(words)))] if words else []
    else:
        by_length: dict[tuple[int, int], list[int]] = {}
        own = [0] * len(words) if kinds is None else kinds.tolist()
        for place, (word, kind) in enumerate(zip(words, own, strict=True)):
            by_length.setdefault((len(word), kind), []).append(place)
        groups = list(by_length.values())
    return [_letters([words[place] for place in places], places) for places in groups]


def _letters(words: list[str], places: list[int]) -> tuple[Letters, Places, Places]:
    lengths = [len(word) for word in words]
    longest = max([1, *lengths])
    text = "".join([word.ljust(longest, "\0") for word in words])
    letters = np.frombuffer(text.encode("ascii"), np.uint8).reshape(-1, longest)
    return letters, np.array(lengths, np.int64), np.array(places, np.int64)


def _variants(letters: Letters, lengths: Places, edits: Places) -> list[tuple[Hashes, Places]]:
    """Hashes of words and of their variants, with the rows that they are of."""
    sums = _sums(letters)
    whole = sums[:, -1:]
    there = np.flatnonzero(lengths)
    found = [(_mixed(whole[there, 0], lengths[there]), there)]
    inverse, twice = np.uint64(_INVERSE), np.uint64(_INVERSE * _INVERSE % 2**64)
    rows = np.flatnonzero((lengths >= ONE_FROM) & (lengths <= LONGEST) & (edits >= 1))
    if len(rows):
        longest = int(lengths[rows].max())
        sums, whole, lengths = sums[rows, : longest + 1], whole[rows], lengths[rows, None]
        one = sums[:, :-1] + inverse * (whole - sums[:, 1:])
        found.append(_those(_mixed(one, lengths - 1), np.arange(longest) < lengths, rows))
        two = np.flatnonzero((lengths[:, 0] >= TWO_FROM) & (edits[rows] >= 2))
        if len(two):
            sums, whole, lengths, rows = sums[two], whole[two], lengths[two], rows[two]
            first, second = _pairs(longest)
            between = inverse * (sums[:, second] - sums[:, first + 1])
            after = twice * (whole - sums[:, second + 1])
            hashes = _mixed(sums[:, first] + between + after, lengths - 2)
            found.append(_those(hashes, second < lengths, rows))
    return found


def _those(hashes: Hashes, are_variants: NDArray[np.bool_], rows: Places) -> tuple[Hashes, Places]:
    """The variants among hashes in rows, and the rows."""
    if are_variants.all():
        return hashes.ravel(), np.repeat(rows, hashes.shape[1])
    row, column = np.nonzero(are_variants)
    return hashes[row, column], rows[row]


@lru_cache(maxsize=LONGEST_JOINED)
def _pairs(length: int) -> tuple[Places, Places]:
    first, second = np.triu_indices(length, 1)
    return first.astype(np.int64), second.astype(np.int64)


def _sums(letters: Letters) -> Hashes:
    """Sums of letters times powers over each beginning of each word: rows words, columns 0 to their length."""
    count, length = letters.shape
    sums = np.zeros((count, length + 1), np.uint64)
    np.cumsum(letters * _powers(length), axis=1, out=sums[:, 1:])
    return sums


_POWERS = [pow(BASE, at, 2**64) for at in range(LONGEST_JOINED)]


@lru_cache(maxsize=LONGEST_JOINED)
def _powers(length: int) -> Hashes:
    return np.array([pow(BASE, at, 2**64) for at in range(length)], np.uint64)


def _mixed(sums: Hashes, length: Places) -> Hashes:
    """Every bit of the sum in every bit of the hash (the finaliser of MurmurHash3, public domain)."""
    mixed = sums + length.astype(np.uint64)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(_FINALISER)
    mixed ^= mixed >> np.uint64(33)
    return mixed
