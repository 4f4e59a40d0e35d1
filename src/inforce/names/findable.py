"""By which spellings words are looked up, and so which of them can find each other by their letters.

A word is looked up as its keys are written and with one or two letters of them left out, a short one as it is written too; and
by its consonants. Words that cannot find each other so are not taken to be much alike (``UNFOUND``), whatever their letters
say: then what is found does not hang on how it was looked for.
"""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from inforce.names.hashing import LONGEST, ONE_FROM, TWO_FROM
from inforce.names.scripts import SYLLABLES
from inforce.names.words import Word

SHORT = 6
"""Letters up to which a word is looked up as it is spelt, beside its spelling keys."""
BONES = 3
"""Letters of a skeleton from which it is looked up."""
BONES_FROM = 5
"""Letters from which a skeleton is looked up with one left out."""
SOUNDS_FROM = 5
"""Consonants, of words that are looked up by their sounds, from which one is left out."""
UNFOUND = 0.68
"""How alike words may be that do not find each other; words less alike than this are not kept with what a word finds."""


def spellings(word: Word) -> tuple[str, ...]:
    """A word's keys; and a short one itself, whose key may have no letter to leave out."""
    return (*word.keys, word.text) if _is_short(word) else word.keys


def _is_short(word: Word) -> bool:
    return ONE_FROM <= len(word.text) <= SHORT and word.text not in word.keys


def bones(word: Word) -> list[str]:
    """The skeletons of a word that are looked up; syllables of other letters are other words."""
    if word.writing is SYLLABLES:
        return []
    return [skeleton for skeleton in word.skeletons if len(skeleton) >= BONES]


def find_each_other(one: Word, other: Word) -> bool:
    """Whether words are near enough by their letters to be looked up with success."""
    return _any_near(spellings(one), spellings(other)) or _any_but_for_one(bones(one), bones(other), BONES_FROM)


def find_each_other_by_sound(one: Word, other: Word) -> bool:
    """The same of words of which one is in a script that fills vowels in."""
    return _any_but_for_one(one.outlines, other.outlines, SOUNDS_FROM)


def _any_near(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(_are_near(one, other) for one in some for other in others)


def _are_near(one: str, other: str) -> bool:
    """But for a letter; of long words, but for two."""
    longest = max(len(one), len(other))
    if longest > LONGEST:
        return one == other
    return OSA.distance(one, other, score_cutoff=2) <= (2 if longest >= TWO_FROM else 1 if longest >= ONE_FROM else 0)


def _any_but_for_one(some: Sequence[str], others: Sequence[str], letters_from: int) -> bool:
    """Whether some of words are others, but for a letter where one has so many."""
    return any(
        OSA.distance(one, other, score_cutoff=1) <= (max(len(one), len(other)) >= letters_from)
        for one in some
        for other in others
    )
