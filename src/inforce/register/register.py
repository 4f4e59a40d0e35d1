"""A register as of a moment: who was on it, and what could have been known."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise

from inforce.lists.formats import form_of, names_of_row
from inforce.lists.model import Entry, Kind
from inforce.moment import Interval, Look, Moment
from inforce.names import name_key
from inforce.register import words
from inforce.register.content import content
from inforce.register.ledger import Ledger
from inforce.register.looks import NAMES, Looks
from inforce.register.model import Answer, Edition, Listing, Standing, State, Unknown
from inforce.register.notices import Notice, Turn, narrowed
from inforce.register.renumbering import renumbered
from inforce.register.stated import Stated, window_of, zone_of
from inforce.register.store import KeptEdition, Session, Stretch, microseconds
from inforce.register.weighing import as_told, weigh

STALENESS = timedelta(days=30)
"""How long a look counts, unless set otherwise."""


class Register:
    """One register in the store, through an open session."""

    def __init__(self, session: Session, name: str, staleness: timedelta = STALENESS) -> None:
        self.name = name
        self.staleness = staleness
        self._session = session
        self._id = session.register_id(name)
        self._editions = session.editions(self._id) if self._id is not None else []
        self._looks = Looks(edition for edition in self._editions if edition.quarantine is None)
        self._ledger = Ledger(session, self._id or 0)

    def looks(self, known: datetime) -> tuple[list[Look], list[Look]]:
        """The looks known at a time, oldest first: those in force, and those in quarantine."""
        so_far = [edition for edition in self._editions if edition.at <= microseconds(known)]
        return (
            [edition.look for edition in so_far if edition.quarantine is None],
            [edition.look for edition in so_far if edition.quarantine is not None],
        )

    def as_of(self, moment: Moment) -> "View":
        looks = self._looks.known(microseconds(moment.known))
        return View(self._session, self._id or 0, self.name, moment, looks, self.staleness, self._ledger)


class View:
    """One register as of a moment: all that was known of it at ``moment.known``, read-only."""

    def __init__(
        self,
        session: Session,
        register_id: int,
        name: str,
        moment: Moment,
        looks: Looks,
        staleness: timedelta = STALENESS,
        ledger: Ledger | None = None,
    ) -> None:
        self.register = name
        self.moment = moment
        self.staleness = staleness
        self._session = session
        self._id = register_id
        self._looks = looks
        self._ledger = ledger or Ledger(session, register_id)
        self._stated = Stated(self._ledger, name, looks, moment.known)

    # Editions

    def editions(self) -> tuple[Edition, ...]:
        """The editions in force that were known, oldest first."""
        return tuple(_edition(look) for look in self._looks)

    def fresh(self, at: datetime | None = None) -> bool:
        """Looks are near enough to ``at`` for the absence of an entry to mean anything."""
        return self.doubt(at) is None

    def doubt(self, at: datetime | None = None) -> Unknown | None:
        """Why the absence of an entry from the looks around ``at`` would mean nothing; None where it means something."""
        return self._unknown_between(*self._around(at or self.moment.valid), at or self.moment.valid)

    def carrying_details(self) -> "View":
        """The same, seen by the editions alone that carry more than names."""
        full = Looks(look for look in self._looks if any(form_of(part) != NAMES for part in look.parts))
        return View(self._session, self._id, self.register, self.moment, full, self.staleness, self._ledger)

    def around(self, at: datetime | None = None) -> tuple[Edition | None, Edition | None]:
        """The newest edition retrieved at or before ``at``, and the oldest at or after it."""
        before, after = self._around(at or self.moment.valid)
        return (
            _edition(self._looks[before]) if before is not None else None,
            _edition(self._looks[after]) if after is not None else None,
        )

    def _around(self, at: datetime) -> tuple[int | None, int | None]:
        """Positions of the last look surely taken at or before ``at`` and of the first surely at or after it."""
        before = self._looks.until(microseconds(at)) - 1
        after = before if before >= 0 and self._looks[before].look.earliest >= at else before + 1
        while after < len(self._looks) and self._looks[after].look.earliest < at:
            after += 1  # a look known by its day only may have been taken before or after
        return (before if before >= 0 else None, after if after < len(self._looks) else None)

    def _unknown_between(self, before: int | None, after: int | None, at: datetime) -> Unknown | None:
        """Why looks at both sides that show no entry do not tell that there was none."""
        if before is None:
            return Unknown.BEFORE_FIRST if self._looks else Unknown.NO_EDITION
        if after is None:
            return Unknown.STALE if at - self._looks[before].look.earliest > self.staleness else None
        return Unknown.GAP if self._gap(before, after) else None

    def _gap(self, before: int, after: int) -> bool:
        """Two looks one after the other in this stretch are further apart than a look counts."""
        stretch = self._looks[before : after + 1]
        return any(b.look.latest - a.look.earliest > self.staleness for a, b in pairwise(stretch))

    # Entries

    def find(self, name: str) -> list[str]:
        """Numbers of the entries, listed now or ever before, that bear this number or this name (exact or folded).

        Where there are none: of those that have a name with all words of this one in it."""
        known = [number for number in self._numbers_for(name) if self._was_ever(number)]
        return sorted(dict.fromkeys(known), key=lambda number: (len(number), number))

    def _numbers_for(self, name: str) -> Iterable[str]:
        if self._was_ever(name.strip()):
            return [name.strip()]
        if not (key := name_key(name)):
            return []
        named = self._session.numbers_named(self._id, key)
        if known := [number for number in named if self._bore(number, key.__eq__)]:
            return known
        words = set(key.split())
        holding = dict.fromkeys(number for _, number in self._session.names_with(self._id, words))
        return [number for number in holding if self._bore(number, lambda other: words <= set(other.split()))]

    def found_by(self, number: str, name: str) -> str | None:
        """The name, as the publisher writes it, by which ``find`` finds an entry; None for its first name or its number."""
        key, entry = name_key(name), self.entry(number)
        words = set(key.split())
        if name.strip() == number or (entry and words <= set(name_key(entry.name).split())):
            return None
        fitting = [each for each in self._names(number) if words <= set(name_key(each).split())]
        return next((each for each in fitting if name_key(each) == key), next(iter(fitting), None))

    def _bore(self, number: str, fits: Callable[[str], bool]) -> bool:
        """Some row that was known gives the entry a name with a fitting key."""
        return any(fits(name_key(name)) for name in self._names(number))

    def _names(self, number: str) -> Iterator[str]:
        """Every name that a row that was known gives an entry."""
        return (
            name
            for part, raw, kept in self._ledger.records(number)
            if kept.first <= self._newest
            for name in names_of_row(part, number, raw)
        )

    @property
    def _newest(self) -> int:
        return self._looks.newest

    def _presence(self, number: str) -> list[Stretch]:
        """The stretches of an entry's presence as far as they were known."""
        return self._so_far(self._ledger.presence(number))

    def _so_far(self, presence: Iterable[Stretch]) -> list[Stretch]:
        newest = self._newest
        found = (stretch for stretch in presence if stretch.first <= newest)
        return [s if s.gone is None or s.gone <= newest else Stretch(s.first, None) for s in found]

    def _was_ever(self, number: str) -> bool:
        """Some look showed the entry, or a list that tells its own past does."""
        return bool(self._presence(number) or self._stated.past(number))

    def listings(self, number: str) -> tuple[Listing, ...]:
        """Every stretch of time on the register, oldest first; empty for an entry never listed."""
        shown = self._shown_listings(number)
        return (*(each for each in self._told_listings(number) if not _overlaps(each, shown)), *shown)

    def _shown_listings(self, number: str, presence: list[Stretch] | None = None) -> list[Listing]:
        """Those that looks showed, their ends narrowed by what the publisher states."""
        if not (presence := self._presence(number) if presence is None else presence):
            return []
        notices = self._stated.of(number)
        return [_dated(self._listing(stretch), notices) for stretch in presence]

    def _told_listings(self, number: str) -> list[Listing]:
        """Every listing as the newest edition tells it, where the list tells its own past."""
        if (told := self._stated.past(number)) is None:
            return []
        teller = _edition(told.edition)
        return [
            Listing(start, end, None, teller, teller, teller if end else None, told=True)
            for start, end in told.stretches
        ]

    def stated_days(self, number: str, listing: Listing) -> dict[str, Interval]:
        """The listing dates (EDTF) that the list states in the first edition of a listing, those told to the day."""
        entry = self.entry(number, listing.first.look.known)
        days = entry.details.listed_on if entry else ()
        found = {day: window_of(day, zone_of(self.register)) for day in days}
        return {day: Interval(*window) for day, window in found.items() if window}

    def _listing(self, stretch: Stretch) -> Listing:
        first = self._looks.position(stretch.first)
        gone = self._looks.position(stretch.gone) if stretch.gone is not None else None
        before = self._looks[first - 1] if first else None
        last = self._looks[gone - 1] if gone is not None else self._looks[-1]
        return Listing(
            start=Interval(before.look.earliest if before else None, self._looks[first].look.latest),
            end=Interval(last.look.earliest, self._looks[gone].look.latest) if gone is not None else None,
            before=_edition(before) if before else None,
            first=_edition(self._looks[first]),
            last=_edition(last),
            gone=_edition(self._looks[gone]) if gone is not None else None,
        )

    def standing(self, number: str, at: datetime | None = None) -> Standing:
        """The state of an entry at ``at`` (by default the moment's valid time), with the looks on both sides."""
        return self._standing(number, self._presence(number), at or self.moment.valid)

    def _standing(self, number: str, presence: list[Stretch], at: datetime) -> Standing:
        shown = self._shown_listings(number, presence)
        standing = self._by_looks(presence, shown, at)
        if notices := self._stated.of(number):
            standing = weigh(standing, shown, notices, at, self.staleness)
            standing = as_told(standing, self._told_listings(number), at)
        return standing

    def _by_looks(self, presence: list[Stretch], listings: list[Listing], at: datetime) -> Standing:
        """The state as looks alone give it."""
        before, after = self._around(at)
        edge = [_edition(self._looks[side]) if side is not None else None for side in (before, after)]
        listing = _nearest(listings, at)
        shown = {self._shown(presence, look) for look in self._stretch(before, after)}
        if shown == {True} and before is not None:
            stale = after is None and self._unknown_between(before, after, at)
            gap = after is not None and self._gap(before, after)
            state = State.UNKNOWN if stale else State.LISTED
            return Standing(state, edge[0], edge[1], listing, stale or None, gap)
        reason = self._unknown_between(before, after, at)
        if (reason is None and len(shown) > 1) or (reason is Unknown.GAP and len(shown) > 1):
            reason = Unknown.CHANGED
        return Standing(State.UNKNOWN if reason else State.NOT_LISTED, edge[0], edge[1], listing, reason)

    def _stretch(self, before: int | None, after: int | None) -> list[KeptEdition]:
        return self._looks[before or 0 : len(self._looks) if after is None else after + 1]

    @staticmethod
    def _shown(presence: list[Stretch], look: KeptEdition) -> bool:
        return any(stretch.covers(look.at) for stretch in presence)

    def entry(self, number: str, at: datetime | None = None) -> Entry | None:
        """The entry as the newest edition at or before ``at`` (by default the moment's valid time) that shows it
        describes it, else as the first edition that does."""
        reference = self._reference(number, at or self.moment.valid)
        return self._assembled(number, reference) if reference is not None else self._stated.entry(number)

    def _reference(self, number: str, at: datetime) -> int | None:
        """The newest look at or before a time that shows the entry, else the first that does."""
        return self._reference_in(self._presence(number), at)

    def _reference_in(self, presence: list[Stretch], at: datetime) -> int | None:
        newest = self._looks.until(microseconds(at))
        begun = [stretch for stretch in presence if self._looks.position(stretch.first) < newest]
        if not begun:
            return presence[0].first if presence else None
        gone = begun[-1].gone
        return self._looks[(newest if gone is None else min(newest, self._looks.position(gone))) - 1].at

    def _assembled(self, number: str, reference: int) -> Entry | None:
        return self._assemble(number, reference, self._presence(number), self._ledger.records(number))

    def _assemble(
        self, number: str, reference: int, presence: list[Stretch], records: Iterable[tuple[str, bytes, Stretch]]
    ) -> Entry | None:
        rows = self._rows(reference, presence, records)
        return self._ledger.entry(number, rows, self._newest_form(reference))

    def rows(self, number: str, at: datetime | None = None) -> list[tuple[str, bytes]]:
        """The publisher's rows that :meth:`entry` reads: part and bytes as written; none of an entry never shown."""
        reference = self._reference(number, at or self.moment.valid)
        if reference is None:
            return []
        return self._rows(reference, self._presence(number), self._ledger.records(number))

    def _rows(
        self, reference: int, presence: list[Stretch], records: Iterable[tuple[str, bytes, Stretch]]
    ) -> list[tuple[str, bytes]]:
        by_part: dict[str, list[tuple[bytes, Stretch]]] = {}
        for part, raw, kept in records:
            if kept.first <= self._newest:
                by_part.setdefault(part, []).append((raw, kept))
        return [(part, raw) for part, kept in by_part.items() for raw in self._rows_of(part, kept, reference, presence)]

    def entries(self, at: datetime | None = None) -> Iterator[Entry]:
        """Every entry that the newest edition at or before ``at`` shows, each as :meth:`entry` tells it, by number."""
        before, _ = self._around(at or self.moment.valid)
        if before is None:
            return
        reference = self._looks[before].at
        shown, form = content(self._session, self._id, self._looks, reference), self._newest_form(reference)
        self._ledger.read(shown.apart)
        for number in sorted(shown.numbers, key=lambda each: (len(each), each)):
            found = (
                self._assembled(number, reference)
                if number in shown.apart
                else self._ledger.entry(number, shown.rows.get(number, ()), form)
            )
            if found:
                yield found

    def whole(self) -> Iterator[tuple[str, Standing, Entry]]:
        """Every entry that may have been on the register at the moment, with its state, as :meth:`standing` and
        :meth:`entry` tell of one: number, standing, entry; ordered by number as text.

        An entry of which neither a look around the moment nor the publisher's own word tells is left out: all of these are
        in one state, which :meth:`doubt` tells.
        """
        at = self.moment.valid
        around = [look.at for look in self._stretch(*self._around(at))]
        presence = {number: self._so_far(own) for number, own in self._session.every_presence(self._id)}
        for number, records in self._session.every_record(self._id):
            own = presence.get(number, [])
            shown = any(stretch.covers(look) for stretch in own for look in around)
            if not (shown or self._stated.of(number)):
                continue
            standing, reference = self._standing(number, own, at), self._reference_in(own, at)
            entry = self._stated.entry(number) if reference is None else self._assemble(number, reference, own, records)
            open_ = standing.state is State.UNKNOWN and (shown or standing.reason is Unknown.STATED)
            if entry and (standing.state is State.LISTED or open_):
                yield number, standing, entry

    def _rows_of(
        self, part: str, kept: list[tuple[bytes, Stretch]], reference: int, presence: list[Stretch]
    ) -> list[bytes]:
        """The rows of one part as of a look: what the last edition that carries the part shows, where it lists the
        entry; else the nearest that any showed."""
        carrier = self._carrier(part, reference)
        if carrier is not None and any(stretch.covers(carrier) for stretch in presence):
            return [raw for raw, stretch in kept if stretch.covers(carrier)]
        ended = [stretch.gone for _, stretch in kept if stretch.gone is not None and stretch.first <= reference]
        if ended:
            return [raw for raw, stretch in kept if stretch.gone == max(ended) and stretch.first <= reference]
        first = min(stretch.first for _, stretch in kept)
        return [raw for raw, stretch in kept if stretch.first == first]

    def _carrier(self, part: str, reference: int) -> int | None:
        """The newest look at or before another whose edition carries a part."""
        carrier = self._looks.last(part, self._looks.until(reference))
        return carrier.at if carrier else None

    def _newest_form(self, reference: int) -> str | None:
        """The form of the newest edition that carries more than names."""
        full = self._looks.last_with_details(self._looks.until(reference))
        return min({form_of(part) for part in full.parts} - {NAMES}) if full else None

    def described_by(self, number: str, at: datetime | None = None) -> Edition | None:
        """The edition whose words the programmes and details of an entry are, where that is not the edition that shows
        its state: later editions carry less. None where there is no such difference."""
        reference = self._reference(number, at or self.moment.valid)
        if reference is None:
            return None
        full = self._looks.last_with_details(self._looks.until(reference))
        return _edition(full) if full and full.at != reference else None

    def numbers(self, at: datetime | None = None) -> frozenset[str]:
        """Every entry that the newest edition at or before ``at`` shows."""
        before, _ = self._around(at or self.moment.valid)
        return self._session.numbers_at(self._id, self._looks[before].at) if before is not None else frozenset()

    def changed(self, since: datetime, until: datetime) -> frozenset[str]:
        """Numbers of the entries that looks after ``since`` and by ``until`` showed otherwise than those before."""
        bounds = microseconds(since), min(microseconds(until), self._newest)
        changed = frozenset(self._session.changed_numbers(self._id, *bounds))
        self._ledger.read(changed)  # whoever asks for these will ask what changed
        return changed

    def rewritten(self, number: str) -> list[tuple[Edition, Edition]]:
        """Pairs of editions, one after the other among those that carry a part, between which the rows of an entry that
        both list were rewritten."""
        presence, pairs = self._presence(number), dict[tuple[int, int], tuple[KeptEdition, KeptEdition]]()
        for part, _, kept in self._ledger.records(number):
            for at in (kept.first, kept.gone):
                position = self._looks.position(at) if at is not None and at <= self._newest else 0
                if carrier := self._looks.last(part, position):
                    pairs[carrier.at, self._looks[position].at] = carrier, self._looks[position]
        return [
            (_edition(before), _edition(after))
            for (a, b), (before, after) in sorted(pairs.items(), key=lambda each: each[0])
            if any(stretch.covers(a) and stretch.covers(b) for stretch in presence)
        ]

    def described(self, words: str, says: Callable[[Entry], bool]) -> Iterator[tuple[Entry, Interval, Interval | None]]:
        """Entries and the stretches during which they said something, of those that some row tells in some words.

        A stretch is told as its beginning and end, ``(last look without, first look with]`` and the reverse, of the looks
        that carry what says so; the end is None while the newest of them still shows it.
        """
        for entry, parts, both, stretch in self._saying(words, says):
            yield entry, self._since(both.first, parts, stretch), self._until(both.gone, parts, stretch)

    def _saying(
        self, words: str, says: Callable[[Entry], bool]
    ) -> Iterator[tuple[Entry, frozenset[str], Stretch, Stretch]]:
        """Entries that said something: the entry, the parts with rows that hold the words, the stretch, the presence it
        lies in."""
        sought = _as_rows_write(words)
        for number, records in self._session.every_record(self._id):
            known = [record for record in records if record[2].first <= self._newest]
            parts = frozenset(part for part, raw, _ in known if any(each in raw.lower() for each in sought))
            presence = self._presence(number) if parts else []
            for stretch in presence:
                for entry, both in self._said(number, stretch, presence, known, says):
                    yield entry, parts, both, stretch

    def _said(
        self,
        number: str,
        stretch: Stretch,
        presence: list[Stretch],
        records: list[tuple[str, bytes, Stretch]],
        says: Callable[[Entry], bool],
    ) -> Iterator[tuple[Entry, Stretch]]:
        """The stretches of one presence during which the whole entry said something, each with the last that did."""
        edges = {edge for *_, kept in records for edge in (kept.first, kept.gone) if edge is not None}
        times = sorted(
            each for each in {stretch.first, *edges, *self._turns} if stretch.covers(each) and each <= self._newest
        )
        begun: tuple[Entry, int] | None = None
        for at in times:
            told = self._tells(records, stretch, at)
            entry = self._assemble(number, at, presence, records) if told else None
            if entry and says(entry):
                begun = (entry, begun[1] if begun else at)
            elif begun:
                yield begun[0], Stretch(begun[1], at)
                begun = None
        if begun:
            yield begun[0], Stretch(begun[1], stretch.gone)

    def _tells(self, records: Iterable[tuple[str, bytes, Stretch]], stretch: Stretch, at: int) -> bool:
        """An edition up to a look told more than names of the entry while it was present."""
        carried = ((self._carrier(part, at), kept) for part, _, kept in records if form_of(part) != "names")
        return any(look is not None and stretch.covers(look) and kept.covers(look) for look, kept in carried)

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

    def common(self, words: Iterable[str], says: Callable[[Entry], bool]) -> "Common":
        """What entries have in common, by what a row of theirs that holds one of some runs of words said: the stretches
        during which any entry said so."""
        found = [(each.number, both) for run in words for each, _, both, _ in self._saying(run, says)]
        return Common(self, tuple(dict.fromkeys(found)))

    def _since(self, first: int, parts: frozenset[str], presence: Stretch) -> Interval:
        """``(last look before, first look after]``: of all looks where the entry came, of those with the parts else."""
        position = self._looks.position(first)
        before = self._before(position, None if first == presence.first else parts)
        return Interval(before.look.earliest if before else None, self._looks[position].look.latest)

    def _until(self, gone: int | None, parts: frozenset[str], presence: Stretch) -> Interval | None:
        if gone is None or gone > self._newest:
            return None
        position = self._looks.position(gone)
        before = self._before(position, None if gone == presence.gone else parts)
        return Interval(before.look.earliest if before else None, self._looks[position].look.latest)

    def _before(self, position: int, parts: frozenset[str] | None) -> KeptEdition | None:
        """The look before one, of all or of those with one of some parts."""
        if parts is not None:
            return self._looks.last_of(parts, position)
        return self._looks[position - 1] if position else None

    def same_party(self, number: str) -> list[tuple[str, str]]:
        """Other numbers that may be the same party, each with the reason."""
        own = self.entry(number)
        if own is None:
            return []
        others = self._session.numbers_named(self._id, name_key(own.name))
        entries = ((other, self.entry(other)) for other in others if other != number and self._presence(other))
        named = {other: words.SAME_NAME for other, entry in entries if entry and may_be_same(own, entry)}
        by_mark = renumbered(self._ledger, number, self._presence(number), own, self._newest)
        return list(({other: reason for other, reason in by_mark if self._presence(other)} | named).items())

    def was(self, number: str) -> Answer:
        """State, evidence and remarks for one entry."""
        standing = self.standing(number)
        entry = self.entry(number)
        listing = standing.listing
        described = entry is not None and listing is not None and standing.state is not State.NOT_LISTED
        return Answer(
            register=self.register,
            entry=number,
            name=entry.name if entry else "",
            moment=self.moment,
            state=standing.state,
            listed=listing.start if listing else None,
            removed=listing.end if listing else None,
            programmes=entry.programmes if entry and described else (),
            editions=tuple(e for e in dict.fromkeys((standing.before, standing.after, standing.told)) if e),
            stated=entry.details.listed_on if entry else (),
            narrowed_by=tuple(each for each in (listing.start_by, listing.end_by) if each) if listing else (),
            notes=words.notes(self, number, standing),
        )


