"""Titles of persons, and what stands before the names of firms, ships and aircraft."""

from collections.abc import Sequence
from functools import cache

from inforce.names.knowledge import persons, table
from inforce.names.parts import ANY, INITIAL, ORGANISATION, PERSON, TITLE, WORD, Kind, Part
from inforce.names.words import Word, text_of


def with_titles(parts: list[Part], kind: Kind) -> list[Part]:
    """Titles at the beginning (and after persons' names) told as such, where enough else is left to be a name."""
    if kind is not PERSON:
        return _with_title_before(parts, kind)
    if _titles().isdisjoint([part.word.text for part in parts]):
        return parts
    titled, words = list(parts), _name_words(parts)
    for at, part in enumerate(parts):
        if _is_title(part.word.text, kind, words - 1, is_first=at == 0):
            words -= part.role is WORD
            titled[at] = Part(part.word, TITLE, part.written)
    return titled


def _with_title_before(parts: list[Part], kind: Kind) -> list[Part]:
    parts = _with_two_letters(parts, _before("firms" if kind is ORGANISATION else "vessels"))
    if parts and _is_title(parts[0].word.text, kind, _name_words(parts) - 1, is_first=True):
        return [Part(parts[0].word, TITLE, parts[0].written), *parts[1:]]
    return parts


def _name_words(parts: Sequence[Part]) -> int:
    return sum(part.role in (WORD, INITIAL) for part in parts)


def _with_two_letters(parts: list[Part], known: frozenset[str]) -> list[Part]:
    """ "M/V", "M/s" and the like, which stand as two letters."""
    first = parts[:2]
    if len(parts) < 3 or len(first[0].word.text) > 1 or len(first[1].word.text) > 1:
        return parts
    if "".join(part.word.text for part in first) not in known:
        return parts
    return [*(Part(part.word, TITLE, part.written) for part in first), *parts[2:]]


def _is_title(text: str, kind: Kind, left: int, *, is_first: bool) -> bool:
    if kind is PERSON:
        return text in _titles() and left >= (2 if text in persons("also_names") else 1)
    if kind is ANY:
        return is_first and left >= 1 and text in _titles() and text not in persons("also_names")
    if kind is ORGANISATION:
        return is_first and left >= 1 and text in _before("firms")
    return is_first and left >= 0 and text in _before("vessels")


def may_be_title(word_: Word) -> bool:
    """A word that may stand before a name without being a part of it."""
    return word_.text in _titles() or word_.text in _before("vessels") or word_.text in _before("firms")


@cache
def _titles() -> frozenset[str]:
    texts = (text_of(each.replace("-", "")) for each in table("persons")["titles"] if " " not in each)
    return frozenset(filter(None, texts))


@cache
def _before(kind: str) -> frozenset[str]:
    """What stands before the names of ships or of firms."""
    return frozenset(each.replace(" ", "") for each in table("words")[kind])
