"""How alike two words are, and why."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from inforce.names.knowledge import table
from inforce.names.words import Word


class Why(StrEnum):
    """What makes two words alike."""

    SAME = "same"
    SPELLING = "spelling"  # the same name, spelt otherwise
    FAMILY = "family"  # the same name in another language
    NICKNAME = "nickname"
    EQUIVALENT = "equivalent"  # another shape of a common word, or another legal form of the same class
    SOUND = "sound"  # the same consonants, from a script that writes no vowels
    MISREAD = "misread"  # letters that scans mistake
    NEAR = "near"  # a few letters differ
    INITIAL = "initial"
    JOINED = "joined"  # written together here and apart there
    OTHER_FORM = "other_form"


class Likeness(NamedTuple):
    """``degree`` from 0 (other words) to 1."""

    degree: float
    why: Why


NONE = Likeness(0.0, Why.NEAR)
SAME = Likeness(1.0, Why.SAME)


@lru_cache(maxsize=500_000)
def likeness(one: Word, other: Word) -> Likeness:
    """Of two words that stand in names as words; symmetric."""
    if one is other or one.text == other.text:
        return SAME
    if one.number is not None or other.number is not None:
        return _of(Why.EQUIVALENT) if one.number == other.number else NONE
    if not set(one.keys).isdisjoint(other.keys):
        return _of(Why.SPELLING)
    if one.families and not one.families.isdisjoint(other.families):
        return _of(Why.FAMILY)
    if one.father and one.father == other.father:
        return _of(Why.FAMILY)
    if one.equivalent is not None and one.equivalent == other.equivalent:
        return _of(Why.EQUIVALENT)
    if one.nicknames and not one.nicknames.isdisjoint(other.nicknames):
        return _of(Why.NICKNAME)
    if (one.is_vowelless or other.is_vowelless) and one.coarse == other.coarse and len(one.coarse) >= 2:
        return _of(Why.SOUND)
    if not set(one.misread).isdisjoint(other.keys) or not set(other.misread).isdisjoint(one.keys):
        return _of(Why.MISREAD)
    return _near(one, other)


@cache
def _of(why: Why) -> Likeness:
    return Likeness(number(str(why)), why)


@cache
def number(name: str) -> float:
    return float(table("scoring")["similarity"][name])


def _near(one: Word, other: Word) -> Likeness:
    if one.has_digit or other.has_digit:
        return _with_digits(one, other)
    degree = max(
        _degree(a, b, sa, sb)
        for a, sa in zip(one.keys, one.skeletons, strict=False)
        for b, sb in zip(other.keys, other.skeletons, strict=False)
    )
    if one.is_vowelless or other.is_vowelless:
        degree = max(degree, _degree(one.coarse, other.coarse, one.coarse, other.coarse) - 0.05)
    return Likeness(degree, Why.NEAR) if degree >= number("lowest") else NONE


def _with_digits(one: Word, other: Word) -> Likeness:
    """Words with figures in them ("EW301PJ") are alike only where the figures are the same."""
    figures = ["".join(letter for letter in word.text if letter.isdigit()) for word in (one, other)]
    if figures[0] != figures[1]:
        return NONE
    degree = 1 - OSA.distance(one.text, other.text) / max(len(one.text), len(other.text))
    return Likeness(degree, Why.NEAR) if degree >= number("lowest") else NONE


def _degree(key: str, other: str, skeleton: str, other_skeleton: str) -> float:
    """1 less the edits by letter; edits of vowels count half."""
    longest = max(len(key), len(other))
    if longest < 3 or 2 * abs(len(key) - len(other)) > longest:
        return 0.0
    edits = (OSA.distance(key, other) + min(2 * longest, OSA.distance(skeleton, other_skeleton))) / 2
    if key[0] != other[0]:
        edits += number("first_letter")
    degree = 1 - edits / longest
    return degree - number("short") if longest <= 4 else degree


def degrees_of(
    keys: Sequence[str], others: Sequence[str], skeletons: Sequence[str], other_skeletons: Sequence[str]
) -> NDArray[np.float32]:
    """:func:`_degree` for many pairs at once."""
    if not keys:
        return np.zeros(0, np.float32)
    edits = (
        cpdist(keys, others, scorer=OSA.distance, dtype=np.float32)
        + cpdist(skeletons, other_skeletons, scorer=OSA.distance, dtype=np.float32)
    ) / 2
    edits += np.array([number("first_letter") * (a[0] != b[0]) for a, b in zip(keys, others, strict=True)], np.float32)
    longest = np.array([max(len(a), len(b)) for a, b in zip(keys, others, strict=True)], np.float32)
    return np.asarray(1 - edits / longest - number("short") * (longest <= 4), np.float32)
