"""Keys of words: every usual spelling of a word gives one key; a skeleton keeps its consonants only."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from inforce.names.knowledge import table


@lru_cache(maxsize=200_000)
def key_of(word: str) -> str:
    """The spelling key of a Latin word in small letters: ``yevgeniy``, ``jewgenij`` and ``evgenii`` give one."""
    for pattern, replacement in _rules():
        word = pattern(replacement, word)
    return word


@cache
def _rules() -> tuple[tuple[Callable[[str, str], str], str], ...]:
    return tuple((re.compile(pattern).sub, replacement) for pattern, replacement in table("spelling")["rules"])


def skeleton_of(key: str) -> str:
    """The first letter of a key and the consonants after it."""
    return key[:1] + key[1:].translate(_left_out())


def coarse_of(text: str) -> str:
    """The consonants of a Latin word, in the classes that scripts without vowels keep apart."""
    single = "".join(letter for at, letter in enumerate(text) if at == 0 or letter != text[at - 1])
    return single.translate(_classes())


@cache
def _left_out() -> dict[int, None]:
    return dict.fromkeys(map(ord, table("spelling")["left_out"]))


@cache
def _classes() -> dict[int, str | None]:
    known = {ord(letter): name for name, letters in table("spelling")["consonants"].items() for letter in letters}
    vowels: dict[int, str | None] = dict.fromkeys(map(ord, "aeiouhwyx"))
    return vowels | known


def misreadings(word: str) -> list[str]:
    """What a word may be where a scan took letters for figures or for other letters."""
    known = table("spelling")
    read = word.translate(str.maketrans(known["misread"]))
    letters = sum(letter.isalpha() for letter in word)
    found = [read] if read != word and letters >= 3 and 2 * letters > len(word) and read.isalpha() else []
    return found + [
        word.replace(run["seen"], run["meant"])
        for run in known["misread_runs"]
        if len(word) >= 4 and run["seen"] in word
    ]


def initials_of(word: str) -> frozenset[str]:
    """The letters that may stand for a word as its initial."""
    return frozenset(word[0] + table("spelling")["initials"].get(word[:2], ""))
