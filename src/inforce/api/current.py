"""The store in one of its states, held open: what the quick questions of a process are answered from.

A :class:`Current` belongs to the thread of the event loop. Questions that take long are asked in threads, each in a
transaction of its own. When the store changes, the :class:`Keeper` opens the new state beside the old one, its indexes
of names included, and swaps them between two requests: an answer comes from one state or from the other, never from both.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from inforce import cycles, documents
from inforce.api.indexing import Around, Indexing, around
from inforce.api.listening import can_answer
from inforce.api.logs import FIELDS
from inforce.api.making import MANY, made_aside
from inforce.api.noting import newest, note, noted_home
from inforce.api.reconciliation.beginnings import Beginnings
from inforce.api.turns import by_turns
from inforce.errors import InforceError, StoreLost, StoreUnusable
from inforce.moment import Moment
from inforce.register.store import Store
from inforce.screening.marks import Answer, Marks
from inforce.screening.model import Query, Settings
from inforce.screening.parallel import opened
from inforce.screening.registers import answers_of, index_of
from inforce.screening.sources import RegisterSource

if TYPE_CHECKING:
    from datetime import datetime

    from inforce.contract import Json
    from inforce.home import Home
    from inforce.register.register import Register, View
    from inforce.screening.screener import Screener

log = logging.getLogger("inforce.api")

T = TypeVar("T")
MOMENTS = 4
"""So many indexes of names are held open for each register, those asked last: some 50 MB each, with what was looked up."""
PIECE = 100
"""Names that are looked for at a stretch, some twenty milliseconds: fewer at a time cost much more in all."""
MOST_ENTRIES = 5_000
"""So many entries of a register are held as they were read, those read last: some 4 kB each, with what was found beside them."""
AT_ALL = 60
"""Swaps after which circles of values are looked for among all: an hour's, where nothing is imported. Hardly any are made: what a
state held goes with it."""


class Current:
    """One state of the store. ``generation`` tells it from others; ``now``: when it is opened. ``is_spent``: the store could not
    be read through it, and it is opened anew at the next look."""

    def __init__(self, home: Home, store: Store, now: datetime, before: Current | None = None) -> None:
        """``before``: what was open until now, from which is taken over what the same state of the store has."""
        self.home = home
        self.users = 0
        self.is_spent = False
        self.opened = monotonic()
        self.guarded = store.guarded
        self._held = ExitStack()
        self._session = self._held.enter_context(store.transaction())
        try:
            same = self._read(now, before)
        except BaseException:
            self.close()
            raise
        self._most = MOMENTS * len(self.registers)
        self._screeners: dict[Around, Screener] = dict(same._screeners) if same else {}
        self._beginnings: dict[Around, Beginnings] = dict(same._beginnings) if same else {}
        self._is_prepared = same is not None

    def _read(self, now: datetime, before: Current | None) -> Current | None:
        """``before``, where it is of the same state of the store."""
        self.generation = self._session.generation()
        same = before if before and before.generation == self.generation else None
        self.registers: Mapping[str, Register] = self._registers(same)
        self.editions = newest(self.registers, now)
        self.most_entries = max((each.entries for each in self.registers.values()), default=0)
        self._has_marks = bool(self._session.marks())
        return same

    def _registers(self, same: Current | None) -> Mapping[str, Register]:
        if same is None:
            return self.home.registers(self._session)
        return {name: each.through(self._session) for name, each in same.registers.items()}

    def close(self) -> None:
        with suppress(StoreUnusable):  # a connection that is lost already
            self._held.close()

    def views(self, names: Sequence[str], moment: Moment) -> list[View]:
        return [self.registers[name].as_of(moment) for name in names]

    def summaries(self) -> list[Json]:
        """What is kept of each register."""
        ids = {name: self._session.register_id(name) or 0 for name in self.registers}
        return [
            documents.summary(name, self._session.editions(key), self._session.decisions(key), every=False)
            for name, key in ids.items()
        ]

    def prepare(self, now: datetime) -> None:
        """Open what questions need: the names listed now, and all names that ever were. Takes a minute where an index of them is
        not there yet. What was taken over is there, and may be asked meanwhile."""
        if not self._is_prepared:
            for register in self.registers.values():
                register.hold_numbers()
        for view in self.views(list(self.registers), Moment(now, now)):
            self.screener(view)
            if not self._is_prepared:
                view.find("any name")
        self._is_prepared = True

    def held(self, view: View) -> Screener | None:
        """The names of a register around a moment, where they can be asked without delay."""
        around_it = around(view)
        screener = self._screeners.pop(around_it, None)
        return _held(self._screeners, around_it, screener, self._most) if screener else None

    def screener(self, view: View) -> Screener:
        """The same, made on the spot where its file is not there: in a thread, :class:`Indexing` makes it."""
        if screener := self.held(view):
            return screener
        opened_now = opened(index_of(view, self.home.indexes), Settings())
        return _held(self._screeners, around(view), opened_now, self._most)

    async def beginnings(self, view: View, screener: Screener, indexing: Indexing) -> Beginnings:
        """How the names of a register around a moment begin; the first time takes a second, while others are answered."""
        around_it = around(view)
        beginnings = self._beginnings.pop(around_it, None)
        if beginnings is None:
            make = partial(Beginnings, screener.index)
            beginnings = await indexing.once(("beginnings", around_it), make, indexing.seconds)
        return _held(self._beginnings, around_it, beginnings, self._most)

    def names(self, views: Sequence[View], screeners: Mapping[str, Screener] | None = None) -> Names:
        """``screeners``: those of the views, where they are known already."""
        found = screeners or {view.register: self.screener(view) for view in views}
        return Names(views, found, {view.register: self._marks_on(view) for view in views})

    def forget(self) -> None:
        """What is held of entries is bounded: whoever asks on reads again what was let go of."""
        for register in self.registers.values():
            register.forget_beyond(MOST_ENTRIES)

    def screened(self, queries: Sequence[Query], views: Sequence[View], settings: Settings) -> list[Answer]:
        """The matches of each query in registers as of a moment, with people's decisions on them."""
        return self.names(views).screened(queries, settings)

    def _marks_on(self, view: View) -> Marks:
        """People's decisions made by the time of knowledge."""
        if not self._has_marks:
            return Marks()
        kept = self._session.marks(view.register, view.moment.known)
        if not kept:
            return Marks()
        said = RegisterSource(view).said({mark.entry for mark in kept})
        return Marks(kept, {entry: each.sha256 for entry, each in said.items()})


