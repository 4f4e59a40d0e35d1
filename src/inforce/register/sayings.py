"""What entries said, such as a programme, and the stretches of looks during which they said it."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from inforce.lists.formats import form_of, tells_programmes
from inforce.lists.model import Entry
from inforce.moment import Interval
from inforce.register.ledger import Record
from inforce.register.looks import NAMES, Looks
from inforce.register.model import Edition, Listing, Standing
from inforce.register.shown import Shown
from inforce.register.sight import Sight
from inforce.register.store import KeptEdition, Session, Stretch, microseconds
from inforce.values import value

Told = TypeVar("Told")
Telling = Callable[[str, int, list[Stretch], list[Record]], Told | None]
"""What an entry told as of a look, of its number, the look, its presence and its rows; None where nothing."""


class Sayings:
    """Sayings of the entries of one register, by the looks in force that were known."""

    def __init__(self, session: Session, register_id: int, looks: Looks, shown: Shown, sight: Sight) -> None:
        self._session = session
        self._id = register_id
        self._looks = looks
        self._shown = shown
        self._sight = sight

    def described(self, words: str, says: Callable[[Entry], bool]) -> Iterator[tuple[Entry, Interval, Interval | None]]:
        """Entries and the stretches during which they said something, of those that some row tells in some words.

        A stretch is told as its beginning and end, ``(last look without, first look with]`` and the reverse, of the looks
        that carry what says so; the end is None while the newest of them still shows it.
        """
        entries = ((number, _Rows.of(known), parts) for number, known, parts in self._holding(words))
        for _, entry, parts, both, stretch in self._saying(entries, self._shown.assemble, says):
            yield entry, self._since(both.first, parts, stretch), self._until(both.gone, parts, stretch)

    def _holding(self, words: str) -> Iterator[tuple[str, list[Record], frozenset[str]]]:
        """Entries with their known rows and the parts of those that hold some words."""
        sought = _as_rows_write(words)
        for number, records in self._session.every_record(self._id):
            known = self._known(records)
            if parts := frozenset(part for part, raw, _ in known if any(each in raw.lower() for each in sought)):
                yield number, known, parts

    def _known(self, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if record[2].first <= self._shown.newest]

    def _saying(
        self,
        entries: Iterable[tuple[str, "_Rows", frozenset[str]]],
        telling: Telling[Told],
        says: Callable[[Told], bool],
    ) -> Iterator[tuple[str, Told, frozenset[str], Stretch, Stretch]]:
        """Entries that said something: number, what it told, the parts that may say so, the stretch, the presence it lies in."""
        for number, rows, parts in entries:
            presence = self._shown.presence(number)
            for stretch in presence:
                for told, both in self._said(number, stretch, presence, rows, telling, says):
                    yield number, told, parts, both, stretch

    def _said(
        self,
        number: str,
        stretch: Stretch,
        presence: list[Stretch],
        rows: "_Rows",
        telling: Telling[Told],
        says: Callable[[Told], bool],
    ) -> Iterator[tuple[Told, Stretch]]:
        """The stretches of one presence during which the whole entry said something, each with the last that did."""
        begun: tuple[Told, int] | None = None
        for at in self._times(stretch, rows.every):
            told = telling(number, at, presence, rows.read) if self._tells(rows.described, stretch, at) else None
            if told is not None and says(told):
                begun = (told, begun[1] if begun else at)
            elif begun:
                yield begun[0], Stretch(begun[1], at)
                begun = None
        if begun:
            yield begun[0], Stretch(begun[1], stretch.gone)

    def _times(self, stretch: Stretch, records: Iterable[Record]) -> list[int]:
        """Looks of a stretch at which what is told of an entry may have become another."""
        edges = {edge for *_, kept in records for edge in (kept.first, kept.gone) if edge is not None}
        found, newest = {stretch.first, *edges, *self._turns}, self._shown.newest
        return sorted(each for each in found if stretch.covers(each) and each <= newest)

    def _tells(self, described: Iterable[tuple[str, Stretch]], stretch: Stretch, at: int) -> bool:
        """An edition up to a look told more than names of the entry while it was present."""
        for part, kept in described:
            look = self._shown.carrier(part, at)
            if look is not None and stretch.covers(look) and kept.covers(look):
                return True
        return False

    @cached_property
    def _turns(self) -> list[int]:
        """Looks at which the form that entries are described in becomes another."""
        found, form = list[int](), None
        for look in self._looks:
            own = next((form_of(part) for part in look.parts if form_of(part) != "names"), form)
            if form is not None and own != form:
                found.append(look.at)
            form = own
        return found

    def common(self, entries: Iterable[tuple[str, list[Record]]], says: Callable[[tuple[str, ...]], bool]) -> "Common":
        """What some entries, given with their rows, have in common: the stretches during which the programmes of any said so."""
        known = (
            (number, _Rows.of(self._known(records), tells_programmes), frozenset[str]()) for number, records in entries
        )
        found = [(number, both) for number, _, _, both, _ in self._saying(known, self._shown.programmes, says)]
        return Common(self._sight, self._shown.newest, tuple(dict.fromkeys(found)))

    def _since(self, first: int, parts: frozenset[str], presence: Stretch) -> Interval:
        """``(last look before, first look after]``: of all looks where the entry came, of those with the parts else."""
        position = self._looks.position(first)
        before = self._before(position, None if first == presence.first else parts)
        return Interval(before.look.earliest if before else None, self._looks[position].look.latest)

    def _until(self, gone: int | None, parts: frozenset[str], presence: Stretch) -> Interval | None:
        if gone is None or gone > self._shown.newest:
            return None
        position = self._looks.position(gone)
        before = self._before(position, None if gone == presence.gone else parts)
        return Interval(before.look.earliest if before else None, self._looks[position].look.latest)

    def _before(self, position: int, parts: frozenset[str] | None) -> KeptEdition | None:
        """The look before one, of all or of those with one of some parts."""
        if parts is not None:
            return self._looks.last_of(parts, position)
        return self._looks[position - 1] if position else None


@value(frozen=True, slots=True)
class _Rows:
    """Rows of an entry: ``every`` one, those that are ``read`` for what it told, and the part and the looks of those in which it
    is ``described`` by more than names."""

    every: list[Record]
    read: list[Record]
    described: list[tuple[str, Stretch]]

    @classmethod
    def of(cls, known: list[Record], needed: Callable[[str], bool] | None = None) -> "_Rows":
        """``needed``: whether the rows of a part are read; None where those of all are."""
        read = known if needed is None else [record for record in known if needed(record[0])]
        return cls(known, read, [(part, kept) for part, _, kept in known if form_of(part) != NAMES])


@dataclass(frozen=True)
class Common:
    """Entries that said the same, such as a programme: they are there while any entry is. Judged by looks as an
    entry is. ``newest``: the last look known."""

    sight: Sight
    newest: int
    told: tuple[tuple[str, Stretch], ...]

    def listings(self) -> tuple[Listing, ...]:
        return tuple(self.sight.listing(stretch) for stretch in self._stretches)

    def standing(self, at: datetime) -> Standing:
        return self.sight.by_looks(self._stretches, list(self.listings()), at)

    def turns(self, before: Edition, after: Edition) -> bool:
        """Some entry begins or ceases to say so after one edition, and by a later one."""
        at = bisect_right(self._edges, microseconds(before.look.known))
        return at < len(self._edges) and self._edges[at] <= microseconds(after.look.known)

    @cached_property
    def _edges(self) -> list[int]:
        """The looks at which any entry begins or ceases to say so, in order."""
        return sorted({edge for _, told in self.told for edge in (told.first, told.gone) if edge is not None})

    def numbers(self, edition: Edition) -> frozenset[str]:
        """The entries that an edition shows, or that the last one to tell so showed."""
        at = microseconds(edition.look.known)
        return frozenset(number for number, stretch in self.told if stretch.covers(at))

    @cached_property
    def _stretches(self) -> list[Stretch]:
        """Those of all entries, joined where one ends when or after another begins."""
        newest, joined = self.newest, list[Stretch]()
        for stretch in sorted((s for _, s in self.told), key=lambda each: each.first):
            gone = stretch.gone if stretch.gone is not None and stretch.gone <= newest else None
            if joined and (joined[-1].gone is None or joined[-1].gone >= stretch.first):
                last = joined.pop()
                ends = None if gone is None or last.gone is None else max(gone, last.gone)
                joined.append(Stretch(last.first, ends))
            else:
                joined.append(Stretch(stretch.first, gone))
        return joined


def _as_rows_write(words: str) -> frozenset[bytes]:
    """Words as the rows of any form may hold them, in small letters: as they are, and as JSON and CSV write them."""
    written = {words, json.dumps(words)[1:-1], json.dumps(words, ensure_ascii=False)[1:-1], words.replace('"', '""')}
    return frozenset(each.encode().lower() for each in written)
