"""How alike two words are, and why."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from inforce.names.findable import SOUNDS_FROM, UNFOUND, find_each_other, find_each_other_by_sound
from inforce.names.knowledge import table
from inforce.names.scripts import CONSONANTS, MORAE, SYLLABLES
from inforce.names.sounds import Heard, are_spelt_out, bones_of, unlike
from inforce.names.spelling import key_of, look_of
from inforce.names.words import Word
from inforce.values import value


class Why(StrEnum):
    """What makes two words alike."""

    SAME = "same"
    SPELLING = "spelling"  # the same name, spelt otherwise
    FAMILY = "family"  # the same name in another language
    ROMANISED = "romanised"  # Chinese syllables in another romanisation
    NICKNAME = "nickname"
    EQUIVALENT = "equivalent"  # another shape of a common word, or another legal form of the same class
    SOUND = "sound"  # the same consonants, from a script that writes no vowels
    MISREAD = "misread"  # letters that scans mistake
    NEAR = "near"  # a few letters differ
    INITIAL = "initial"
    JOINED = "joined"  # written together here and apart there
    OTHER_FORM = "other_form"
    ACRONYM = "acronym"


class Likeness(NamedTuple):
    """``degree`` from 0 (other words) to 1."""

    degree: float
    why: Why


NEAR, MISREAD, SOUND = Why.NEAR, Why.MISREAD, Why.SOUND
"""By themselves: CPython 3.11 looks a member of an enumeration up several times as slowly as a name of a module."""
NONE = Likeness(0.0, Why.NEAR)
SAME = Likeness(1.0, Why.SAME)


@lru_cache(maxsize=40_000)
def likeness(one: Word, other: Word) -> Likeness:
    """Of two words that stand in names as words; symmetric."""
    if one is other or one.text == other.text:
        return SAME
    if one.number is not None or other.number is not None:
        return _of(Why.EQUIVALENT) if one.number == other.number else NONE
    if (one.is_vowelless or other.is_vowelless) and one.writing is not other.writing:
        return _by_consonants(one, other)
    if one.has_digit is not other.has_digit and (found := _with_misread_figures(one, other)).degree:
        return found
    if _share_key(one, other):
        return _of(Why.SPELLING) if _surely_one(one, other) else Likeness(number("short"), Why.SPELLING)
    if why := _by_tables(one, other):
        return _of(why) if max(len(one.text), len(other.text)) > 2 else Likeness(number("short"), why)
    if SYLLABLES in (one.writing, other.writing):
        return NONE
    if _is_misread(one, other):
        return _of(MISREAD)
    like = _near(one, other)
    if like.degree > number("other_name") and one.is_given and other.is_given:
        return Likeness(number("other_name"), NEAR)
    return like


def _share_key(one: Word, other: Word) -> bool:
    if len(one.keys) == len(other.keys) == 1:
        return one.keys[0] == other.keys[0]
    return not set(one.keys).isdisjoint(other.keys)


def _is_misread(one: Word, other: Word) -> bool:
    """Words that look alike; of short ones, where a figure stands among the letters of one."""
    if not (_mostly_letters(one) and _mostly_letters(other)):
        return False
    if one.shape or other.shape:
        return one.shape == other.shape
    has_figure = one.has_digit is not other.has_digit and min(len(one.text), len(other.text)) > 1
    return has_figure and look_of(one.text) == look_of(other.text)


def _with_misread_figures(one: Word, other: Word) -> Likeness:
    """A word with figures that may be misread letters, and one without; other letters may differ as well."""
    figured, plain = (one, other) if one.has_digit else (other, one)
    if len(figured.texts) == 1:
        return NONE
    if not set(figured.keys[1:]).isdisjoint(plain.keys):
        return _of(MISREAD)
    pairs = [(a, b) for a in figured.texts[1:] for b in plain.texts]
    degree = max(_degree(a, b, key_of(a), key_of(b)) for a, b in pairs) * number("misread")
    return _if_found(one, other, degree, MISREAD)


def _mostly_letters(word: Word) -> bool:
    """A figure in it may be a misread letter: "0rlov", not "EW301PJ"."""
    return not word.has_digit or 2 * sum(map(str.isdigit, word.text)) < len(word.text)


def _by_tables(one: Word, other: Word) -> Why | None:
    if one.families and not one.families.isdisjoint(other.families):
        return Why.FAMILY
    if one.father and one.father == other.father:
        return Why.FAMILY
    if one.equivalent is not None and one.equivalent == other.equivalent:
        return Why.EQUIVALENT
    if one.is_alphabetic and one.sinitic and other.is_alphabetic and one.sinitic == other.sinitic:
        return Why.ROMANISED
    if one.nicknames and not one.nicknames.isdisjoint(other.nicknames):
        return Why.NICKNAME
    return None


def _surely_one(one: Word, other: Word) -> bool:
    """Words of one key that are long enough, or begin alike, to be one name; or that may be read letter by letter alike."""
    if not set(one.texts).isdisjoint(other.texts):
        return True
    return min(len(one.text), len(other.text)) > (3 if one.text[0] == other.text[0] else 4)


def _by_consonants(one: Word, other: Word) -> Likeness:
    """A word that was written without vowels and one with them."""
    if one.writing is MORAE or other.writing is MORAE:
        return _by_sounds(one, other)
    bare, full = (one, other) if one.writing is CONSONANTS else (other, one)
    likest, heard = NONE, full.heard
    for written in bare.heard:
        for each in heard:
            like = _of_consonants(written, each)
            if like.degree > likest.degree:
                likest = like
    return likest


def _by_sounds(one: Word, other: Word) -> Likeness:
    """A word in kana, Hangul or Chinese that spells a name of elsewhere, and any other."""
    degree = max(
        _degree(alike, unlike, bones_of(alike), bones_of(unlike)) for alike in one.folded for unlike in other.folded
    )
    degree *= number("sounds")
    if degree > UNFOUND and not find_each_other_by_sound(one, other):
        degree = UNFOUND
    return Likeness(degree, SOUND) if degree >= number("lowest") else NONE


def _of_consonants(bare: Heard, full: Heard) -> Likeness:
    """A word without vowels and one with them, each in one reading."""
    written, heard = bare.classes, full.classes
    if written == heard:
        differences = unlike(bare, full)
        more = SPELT_OUT if not differences and are_spelt_out(bare, full) else 0
        like = by_all_consonants(min(len(written), ENOUGH_CONSONANTS), more or differences)
        is_found = len(written) != 1 or bare.voiced == full.voiced
        return like if is_found or like.degree <= UNFOUND else Likeness(UNFOUND, SOUND)
    longest, shortest = len(written), len(heard)
    if longest < shortest:
        longest, shortest = shortest, longest
    if longest < SOUNDS_FROM or longest - shortest > 1 or OSA.distance(written, heard, score_cutoff=1) > 1:
        return NONE
    degree = 1 - (1 + number("first_letter") * (written[0] != heard[0])) / longest
    return Likeness(degree * number("sound"), SOUND) if degree >= number("few_consonants") else NONE


SPELT_OUT = -1
"""In place of how much tells against two words: nothing does, and vowels are written in both."""
ENOUGH_CONSONANTS = 3
"""Consonants of words; that they have more makes them no more alike."""


@lru_cache(maxsize=1000)
def by_all_consonants(count: int, unlike: int) -> Likeness:
    """Of words of so many consonants, of which the classes agree. ``unlike``: how much tells against them."""
    if not count:
        return NONE
    degree = number("one_consonant" if count == 1 else "short" if count == 2 else "sound")
    if unlike == SPELT_OUT:
        return Likeness(degree + number("spelt_out") * (1 if count > 2 else 2), SOUND)
    return Likeness(degree - number("unheard") * unlike, SOUND)


@cache
def _of(why: Why) -> Likeness:
    return Likeness(number(str(why)), why)


@cache
def number(name: str) -> float:
    return float(table("scoring")["similarity"][name])


def _near(one: Word, other: Word) -> Likeness:
    if one.has_digit or other.has_digit:
        return _with_digits(one, other)
    if _is_abbreviation(one.text, other.text):
        return NONE
    if len(one.keys) == len(other.keys) == 1:
        degree = _plain_degree(one, other)
    else:
        degree = _degree(one.text, other.text, one.keys[0], other.keys[0])
        for a, bones in zip(one.keys, one.skeletons, strict=False):
            for b, other_bones in zip(other.keys, other.skeletons, strict=False):
                degree = max(degree, _degree(a, b, bones, other_bones))
    return _if_found(one, other, degree, NEAR)


SHORT = 3
"""Letters of a word that may be an abbreviation."""
_VOWELS = frozenset("aeiouy")


def _is_abbreviation(one: str, other: str) -> bool:
    """Whether one of two short words has a consonant for the only vowel of the other ("Kim", "KMM"): no name is misspelt so."""
    return len(one) == len(other) <= SHORT and _is_spoken(one) is not _is_spoken(other)


def _is_spoken(text: str) -> bool:
    return not _VOWELS.isdisjoint(text)


def _if_found(one: Word, other: Word, degree: float, why: Why) -> Likeness:
    """Words alike by their letters, but no more than words that do not find each other where they do not."""
    if degree > UNFOUND and not find_each_other(one, other):
        degree = UNFOUND
    return Likeness(degree, why) if degree >= number("lowest") else NONE


def _with_digits(one: Word, other: Word) -> Likeness:
    """Words with figures in them ("EW301PJ") are alike only where the figures are the same."""
    figures = ["".join(letter for letter in word.text if letter.isdigit()) for word in (one, other)]
    if figures[0] != figures[1]:
        return NONE
    degree = 1 - OSA.distance(one.text, other.text) / max(len(one.text), len(other.text))
    return _if_found(one, other, degree, NEAR)


def _degree(text: str, other: str, bare: str, other_bare: str) -> float:
    """How alike words are by the letters of two writings."""
    return _by_edits(text, other, OSA.distance(text, other), OSA.distance(bare, other_bare))


def _by_edits(text: str, other: str, edits: int, barer: int) -> float:
    """1 less the edits by letter. The edits of a barer writing count as much, so that edits of vowels count half."""
    longest, shortest = len(text), len(other)
    if longest < shortest:
        longest, shortest = shortest, longest
    if longest < 3 or 2 * (longest - shortest) > longest:
        return 0.0
    return 1 - ((edits + barer) / 2 + number("first_letter") * (text[0] != other[0])) / longest


def _plain_degree(one: Word, other: Word) -> float:
    """The better of two words as they are spelt and by their keys, of which each has one."""
    text, other_text, key, other_key = one.text, other.text, one.keys[0], other.keys[0]
    between = OSA.distance(key, other_key)
    degree = _by_edits(text, other_text, OSA.distance(text, other_text), between)
    by_keys = _by_edits(key, other_key, between, OSA.distance(one.skeletons[0], other.skeletons[0]))
    return max(degree, by_keys)


@value(frozen=True, slots=True, eq=False)
class Spelt:
    """Words as they are compared by letters: in one writing, with how long each is, what it begins with and whether a short
    one has a vowel."""

    texts: NDArray[np.object_]
    lengths: NDArray[np.float32]
    firsts: NDArray[np.uint8]
    spoken: NDArray[np.bool_]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Spelt":
        lengths = np.array([len(text) for text in texts], np.float32)
        firsts = np.frombuffer("".join([text[:1] or " " for text in texts]).encode(), np.uint8)
        firsts = np.frombuffer("".join([text[:1] or " " for text in texts]).encode(), np.uint8)
        spoken = np.array([len(text) > SHORT or _is_spoken(text) for text in texts], np.bool_)
        return cls(np.array(texts, np.object_), lengths, firsts, spoken)


Lettered = tuple[Spelt, Spelt, Spelt]
"""Words as they are, as their keys and as their skeletons."""


def degrees_of(
    ones: Lettered, one: NDArray[np.int64], others: Lettered, other: NDArray[np.int64]
) -> NDArray[np.float32]:
    """:func:`likeness` by letters alone for many pairs of plain words at once, told by their numbers."""
    if not len(one):
        return np.zeros(0, np.float32)
    text, key, bones = (
        cpdist(a.texts.take(one).tolist(), b.texts.take(other).tolist(), scorer=OSA.distance, dtype=np.float32)
        for a, b in zip(ones, others, strict=True)
    )
    degrees = _degrees(text, key, ones[0], one, others[0], other)
    degrees = np.maximum(degrees, _degrees(key, bones, ones[1], one, others[1], other))
    same_length = ones[0].lengths[one] == others[0].lengths[other]
    degrees[same_length & (ones[0].spoken[one] != others[0].spoken[other])] = 0  # see _is_abbreviation
    degrees[key == 0] = number("spelling")
    degrees[text == 0] = 1
    return degrees


def _degrees(
    edits: NDArray[np.float32],
    barer: NDArray[np.float32],
    ones: Spelt,
    one: NDArray[np.int64],
    others: Spelt,
    other: NDArray[np.int64],
) -> NDArray[np.float32]:
    first = (ones.firsts[one] != others.firsts[other]).astype(np.float32)
    longest = np.maximum(ones.lengths[one], others.lengths[other])
    degrees = 1 - ((edits + barer) / 2 + number("first_letter") * first) / np.maximum(longest, 1)
    degrees[longest < 3] = 0
    return np.asarray(degrees, np.float32)
