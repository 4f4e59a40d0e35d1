"""Same names: whether the words of two names are one name in different cases, and which labels may be one party."""

import re
from collections.abc import Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.russian.lexicon import label_key

_ENDING = 3
"""Letters of the longest ending that two forms of one name differ by."""
_SHORTEST = 5
"""Letters of the shortest first word that a body may go by without the word that says what it is."""
_FLEETING = "еёо"
_VOWELS = "аеёиоуыэюя"
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def agree(words: list[str], theirs: list[str], *, person: bool) -> bool:
    """All words of the shorter name are words of the longer in some case; one word alone is a family name, or that of a body
    without the word that says what it is ("Озон" of "Озон Банк"). What hangs on a name is another party ("Сирия" of
    "Центральный банк Сирии"), and so is the owner of one that is named after it ("Газпром" of "Газпром нефть")."""
    short, long_ = sorted((words, theirs), key=len)
    if not all(any(alike(a, b) for b in long_) for a in short):
        return False
    if len(short) == len(long_):
        return True
    if len(short) > 1:
        return False
    last = alike(short[0], long_[-1])
    first = len(long_) == 2 and alike(short[0], long_[0]) and len(short[0]) >= _SHORTEST
    return (person and last) or (first and _says_what_it_is(long_[1]))


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(table("kinds")["ru"]["bodies"]["words"])


def _says_what_it_is(word: str) -> bool:
    """A word of a name that any body of its kind may bear: "Озон Банк"."""
    return any(alike(word, kind) for kind in _bodies())


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
    stem, ends = max(len(a), len(b)) - _ENDING, (a[shared:], b[shared:])
    return shared >= max(stem, 3) and (all(e in _endings() for e in ends) or _is_fleeting(*ends))


@cache
def _endings() -> frozenset[str]:
    """Of nouns and adjectives in all cases; none among them."""
    return frozenset((*table("words_ru")["endings"]["cases"], ""))


def _is_fleeting(a: str, b: str) -> bool:
    """ "Павел", "Павла": a vowel before the last consonant that the other cases do not have."""
    full, bare = sorted((a, b), key=lambda end: end[:1] not in _FLEETING)
    short = len(full) == 2 and full[0] in _FLEETING and full[1] not in _VOWELS
    return short and bare[:1] == full[1] and bare[1:] in _endings()


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
