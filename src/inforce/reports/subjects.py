"""Subjects of mail: the article's title within them, and the outlet at their end."""

import re
from functools import cache

from inforce.reports.knowledge import Phrases, table
from inforce.reports.people import OUTLET_WORDS

_LONGEST = 400
_TAG = re.compile(r"\s*\[[^\]\[]{1,60}\]\s*")
_LAST_BAR = re.compile(r"\s+(?:[-–—|•·]|::)\s+(?=(?:(?!\s[-–—|•·]\s|\s::\s).)*\Z)")
_WORD = re.compile(r"[^\W_]+")
_SMALL = Phrases("wrapping", "subject", "small_in_outlets")
_MOST_WORDS = 5
"""Words of an outlet's name at the end of a subject; longer ends are part of the title."""


def is_forward(subject: str) -> bool:
    """Whether "Fwd:" stands in front, perhaps after a list's tag."""
    return _kind(subject) == "forwards"


def is_reply(subject: str) -> bool:
    """A subject begins with "Re:" or what stands for it in another language."""
    return _kind(subject) == "replies"


def title_of(subject: str) -> str | None:
    """The subject without "Fwd:", "Re:" and list tags, in any number and order; None where nothing is left."""
    rest = " ".join(subject.split())[:_LONGEST]
    while found := _prefix().match(rest) or _TAG.match(rest):
        rest = rest[found.end() :]
    return rest.strip() or None


def tag_of(subject: str) -> str | None:
    """The list named in the first square brackets: "[fleet-notes] Fwd: …"."""
    rest = " ".join(subject.split())[:_LONGEST]
    while found := _prefix().match(rest):
        rest = rest[found.end() :]
    tag = _TAG.match(rest)
    return tag[0].strip(" []") if tag else None


def split_outlet(title: str) -> tuple[str, str | None]:
    """Both parts of "Title - Outlet". The end is an outlet where it is short and each word has a capital."""
    found = _LAST_BAR.search(title[:_LONGEST])
    if not found:
        return title, None
    head, tail = title[: found.start()].strip(), title[found.end() :].strip()
    return (head, tail) if head and _may_be_outlet(tail, found[0].strip()) else (title, None)


def _may_be_outlet(tail: str, bar: str) -> bool:
    words = _WORD.findall(tail)
    if not 0 < len(words) <= _MOST_WORDS or tail[-1] in "?!" or all(word.isdigit() for word in words):
        return False
    if bar in "|•·::" or tail[0] in '«"“':
        return True
    if not words[0].isascii():
        return words[0][0].isupper() and (len(words) == 1 or any(w.lower() in OUTLET_WORDS.words for w in words))
    return all(word[0].isupper() or word in _SMALL.words or word.isdigit() for word in words)


def fold(title: str) -> str:
    """Words alone, letter case and marks aside: how titles are compared."""
    return " ".join(_WORD.findall(title.casefold()))


@cache
def _prefix() -> re.Pattern[str]:
    listed = table("wrapping")["subject"]
    return re.compile(
        rf"\s*(?:(?P<forwards>{'|'.join(listed['forwards'])})|(?P<replies>{'|'.join(listed['replies'])}))\s?:\s*",
        re.IGNORECASE,
    )


def _kind(subject: str) -> str | None:
    found = _prefix().match(_TAG.sub("", " ".join(subject.split())[:_LONGEST], count=1))
    return found.lastgroup if found else None
