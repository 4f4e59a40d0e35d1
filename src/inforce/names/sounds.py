"""How words sound that come from scripts which do not write all sounds, beside words in Latin letters.

Arabic and Hebrew leave vowels out: there consonants are compared, in classes that these scripts and romanisations from
them do not keep apart. Kana, Hangul and Chinese put vowels where there are none and have few consonants: there words are
**folded**, each sound to the one by which such a script would write it, and compared with vowels and without.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from inforce.names.knowledge import table
from inforce.names.lines import Rules, on_lines, rules_of

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
    line, runs = _by_consonants(text, is_vowelless=is_vowelless), _runs_by_letter()
    gaps = _CONSONANT.split(line)
    letters = line.translate(_WITHOUT_VOWELS)
    consonants = tuple(map(runs.get, letters, letters))
    return Heard(consonants, line.translate(_class_by_letter()), tuple(gaps), *_vowels_of(gaps))


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
HALF_VOWELS = frozenset("wy")
_WITHOUT_VOWELS = dict.fromkeys(map(ord, SILENT))
_CONSONANT = re.compile("[^aeiouwy]")
_DOUBLED_CONSONANT = re.compile(r"([^aeiouwy\n])\1+")
_SOFT = re.compile("c(?=[eiy])|(?<=i)c$", re.MULTILINE)
"""A c that is read s."""
_MUTE = re.compile("(?<=.)h")
"""Every h that does not begin its word."""


def _by_consonants(text: str, *, is_vowelless: bool) -> str:
    """A word, or words on a line each, with each consonant as one letter, also where it is written with several."""
    line = _SOFT.sub("s", text) if "c" in text else text
    line = _several_letters()(lambda run: _letter_by_run()[run[0]], line.replace("x", "ks"))
    if "h" in line:
        line = _MUTE.sub("", line)
    return line if is_vowelless else _DOUBLED_CONSONANT.sub(r"\1", line)


@cache
def _several_letters() -> Callable[[Callable[[re.Match[str]], str], str], str]:
    """Consonants that are written with several letters, the longest first."""
    return re.compile("|".join(sorted(_letter_by_run(), key=len, reverse=True))).sub


@cache
def _letter_by_run() -> dict[str, str]:
    """A letter that no word has for each consonant that is written with several."""
    return {run: chr(0xC0 + at) for at, run in enumerate(each for each in _classes_of_consonants() if len(each) > 1)}


def letter_of(consonant: str) -> str:
    """One letter for a consonant, also where it is written with several."""
    return _letter_by_run().get(consonant, consonant)


@cache
def _runs_by_letter() -> dict[str, str]:
    return {letter: run for run, letter in _letter_by_run().items()}


@cache
def _class_by_letter() -> dict[int, str | None]:
    classes = {ord(_letter_by_run().get(each, each)): name for each, name in _classes_of_consonants().items()}
    return {**classes, **dict.fromkeys(map(ord, SILENT))}


@cache
def _classes_of_consonants() -> dict[str, str]:
    return {each: name for name, known in table("spelling")["consonants"].items() for each in known}


def heard_of(texts: Texts, *, is_vowelless: bool = False) -> tuple[Heard, ...]:
    """The same of a word by each of its readings."""
    return tuple(heard_in(text, is_vowelless=is_vowelless) for text in texts)


def consonants_of(words: Sequence[Texts], *, is_vowelless: bool = False) -> list[Texts]:
    """The consonants of words, in classes, by each of their readings; a single one with where there are vowels beside it."""
    lines = _by_consonants("\n".join(chain.from_iterable(words)), is_vowelless=is_vowelless)
    classes = zip(lines.translate(_class_by_letter()).split("\n"), lines.split("\n"), strict=True)
    return _of_each(words, [each if len(each) != 1 else _single(each, line) for each, line in classes])


def _single(consonant: str, line: str) -> str:
    return consonant + "".join("1" if each in SILENT else "0" for each in (line[0], line[-1]))


def _of_each(words: Sequence[Texts], told: Sequence[str]) -> list[Texts]:
    """What was told of all readings of all words, word by word and once."""
    if len(words) == len(told):
        return [(each,) for each in told]
    each = iter(told)
    return [tuple(dict.fromkeys(islice(each, len(texts)))) for texts in words]


def unlike(bare: Heard, full: Heard) -> int:
    """How much tells against a word without vowels being one with vowels that has the same classes of consonants: consonants that
    it would not be written with, long vowels that stand for none, and a vowel at the beginning of one only."""
    found = (bare.long & full.absent).bit_count()
    begins = full.gaps[0]
    if begins and not bare.gaps[0] and begins[0] not in HALF_VOWELS:  # for others such scripts always have a letter
        found += 1
    return found if bare.consonants == full.consonants else found + _written_otherwise(bare, full)


def _written_otherwise(bare: Heard, full: Heard) -> int:
    """How many consonants of a word without vowels are none with which the other word's are written."""
    written, found = written_with(), 0
    for one, other in zip(bare.consonants, full.consonants, strict=True):
        if one != other and one in written and other not in written[one]:
            found += 1
    return found


def are_spelt_out(bare: Heard, full: Heard) -> bool:
    """Whether a letter stands for each vowel of a word in the one without vowels, too."""
    return not full.voiced & ~bare.voiced


@cache
def written_with() -> dict[str, frozenset[str]]:
    """With what consonants are written that a script without vowels has, beside themselves."""
    return {one: frozenset(others) for one, others in table("spelling")["written"].items()}


def folded(texts: Texts, *, is_foreign: bool = False) -> Texts:
    """A word by its sounds, by each of its readings. ``is_foreign``: as a script spells it that puts vowels after
    consonants, so that it is folded without these too."""
    full = _folds(texts)
    bare = [_without_filling(text) for text in full] if is_foreign else []
    return tuple(dict.fromkeys([*full, *bare]))


def _folds(texts: Iterable[str]) -> list[str]:
    return on_lines(_rules(), texts)


@cache
def _rules() -> Rules:
    return rules_of(table("spelling")["sounds"]["rules"])


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


def outlines_of(words: Sequence[Texts]) -> list[Texts]:
    """By what words are looked up by their sounds: their consonants in the few classes that all such scripts keep apart, by each
    of their readings."""
    folds = "\n".join(_folds(chain.from_iterable(words)))
    lines = _FIRST_H.sub("H", folds).translate(_classes())
    return _of_each(words, _DOUBLED.sub(r"\1", lines).split("\n"))


_FIRST_H = re.compile("^h", re.MULTILINE)
"""It is not left out, as others are."""
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _classes() -> dict[int, str | None]:
    known = table("spelling")["sounds"]["classes"]
    return {
        **_VOWELS,
        ord("h"): None,
        ord("H"): "h",
        **{ord(letter): one for one, letters in known.items() for letter in letters},
    }
