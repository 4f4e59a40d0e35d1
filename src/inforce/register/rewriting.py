"""Rows of an entry that were rewritten from one edition to the next that carries their part.

Parts are compared each by itself: a whole set that stands among editions of its main file alone rewrites its aliases since
the set before it, and its main file since the edition before it.
"""

from inforce.lists.model import Entry
from inforce.register.ledger import Ledger
from inforce.register.looks import Looks, edition_of
from inforce.register.model import Edition
from inforce.register.shown import Shown
from inforce.register.store import KeptEdition
from inforce.values import value


@value(frozen=True, slots=True)
class Rewriting:
    """Some parts of an entry were rewritten after one edition that carries all of them, by the next that does."""

    before: Edition
    after: Edition
    parts: frozenset[str]
    looks: tuple[int, int]
    """Those of the two editions."""


class Rewritings:
    """Those of the entries of one register, by the looks in force that were known."""

    def __init__(self, ledger: Ledger, looks: Looks, shown: Shown) -> None:
        self._ledger = ledger
        self._looks = looks
        self._shown = shown

    def of(self, number: str) -> list[Rewriting]:
        """Every one between two editions that list the entry without a break, in the order of the two."""
        parts: dict[tuple[int, int], set[str]] = {}
        for part, _, kept in self._ledger.records(number):
            for at in (kept.first, kept.gone):
                if carrier := self._carrier(part, at):
                    parts.setdefault((carrier.at, at or 0), set()).add(part)
        presence = self._shown.presence(number)
        return [
            Rewriting(self._edition(a), self._edition(b), frozenset(rewritten), (a, b))
            for (a, b), rewritten in sorted(parts.items())
            if any(stretch.covers(a) and stretch.covers(b) for stretch in presence)
        ]

    def told(self, number: str, rewriting: Rewriting) -> tuple[Entry | None, Entry | None]:
        """The entry as it was and as it is, all but the rewritten parts being as they are."""
        presence, records = self._shown.presence(number), self._ledger.records(number)
        was, now = (self._shown.rows(at, presence, records) for at in rewriting.looks)
        rewritten = [row for row in was if row[0] in rewriting.parts]
        mixed = [*rewritten, *(row for row in now if row[0] not in rewriting.parts)]
        form = self._shown.newest_form(rewriting.looks[1])
        return self._ledger.entry(number, mixed, form), self._ledger.entry(number, now, form)

    def _carrier(self, part: str, at: int | None) -> KeptEdition | None:
        """The last edition before a look that was known which carries a part."""
        if at is None or at > self._shown.newest:
            return None
        return self._looks.last(part, self._looks.position(at))

    def _edition(self, at: int) -> Edition:
        return edition_of(self._looks[self._looks.position(at)])
