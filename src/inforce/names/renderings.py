"""What else a word of a name may be: the same name respelt, translated, or in another case."""

from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache

from inforce.names.knowledge import table
from inforce.names.parts import Part
from inforce.names.scripts import script
from inforce.names.words import NO_GROUPS, Word, word
from inforce.values import value

TRANSLATED = "translated"
SHORTEST_STEM = 3
"""Letters that must be left of a word whose ending is changed."""


class Spelling(IntEnum):
    """How the words of two names agree, the surest first."""

    SAME = 0
    SPELT = 1  # in another usual spelling, or of the same meaning
    RENDERED = 2  # translated, or respelt by sound from another language
    NEARLY = 3  # a short form, an initial, some letters, or another case


@value(frozen=True, slots=True)
class Rendering:
    """``text``: what the word ``written`` may be, with ``how`` in words."""

    written: str
    text: str
    word: Word
    spelling: Spelling
    how: str


def renderings(part: Part, *, freely: bool = False) -> Iterator[Rendering]:
    """A word of a name, then what else it may be. ``freely``: also words of which it may be another case."""
    yield Rendering(part.written, part.written, part.word, Spelling.SAME, "as written")
    seen = {part.word.text}
    for text, spelling, how in _others(part.written.lower(), freely=freely and not _is_given(part.word)):
        other = word(text)
        if other and other.text not in seen:
            seen.add(other.text)
            yield Rendering(part.written, text if spelling is Spelling.NEARLY else other.text, other, spelling, how)


def what_it_is(word_: Word) -> frozenset[int]:
    """The things that a word says an organisation to be; none for a word that tells one from another."""
    known, keys = _what(), word_.keys
    if len(keys) == 1:
        return known.get(keys[0], NO_GROUPS)
    return NO_GROUPS.union(*(known[key] for key in keys if key in known))


def _others(written: str, *, freely: bool) -> Iterator[tuple[str, Spelling, str]]:
    if script(written) == "cyrillic":
        for text in _translated(written):
            yield text, Spelling.RENDERED, TRANSLATED
        for text in _respelt(written):
            yield text, Spelling.RENDERED, "by its sound"
        if freely:
            for text in _nominatives(written):
                yield text, Spelling.NEARLY, "in another case"


def _is_given(word_: Word) -> bool:
    return bool(word_.families or word_.nicknames)


@lru_cache(maxsize=20_000)
def _translated(written: str) -> tuple[str, ...]:
    known = table("fitting")
    endings = _endings()
    stems = (written[:length] for length in range(len(written), 1, -1))
    found = (
        each
        for stem in stems
        if stem in known["translated"] and written[len(stem) :] in endings
        for each in known["translated"][stem]
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def _respelt(written: str) -> tuple[str, ...]:
    bounded = f"^{written}$"
    found = []
    for rules in table("fitting")["respelt"].values():
        text = bounded
        for seen, meant in rules:
            text = text.replace(seen, meant + "$" if seen.endswith("$") else meant)
        found.append(text.strip("^$"))
    return tuple(dict.fromkeys(text for text in found if text != written))


@lru_cache(maxsize=20_000)
def _nominatives(written: str) -> tuple[str, ...]:
    found = [
        written.removesuffix(ending) + nominative
        for ending, nominatives in table("fitting")["inflected"].items()
        if written.endswith(ending) and len(written) - len(ending) >= SHORTEST_STEM
        for nominative in nominatives
    ]
    return tuple(dict.fromkeys(found))


@cache
def _endings() -> frozenset[str]:
    return frozenset(table("fitting")["endings"]["russian"])


@cache
def _what() -> dict[str, frozenset[int]]:
    """By the spelling key of each word, the rows of the table in which it stands."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(table("fitting")["what"]):
        for each in row:
            if (read := word(each)) is not None:
                rows.setdefault(read.keys[0], set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}
