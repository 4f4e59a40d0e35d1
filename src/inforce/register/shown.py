"""What looks show of entries, as far as they were known: presence, rows, and the entry made of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from inforce.lists.formats import form_of, names_of_row, numbers_of_row, programmes_of
from inforce.lists.model import Entry, Identifier
from inforce.names import name_key
from inforce.register.ledger import Ledger
from inforce.register.looks import NAMES, Looks
from inforce.register.store import Stretch, microseconds


class Shown:
    """Entries of one register, by the looks in force that were known; ``presence`` and ``records`` given to a method are
    those of its entry."""

    def __init__(self, ledger: Ledger, looks: Looks) -> None:
        self._ledger = ledger
        self._looks = looks
        self.newest = looks.newest
        """The last look that was known."""
        self._carriers: dict[tuple[str, int], int | None] = {}
        self._forms: dict[int, str | None] = {}

    def bore(self, number: str, fits: Callable[[str], bool]) -> bool:
        """Some row that was known gives the entry a name with a fitting key."""
        return any(fits(name_key(name)) for name in self.names(number))

    def names(self, number: str) -> Iterator[str]:
        """Every name that a row that was known gives an entry."""
        return (
            name
            for part, raw, kept in self._ledger.records(number)
            if kept.first <= self.newest
            for name in names_of_row(part, number, raw)
        )

    def printed(self, number: str) -> Iterator[Identifier]:
        """Every other number that a row that was known gives an entry."""
        for part, raw, kept in self._ledger.records(number):
            if kept.first <= self.newest:
                yield from numbers_of_row(part, number, raw)

    def presence(self, number: str) -> list[Stretch]:
        """The stretches of an entry's presence as far as they were known."""
        return self.so_far(self._ledger.presence(number))

    def was_shown(self, number: str) -> bool:
        """Some look that was known showed the entry."""
        newest = self.newest
        return any(stretch.first <= newest for stretch in self._ledger.presence(number))

    def so_far(self, presence: Iterable[Stretch]) -> list[Stretch]:
        """Stretches as far as they were known."""
        newest = self.newest
        found = (stretch for stretch in presence if stretch.first <= newest)
        return [s if s.gone is None or s.gone <= newest else Stretch(s.first, None) for s in found]

    def reference_in(self, presence: list[Stretch], at: datetime) -> int | None:
        """The newest look at or before a time that shows the entry, else the first that does."""
        newest = self._looks.until(microseconds(at))
        begun = [stretch for stretch in presence if self._looks.position(stretch.first) < newest]
        if not begun:
            return presence[0].first if presence else None
        gone = begun[-1].gone
        return self._looks[(newest if gone is None else min(newest, self._looks.position(gone))) - 1].at

    def assembled(self, number: str, reference: int) -> Entry | None:
        """The entry as of a look."""
        return self.assemble(number, reference, self.presence(number), self._ledger.records(number))

    def assemble(
        self, number: str, reference: int, presence: list[Stretch], records: Iterable[tuple[str, bytes, Stretch]]
    ) -> Entry | None:
        """The same, of presence and records that are at hand."""
        rows = self.rows(reference, presence, records)
        return self._ledger.entry(number, rows, self.newest_form(reference))

    def programmes(
        self, number: str, reference: int, presence: list[Stretch], records: Sequence[tuple[str, bytes, Stretch]]
    ) -> tuple[str, ...] | None:
        """The programmes of the entry that :meth:`assemble` makes of the same; None where it makes none. Records whose part
        :func:`tells_programmes` does not name may be missing."""
        newest = self.newest_form(reference)
        of_newest = [record for record in records if form_of(record[0]) == newest]
        if of_newest:  # most are told by it, and its rows are asked before others
            found = programmes_of(number, self.rows(reference, presence, of_newest), newest)
            if found is not None:
                return found
        return programmes_of(number, self.rows(reference, presence, records), newest)

    def rows(
        self, reference: int, presence: list[Stretch], records: Iterable[tuple[str, bytes, Stretch]]
    ) -> list[tuple[str, bytes]]:
        """The rows that describe the entry as of a look: part and bytes as written."""
        by_part: dict[str, list[tuple[bytes, Stretch]]] = {}
        newest = self.newest
        for part, raw, kept in records:
            if kept.first <= newest:
                by_part.setdefault(part, []).append((raw, kept))
        return [(part, raw) for part, kept in by_part.items() for raw in self._rows_of(part, kept, reference, presence)]

    def sources(
        self, reference: int, presence: list[Stretch], records: Iterable[tuple[str, bytes, Stretch]]
    ) -> dict[str, int]:
        """The look as of which each part that :meth:`rows` gives rows of is told."""
        by_part: dict[str, list[Stretch]] = {}
        for part, _, kept in records:
            if kept.first <= self.newest:
                by_part.setdefault(part, []).append(kept)
        found = {part: self._source(part, kept, reference, presence) for part, kept in by_part.items()}
        return {part: at for part, at in found.items() if any(kept.covers(at) for kept in by_part[part])}

    def _source(self, part: str, kept: list[Stretch], reference: int, presence: list[Stretch]) -> int:
        """As of which look :meth:`_rows_of` tells a part."""
        carrier = self.carrier(part, reference)
        if carrier is not None and any(stretch.covers(carrier) for stretch in presence):
            return carrier
        if ended := [each.gone for each in kept if each.gone is not None and each.first <= reference]:
            last = self._looks.last(part, self._looks.position(max(ended)))
            return last.at if last else max(ended)
        return min(each.first for each in kept)

    def _rows_of(
        self, part: str, kept: list[tuple[bytes, Stretch]], reference: int, presence: list[Stretch]
    ) -> list[bytes]:
        """The rows of one part as of a look: what the last edition that carries the part shows, where it lists the
        entry; else the nearest that any showed."""
        carrier = self.carrier(part, reference)
        if carrier is not None and any(stretch.covers(carrier) for stretch in presence):
            return [raw for raw, stretch in kept if stretch.covers(carrier)]
        ended = [stretch.gone for _, stretch in kept if stretch.gone is not None and stretch.first <= reference]
        if ended:
            return [raw for raw, stretch in kept if stretch.gone == max(ended) and stretch.first <= reference]
        first = min(stretch.first for _, stretch in kept)
        return [raw for raw, stretch in kept if stretch.first == first]

    def carrier(self, part: str, reference: int) -> int | None:
        """The newest look at or before another whose edition carries a part."""
        asked = part, reference
        if asked not in self._carriers:
            carrier = self._looks.last(part, self._looks.until(reference))
            self._carriers[asked] = carrier.at if carrier else None
        return self._carriers[asked]

    def newest_form(self, reference: int) -> str | None:
        """The form of the newest edition that carries more than names."""
        if reference not in self._forms:
            full = self._looks.last_with_details(self._looks.until(reference))
            self._forms[reference] = min({form_of(part) for part in full.parts} - {NAMES}) if full else None
        return self._forms[reference]