def _dated(listing: Listing, notices: Sequence[Notice]) -> Listing:
    """A listing with its ends narrowed."""
    if not notices:
        return listing
    start, start_by = narrowed(listing.start, Turn.LISTED, notices)
    end, end_by = narrowed(listing.end, Turn.REMOVED, notices) if listing.end else (None, None)
    return replace(listing, start=start, end=end, start_by=start_by, end_by=end_by)


def _nearest(listings: list[Listing], at: datetime) -> Listing | None:
    """The listing that covers a time or may have begun by it; else the last that ended before."""
    begun = [each for each in listings if each.start.after is None or each.start.after < at]
    return begun[-1] if begun else None


def _overlaps(told: Listing, shown: list[Listing]) -> bool:
    """A listing that is told of the past is one of those that looks show."""
    if told.end is None or told.end.by is None or told.start.after is None:
        return True  # it is listed still: looks show it
    begins, ends = told.start.after, told.end.by
    spans = ((each.start.after or each.start.by, each.end.by if each.end else None) for each in shown)
    return any(start is not None and start < ends and (end is None or end > begins) for start, end in spans)


@dataclass(frozen=True)
class Common:
    """Entries that said the same, such as a programme: they are there while any entry is. Judged by the looks of a
    view as an entry is."""

    view: View
    told: tuple[tuple[str, Stretch], ...]

    def listings(self) -> tuple[Listing, ...]:
        return tuple(self.view._listing(stretch) for stretch in self._stretches)

    def standing(self, at: datetime) -> Standing:
        return self.view._by_looks(self._stretches, list(self.listings()), at)

    def numbers(self, edition: Edition) -> frozenset[str]:
        """The entries that an edition shows, or that the last one to tell so showed."""
        at = microseconds(edition.look.known)
        return frozenset(number for number, stretch in self.told if stretch.covers(at))

    @cached_property
    def _stretches(self) -> list[Stretch]:
        """Those of all entries, joined where one ends when or after another begins."""
        newest, joined = self.view._newest, list[Stretch]()
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


def may_be_same(one: Entry, other: Entry) -> bool:
    """Two entries share their primary name, and neither kind nor date of birth speaks against one party."""
    kinds = {one.kind, other.kind} - {Kind.UNKNOWN}
    births = {birth[:4] for birth in one.details.births}, {birth[:4] for birth in other.details.births}
    return (
        name_key(one.name) == name_key(other.name)
        and len(kinds) <= 1
        and (not all(births) or bool(births[0] & births[1]))
    )


def _edition(kept: KeptEdition) -> Edition:
    return Edition(kept.sha256, kept.published, kept.look)
