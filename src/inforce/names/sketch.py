"""Queries in outline: which words stand in them and what each weighs, for whole batches, without taking names apart.

What a word is in its name (a title, a legal form) depends on its neighbours. An outline leaves that open: words that may
be no part of the name count where they are found, and do not count where they are not. A bound on a score follows from
it; the score itself from the name taken apart (:mod:`inforce.names.parse`).
"""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.arrays import NO_NUMBERS, Numbers
from inforce.names.atoms import LETTER, MUCH, PERHAPS, TELLS_NOTHING, Atoms, Outlines, Told
from inforce.names.knowledge import persons
from inforce.names.legal_forms import is_form, may_be_form
from inforce.names.parse import role_of
from inforce.names.parts import INITIAL, NUMBER, PARTICLE, WORD, Kind, Part
from inforce.names.spelling import learn
from inforce.names.titles import may_be_title
from inforce.names.weigh import Rarity, weight_of_part
from inforce.names.words import Word, readings_in, word
from inforce.names.written import MOST_WORDS, parts_of, spaced_together, written_words

Spaced = tuple[list[str], frozenset[str], bool]
"""See :func:`inforce.names.written.spaced_words`."""
NOTHING = -1
"""The number of what cannot be read as a word."""
NEIGHBOURS = -1
"""The number of what stands between spaces where its atoms depend on the words beside it."""


COLUMNS = (Kind.PERSON, Kind.ORGANISATION, Kind.ANY)
"""The kinds of names in which words are told apart; ships and aircraft are as organisations."""


_Group = tuple[int, frozenset[str], bool]
"""How names are read: the column of their kind, the habits of their romanisation, and whether they are in ASCII."""


class Sketcher:
    """Outlines batches; remembers **atoms**: words as written in names of a kind, each with what it tells and weighs there;
    and of what stands between the spaces of names the atoms that it is.

    ``words``: of the atoms, by their numbers; ``told``: of each what it tells. What is one atom between spaces has its number,
    what is several or none a number below 0.
    """

    def __init__(self, rarity: Rarity) -> None:
        self.words: list[Word] = []
        self._rarity = rarity
        self._groups: dict[_Group, dict[str, int]] = {}
        self._several: list[list[int]] = [[]]
        self._atoms: dict[tuple[str, frozenset[str], int], int] = {}
        self._arrays = Atoms()
        self.told: list[Told] = []

    def outlines(self, queries: Sequence[tuple[str, Kind]]) -> Outlines:
        spaced = spaced_together(queries)
        columns = [_COLUMN[kind] for _, kind in queries]
        groups: dict[_Group, list[int]] = {}
        for at, ((_, habits, is_ascii), column) in enumerate(zip(spaced, columns, strict=True)):
            groups.setdefault((column, habits, is_ascii), []).append(at)
        units = [self._units(group, members, spaced) for group, members in groups.items()]
        query, atom = self._in_order(*_together(units), queries, spaced)
        known = self._arrays.count
        self._arrays.add(self.words[known:], self.told[known:])
        return self._arrays.outlines(query, atom, np.array(columns, np.int64) == PERSON)

    def atoms(self, text: str, kind: Kind) -> list[int]:
        """The atoms of one name."""
        ((written, habits, is_ascii),) = spaced_together([(text, kind)])
        group, written = (_COLUMN[kind], habits, is_ascii), written[:MOST_WORDS]
        known = self._groups.setdefault(group, {})
        if new := [word for word in dict.fromkeys(written) if word not in known]:
            self._meet(new, group, known)
        found: list[int] = []
        for unit in map(known.__getitem__, written):
            if unit == NEIGHBOURS:
                return self._beside((text, kind), habits)[:MOST_WORDS]
            found += (unit,) if unit >= 0 else self._several[-1 - unit]
        return found[:MOST_WORDS]

    def _units(self, group: _Group, members: list[int], spaced: Sequence[Spaced]) -> tuple[Numbers, Numbers]:
        """What stands between the spaces of the names of a group: in which, and its numbers."""
        words = [spaced[at][0][:MOST_WORDS] for at in members]
        known, each = self._groups.setdefault(group, {}), list(chain.from_iterable(words))
        found = list(map(known.get, each))
        if None in found:
            new = dict.fromkeys(word for word, number in zip(each, found, strict=True) if number is None)
            self._meet(list(new), group, known)
            found = list(map(known.get, each))
        counts = np.array([len(of_one) for of_one in words], np.int64)
        numbers = np.array(found, np.int64)
        return np.array(members, np.int64).repeat(counts), numbers

    def _meet(self, new: list[str], group: _Group, known: dict[str, int]) -> None:
        """What stands between spaces is read for the first time; the spelling keys of all at once."""
        column, habits, is_ascii = group
        is_person = column == PERSON or (column == ANY and not is_ascii)
        parts = [parts_of(each, habits, is_person=is_person, is_ascii=is_ascii) for each in new]
        read = (readings_in(part.lower(), habits) for part in dict.fromkeys(chain.from_iterable(parts)))
        learn(chain.from_iterable(read))
        for each, words in zip(new, parts, strict=True):
            depends = not is_ascii and not persons("neighbourly").isdisjoint(words)
            known[each] = NEIGHBOURS if depends else self._as_one(self._numbered(words, habits, column))

    def _as_one(self, atoms: list[int]) -> int:
        """The number of what stands between spaces."""
        if len(atoms) == 1:
            return atoms[0]
        self._several.append(atoms)
        return -len(self._several)

    def _in_order(
        self, query: Numbers, unit: Numbers, queries: Sequence[tuple[str, Kind]], spaced: Sequence[Spaced]
    ) -> tuple[Numbers, Numbers]:
        """The atoms of all names, those of one after those of the one before."""
        depends = (unit == NEIGHBOURS).nonzero()[0]
        if len(depends):
            others = np.unique(query[depends])
            alone = ~np.isin(query, others)
            query, unit = query[alone], unit[alone]
        query, atom = self._parted(query, unit)
        if len(depends):
            beside = [self._beside(queries[at], spaced[at][1]) for at in others.tolist()]
            query = np.concatenate([query, others.repeat([len(each) for each in beside])])
            atom = np.concatenate([atom, np.fromiter(chain.from_iterable(beside), np.int64)])
        if (query[1:] < query[:-1]).any():
            order = query.argsort(kind="stable")
            query, atom = query[order], atom[order]
        return _at_most(MOST_WORDS, query, atom, len(queries))

    def _beside(self, query: tuple[str, Kind], habits: frozenset[str]) -> list[int]:
        """The atoms of a name in which what words are depends on those beside them."""
        text, kind = query
        return self._numbered(written_words(text, kind)[0], habits, _COLUMN[kind])

    def _parted(self, query: Numbers, unit: Numbers) -> tuple[Numbers, Numbers]:
        """The atoms of what stands between spaces, and in which query each is."""
        several = (unit < 0).nonzero()[0]
        if not len(several):
            return query, unit
        parts = [self._several[-1 - each] for each in unit[several].tolist()]
        counts = np.ones(len(unit), np.int64)
        counts[several] = [len(each) for each in parts]
        atom = unit.repeat(counts)
        atom[atom < 0] = list(chain.from_iterable(parts))
        return query.repeat(counts), atom

    def _numbered(self, words: Iterable[str], habits: frozenset[str], column: int) -> list[int]:
        """The atoms of words as written, without those that cannot be read."""
        return [number for each in words if (number := self._atom(each, habits, column)) != NOTHING]

    def _atom(self, written: str, habits: frozenset[str], column: int) -> int:
        key = written, habits, column
        known = self._atoms.get(key)
        if known is None:
            found = word(written.lower(), habits) if habits else word(written.lower())
            known = self._atoms[key] = self._add(found, written, column)
        return known

    def _add(self, found: Word | None, written: str, column: int) -> int:
        if found is None:
            return NOTHING
        telling, weight = _in_name(found, written, COLUMNS[column], self._rarity)
        self.told.append(Told.of(telling, weight, is_capital=len(written) > 1 and written.isupper()))
        self.words.append(found)
        return len(self.words) - 1

    def sums(self, atom: Numbers) -> tuple[hashing.Hashes, Numbers]:
        """Of atoms what their hashes in words written together need."""
        return self._arrays.letters.take(atom), self._arrays.lengths.take(atom)

    def are_syllables(self, atom: Numbers) -> NDArray[np.bool_]:
        """Of atoms whether they may be one Chinese syllable."""
        return self._arrays.syllable.take(atom)

    def are_vowelless(self, atom: Numbers) -> NDArray[np.bool_]:
        """Of atoms whether they are in a script that does not write all sounds."""
        return self._arrays.vowelless.take(atom)


