"""Which listed names may be a queried one: found by arrays for whole batches, scored by no one yet.

Each word is looked up once, whatever queries it stands in: the words of the index that are like it, and the names that
have them (its **reach**). Over the words of a query these give, for every name that shares any, a bound on its score.
Of a query's words the one with the longest reach is not followed where no name that shares nothing else can be a match;
it is looked for in the names that the other words find.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.alone import LEFT_SHARE, LEFT_SHARE_OF_TWO, WORTH_LEAVING
from inforce.names.alternatives import may_have_initials
from inforce.names.arrays import NO_NUMBERS, Numbers, first_of_each
from inforce.names.atoms import MUCH, PERHAPS, Outlines
from inforce.names.index import NameIndex
from inforce.names.lookup import SINITIC, looked_up, sounds_together
from inforce.names.narrowing import NARROWED_FROM, Candidates, Found, Joined, Narrowing
from inforce.names.parts import Kind
from inforce.names.reaches import Reaches
from inforce.names.reaching import Like, like_words, names_having, names_with, same
from inforce.names.scripts import VOWELLESS
from inforce.names.shared import Shared
from inforce.names.similarity import number
from inforce.names.singly import Singly
from inforce.names.sketch import Sketcher
from inforce.names.spelling import sinitic_of
from inforce.names.under import words_under
from inforce.names.words import Word

NO_HASHES: hashing.Hashes = np.zeros(0, np.uint64)
MOST_REMEMBERED = 1_500_000
"""Names within the reach of words that a process remembers beside those of the index's own, 16 bytes each."""
MOST_WORDS = 30_000
"""Words as written that a process remembers, with what they find: about 500 bytes each."""
TIMES_IN_BATCHES = 3
"""How much more of this a process remembers while it is asked batches, which meet most words again and end."""
BATCH_FROM = 1000
"""Queries that are a batch."""
FEW = 3
"""Queries that are looked at one after the other: arrays are set up for no fewer."""


