"""The language of a text, told by its script and its commonest words."""

import re
from collections import Counter
from functools import cache

from inforce.reports.knowledge import table

_SAMPLE = 20_000
_LEAST = 0.08
"""Least share of stop words: running text has 0.2 to 0.5, names and headlines little."""
_MOST_FOREIGN = 0.1
"""Share of the words that may have letters which the alphabet lacks: names and quotations."""
_FEWEST = 12
"""Words of a text that has one of the common letters of its language, where the language tells no other number."""
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = ("\u0400", "\u0500")
"""First character of the Unicode block, and the first after it."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of one of the languages in ``data/languages.toml``; None where none is plain.

    A headline without stop words counts as Russian in Cyrillic and is otherwise not told.
    """
    found = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = found.total()
    if not total:
        return None
    letters = "".join(found)
    script = "cyrillic" if _is_cyrillic(found, letters) else "latin"
    shares = {code: _count(found, words) / total for code, words in _stop_words(script).items()}
    for code in sorted(shares, key=shares.__getitem__, reverse=True):
        if shares[code] >= _LEAST and _may_be(found, total, letters, code):
            return code
    return "ru" if "ru" in shares and _may_be(found, total, letters, "ru") else None


def stop_word_share(text: str) -> float:
    """Share of the words of a text that are stop words of its best language: low for text in the wrong charset."""
    found = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    best = max(
        (_count(found, words) for script in ("latin", "cyrillic") for words in _stop_words(script).values()), default=0
    )
    return best / max(1, found.total())


def _count(found: Counter[str], words: frozenset[str]) -> int:
    return sum([found[word] for word in found.keys() & words])


def _may_be(found: Counter[str], total: int, letters: str, code: str) -> bool:
    """The words keep to the alphabet, but for a few, and have what no longer text of the language is without. ``letters``: those
    of all words."""
    never, common = _letters(code, "never"), _letters(code, "common")
    if common and total >= table("languages")[code].get("fewest", _FEWEST) and not _has_any(letters, common):
        return False
    if not _has_any(letters, never):
        return True
    return sum([count for word, count in found.items() if not never.isdisjoint(word)]) <= _MOST_FOREIGN * total


def _has_any(letters: str, some: frozenset[str]) -> bool:
    return any(map(letters.__contains__, some))


@cache
def _letters(code: str, which: str) -> frozenset[str]:
    return frozenset(table("languages")[code].get(which, ""))


def _is_cyrillic(found: Counter[str], letters: str) -> bool:
    if letters.isascii():
        return False
    first, beyond = _CYRILLIC
    return 2 * sum([count for word, count in found.items() if first <= word < beyond]) > found.total()


@cache
def _stop_words(script: str) -> dict[str, frozenset[str]]:
    return {code: frozenset(told["words"]) for code, told in table("languages").items() if told["script"] == script}
