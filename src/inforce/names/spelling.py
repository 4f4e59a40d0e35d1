"""Keys of words: every usual spelling of a word gives one key; a skeleton keeps its consonants only."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from inforce.names.knowledge import table
from inforce.names.lines import Rules, on_lines, rules_of

KNOWN_KEYS = 200_000
"""Words whose keys a process remembers."""
_known: dict[str, str] = {}


def key_of(word: str) -> str:
    """The spelling key of a Latin word in small letters: ``yevgeniy``, ``jewgenij`` and ``evgenii`` give one."""
    known = _known.get(word)
    if known is None:
        learn([word])
        known = _known.get(word)
    return known if known is not None else on_lines(_rules(), [word])[0]  # forgotten by another thread meanwhile


def learn(words: Iterable[str]) -> None:
    """The keys of many words at once, which is several times as quick as one after the other. The words are of letters and
    figures."""
    if len(_known) > KNOWN_KEYS:
        _known.clear()
    new = [word for word in dict.fromkeys(words) if word not in _known]
    if not new:
        return
    _known.update(zip(new, on_lines(_rules(), new), strict=True))


def teach(keys: Iterable[tuple[str, str]]) -> None:
    """The keys of words for which they were found before."""
    _known.update(keys)


@cache
def _rules() -> Rules:
    return rules_of(table("spelling")["rules"])


def skeleton_of(key: str) -> str:
    """The first letter of a key and the consonants after it."""
    return key[:1] + key[1:].translate(_left_out())


def readings_of(readings: tuple[str, ...]) -> tuple[str, ...]:
    """With one more where the bare reading ends as Belarusian surnames do: ``kazlou`` is read ``kazlov`` as well."""
    text = readings[0]
    if text[-1] != "u" or len(text) < table("spelling")["endings"]["letters_from"]:
        return readings
    for pattern, ending in _ending_rules():
        if pattern.search(text):
            return tuple(dict.fromkeys((*readings, pattern.sub(ending, text))))
    return readings


def with_silent(readings: tuple[str, ...]) -> tuple[str, ...]:
    """Readings of a word in Cyrillic, with one more where it may transcribe an English one that ends silently: ``koul`` is read
    ``kole`` as well."""
    more = (
        pattern.sub(ending, text) for text in readings if "ou" in text for pattern, ending in _ending_rules("silent")
    )
    return tuple(dict.fromkeys((*readings, *more)))


@cache
def _ending_rules(of: str = "endings") -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), ending) for pattern, ending in table("spelling")[of]["rules"])


@lru_cache(maxsize=20_000)
def sinitic_of(text: str) -> str:
    """The key of a Latin word that may be two Chinese syllables, alike in pinyin and Wade-Giles; else empty."""
    if len(text) < table("spelling")["sinitic"]["letters_from"] or not _syllables().fullmatch(text):
        return ""
    for pattern, replacement in _sinitic_rules():
        text = pattern(replacement, text)
    return text


def is_syllable(text: str) -> bool:
    """Whether a Latin word may be one Chinese syllable."""
    return len(text) <= LONGEST_SYLLABLE and _syllable().fullmatch(text) is not None


LONGEST_SYLLABLE = 7


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(table("spelling")["sinitic"]["syllable"])


@cache
def _syllables() -> re.Pattern[str]:
    syllable = table("spelling")["sinitic"]["syllable"]
    return re.compile(f"(?:{syllable}){{2}}")


@cache
def _sinitic_rules() -> tuple[tuple[Callable[[str, str], str], str], ...]:
    return tuple((re.compile(pattern).sub, new) for pattern, new in table("spelling")["sinitic"]["rules"])


@cache
def _left_out() -> dict[int, None]:
    return dict.fromkeys(map(ord, table("spelling")["left_out"]))


def shape_of(text: str) -> str:
    """What a word looks like: the same of words that are easily misread for one another; empty of short ones."""
    return look_of(text) if len(text) >= table("spelling")["misread_from"] else ""


def look_of(text: str) -> str:
    """The same of a word of any length."""
    for seen, meant in table("spelling")["misread_runs"]:
        text = text.replace(seen, meant)
    return text.translate(_shapes())


@cache
def _shapes() -> dict[int, str]:
    return {ord(letter): group[0] for group in table("spelling")["misread"] for letter in group}


def misread_in(text: str) -> tuple[str, ...]:
    """What a word with figures among its letters is, if the figures are letters that were misread: "0r1ov"."""
    figures = sum(map(str.isdecimal, text))
    if len(text) < table("spelling")["misread_from"] or not 0 < 2 * figures < len(text):
        return ()
    return tuple(text.translate(figures) for figures in _figures())


@cache
def _figures() -> list[dict[int, str]]:
    return [{ord(figure): letter for figure, letter in each.items()} for each in table("spelling")["misread_figures"]]


def initials_of(word: str) -> frozenset[str]:
    """The letters that may stand for a word as its initial."""
    return frozenset(word[0] + table("spelling")["initials"].get(word[:2], ""))
