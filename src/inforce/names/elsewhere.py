"""Whether a name in Hangul or in Chinese characters is one of Korea or China, each syllable of which tells, or spells a name
of elsewhere by its sounds."""

from functools import cache

from inforce.names.knowledge import table
from inforce.patterns import later

MOST_SYLLABLES = 4
"""Of a Korean or Chinese person's name."""
_HANGUL = later("[가-힣]+")
_HAN = later("[\u4e00-\u9fff]+")
_DOTTED_HAN = later("[\u4e00-\u9fff][·・•‧][\u4e00-\u9fff]")
"""The dot stands between the names of people from elsewhere only."""


def is_of_elsewhere(name: str) -> bool:
    if words := _HANGUL.findall(name):
        return _by_words(words)
    if _DOTTED_HAN.search(name):
        return True
    words = _HAN.findall(name)
    return len(words) == 1 and 1 < len(words[0]) < MOST_SYLLABLES and words[0][0] not in _surnames("han")


def _by_words(words: list[str]) -> bool:
    """Of a name in Hangul: a Korean name is a surname of one syllable, seldom of two, and a given name of mostly two, with or
    without a space between them; programs put the surname last."""
    surnames, first, syllables = _surnames("hangul"), words[0], sum(map(len, words))
    if len(words) == 1:
        return syllables > MOST_SYLLABLES or (syllables > 1 and first[0] not in surnames)
    if first in _doubles() or {first, words[-1]} & surnames:
        return syllables > MOST_SYLLABLES + 1
    return syllables > MOST_SYLLABLES or len(first) == 2 or (len(first) > 1 and first[0] not in surnames)


@cache
def _surnames(script: str) -> frozenset[str]:
    return frozenset(table("scripts")["surnames"][script])


@cache
def _doubles() -> frozenset[str]:
    return frozenset(table("scripts")["surnames"]["two_syllables"])
