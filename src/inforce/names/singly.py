"""Which listed names may be a queried one, asked by itself: what :mod:`inforce.names.narrowing` does for whole batches, name by
name in plain numbers.

Setting up an array takes as long as looking at twenty numbers, and one query has few. What is found is the same either way.
"""

from bisect import bisect_left
from collections.abc import Iterator

import numpy as np

from inforce.names import hashing
from inforce.names.alone import WORDS, Asked, SharedWord, SummedWords, bound_of, once
from inforce.names.atoms import LETTER
from inforce.names.index import NameIndex
from inforce.names.leftover import Leftover, most_costly
from inforce.names.lookup import SINITIC, sounds_together
from inforce.names.narrowing import SLACK
from inforce.names.parts import Kind
from inforce.names.reaches import Reaches
from inforce.names.score import cost
from inforce.names.sketch import Sketcher
from inforce.names.spelling import sinitic_of
from inforce.names.under import may_be_there, words_under
from inforce.names.words import Word

MOST_FOUND = 4000
"""Names within the reach of a query's words from which arrays are quicker."""
MOST_LOOKED_AT = 100
"""Names of which a bound is found, more than which arrays are quicker for."""
Likely = list[tuple[float, int]]
"""Bounds and names, the highest bound first."""


class Singly:
    """An index with what was looked up in it, asked for queries one at a time."""

    def __init__(self, index: NameIndex, sketcher: Sketcher, reaches: Reaches) -> None:
        self._index, self._sketcher, self._reaches = index, sketcher, reaches
        self._bits = memoryview(index.arrays["key_filter"].data)
        self._sums: dict[int, tuple[int, int]] = {}  # of atoms: see hashing.sum_of

    def candidates(self, atoms: list[int], kind: Kind, threshold: float, least: float) -> Likely | None:
        """What may reach a threshold from ``NARROWED_FROM`` on, of which the words of a query find it; see
        :meth:`inforce.names.narrowing.Narrowing.candidates`. None where arrays are quicker or words are written together."""
        words = [self._sketcher.words[atom] for atom in atoms]
        if self._are_joined(atoms, words):
            return None
        asked = Asked(kind, words, [self._sketcher.told[atom] for atom in atoms])
        lengths = [self._reaches.spans[atom][1] for atom in atoms]
        left = asked.left(lengths)
        rows = [at for at, telling in enumerate(asked.telling) if at != left and telling in WORDS]
        if sum(lengths[at] for at in rows) > MOST_FOUND:
            return None
        looking = _Looking(self._index, self._reaches, asked, atoms, left, rows)
        kept = looking.kept(max(threshold, least) - SLACK)
        if len(kept) > MOST_LOOKED_AT:
            return None
        likely = [(bound, name) for name in kept if (bound := looking.bound(name, threshold, least)) is not None]
        likely.sort(key=lambda each: (-each[0], each[1]))
        return likely

    def _are_joined(self, atoms: list[int], words: list[Word]) -> bool:
        """Whether words side by side are, or may be, one of the index."""
        found = [each for each in self._together(atoms, words) if may_be_there(self._bits, each)]
        return bool(found) and len(words_under(self._index, np.array(found, np.uint64))[0]) > 0

    def _together(self, atoms: list[int], words: list[Word]) -> Iterator[int]:
        """Hashes of words side by side as one."""
        sums = [self._sum(atom, word) for atom, word in zip(atoms, words, strict=True)]
        for at in range(len(sums) - 1):
            yield hashing.together(sums[at : at + 2], "=")
            if at + 2 < len(sums):
                yield hashing.together(sums[at : at + 3], "=")
            one, other = words[at], words[at + 1]
            if one.is_vowelless or other.is_vowelless:
                yield from map(hashing.hash_of, sounds_together(one, other))
            elif one.is_syllable and other.is_syllable and (key := sinitic_of(one.text + other.text)):
                yield hashing.hash_of(f"{SINITIC}{key}")

    def _sum(self, atom: int, word: Word) -> tuple[int, int]:
        found = self._sums.get(atom)
        if found is None:
            found = self._sums[atom] = hashing.sum_of(word.text), len(word.text)
        return found


class _Looking:
    """One query, and what its words find. ``rows``: the places of those that are followed; ``left``: of the one that is not."""

    def __init__(
        self, index: NameIndex, reaches: Reaches, asked: Asked, atoms: list[int], left: int | None, rows: list[int]
    ) -> None:
        self._index, self._reaches, self._asked, self._atoms, self._left = index, reaches, asked, atoms, left
        self._names = [(at, reaches.within(atoms[at])) for at in rows]
        self._found = [(at, names.tolist()) for at, names in self._names]
        self._has_left: set[int] = set()
        self._leftover: Leftover | None = None

    def kept(self, threshold: float) -> set[int]:
        """The names that share several words with the query, or one that may be enough."""
        seen, kept = set[int](), set[int]()
        for at, names in self._found:
            kept.update(seen.intersection(names))
            seen.update(names)
            alike, same = self._asked.alone(at)
            if alike >= threshold:
                kept.update(names)
            elif same >= threshold:
                kept.update(self._reaches.same_within(self._atoms[at]))
        if self._left is not None and seen:
            self._has_left = self._having_left()
        return kept | self._has_left

    def _having_left(self) -> set[int]:
        """The names found that have the word which was not followed, too."""
        those = self._reaches.within(self._atoms[self._left or 0])
        found = self._names[0][1] if len(self._names) == 1 else np.concatenate([names for _, names in self._names])
        there = those.take(those.searchsorted(found), mode="clip") == found
        return set(found[there].tolist())

    def bound(self, name: int, threshold: float, least: float) -> float | None:
        """How high the score of a name may be; None where that is not enough."""
        sums, rows = self._summed(name)
        bound, share = bound_of(self._asked, sums, self._index, name)
        weak = cost("weak") if self._index.arrays["name_weak"].item(name) else 0.0
        spare = min(bound - least, bound - weak - threshold) + SLACK
        if spare < 0:
            return None
        if share > 0 and share * most_costly() + cost("number") > spare:
            if self._leftover is None:
                self._leftover = self._stands_over()
            if not self._leftover.may_reach(rows, name, sums.places, share, spare):
                return None
        return bound

    def _stands_over(self) -> Leftover:
        asked = self._asked
        words = [None if tells == LETTER else word for word, tells in zip(asked.words, asked.telling, strict=True)]
        return Leftover(self._index, words, asked.kind)

    def _summed(self, name: int) -> tuple["SummedWords", int]:
        """What a name shares with the query; and the places of the query's words that find it, as bits."""
        shared, rows = [], 0
        for at, names in self._found:
            place = bisect_left(names, name)
            if place < len(names) and names[place] == name:
                shared.append(self._shared(at, place))
                rows |= 1 << at
        sums = SummedWords(once(shared) if len(shared) > 1 else shared)
        if name in self._has_left and self._left is not None:
            sums.add(self._shared(self._left, int(self._reaches.within(self._atoms[self._left]).searchsorted(name))))
            rows |= 1 << self._left
        return sums, rows

    def _shared(self, at: int, place: int) -> SharedWord:
        theirs, degree, there = self._reaches.one(self._reaches.spans[self._atoms[at]][0] + place)
        return SharedWord(self._asked.sure[at], self._asked.weights[at], theirs, degree, there)
