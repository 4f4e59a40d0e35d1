"""Under which hashes words are kept in an index, and under which they are sought there.

Words find each other by their letters (spelling keys and skeletons, with letters left out), by the groups that they belong
to, and by their sounds, where one of them is in a script that does not write all of them.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.endings import with_whole_ending
from inforce.names.findable import BONES_FROM, SOUNDS_FROM, bones, spellings
from inforce.names.scripts import Writing
from inforce.names.sounds import Texts, consonants_of, outlines_of
from inforce.names.spelling import look_of
from inforce.names.words import Word

TOGETHER = "+"
"""Before words that stand side by side in a listed name, where they are looked up as if written together."""
SINITIC = "z:"
"""Before the key of Chinese syllables."""
SHORTEST_TOGETHER = 3
"""Consonants of two words from which they are sought as if written together."""
ALL_CONSONANTS, ALL_OUTLINES, CONSONANTS, OUTLINES = "%^@&"
"""Before the consonants of a word, and before those by which scripts that fill vowels in tell words apart: of every word, and
of those in scripts without vowels or of the other kind."""
BY_LETTERS, BY_GROUP, BY_SOUND = range(3)
"""How a word is found."""
ALL_WAYS = (BY_LETTERS, BY_GROUP, BY_SOUND)
MOST_TOGETHER = 4
"""Ways to read two words that are looked up as one."""

Owned = list[tuple[int, str]]
"""What is looked up, each after the place of its word."""


def looked_up(
    words: Sequence[Word], *, is_index: bool = False, among_vowelless: bool = True, ways: Sequence[int] = ALL_WAYS
) -> tuple[hashing.Hashes, hashing.Places, NDArray[np.int8]]:
    """The hashes under which words are kept (``is_index``) or sought, the places of the words, and in which of the ways.
    ``among_vowelless``: where there are any."""
    owned: list[Owned] = [[], [], []]
    edits: list[int] = []
    if BY_LETTERS in ways:
        lettered = [each for each in enumerate(words) if among_vowelless or each[1].writing is not Writing.CONSONANTS]
        owned[BY_LETTERS], edits = _letters(lettered)
    if BY_GROUP in ways:
        numbered = enumerate(words)
        owned[BY_GROUP] = [(place, text) for place, word in numbered for text in _groups(word, is_index=is_index)]
    if BY_SOUND in ways:
        sounding = [each for each in enumerate(words) if is_index or among_vowelless or each[1].is_vowelless]
        owned[BY_SOUND] = _sounds(sounding, is_index=is_index)
    edits += [0] * len(owned[BY_GROUP]) + [int(len(text) > SOUNDS_FROM) for _, text in owned[BY_SOUND]]
    every = list(chain.from_iterable(owned))
    hashes, at = hashing.near([text for _, text in every], edits)
    how = np.arange(len(owned), dtype=np.int8).repeat([len(each) for each in owned])
    return hashes, np.array([place for place, _ in every], np.int64)[at], how[at]


def _letters(words: Sequence[tuple[int, Word]]) -> tuple[Owned, list[int]]:
    """Spelling keys and skeletons, and how many letters of each may be left out."""
    near: Owned = [(place, text) for place, word in words for text in spellings(word)]
    edits = [0 if word.writing is Writing.SYLLABLES else 2 for _, word in words for _ in spellings(word)]
    bare: Owned = [(place, f"~{text}") for place, word in words for text in bones(word)]
    return near + bare, edits + [int(len(text) > BONES_FROM) for _, text in bare]


def _groups(word: Word, *, is_index: bool) -> list[str]:
    """The groups that a word belongs to, written so that no word is written like one."""
    groups = [f"{'=' if is_index else TOGETHER}{word.text}"]
    if not is_index and (whole := with_whole_ending(word.text)):
        groups.append(f"{TOGETHER}{whole}")
    groups += [f"f:{number}" for number in word.families] + [f"n:{number}" for number in word.nicknames]
    if shape := word.shape or (look_of(word.text) if len(word.text) > 1 and (is_index or word.has_digit) else ""):
        groups.append(f"s:{shape}")
    if word.number is not None:
        groups.append(f"#{word.number}")
    if word.father:
        groups.append(f"p:{word.father}")
    if word.equivalent is not None:
        groups.append(f"e:{word.equivalent}")
    if word.is_alphabetic and (sinitic := word.sinitic):
        groups.append(f"{SINITIC}{sinitic}")
        if not is_index:
            groups.append(f"{TOGETHER}{SINITIC}{sinitic}")
    return groups


def _sounds(words: Sequence[tuple[int, Word]], *, is_index: bool) -> Owned:
    """The consonants of words: one of a script that does not write all sounds is sought among all words, another one among
    those of such scripts."""
    found: Owned = []
    for writing in Writing:
        those = [each for each in words if each[1].writing is writing]
        if not those:
            continue
        texts = [word.texts for _, word in those]
        by_consonants, by_outlines = _marked(writing, is_index=is_index)
        if by_consonants:
            keys = consonants_of(texts, is_vowelless=writing is Writing.CONSONANTS)
            found += _owned(those, by_consonants, keys)
        if by_outlines:
            found += _owned(those, by_outlines, outlines_of(texts))
    return found


def _marked(writing: Writing, *, is_index: bool) -> tuple[str, str]:
    """What stands before the consonants of words in a writing, and before their outlines."""
    by_consonants, by_outlines = writing is Writing.CONSONANTS, writing is Writing.MORAE
    if is_index:
        own = CONSONANTS if by_consonants else "", OUTLINES if by_outlines else ""
        return ALL_CONSONANTS + own[0], ALL_OUTLINES + own[1]
    if by_consonants or by_outlines:
        return ALL_CONSONANTS if by_consonants else "", ALL_OUTLINES if by_outlines else ""
    return CONSONANTS, OUTLINES


def _owned(words: Sequence[tuple[int, Word]], marks: str, keys: Sequence[Texts]) -> Iterator[tuple[int, str]]:
    for (place, _), own in zip(words, keys, strict=True):
        for key in own:
            if len(key) > 1:
                for mark in marks:
                    yield place, mark + key


def sounds_together(one: Word, other: Word) -> list[str]:
    """Under which two words side by side, one of them in a script that does not write all sounds, are sought as if written
    together."""
    if Writing.MORAE in (one.writing, other.writing):
        group, first, second = ALL_OUTLINES, one.outlines, other.outlines
    else:
        group = ALL_CONSONANTS
        first, second = (tuple(each.classes for each in word.heard) for word in (one, other))
    both = (f"{a}{b.removeprefix('h')}" for a in first for b in second)
    return [f"{group}{key}" for key in islice(both, MOST_TOGETHER) if len(key) >= SHORTEST_TOGETHER]
