"""What names are screened against: a register as of a moment, or a list of the user's own; and what its entries say."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import msgspec

from inforce.errors import StoreUnusable
from inforce.moment import Moment
from inforce.names.index import NameIndex
from inforce.names.mapped import load
from inforce.screening.indexes import of_list

if TYPE_CHECKING:
    from pathlib import Path

    from inforce.home import Home
    from inforce.register.register import View


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says: its primary name, all of its names, and the hash of all of it."""

    name: str
    names: tuple[str, ...]
    sha256: str


class Source(Protocol):
    """``name``: what decisions on matches are kept under."""

    @property
    def name(self) -> str: ...

    def said(self, entries: Collection[str]) -> Mapping[str, Said]:
        """What some entries say; those that are not there are left out."""


def name_of_list(path: Path) -> str:
    """Of a list: it comes anew under the same name."""
    return f"list:{path.name}"


@contextmanager
def source(home: Home, register: str | None, listed: Path | None, moment: Moment) -> Iterator[Source]:
    """A list, else a register as of a moment. Raises UnknownRegister, StoreUnusable, BadTable."""
    if listed:
        yield open_list(home, listed)
        return
    with home.reading() as session:
        yield RegisterSource(home.register(session, register or "").as_of(moment))


def open_list(home: Home, path: Path) -> ListSource:
    """Raises BadTable, StoreUnusable."""
    file = of_list(path, home.folder / "indexes")
    index = load(file)
    if index is None:
        raise StoreUnusable(f"{file}: not an index of names")
    return ListSource(name_of_list(path), file, index)


class ListSource:
    """A list through its index, which is in the file ``path``."""

    def __init__(self, name: str, path: Path, index: NameIndex) -> None:
        self.name = name
        self.path = path
        self._index = index

    def said(self, entries: Collection[str]) -> Mapping[str, Said]:
        """The hash: of names, kinds, which are weak, and what else an entry tells."""
        return {entry: self._said(names) for entry, names in self._names(entries).items()}

    def _said(self, names: list[int]) -> Said:
        index = self._index
        told: list[object] = [*sorted((index.text(name), index.kind_of(name), index.is_weak(name)) for name in names)]
        if facts := index.told(index.entry_of(names[0])):  # of others the hash stays what it was
            told.append(facts)
        texts = tuple(index.text(name) for name in names)
        return Said(texts[0], texts, hashlib.sha256(msgspec.json.encode(told)).hexdigest())

    def _names(self, entries: Collection[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for entry in entries:
            if (number := self._numbers.get(entry)) is not None:
                found[entry] = self._names_of[number]
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {self._index.entry(number): number for number in range(self._index.entries)}

    @cached_property
    def _names_of(self) -> dict[int, list[int]]:
        names: dict[int, list[int]] = {}
        for name in range(self._index.size):
            names.setdefault(self._index.entry_of(name), []).append(name)
        return names


class RegisterSource:
    """A register as of a moment."""

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def name(self) -> str:
        return self._view.register

    def said(self, entries: Collection[str]) -> Mapping[str, Said]:
        """The hash: of the rows that the store keeps of an entry."""
        return {entry: said for entry in entries if (said := self._said(entry))}

    def _said(self, number: str) -> Said | None:
        entry, rows = self._view.entry(number), self._view.rows(number)
        if entry is None or not rows:
            return None
        texts = tuple(name.text for name in entry.names)
        return Said(entry.name, texts, hashlib.sha256(msgspec.json.encode(sorted(rows))).hexdigest())
