"""Everyone on a register at a time: its rows are read once, not entry by entry."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache, partial

from inforce.lists.model import Entry
from inforce.register.content import content
from inforce.register.ledger import Ledger
from inforce.register.looks import Looks, edition_of
from inforce.register.model import Edition, Standing
from inforce.register.shown import Shown
from inforce.register.sight import Sight
from inforce.register.standings import Standings
from inforce.register.stated import Stated
from inforce.register.store import Session

_HELD = 2
"""Looks whose entries are held: the claims of a report ask for those before and after one time."""
Told = tuple[str, Standing, Entry, Mapping[str, Edition]]
"""Number, state, entry, and by part of its rows the edition that tells them."""


class Everyone:
    """The entries of one register (``of``: the session and its id), by the looks in force that were known."""

    def __init__(
        self,
        of: tuple[Session, int],
        ledger: Ledger,
        looks: Looks,
        sight: Sight,
        shown: Shown,
        stated: Stated,
        standings: Standings,
    ) -> None:
        self._session, self._id = of
        self._ledger = ledger
        self._looks = looks
        self._sight = sight
        self._shown = shown
        self._stated = stated
        self._standings = standings
        self._shown_by = lru_cache(_HELD)(partial(self._session.numbers_at, self._id))

    def numbers(self, at: datetime) -> frozenset[str]:
        """Every entry that the newest edition at or before a time shows."""
        before, _ = self._sight.around(at)
        return self._shown_by(self._looks[before].at) if before is not None else frozenset()

    def entries(self, at: datetime) -> Iterator[Entry]:
        """The same, as that edition describes each, by number."""
        before, _ = self._sight.around(at)
        if before is None:
            return
        reference = self._looks[before].at
        shown, form = content(self._session, self._id, self._looks, reference), self._shown.newest_form(reference)
        self._ledger.read(shown.apart)
        for number in sorted(shown.numbers, key=lambda each: (len(each), each)):
            found = (
                self._shown.assembled(number, reference)
                if number in shown.apart
                else self._ledger.entry(number, shown.rows.get(number, ()), form)
            )
            if found:
                yield found

    def told(self, at: datetime) -> Iterator[Told]:
        """Every entry that may have been on the register at a time, ordered by number as text: those that a look around it,
        or the publisher's own word, tells of."""
        around = [look.at for look in self._sight.stretch(*self._sight.around(at))]
        presence = {number: self._shown.so_far(own) for number, own in self._session.every_presence(self._id)}
        for number, records in self._session.every_record(self._id):
            own = presence.get(number, [])
            shown = any(stretch.covers(look) for stretch in own for look in around)
            if not (shown or self._stated.of(number)):
                continue
            standing, reference = self._standings.of(number, own, at), self._shown.reference_in(own, at)
            entry = (
                self._stated.entry(number)
                if reference is None
                else self._shown.assemble(number, reference, own, records)
            )
            if entry and self._standings.speaks_for(standing, own, at):
                sources = {} if reference is None else self._shown.sources(reference, own, records)
                yield number, standing, entry, {part: self._edition_at(look) for part, look in sources.items()}

    def _edition_at(self, look: int) -> Edition:
        return edition_of(self._looks[self._looks.position(look)])