def _together(found: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    if len(found) == 1:
        return found[0]
    return np.concatenate([NO_NUMBERS, *(query for query, _ in found)]), np.concatenate(
        [NO_NUMBERS, *(unit for _, unit in found)]
    )


def _at_most(count: int, query: Numbers, atom: Numbers, queries: int) -> tuple[Numbers, Numbers]:
    """The first atoms of each query."""
    if len(query) <= count or (counts := np.bincount(query, minlength=queries)).max() <= count:
        return query, atom
    kept = np.arange(len(query)) - (counts.cumsum() - counts)[query] < count
    return query[kept], atom[kept]


def _in_name(word: Word, written: str, kind: Kind, rarity: Rarity) -> tuple[int, float]:
    role = role_of(word, written, kind)
    if role is WORD or role is NUMBER:
        telling = _telling(word, kind)
    elif role is INITIAL:
        telling = LETTER
    elif role is PARTICLE and kind is Kind.ANY:  # in names of some kind it is a word like others
        telling, role = PERHAPS, WORD
    else:
        telling = TELLS_NOTHING
    if telling == TELLS_NOTHING:
        return telling, 0.0
    return telling, weight_of_part(Part(word, role, written), kind, rarity)


def _telling(word: Word, kind: Kind) -> int:
    if kind is Kind.ORGANISATION and is_form(word):
        return TELLS_NOTHING  # whatever stands beside it, it is a form or the beginning of one
    if may_be_title(word) or (kind is not Kind.PERSON and may_be_form(word)):
        return PERHAPS
    return MUCH


_COLUMN = {kind: COLUMNS.index(kind if kind in COLUMNS else Kind.ORGANISATION) for kind in Kind}
PERSON, ANY = COLUMNS.index(Kind.PERSON), COLUMNS.index(Kind.ANY)
