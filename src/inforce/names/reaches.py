"""What words find in an index: the names within the reach of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inforce.names.arrays import Floats, Growing, Numbers, ranges
from inforce.names.index import NameIndex
from inforce.names.shared import STEPS, Places
from inforce.names.words import Word


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """What some words find, one after the other. ``ends``: of each word, where it ends; names in order, with (``values``,
    in rows) the word's weight there and how alike it is, and its place (as a bit; none where it may be any of several)."""

    ends: Numbers
    names: NDArray[np.int32]
    values: Floats
    places: Places

    @classmethod
    def together(cls, several: Sequence["Reached"]) -> "Reached":
        before = np.cumsum([0, *(len(each.names) for each in several)])
        return cls(
            np.concatenate([np.zeros(0, np.int64), *(e.ends + at for e, at in zip(several, before, strict=False))]),
            np.concatenate([np.zeros(0, np.int32), *(each.names for each in several)]),
            np.concatenate([np.zeros((2, 0), np.float32), *(each.values for each in several)], axis=1),
            np.concatenate([np.zeros(0, np.uint32), *(each.places for each in several)]),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        weight, degree = self.values
        return {
            "reach_ends": self.ends,
            "reach_name": self.names,
            "reach_weight": weight,
            "reach_degree": degree,
            "reach_place": self.places,
        }

    @classmethod
    def kept(cls, arrays: Mapping[str, NDArray[Any]]) -> "Reached":
        """What an index keeps of its own words, the first of them."""
        if "reach_ends" not in arrays:
            return cls.together([])
        values = np.stack([arrays["reach_weight"], arrays["reach_degree"]])
        return cls(arrays["reach_ends"], arrays["reach_name"], values, arrays["reach_place"])


MOST_OCTETS = 1 << 25
"""Of a table of words and names in memory, a bit each."""
ROWS_AT_ONCE = 64
"""Of that table that are made together."""
NOTHING = -1
"""Stands for no atom."""


class Reaches:
    """What words find, those of the index first where it keeps that, in arrays that grow."""

    def __init__(self, index: NameIndex) -> None:
        kept = Reached.kept(index.arrays)
        self._index, self._ends = index, kept.ends
        self._kept = self.count = len(kept.names)
        self.spans: list[tuple[int, int]] = []  # of each atom where what it finds begins, and how much it is
        self._starts, self.lengths = Growing(np.int64), Growing(np.int64)  # the same, as far as batches have asked
        self._width = max(-(-index.size // 8), 1)
        self._table: NDArray[np.uint8] = np.zeros(self._width, np.uint8)
        self._row_of: dict[int, int] = {}
        self._names, self._values, self._places = kept.names.copy(), kept.values, kept.places.copy()

    def kept(self, word: Word) -> tuple[int, int] | None:
        """Where what the index keeps of a word begins, and how much it is; None where it keeps nothing."""
        number = self._index.plain_word(word) if len(self._ends) else None
        if number is None or number >= len(self._ends):
            return None
        start = int(self._ends[number - 1]) if number else 0
        return start, int(self._ends[number]) - start

    @property
    def added(self) -> int:
        """How many names other words find than those of the index."""
        return self.count - self._kept

    def add(self, more: Reached) -> None:
        end = self.count + len(more.names)
        if end > len(self._names):
            room = max(end, len(self._names) + len(self._names) // 4, 1 << 16) - self.count
            self._names = np.concatenate([self._names[: self.count], np.zeros(room, np.int32)])
            self._values = np.concatenate([self._values[:, : self.count], np.zeros((2, room), np.float32)], axis=1)
            self._places = np.concatenate([self._places[: self.count], np.zeros(room, np.uint32)])
        self._names[self.count : end] = more.names
        self._values[:, self.count : end] = more.values
        self._places[self.count : end] = more.places
        self.count = end

    def settle(self) -> None:
        """The spans of further atoms into the arrays."""
        if new := self.spans[self.lengths.count :]:
            self._starts.add([start for start, _ in new])
            self.lengths.add([length for _, length in new])

    def within(self, atom: int) -> NDArray[np.int32]:
        """The names that an atom finds, in order."""
        start, length = self.spans[atom]
        return self._names[start : start + length]

    def of(self, atoms: Numbers) -> tuple[Numbers, Numbers]:
        """How much each of some atoms finds, and the places of it all, one after the other."""
        lengths = self.lengths.take(atoms)
        return lengths, ranges(self._starts.take(atoms), lengths)

    def one(self, at: int) -> tuple[float, float, int]:
        """Of what stands at a place the weight, the likeness and the place in the name."""
        values = self._values
        return float(values[0, at]), float(values[1, at]), int(self._places[at])

    def same_within(self, atom: int) -> list[int]:
        """The names that have a word which is the same as an atom."""
        start, length = self.spans[atom]
        found: list[int] = self.within(atom)[self.are_same(np.arange(start, start + length))].tolist()
        return found

    def have(self, atoms: Numbers, query: Numbers, name: Numbers) -> NDArray[np.bool_]:
        """Whether names are within the reach of an atom. ``atoms``: of each query one or NOTHING."""
        asked = np.unique(atoms[atoms != NOTHING])
        most = max(MOST_OCTETS // self._width - 1, 1)
        if len(asked) > most:  # of a long list, in parts
            halves = [np.where((atoms < asked[most]) == is_low, atoms, NOTHING) for is_low in (True, False)]
            return self.have(halves[0], query, name) | self.have(halves[1], query, name)
        rows = self._rows(asked, most)
        row = np.zeros(len(atoms), np.int64)
        row[atoms != NOTHING] = rows[asked.searchsorted(atoms[atoms != NOTHING])]
        octets = self._table.take(row[query] * self._width + (name >> 3))
        return ((octets >> (name & 7).astype(np.uint8)) & 1).view(np.bool_)

    def _rows(self, atoms: Numbers, most: int) -> Numbers:
        """The rows of atoms in the table of the names that each finds, as bits; its first row is of nothing."""
        new = [atom for atom in atoms.tolist() if atom not in self._row_of]
        if len(self._row_of) + len(new) > most:
            self._row_of, self._table, new = {}, self._table[: self._width], atoms.tolist()
        for start in range(0, len(new), ROWS_AT_ONCE):
            self._make_rows(new[start : start + ROWS_AT_ONCE])
        return np.array([self._row_of[atom] for atom in atoms.tolist()], np.int64)

    def _make_rows(self, atoms: list[int]) -> None:
        first, width = len(self._row_of) + 1, self._width
        self._row_of.update(zip(atoms, range(first, first + len(atoms)), strict=True))
        lengths, at = self.of(np.array(atoms, np.int64))
        cells = np.zeros(len(atoms) * width * 8, np.bool_)
        cells[np.arange(len(atoms)).repeat(lengths) * (width * 8) + self.names(at)] = True
        end = (first + len(atoms)) * width
        if end > len(self._table):
            table = np.zeros(max(end, 2 * len(self._table)), np.uint8)
            table[: len(self._table)] = self._table
            self._table = table
        self._table[first * width : end] = np.packbits(cells, bitorder="little")

    def names(self, at: Numbers) -> Numbers:
        return self._names.take(at).astype(np.int64)

    def at(self, at: Numbers) -> tuple[Floats, Places]:
        """Weights and likenesses (in rows), and places."""
        return self._values.take(at, axis=1), self._places.take(at)

    def are_same(self, at: Numbers) -> NDArray[np.bool_]:
        """Which words are the same as those that they find, as near as costs are told."""
        return np.asarray((1 - self._values[1].take(at)) * STEPS < 1, np.bool_)
