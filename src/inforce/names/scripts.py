"""Writing systems: which script a word is in, and how it reads in Latin letters, in every way that it may be meant."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import cache, lru_cache

from anyascii import anyascii

from inforce.names.ambiguous import of_kana, of_letters, of_syllables
from inforce.names.elsewhere import is_of_elsewhere
from inforce.names.knowledge import table
from inforce.patterns import later

LONGEST = 64
"""Letters of one word that are looked at. No listed word of any register comes near."""


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """``latin``, ``cyrillic``, ``arabic`` …; ``other`` for scripts without a table of their own."""
    point = ord(letter)
    if point < 0x0250 or 0x1E00 <= point <= 0x1EFF:
        return "latin"
    starts, blocks = _blocks()
    at = bisect_right(starts, point) - 1
    return blocks[at][2] if at >= 0 and point <= blocks[at][1] else "other"


@cache
def _blocks() -> tuple[list[int], list[tuple[int, int, str]]]:
    ranges = table("scripts")["ranges"]
    blocks = sorted((first, last, script) for script, spans in ranges.items() for first, last in spans)
    return [first for first, _, _ in blocks], blocks


def script(word: str) -> str:
    """The script of a word's first letter that has one."""
    for letter in word:
        if (found := script_of(letter)) != "other":
            return found
    return "other"


@cache
def without_initials() -> frozenset[str]:
    """Scripts in which a single letter is a word."""
    return frozenset(table("scripts")["without_initials"])


class Writing(IntEnum):
    """What a script writes of a word."""

    ALPHABET = 0  # consonants and vowels
    CONSONANTS = 1  # few vowels or none: romanisations agree in the consonants only
    SYLLABLES = 2  # one letter a syllable, of which there are few: each is a word
    MORAE = 3  # a vowel after each consonant, and one letter for R and L; also syllables that are one word of elsewhere


ALPHABET, CONSONANTS, SYLLABLES, MORAE = Writing
VOWELLESS = frozenset({CONSONANTS, MORAE})
"""Writings of which only the consonants tell."""


def writing_of(word: str) -> Writing:
    if word.isascii():
        return ALPHABET
    writing = _writings().get(script(word), ALPHABET)
    return MORAE if writing is SYLLABLES and len(word) > 1 else writing


@cache
def _writings() -> dict[str, Writing]:
    return {
        script: Writing[name.upper()] for name, scripts in table("scripts")["writing"].items() for script in scripts
    }


NO_HABITS: frozenset[str] = frozenset()


def habits(name: str) -> frozenset[str]:
    """What the letters of a whole name tell of how it is read: ``east_slavic``, ``south_slavic``, ``scholarly``, ``whole``
    (words in Hangul or Chinese spell a name of elsewhere)."""
    letters = _marked()(name)
    found = frozenset(_marks()[letter] for letter in letters) if letters else NO_HABITS
    return found | {WHOLE} if not name.isascii() and _SYLLABLES.search(name) and is_of_elsewhere(name) else found


WHOLE = "whole"
_SYLLABLES = later("[가-힣\u4e00-\u9fff]")


@cache
def _marked() -> Callable[[str], list[str]]:
    return re.compile(f"[{''.join(_marks())}]").findall


@cache
def _marks() -> dict[str, str]:
    known = {habit: table("scripts")[habit]["marks"] for habit in ("east_slavic", "south_slavic", "scholarly")}
    return {letter: habit for habit, marks in known.items() for letter in marks + marks.upper()}


