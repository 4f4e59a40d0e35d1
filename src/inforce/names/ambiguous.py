"""Letters that may be read in several ways: the readings of a word in Hebrew, Arabic, kana, Hangul or Chinese that spells
a name of elsewhere."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product

from anyascii import anyascii

from inforce.names.knowledge import table

MOST_READINGS = 16
"""Readings of a word; of more, the letters towards its end are read in the first way only."""
Ways = tuple[str, ...]


def several(letters: Iterable[Ways]) -> list[str]:
    """All readings of a word, each letter of which may be read in some ways; that with the first way of each comes first."""
    kept: list[Ways] = []
    count = 1
    for ways in letters:
        if count * len(ways) > MOST_READINGS:
            kept.append(ways[:1])
        else:
            kept.append(ways)
            count *= len(ways)
    return ["".join(each) for each in product(*kept)]


def of_letters(word: str, script: str) -> list[str]:
    """The readings of a word in Hebrew or Arabic."""
    known = _ways(script)
    first = known.get(f"^{word[0]}")
    units = _units(script)(word[1:] if first else word)
    return several([*([first] if first else []), *(known.get(unit) or (anyascii(unit),) for unit in units)])


@cache
def _ways(script: str) -> dict[str, Ways]:
    """By a letter (after ``^`` where it begins the word) or a run of letters, the ways to read it."""
    return {letters: tuple(ways) for letters, ways in table("scripts")["ambiguous"][script].items()}


@cache
def _units(script: str) -> Callable[[str], list[str]]:
    runs = sorted((each for each in _ways(script) if len(each) > 1 and each[0] != "^"), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, runs), "."])).findall


# Kana


_MORA = re.compile("(.)([ァィゥェォャュョヮ])?")
_LONG = re.compile("[ーッ]")
_HIRAGANA = {point: point + 0x60 for point in range(0x3041, 0x3097)}


def of_kana(word: str) -> list[str]:
    """The readings of a word in kana."""
    morae = _MORA.findall(_LONG.sub("", word.translate(_HIRAGANA)))
    following = [*(kana for kana, _ in morae), ""]
    return several(_of_mora(kana, small, after) for (kana, small), after in zip(morae, following[1:], strict=True))


def _of_mora(kana: str, small: str, after: str) -> Ways:
    known = _ways("kana")
    if not small:
        if kana == "ウ" and after in table("scripts")["after_u"]:
            return ("u", "v")
        return known.get(kana) or (anyascii(kana),)
    if whole := known.get(kana + small):
        return whole
    stem, vowel = anyascii(kana)[:-1], anyascii(small)[-1]
    glide = "y" if small in "ャュョ" and stem not in ("sh", "ch", "j") else ""
    return (stem + glide + vowel,)


# Hangul and Chinese, where they spell names of elsewhere


def of_syllables(word: str, script: str) -> list[str]:
    """The readings of a word of several syllables in Hangul or Chinese that spells a name of elsewhere."""
    known = table("scripts")["foreign"][script]
    text = "".join(anyascii(letter).lower() + "|" for letter in word)
    for pattern, replacement in known["rules"]:
        text = re.sub(pattern, replacement, text)
    text = text.replace("|", "")
    return several(_choices(text, known["ways"]))


def _choices(text: str, known: Sequence[Sequence[str]]) -> list[Ways]:
    ways = {first: (first, *others) for first, *others in known}
    units = re.findall("|".join([*sorted(ways, key=len, reverse=True), "."]), text)
    return [ways.get(unit, (unit,)) for unit in units]
