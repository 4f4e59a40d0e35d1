"""How a name is heard that one wrote down and another spelt: "Coale", "Cole" and «Коул» are one. Pure.

For telling witnesses of one thing apart, not for lists: there "Reid" and "Reed" are two.
"""

import re
from functools import cache, lru_cache
from itertools import groupby

from inforce.knowledge import knowledge
from inforce.names import fold

SHORTEST = 3
"""Letters from which on a name is heard; shorter ones differ by every letter."""
_VOWELS = "aeiouy"
_MUTE = re.compile(rf"([{_VOWELS}])([^{_VOWELS}\W])e\Z")
"""A vowel, a consonant and the "e" at the end that makes the vowel long."""
_SOFT = re.compile(r"c(?=[eiy])")


@lru_cache(maxsize=1 << 14)
def heard(word: str) -> str:
    """The sounds of a name, a letter each, in capitals those that are long; the folded word itself where it is short."""
    text = fold(word)
    if len(text) < SHORTEST:
        return text
    for letters, sound in _spellings():
        text = text.replace(letters, sound)
    text = _MUTE.sub(lambda found: found[1].upper() + found[2], text)
    text = text[:-1] if text.endswith("e") and len(text) > SHORTEST else text
    text = _SOFT.sub("s", text).replace("c", "k").replace("y", "i").replace("Y", "I")
    return "".join(letter for letter, _ in groupby(text))


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """Letters that stand for one sound, with it."""
    rows: list[list[str]] = knowledge("dossier", "chains")["spellings"]
    return tuple((letters, row[0]) for row in rows for letters in row[1:])