def romanised(word: str, habits: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """A word in small letters as Latin words: the bare reading first, then those with the sounds of marked letters.

    ``"šojgu"`` gives ``("sojgu", "shojgu")``. Han and kana give one word, run together.
    """
    if word.isascii():
        return (word,)
    word = unicodedata.normalize("NFC", word[:LONGEST])
    if in_cyrillic(word) and _LATIN.search(word) and (shape := _by_shape(word)):
        return tuple(dict.fromkeys((*romanised(shape, habits), *_read(word, habits))))
    return _read(word, habits)


def _read(word: str, habits: frozenset[str]) -> tuple[str, ...]:
    """The readings of a word by the sounds of its letters."""
    match script(word):
        case "cyrillic":
            return _unique(_cyrillic(word, habits))
        case "latin":
            return _unique(_latin(word, habits))
        case "hangul":
            return _unique(of_syllables(word, "hangul") if len(word) > 1 else _hangul(word))
        case "han" if len(word) > 1:
            return _unique(of_syllables(word, "han"))
        case "kana":
            return _unique(of_kana(word))
        case "hebrew" | "arabic" as script_:
            return _unique(of_letters(word, script_))
        case "greek":
            return _unique(_greek(word))
        case "armenian":
            return _unique([_bare(_with(table("scripts")["armenian"]["letters"], word))])
        case _:
            return _unique([_bare(word)])


_CYRILLIC, _LATIN = re.compile("[\u0400-\u052f]"), re.compile("[a-z]")


def in_cyrillic(word: str) -> bool:
    """Some letter of it is Cyrillic."""
    return not word.isascii() and _CYRILLIC.search(word) is not None


def _by_shape(word: str) -> str | None:
    """A word of Latin and Cyrillic letters in the alphabet in which all of it can be written: "рutin" in Latin letters."""
    latin, cyrillic = _shapes()
    in_latin = word.translate(latin)
    if not _CYRILLIC.search(in_latin):
        return in_latin
    in_cyrillic = word.translate(cyrillic)
    return None if _LATIN.search(in_cyrillic) else in_cyrillic


@cache
def _shapes() -> tuple[dict[int, str], dict[int, str]]:
    """The letters of either alphabet as those of the other that they look like."""
    known = table("scripts")["shapes"]
    pairs = list(zip(known["cyrillic"], known["latin"], strict=True))
    return {ord(ours): theirs for ours, theirs in pairs}, {ord(theirs): ours for ours, theirs in reversed(pairs)}


def _unique(readings: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kept for reading in readings if (kept := _letters(reading))))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isascii() and letter.isalnum())


def _bare(word: str) -> str:
    """Marks are left out where they are accents: elsewhere they are vowels, or make another consonant."""
    if script(word) not in ("latin", "greek", "cyrillic"):
        return anyascii(word)
    decomposed = unicodedata.normalize("NFKD", word)
    return anyascii("".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def _with(letters: list[list[str]], word: str) -> str:
    for written, read in letters:
        word = word.replace(written, read)
    return word


def _greek(word: str) -> list[str]:
    decomposed = _TWO_VOWELS.sub("|", unicodedata.normalize("NFD", word))
    plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    letters, other = table("scripts")["greek"]["letters"], table("scripts")["greek"]["other"]
    return [_with(letters, plain), _with(letters, _with(other, plain))]


_TWO_VOWELS = later("(?<=[αεο]\u0301)(?=[ιυ])|(?<=[αεο])(?=[ιυ]\u0308)")
"""Between vowels that are no digraph: the first has the accent, or the second a diaeresis."""


def _hangul(word: str) -> list[str]:
    """A syllable in the Revised Romanisation, near McCune-Reischauer, and as the South says it where it begins with an r."""
    letters = table("scripts")["hangul"]
    revised = other = _LIQUID.sub("r", _bare(word).lower())
    for written, read in letters["other"]:
        other = other.replace(written, read)
    southern = revised
    for pattern, said in letters["south"]:
        southern = re.sub(pattern, said, southern)
    return [revised, other, southern]


_LIQUID = re.compile("^l")
"""The letter that ends a syllable as l and begins one as r."""


def _cyrillic(word: str, habits: frozenset[str]) -> list[str]:
    letters = table("scripts")["cyrillic"]
    plain = _spelt(word, letters)
    if "south_slavic" in habits:
        return [_spelt(word, letters | table("scripts")["south_slavic"]["bare"]), plain]
    local = table("scripts")["east_slavic"]
    readings = [plain]
    if "east_slavic" in habits and local["letter"] in word:
        readings.append(_spelt(word.replace(local["letter"], local["latin"]), letters))
    for ending, others in table("scripts")["cyrillic_endings"].items():
        if word.endswith(ending):
            readings += [_spelt(word.removesuffix(ending), letters) + other for other in others]
    return readings


def _spelt(word: str, letters: Mapping[str, str]) -> str:
    return "".join(letters[letter] if letter in letters else _bare(letter) for letter in word)


def _latin(word: str, habits: frozenset[str]) -> list[str]:
    sounds = table("scripts")["latin"]
    if "scholarly" not in habits:
        return [_bare(word), "".join(sounds.get(letter) or _bare(letter) for letter in word)]
    scholarly = table("scripts")["scholarly"]
    parts = [part.replace("c", scholarly["c"]) for part in word.split("ch")]
    sounded = scholarly["ch"].join(parts)
    return [_bare(word), "".join(sounds.get(letter) or _bare(letter) for letter in sounded)]
