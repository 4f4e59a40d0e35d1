"""Folding: the same name in other capitals, accents, scripts, punctuation or order of words is the same key."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = str.maketrans("", "", "'’‘`ʹʼ\"")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
"""A letter by itself and its full stop before another letter by itself."""


def fold(text: str) -> str:
    """Lower-case Latin words between single spaces: ``"Белавиа"`` and ``"BELAVIA"`` give ``belavia``.

    Apostrophes join (``O'Neil`` is ``oneil``), and full stops between single letters (``J.S.C.`` is ``jsc``); all other
    punctuation parts words (``blender.io`` is ``blender io``).
    """
    bare = text.translate(_DROPPED)
    if not bare.isascii():  # what is has no accents
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    bare = _INITIALS.sub(r"\1", bare)
    return " ".join(_WORD.findall(bare.casefold() if bare.isascii() else anyascii(bare).casefold()))


LONGEST_REMEMBERED = 200
"""Letters of a name of which the key is remembered."""


def name_key(text: str) -> str:
    """The folded words of a name in alphabetical order: ``SAID, Omar`` and ``Omar Said`` have the same key."""
    return _key(text) if len(text) <= LONGEST_REMEMBERED else _key.__wrapped__(text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(sorted(fold(text).split()))