@dataclass(frozen=True, slots=True)
class Names:
    """The names of registers as of a moment, open for as long as a question takes, whatever others ask meanwhile; by register
    with people's decisions."""

    views: Sequence[View]
    screeners: Mapping[str, Screener]
    marks: Mapping[str, Marks]

    def screened(self, queries: Sequence[Query], settings: Settings) -> list[Answer]:
        """The matches of each query."""
        return list(answers_of(self.screeners, self.views, self.marks, queries, settings))

    async def screened_by_turns(self, queries: Sequence[Query], settings: Settings) -> list[Answer]:
        """The same of many; others are answered meanwhile."""
        pieces = (queries[at : at + PIECE] for at in range(0, len(queries), PIECE))
        return [answer async for piece in by_turns(pieces) for answer in self.screened(piece, settings)]


def _held(held: dict[Around, T], around: Around, what: T, most: int) -> T:
    """Held as what was asked last; what has not been asked for longest is left where there are more than ``most``."""
    held[around] = what
    if len(held) > most:
        del held[next(iter(held))]
    return what


class Keeper:
    """Holds the state that answers come from, and changes it when the store has changed."""

    def __init__(
        self, home: Home, clock: Callable[[], datetime], *, looked: float, renewed: float, seconds: float
    ) -> None:
        self.home = noted_home(home, clock)
        self.clock = clock
        self.indexing = Indexing(home, seconds)
        self._looked, self._renewed = looked, renewed
        self._store: Store | None = None
        self._current: Current | None = None
        self._trouble: InforceError | None = None
        self._swaps = 0

    @property
    def is_ready(self) -> bool:
        return self._current is not None

    @contextmanager
    def using(self) -> Iterator[Current]:
        """The newest state, until the end of a question. Raises StoreUnusable where there is none yet."""
        if (current := self._current) is None:
            if self._trouble:
                raise self._trouble.with_traceback(None)  # which would grow with every question
            raise StoreUnusable("the registers are being opened; ask again in a moment")
        current.users += 1
        note(current.editions)
        try:
            with current.guarded():
                yield current
        except StoreLost:
            current.is_spent = True
            raise
        finally:
            current.users -= 1
            current.forget()
            self._close_left(current)

    async def run(self) -> None:
        """Look at the store again and again, until cancelled."""
        try:
            while True:
                await self._look()
                await asyncio.sleep(self._looked)
        finally:
            self.close()

    async def _look(self) -> None:
        looking = asyncio.ensure_future(asyncio.to_thread(self._changed))
        try:
            fresh = await asyncio.shield(looking)
        except asyncio.CancelledError:  # the thread goes on: what it opens is to be closed
            with suppress(InforceError):
                if opened_late := await looking:
                    opened_late.close()
            raise
        except InforceError as error:
            if str(error) != str(self._trouble):
                log.warning(
                    "the store cannot be read; "
                    f"{'answers come from its last state' if self._current else 'nothing can be answered'}",
                    extra={FIELDS: {"why": str(error)}},
                )
            self._trouble = error
            return
        except OSError as error:
            told = f"{self.home.folder}: cannot be written ({error.strerror}), and indexes of names are missing there"
            self._trouble = StoreUnusable(told)
            log.warning(told)
            return
        except Exception:  # whatever it is, the next look may not meet it: without looks nothing new is ever seen
            log.exception("the store could not be looked at")
            return
        self._trouble = None
        if fresh:
            left, self._current = self._current, fresh
            can_answer()
            log.info(
                "store opened", extra={FIELDS: {"generation": fresh.generation, "registers": len(fresh.registers)}}
            )
            if left:
                self._close_left(left)
                del left
                self._swaps += 1
                if self._swaps % AT_ALL == 0:
                    cycles.look()

    def _changed(self) -> Current | None:
        """The store's new state, ready to be asked; None where it is the old one."""
        if self._store is None:
            self._store = Store(self.home.place)
        current = self._current
        if current and not current.is_spent and monotonic() - current.opened < self._renewed:
            with self._store.transaction() as session:
                if session.generation() == current.generation and not session.is_to_be_let_go(self.clock()):
                    return None
        with self._store.guarded():
            fresh = Current(self.home, self._store, self.clock(), current)
        if current and current.generation != fresh.generation and fresh.most_entries >= MANY:
            made_aside(self.home, self.clock())
        try:
            with self._store.guarded():
                fresh.prepare(self.clock())
        except BaseException:
            fresh.close()
            raise
        return fresh

    def _close_left(self, current: Current) -> None:
        if current is not self._current and not current.users:
            current.close()

    def close(self) -> None:
        self.indexing.close()
        left, self._current = self._current, None
        if left:
            left.close()
        if self._store:
            self._store.close()
