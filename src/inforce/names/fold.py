"""Folding: the same name in other capitals, accents, scripts, punctuation or order of words is the same key."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = str.maketrans("", "", "'’‘`ʹʼ\".")


def fold(text: str) -> str:
    """Lower-case Latin words between single spaces: ``"Белавиа"`` and ``"BELAVIA"`` give ``belavia``.

    Apostrophes and full stops join (``J.S.C.`` is ``jsc``, ``O'Neil`` is ``oneil``), all other punctuation parts words.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_DROPPED))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(bare.casefold() if bare.isascii() else anyascii(bare).casefold()))


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """The folded words of a name in alphabetical order: ``SAID, Omar`` and ``Omar Said`` have the same key."""
    return " ".join(sorted(fold(text).split()))
