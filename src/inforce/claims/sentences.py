"""Sentences: where one ends and the next begins."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from inforce.claims.lexicon import table

LONGEST = 4000
"""Characters of the longest stretch read as one sentence; a list that runs on longer is cut between two of its names and read on
after that, what is no list is cut at white space."""

_END = re.compile(
    r"""(?P<stop>[.!?…](?:(?<=\.)\.{0,2}|(?<=[!?…])[!?…]*))(?P<close>["”’»)\]]*)(?P<gap>\s+)(?=["“„«‘'(\[—–-]*\s?[\w])"""
)
_ITEMS = re.compile(
    r"(?<=[:;.,])[ \t]*\n(?=[ \t]*(?:\d{1,3}[.)]|[-•*–—·]|\(?[a-z]\))[ \t]+\S)"
    r"|(?<=[:;.,])[ \t]+(?=[A-Z]{2,3}[a-z]?\.?\d{3,4} Name:)"
)
"""Where a line that begins with a number or a bullet ends what stands above it, and where an entry begins within one."""
_SEPARATORS = ("; ", ", ")
"""What parts the names of a list, the surer first."""
_NEXT = re.compile(r"""["“„«‘'(\[—–-]*\s?(\w+)""")
_LAST = re.compile(r"[^\s(\"“„«]*\Z")
_WORD = 24
_QUOTED = "'‘’\"“«"
"""What may stand before the number of an item: an amending act quotes the entries that it adds or deletes."""


class Stretch(NamedTuple):
    """The bounds of a sentence, or of a part of one that is too long: ``cut`` where it begins within the sentence, ``carried``
    where that is behind a comma or semicolon, as of a list that goes on."""

    start: int
    end: int
    cut: bool = False
    carried: bool = False


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table("abbreviations")[language]
    return frozenset(data["joined"]), frozenset(data["either"]), frozenset(data["openers"])


def find_sentences(text: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    """Bounds of the sentences in ``text[start:end]``, without white space at their ends."""
    edges = [start, *(found.end() for found in _ITEMS.finditer(text, start, end)), end]
    for first, last in pairwise(edges):
        yield from _within(text, first, last, language)


def _within(text: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    begun = start
    for found in _END.finditer(text, start, end):
        if _ends_here(text, begun, found, language):
            yield from _pieces(text, begun, found.end("close"))
            begun = found.end()
    yield from _pieces(text, begun, end)


def _ends_here(text: str, begun: int, found: re.Match[str], language: str) -> bool:
    opening = _NEXT.match(text, found.end())
    following = opening.group(1) if opening else ""
    if following[:1].islower():
        return False
    if found["stop"] != "." or found["close"]:
        return True
    return not _is_abbreviated(text, begun, found.start(), following, language)


def _is_abbreviated(text: str, begun: int, stop: int, following: str, language: str) -> bool:
    """The full stop at ``stop`` belongs to the word before it: an abbreviation, an initial, a number of a list."""
    last = _LAST.search(text, max(begun, stop - _WORD), stop)
    word = last.group() if last else ""
    joined, either, openers = _abbreviations(language)
    lower = word.lower()
    if lower in ("no", "nos") and following[:1].isdigit():
        return True
    if lower in joined or (len(word) == 1 and word.isupper()):
        return not (lower == "i" or (lower in openers and lower == word))
    if lower in either or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return following.lower() not in openers
    number = word.lstrip(_QUOTED)
    return number.isdigit() and text[begun : stop - len(number)].strip(_QUOTED) == ""


def _pieces(text: str, start: int, end: int) -> Iterator[Stretch]:
    cut = carried = False
    while end - start > LONGEST:
        at = _separator(text, start)
        stop = at if at is not None else text.rfind(" ", start + 1, start + LONGEST)
        stop = stop if stop > start else start + LONGEST
        yield from _stripped(text, start, stop, cut=cut, carried=carried)
        cut, carried = True, at is not None
        start = stop + carried
    yield from _stripped(text, start, end, cut=cut, carried=carried)


def _separator(text: str, start: int) -> int | None:
    """Where the last semicolon or else the last comma of a stretch stands, outside of brackets and in its second half."""
    least, last = start + LONGEST // 2, start + LONGEST
    opened = text.rfind("(", start, last)
    last = opened if opened > text.rfind(")", start, last) else last
    found = (text.rfind(sign, least, last) for sign in _SEPARATORS)
    return next((at for at in found if at >= 0), None)


def _stripped(text: str, start: int, end: int, *, cut: bool, carried: bool) -> Iterator[Stretch]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        yield Stretch(start, end, cut, carried)
