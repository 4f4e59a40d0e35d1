"""How alike words of a script without vowels are to those of an index by their sounds, for many at once: what
:func:`inforce.names.similarity.likeness` says of each, without taking the words of the index apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import Numbers, Sizes, ranges
from inforce.names.findable import SOUNDS_FROM, UNFOUND
from inforce.names.scripts import CONSONANTS
from inforce.names.shared import bits
from inforce.names.similarity import SPELT_OUT, by_all_consonants
from inforce.names.sounds import HALF_VOWELS, Heard, letter_of, written_with
from inforce.names.texts import Array
from inforce.names.words import Word

MOST_CONSONANTS = 12
"""Of words that are told in arrays; longer ones are looked at one by one."""
UNTOLD = 255
"""In place of how many consonants a word has that is not told."""
_Octets = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class HeardWords:
    """Words in parallel arrays: see :class:`inforce.names.sounds.Heard`. ``letters``, ``classes``: a row each, with nothing (0)
    after the last consonant; ``begins``: whether it begins with a vowel, and whether with one that such scripts always write."""

    count: _Octets
    letters: _Octets
    classes: _Octets
    voiced: NDArray[np.uint16]
    long: NDArray[np.uint64]
    absent: NDArray[np.uint64]
    begins: _Octets

    @classmethod
    def of(cls, heard: Sequence[Heard | None]) -> "HeardWords":
        """None of words that are not told."""
        told = [each if each and len(each.classes) <= MOST_CONSONANTS else None for each in heard]
        return cls(
            np.array([len(each.classes) if each else UNTOLD for each in told], np.uint8),
            _rows("".join(map(letter_of, each.consonants)) if each else "" for each in told),
            _rows(each.classes if each else "" for each in told),
            np.array([each.voiced if each else 0 for each in told], np.uint16),
            np.array([each.long if each else 0 for each in told], np.uint64),
            np.array([each.absent if each else 0 for each in told], np.uint64),
            np.array([_begins(each) if each else 0 for each in told], np.uint8),
        )

    def arrays(self) -> dict[str, Array]:
        """As an index keeps them."""
        return {f"heard_{name}": getattr(self, name).ravel() for name in self.__slots__}

    @classmethod
    def kept(cls, arrays: Mapping[str, Array]) -> "HeardWords":
        found = {name: arrays[f"heard_{name}"] for name in cls.__slots__}
        return cls(**found | {name: found[name].reshape(-1, MOST_CONSONANTS) for name in ("letters", "classes")})


def _rows(texts: Iterable[str]) -> _Octets:
    told = "".join([text.ljust(MOST_CONSONANTS, "\0") for text in texts])
    return np.frombuffer(told.encode("latin-1"), np.uint8).reshape(-1, MOST_CONSONANTS)


VOWEL, FULL_VOWEL = 1, 2
"""What a word begins with, as bits."""


def _begins(heard: Heard) -> int:
    first = heard.gaps[0]
    return (VOWEL if first else 0) | (FULL_VOWEL if first and first[0] not in HALF_VOWELS else 0)


def told_words(words: Sequence[Word]) -> HeardWords:
    """Words of an index that are told: those that are read in one way, in an alphabet."""
    return HeardWords.of(
        [each.heard[0] if each.is_plain and len(each.texts) == 1 and each.number is None else None for each in words]
    )


def likeness_by_sound(
    words: Sequence[Word], place: Numbers, index: HeardWords, texts: NDArray[np.object_], like: Numbers
) -> Sizes:
    """Of pairs of words in scripts without vowels (by their places) and words of an index how alike they are; -1 of pairs that
    are to be looked at by themselves. ``texts``: of the index."""
    asked = np.array([each.writing is CONSONANTS and each.number is None for each in words], np.bool_)
    at = (asked[place] & (index.count[like] != UNTOLD)).nonzero()[0]
    bare = np.array([each.text for each in words], np.object_)
    at = at[bare[place[at]] != texts[like[at]]]
    found = np.full(len(place), -1.0)
    if len(at):
        found[at] = _by_all_readings(words, place[at], index, like[at])
    return found


def _by_all_readings(words: Sequence[Word], place: Numbers, index: HeardWords, like: Numbers) -> Sizes:
    """By the likest reading of each word; -1 where one of them may be nearly so."""
    those, which = np.unique(place, return_inverse=True)
    heard = [words[each].heard for each in those.tolist()]
    counts = np.array([len(each) for each in heard], np.int64)
    first = counts.cumsum() - counts
    readings = HeardWords.of([each for readings in heard for each in readings])
    lengths = counts[which]
    reading, of_pair = ranges(first[which], lengths), np.arange(len(place)).repeat(lengths)
    degrees = _degrees(readings, reading, index, like[of_pair])
    starts = lengths.cumsum() - lengths
    unclear = np.minimum.reduceat(degrees, starts) < 0
    return np.where(unclear, -1.0, np.maximum.reduceat(degrees, starts))


def _degrees(ones: HeardWords, one: Numbers, others: HeardWords, other: Numbers) -> Sizes:
    """Of readings; -1 where a consonant may differ in words that are long enough for that."""
    count, count_other = ones.count[one], others.count[other]
    are_same = (ones.classes[one] == others.classes[other]).all(axis=1)
    longest, shortest = np.maximum(count, count_other), np.minimum(count, count_other)
    may_be_near = (longest >= SOUNDS_FROM) & (longest - shortest <= 1)
    degrees = np.where(may_be_near | (count == UNTOLD), -1.0, 0.0)
    same = (are_same & (count == count_other)).nonzero()[0]
    degrees[same] = _of_same_classes(ones, one[same], others, other[same])
    return degrees


def _of_same_classes(ones: HeardWords, one: Numbers, others: HeardWords, other: Numbers) -> Sizes:
    differences = _bits(ones.long[one] & others.absent[other])
    differences += (others.begins[other] & FULL_VOWEL > 0) & (ones.begins[one] & VOWEL == 0)
    differences += _written_otherwise()[ones.letters[one], others.letters[other]].sum(axis=1)
    is_spelt_out = (differences == 0) & (others.voiced[other] & ~ones.voiced[one] == 0)
    count = ones.count[one]
    degrees = _known_degrees()[np.minimum(count, 3), np.where(is_spelt_out, 0, differences + 1)]
    unfound = (count == 1) & (ones.voiced[one] != others.voiced[other])
    return np.where(unfound, np.minimum(degrees, UNFOUND), degrees)


def _bits(numbers: NDArray[np.uint64]) -> Numbers:
    low, high = numbers & np.uint64(0xFFFFFFFF), numbers >> np.uint64(32)
    return (bits(low.astype(np.uint32)) + bits(high.astype(np.uint32))).astype(np.int64)


@cache
def _known_degrees() -> Sizes:
    """By how many consonants, and by what tells against two words, from SPELT_OUT on."""
    most = 4 * (MOST_CONSONANTS + 1) + 2
    known = [[by_all_consonants(count, unlike).degree for unlike in range(SPELT_OUT, most)] for count in range(4)]
    return np.maximum(known, 0)


@cache
def _written_otherwise() -> NDArray[np.bool_]:
    """Of consonants of a word without vowels (rows) whether they are none with which another's (columns) is written."""
    table = np.zeros((256, 256), np.bool_)
    for one, others in written_with().items():
        row = ord(letter_of(one))
        table[row] = True
        table[row, [row, *(ord(letter_of(each)) for each in others)]] = False
    table[:, 0] = False
    return table
