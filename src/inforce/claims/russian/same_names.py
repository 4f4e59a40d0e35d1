"""Same names: whether the words of two names are one name in different cases, and which labels may be one party."""

import re
from collections.abc import Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.russian.lexicon import label_key

_ENDING = 3
"""Letters of the longest ending that two forms of one name differ by."""
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def agree(words: list[str], theirs: list[str], *, person: bool) -> bool:
    """All words of the shorter name are words of the longer in some case; one word alone is a family name, or the first of a
    body's name ("Озон" of "Озон Банк"), not what hangs on it ("Сирия" of "Центральный банк Сирии")."""
    short, long_ = sorted((words, theirs), key=len)
    if not all(any(alike(a, b) for b in long_) for a in short):
        return False
    if len(short) == len(long_):
        return True
    if len(short) > 1:
        return False
    last = alike(short[0], long_[-1])
    first = len(long_) == 2 and alike(short[0], long_[0]) and len(short[0]) > 4
    return (person and last) or first


def alike(a: str, b: str) -> bool:
    """Two forms of one word."""
    if a == b:
        return True
    if not (a.isalpha() and _CYRILLIC.match(a) and _CYRILLIC.match(b)):
        return False
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return (
        shared >= 3
        and len(a) - shared <= _ENDING
        and len(b) - shared <= _ENDING
        and shared >= max(len(a), len(b)) - _ENDING
    )


def fuller(name: str, known: str) -> bool:
    """A name may stand for one that is known, as more or less of its words."""
    return agree(name.lower().split(), known.lower().split(), person=True)


@cache
def families() -> Mapping[str, set[int]]:
    """The sets of labels that a party may go by, by number; -1 are those that fit any."""
    data = table("kinds")["ru"]
    found: dict[str, set[int]] = {}
    number = 0
    for name in ("person", "organisation", "vessel", "aircraft", "country"):
        for lemma in data[name].get("wide", ()):
            found.setdefault(label_key(lemma), set()).add(-1)
        for row in data[name].get("sets", ()):
            for lemma in row:
                found.setdefault(label_key(lemma), set()).add(number)
            number += 1
    return found