class Finder:
    """An index with what has been looked up in it."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._has_vowelless = bool(np.isin(index.arrays["word_writing"], list(VOWELLESS)).any())
        self._name_bits = np.int64(max(index.size, 1).bit_length())
        self._start()

    def _start(self) -> None:
        self._sketcher = Sketcher(self.index.rarity)
        self._reaches = Reaches(self.index)
        self._singly = Singly(self.index, self._sketcher, self._reaches)
        self._of_word: dict[Word, tuple[int, int]] = {}  # where its reach begins, and how long it is

    @property
    def remembered(self) -> int:
        """How many words as written are remembered."""
        return len(self._sketcher.words)

    def candidates(
        self, queries: Sequence[tuple[str, Kind]], threshold: float, least: float | None = None
    ) -> Candidates:
        """The names that may reach the threshold with each query, and by their words alone what they must at least (the
        threshold by default)."""
        least = threshold if least is None else least
        persons = [at for at, (text, kind) in enumerate(queries) if kind is Kind.ANY and may_have_initials(text)]
        if not persons:
            return self._candidates(queries, threshold, least)
        found = self._candidates([*queries, *((queries[at][0], Kind.PERSON) for at in persons)], threshold, least)
        return found.of(np.array([*range(len(queries)), *persons], np.int64))

    def _candidates(self, queries: Sequence[tuple[str, Kind]], threshold: float, least: float) -> Candidates:
        """The same, each query read in one way."""
        times = TIMES_IN_BATCHES if len(queries) >= BATCH_FROM else 1
        if self._reaches.added > MOST_REMEMBERED * times or self.remembered > MOST_WORDS * times:
            self._start()
        if len(queries) <= FEW and max(threshold, least) >= NARROWED_FROM:
            alone = self._alone(queries, threshold, least)
            if alone is not None:
                return alone
        outlines = self._sketcher.outlines(queries)
        self._look_up()
        self._reaches.settle()
        follow = (outlines.telling == MUCH) | (outlines.telling == PERHAPS)
        left = self._left(outlines, follow)
        follow[left] = False
        found = self._followed(outlines, follow.nonzero()[0])
        kinds = [kind for _, kind in queries]
        narrowing = Narrowing(self.index, self._reaches, self._sketcher.words, outlines, kinds, left)
        return narrowing.candidates(found, self._joined(outlines), threshold, least)

    def _alone(self, queries: Sequence[tuple[str, Kind]], threshold: float, least: float) -> Candidates | None:
        """The same of few queries, one after the other; None where arrays are quicker."""
        found: list[tuple[int, int, float]] = []
        for at, (text, kind) in enumerate(queries):
            atoms = self._sketcher.atoms(text, kind)
            self._look_up()
            likely = self._singly.candidates(atoms, kind, threshold, least)
            if likely is None:
                return None
            found += [(at, name, bound) for bound, name in likely]
        query, name, bound = zip(*found, strict=True) if found else ((), (), ())
        return Candidates(np.array(query, np.int64), np.array(name, np.int64), np.array(bound))

    # Words

    def _look_up(self) -> None:
        """The reach of all atoms that are new."""
        words = self._sketcher.words[len(self._reaches.spans) :]
        if not words:
            return
        new = [word for word in dict.fromkeys(words) if word not in self._of_word and not self._is_kept(word)]
        if new:
            self._reach(new)
        self._reaches.spans += map(self._of_word.__getitem__, words)

    def _is_kept(self, word: Word) -> bool:
        """Whether the index keeps the reach of a word, which is known then."""
        kept = self._reaches.kept(word)
        if kept is not None:
            self._of_word[word] = kept
        return kept is not None

    def _reach(self, words: list[Word]) -> None:
        """What each word finds is known from now on."""
        found = names_with(self.index, self._like(words), len(words))
        starts = np.append(0, found.ends[:-1]) + self._reaches.count
        lengths = np.diff(found.ends, prepend=0)
        self._of_word.update(zip(words, zip(starts.tolist(), lengths.tolist(), strict=True), strict=True))
        self._reaches.add(found)

    def _like(self, words: list[Word]) -> Like:
        hashes, places, how = looked_up(words, among_vowelless=self._has_vowelless)
        at, like = words_under(self.index, hashes)
        return like_words(self.index, words, places[at], like, how[at])

    # Queries

    def _left(self, outlines: Outlines, follow: NDArray[np.bool_]) -> Numbers:
        """Where in a batch the words stand that are not followed, one in a query."""
        rows = follow.nonzero()[0]
        lengths, query = self._reaches.lengths.take(outlines.atom[rows]), outlines.query[rows]
        if not (lengths >= WORTH_LEAVING).any():
            return NO_NUMBERS
        order = np.argsort((query << np.int64(32)) - lengths, kind="stable")
        longest = order[first_of_each(query)]
        rows, lengths, query = rows[longest], lengths[longest], query[longest]
        most = np.where(outlines.is_person & (outlines.counts == 2), LEFT_SHARE_OF_TWO, LEFT_SHARE) * outlines.totals
        leave = (lengths >= WORTH_LEAVING) & (outlines.telling[rows] == MUCH) & (outlines.weight[rows] < most[query])
        return np.asarray(rows[leave], np.int64)

    def _followed(self, outlines: Outlines, rows: Numbers) -> Found:
        """The names within the reach of words of a batch."""
        counts, at = self._reaches.of(outlines.atom[rows])
        row = rows.repeat(counts)
        return Found(outlines.query[row], self._reaches.names(at), row, at)

    def _joined(self, outlines: Outlines) -> Joined | None:
        """The names that have words of a query, two or three side by side, written together."""
        query = outlines.query
        two = (query[1:] == query[:-1]).nonzero()[0]
        three = (query[2:] == query[:-2]).nonzero()[0]
        together = hashing.side_by_side(*self._sketcher.sums(outlines.atom), two, three, before="=")
        syllables, keys = self._syllables(outlines, two)
        sounding, sounds = self._sounding(outlines, two)
        at, word = words_under(self.index, np.concatenate([together, keys, sounds]))
        if not len(at):
            return None
        row, name, weights, places = names_having(self.index, word)
        at = at[row]
        start, is_third = np.concatenate([two, three, syllables, sounding])[at], (at >= len(two)) & (at < len(together))
        values = np.zeros((2, len(query) + 2))
        values[:, : len(query)] = outlines.sure, outlines.weight
        mine = values[:, start] + values[:, start + 1] + values[:, start + 2] * is_third
        shared = Shared(np.concatenate([mine, [weights, same(len(row), number("joined"))]]), places)
        heard = int((at >= len(together) + len(keys)).sum())
        return Joined(outlines.query[start], name, start, shared, heard)

    def _syllables(self, outlines: Outlines, two: Numbers) -> tuple[Numbers, hashing.Hashes]:
        """Where two Chinese syllables stand side by side, and the hashes of the words that they are in any romanisation."""
        are = self._sketcher.are_syllables(outlines.atom)
        if not are.any():
            return NO_NUMBERS, NO_HASHES
        found, keys = [], []
        for at in two[are[two] & are[two + 1]].tolist():
            one, other = (self._sketcher.words[atom].text for atom in outlines.atom[at : at + 2].tolist())
            if key := sinitic_of(one + other):
                found.append(at)
                keys.append(f"{SINITIC}{key}")
        return np.array(found, np.int64), hashing.exact(keys)

    def _sounding(self, outlines: Outlines, two: Numbers) -> tuple[Numbers, hashing.Hashes]:
        """Where two words stand side by side of which one is in a script that does not write all sounds, and the hashes of the
        word that they may be together."""
        are = self._sketcher.are_vowelless(outlines.atom)
        if not are.any():
            return NO_NUMBERS, NO_HASHES
        found, keys = [], []
        for at in two[are[two] | are[two + 1]].tolist():
            one, other = (self._sketcher.words[atom] for atom in outlines.atom[at : at + 2].tolist())
            sounds = sounds_together(one, other)
            found += [at] * len(sounds)
            keys += sounds
        return np.array(found, np.int64), hashing.exact(keys)
