"""How words sound that come from scripts which do not write all sounds, beside words in Latin letters.

Arabic and Hebrew leave vowels out: there consonants are compared, in classes that these scripts and romanisations from
them do not keep apart. Kana, Hangul and Chinese put vowels where there are none and have few consonants: there words are
**folded**, each sound to the one by which such a script would write it, and compared with vowels and without.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from inforce.names.knowledge import table

Texts = tuple[str, ...]


class Heard(NamedTuple):
    """A Latin word as its consonants, as written and in classes, and what stands before, between and after them: ``gaps``, and
    as bits, of the first gap the lowest: ``voiced`` where there is anything; three for each gap, one for each long vowel:
    ``long`` where its letter is written, ``absent`` where nothing is that it may be heard as."""

    consonants: tuple[str, ...]
    classes: str
    gaps: tuple[str, ...]
    voiced: int
    long: int
    absent: int


def heard_in(text: str, *, is_vowelless: bool = False) -> Heard:
    """``is_vowelless``: of a word written without vowels, where doubled consonants are two."""
    consonants: list[str] = []
    gaps = [""]
    for each in _units()(text):
        if each in SILENT:
            gaps[-1] += each
        elif each == "h":
            if not consonants and not gaps[0]:
                consonants.append(each)
                gaps.append("")
        elif is_vowelless or not consonants or gaps[-1] or each != consonants[-1]:
            consonants.append(each)
            gaps.append("")
    classes = _classes_of_consonants()
    return Heard(
        tuple(consonants), "".join([classes.get(each, each) for each in consonants]), tuple(gaps), *_vowels_of(gaps)
    )


def _vowels_of(gaps: list[str]) -> tuple[int, int, int]:
    """``voiced``, ``long`` and ``absent`` of :class:`Heard`."""
    voiced = long = absent = 0
    for gap in reversed(gaps):
        written, unheard = _long_vowels(gap)
        voiced = voiced << 1 | (gap != "")
        long, absent = long << 3 | written, absent << 3 | unheard
    return voiced, long, absent


@lru_cache(maxsize=4096)
def _long_vowels(gap: str) -> tuple[int, int]:
    """Of what stands between two consonants, as bits: which long vowels are written in it, and which are not heard there."""
    written = sum((letter in gap) << at for at, (letter, _) in enumerate(_LONG_VOWELS))
    unheard = sum(set(heard).isdisjoint(gap) << at for at, (_, heard) in enumerate(_LONG_VOWELS))
    return written, unheard


_LONG_VOWELS = (("w", "ouw"), ("y", "ieyj"), ("a", "aeiou"))
"""Letters of vowels that are written, and what they may be heard as."""


SILENT = frozenset("aeiouwy")
"""Vowels and half vowels."""


@cache
def _units() -> Callable[[str], list[str]]:
    several = sorted((each for each in _classes_of_consonants() if len(each) > 1), key=len, reverse=True)
    found = re.compile("|".join([*several, "."])).findall
    return lambda text: found(_SOFT.sub("s", text.replace("x", "ks")))


_SOFT = re.compile("c(?=[eiy])|(?<=i)c$")
"""A c that is read s."""


@cache
def _classes_of_consonants() -> dict[str, str]:
    return {each: name for name, known in table("spelling")["consonants"].items() for each in known}


def heard_of(texts: Texts, *, is_vowelless: bool = False) -> tuple[Heard, ...]:
    """The same of a word by each of its readings."""
    return tuple(heard_in(text, is_vowelless=is_vowelless) for text in texts)


def consonants_of(heard: Iterable[Heard]) -> Texts:
    """The consonants of a word, in classes, by each of its readings; a single one with where there are vowels beside it."""
    return tuple(dict.fromkeys(each.classes if len(each.classes) != 1 else _single(each) for each in heard))


def _single(heard: Heard) -> str:
    return heard.classes + "".join("1" if gap else "0" for gap in heard.gaps)


def unlike(bare: Heard, full: Heard) -> int:
    """How much tells against a word without vowels being one with vowels that has the same classes of consonants: consonants that
    it would not be written with, long vowels that stand for none, and a vowel at the beginning of one only."""
    found = (bare.long & full.absent).bit_count() + _begin_otherwise(bare.gaps[0], full.gaps[0])
    return found if bare.consonants == full.consonants else found + _written_otherwise(bare, full)


def _written_otherwise(bare: Heard, full: Heard) -> int:
    """How many consonants of a word without vowels are none with which the other word's are written."""
    written = _written()
    return sum(
        one != other and one in written and other not in written[one]
        for one, other in zip(bare.consonants, full.consonants, strict=True)
    )


def are_spelt_out(bare: Heard, full: Heard) -> bool:
    """Whether a letter stands for each vowel of a word in the one without vowels, too."""
    return not full.voiced & ~bare.voiced


@cache
def _written() -> dict[str, frozenset[str]]:
    return {one: frozenset(others) for one, others in table("spelling")["written"].items()}


def _begin_otherwise(written: str, heard: str) -> bool:
    """A word begins with a vowel, for which such scripts always have a letter, and the other one with a consonant."""
    return bool(heard) and heard[0] not in "wy" and not written


def folded(texts: Texts, *, is_foreign: bool = False) -> Texts:
    """A word by its sounds, by each of its readings. ``is_foreign``: as a script spells it that puts vowels after
    consonants, so that it is folded without these too."""
    full = [_fold(text) for text in texts]
    bare = [_without_filling(text) for text in full] if is_foreign else []
    return tuple(dict.fromkeys([*full, *bare]))


def _fold(text: str) -> str:
    for pattern, replacement in _rules():
        text = pattern(replacement, text)
    return text


@cache
def _rules() -> tuple[tuple[Callable[[str, str], str], str], ...]:
    return tuple((re.compile(pattern).sub, new) for pattern, new in table("spelling")["sounds"]["rules"])


def _without_filling(text: str) -> str:
    return _filling().sub("", text)


@cache
def _filling() -> re.Pattern[str]:
    """The vowels that such scripts fill in."""
    return re.compile(table("spelling")["sounds"]["filling"])


def bones_of(fold: str) -> str:
    """The consonants of a folded word."""
    return fold[:1] + fold[1:].translate(_VOWELS)


_VOWELS = dict.fromkeys(map(ord, "aeiou"))


def outlines_of(texts: Texts) -> Texts:
    """By what a word is looked up by its sounds: its consonants in the few classes that all such scripts keep apart, by each
    of its readings."""
    return tuple(dict.fromkeys(_outline(fold) for fold in folded(texts)))


def _outline(fold: str) -> str:
    return _DOUBLED.sub(r"\1", fold[:1].translate(_first_classes()) + fold[1:].translate(_classes()))


_DOUBLED = re.compile(r"(.)\1+")


@cache
def _classes() -> dict[int, str | None]:
    known = table("spelling")["sounds"]["classes"]
    return {**_VOWELS, ord("h"): None, **{ord(letter): one for one, letters in known.items() for letter in letters}}


@cache
def _first_classes() -> dict[int, str | None]:
    return {**_classes(), ord("h"): "h"}
