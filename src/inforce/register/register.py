"""A register as of a moment: who was on it, and what could have been known."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from inforce.lists.formats import MAIN_NAMES, form_of
from inforce.lists.model import Entry
from inforce.lists.numbers import printed
from inforce.moment import Interval, Look, Moment
from inforce.names import name_key
from inforce.register import words
from inforce.register.alone import Alone
from inforce.register.everyone import Everyone
from inforce.register.finding import Finder
from inforce.register.ledger import Ledger
from inforce.register.likeness import Likeness, likeness
from inforce.register.looks import NAMES, Looks, edition_of
from inforce.register.model import Answer, Edition, Listing, Standing, State, Unknown
from inforce.register.renumbering import same_party, took_turns
from inforce.register.rewriting import Rewritings
from inforce.register.sayings import Common, Sayings
from inforce.register.shown import Shown
from inforce.register.sight import Sight
from inforce.register.standings import Standings
from inforce.register.stated import Stated, window_of, zone_of
from inforce.register.store import Decision, KeptDelta, KeptEdition, Session, microseconds

if TYPE_CHECKING:
    from inforce.names.fitting import Fit
    from inforce.names.parts import Kind
    from inforce.register.naming import Naming

STALENESS = timedelta(days=30)
"""How long a look counts, unless set otherwise."""
_KEPT = 1000
"""Entries as of a time that a view remembers: one finding asks for the same several times."""


class Register:
    """One register in the store, through an open session."""

    def __init__(
        self,
        session: Session,
        name: str,
        staleness: timedelta = STALENESS,
        indexes: Path | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """``indexes``: the folder that keeps the index of its names; without one it is made anew where it is needed.
        ``tell`` is given a line whenever it is made."""
        self.name = name
        self.staleness = staleness
        self._indexes, self._tell = indexes, tell
        self._session = session
        self._id = session.register_id(name)
        self._editions = session.editions(self._id) if self._id is not None else []
        self._looks = Looks(edition for edition in self._editions if edition.quarantine is None)
        self._ledger = Ledger(session, self._id or 0)

    @property
    def is_in_force(self) -> bool:
        """An edition of it is in force, whenever it was retrieved."""
        return bool(self._looks)

    @property
    def entries(self) -> int:
        """How many the newest edition in force has; 0 where there is none."""
        return self._looks[-1].entries if self._looks else 0

    def through(self, session: Session) -> "Register":
        """The same, with all that was read of it, in the same state of the store as another session reads it."""
        same = copy(self)
        same._session, same._ledger = session, self._ledger.through(session)
        if "_naming" in vars(self):
            same._naming = self._naming.through(session)
        return same

    def hold_numbers(self) -> None:
        """Hold which entries, names and numbers there ever were, for whoever asks often about others."""
        self._ledger.hold_numbers()

    def forget_beyond(self, most: int) -> None:
        """Let go of half of what was read of entries, where it is of more than so many."""
        self._ledger.forget_beyond(most)

    def looks(self, known: datetime) -> tuple[list[Look], list[Look]]:
        """The looks known at a time, oldest first: those in force, and those in quarantine."""
        so_far = [edition for edition in self._editions if edition.at <= microseconds(known)]
        return (
            [edition.look for edition in so_far if edition.quarantine is None],
            [edition.look for edition in so_far if edition.quarantine is not None],
        )

    def as_of(self, moment: Moment) -> "View":
        looks = self._looks.known(microseconds(moment.known))
        return View(
            self._session, self._id or 0, self.name, moment, looks, self.staleness, self._ledger, lambda: self._naming
        )

    @cached_property
    def _naming(self) -> "Naming":
        from inforce.register.naming import Naming  # only here: most questions name an entry as it is listed

        return Naming(self._session, (self._id or 0, self.name), self._looks, self._indexes, self._tell)


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
        naming: "Callable[[], Naming] | None" = None,
    ) -> None:
        self.register = name
        self.moment = moment
        self.staleness = staleness
        self._session = session
        self._id = register_id
        self._looks = looks
        self._ledger = ledger or Ledger(session, register_id)
        self._naming = naming
        self._stated = Stated(self._ledger, name, looks, moment.known)
        self._sight = Sight(looks, staleness)
        self._shown = Shown(self._ledger, looks)
        self._standings = Standings(self._sight, self._shown, self._stated, staleness)
        self._entries: dict[tuple[str, datetime], Entry | None] = {}
        self._finder = Finder(self._ledger, name, looks, self._shown, self._stated, naming)

    @property
    def title(self) -> str:
        """What sentences call it."""
        return self.register

    # Editions

    def editions(self) -> tuple[Edition, ...]:
        """The editions in force that were known, oldest first."""
        return self._looks.editions

    def fresh(self, at: datetime | None = None) -> bool:
        """Looks are near enough to ``at`` for the absence of an entry to mean anything."""
        return self.doubt(at) is None

    def doubt(self, at: datetime | None = None) -> Unknown | None:
        """Why the absence of an entry from the looks around ``at`` would mean nothing; None where it means something."""
        return self._sight.unknown_between(*self._sight.around(at or self.moment.valid), at or self.moment.valid)

    @cached_property
    def tells_aliases(self) -> bool:
        """Some edition that was known carries more names of entries than the main one."""
        return any(part not in MAIN_NAMES for part in self._looks.parts)

    def carrying_details(self) -> "View":
        """The same, seen by the editions alone that carry more than names."""
        full = Looks(look for look in self._looks if any(form_of(part) != NAMES for part in look.parts))
        return View(
            self._session, self._id, self.register, self.moment, full, self.staleness, self._ledger, self._naming
        )

    @cached_property
    def decided_later(self) -> Sequence[tuple[Decision, Look]]:
        """The last decision on each look known by the time of knowledge, where it was made after it: a decision counts for every
        time of knowledge. Oldest first."""
        known = self.moment.known
        last = {look: each for each, look in self._ledger.decisions if look.known <= known < each.when}
        return sorted(((each, look) for look, each in last.items()), key=lambda each: each[0].when)

    def around(self, at: datetime | None = None) -> tuple[Edition | None, Edition | None]:
        """The newest edition retrieved at or before ``at``, and the oldest at or after it."""
        before, after = self._sight.around(at or self.moment.valid)
        return (
            edition_of(self._looks[before]) if before is not None else None,
            edition_of(self._looks[after]) if after is not None else None,
        )

    # Entries

    def find(self, asked: str) -> list[str]:
        """Numbers of the entries, listed now or ever before, that :meth:`Finder.find` finds by a number or a name."""
        return self._finder.find(asked)

    def numbered(self, asked: str) -> list[str]:
        """Numbers of the entries that ever bore a number of any sort that the publisher prints."""
        return self._finder.numbered(asked)

    def named(self, name: str) -> list[str]:
        """Numbers of the entries that ever bore this name, exact or folded."""
        return self._finder.named(name)

    def fits(self, name: str, kind: "Kind | None" = None, *, freely: bool = False) -> "list[Fit]":
        """The names of entries listed now or ever before that have all words of a name, however they are spelt: the
        nearest first. ``freely``: also as another case of the name."""
        return self._finder.fits(name, kind, freely=freely)

    def found_by(self, number: str, asked: str) -> str | None:
        """By which of its numbers or names ``find`` finds an entry; None for its own number and its first name."""
        return self._finder.found_by(number, asked, self.entry(number))

    def deltas_around(self) -> list[KeptDelta]:
        """The publisher's own word on publications between the looks around the moment, as far as it was known."""
        before, after = self.around()
        between = Interval(before.look.earliest if before else None, after.look.latest if after else None)
        known = (each for each in self._ledger.deltas if each.look.known <= self.moment.known)
        return [each for each in known if Interval(each.after, each.by).meets(between)]

    def in_deltas(self, number: str) -> list[KeptDelta]:
        """The publisher's own word on publications that tells of an entry, as far as it was known."""
        told = (delta for delta, _ in self._ledger.delta_changes(number))
        return [delta for delta in told if delta.look.known <= self.moment.known]

    @cached_property
    def alone(self) -> Alone:
        """Parties of which the publisher's own word alone tells."""
        return Alone(self._ledger, self._stated, self._looks.newest)

    def parties(self, name: str) -> list[str]:
        """Numbers that :meth:`find` finds, and those of parties of which the publisher's own word alone tells. What will be
        asked of them is read together."""
        found = self.find(name)
        self._ledger.read(found)
        return [*found, *self.alone.named(name)]

    def gainsaid(self, number: str) -> bool:
        """The publisher states of an entry, after the last look, what that look does not show."""
        return bool(self._stated.of(number)) and self.standing(number).reason is Unknown.STATED

    def listings(self, number: str) -> tuple[Listing, ...]:
        """Every stretch of time on the register, oldest first; empty for an entry never listed."""
        return self._standings.listings(number)

    def stated_days(self, number: str, listing: Listing) -> dict[str, Interval]:
        """The listing dates (EDTF) that the list states in the first edition of a listing, those told to the day."""
        entry = self.entry(number, listing.first.look.known)
        days = entry.details.listed_on if entry else ()
        found = {day: window_of(day, zone_of(self.register)) for day in days}
        return {day: Interval(*window) for day, window in found.items() if window}

    def standing(self, number: str, at: datetime | None = None) -> Standing:
        """The state of an entry at ``at`` (by default the moment's valid time), with the looks on both sides."""
        return self._standings.standing(number, at or self.moment.valid)

    def may_be_listed(self, number: str) -> bool:
        """It was on the register at the moment, or nobody can say that it was not and a look around the moment, or the
        publisher's own word, speaks for it."""
        return self._standings.may_be_listed(number, self.moment.valid)

    def entry(self, number: str, at: datetime | None = None) -> Entry | None:
        """The entry as the newest edition at or before ``at`` (by default the moment's valid time) that shows it
        describes it, else as the first edition that does."""
        asked = number, at or self.moment.valid
        if asked not in self._entries:
            if len(self._entries) >= _KEPT:
                self._entries.clear()
            self._entries[asked] = self._entry(*asked)
        return self._entries[asked]

    def _entry(self, number: str, at: datetime) -> Entry | None:
        reference = self._reference(number, at)
        return self._shown.assembled(number, reference) if reference is not None else self._stated.entry(number)

    def read(self, numbers: Collection[str]) -> None:
        """Read what will be asked of several entries together."""
        self._ledger.read(numbers)

    def _reference(self, number: str, at: datetime) -> int | None:
        """The newest look at or before a time that shows the entry, else the first that does."""
        return self._shown.reference_in(self._shown.presence(number), at)

    def rows(self, number: str, at: datetime | None = None) -> list[tuple[str, bytes]]:
        """The rows that :meth:`entry` reads: part and bytes; none of an entry never shown.

        Of OFAC's CSV set and FollowTheMoney these are the publisher's as written, of other forms our reading of the
        entry, encoded (``lists/encoded.py``); the publisher's bytes of these are in the archive alone.
        """
        reference = self._reference(number, at or self.moment.valid)
        if reference is None:
            return []
        return self._shown.rows(reference, self._shown.presence(number), self._ledger.records(number))

    def row_editions(self, number: str, at: datetime | None = None) -> Mapping[str, Edition]:
        """By part of :meth:`rows`, the edition in which they stand: the one as of which the entry is described, which need not
        be one that shows its state."""
        reference = self._reference(number, at or self.moment.valid)
        if reference is None:
            return {}
        sources = self._shown.sources(reference, self._shown.presence(number), self._ledger.records(number))
        return {part: edition_of(self._looks[self._looks.position(look)]) for part, look in sources.items()}

    def entries(self, at: datetime | None = None) -> Iterator[Entry]:
        """Every entry that the newest edition at or before ``at`` shows, each as :meth:`entry` tells it, by number."""
        return self._everyone.entries(at or self.moment.valid)

    def whole(self) -> Iterator[tuple[str, Standing, Entry]]:
        """Every entry that may have been on the register at the moment, as :meth:`whole_told` has it."""
        return ((number, standing, entry) for number, standing, entry, _ in self.whole_told())

    def whole_told(self) -> Iterator[tuple[str, Standing, Entry, Mapping[str, Edition]]]:
        """Every entry that may have been on the register at the moment, with its state, as :meth:`standing` and
        :meth:`entry` tell of one: number, standing, entry, and by part of its rows the edition that tells them; ordered by
        number as text.

        An entry of which neither a look around the moment nor the publisher's own word tells is left out: all of these are
        in one state, which :meth:`doubt` tells.
        """
        return self._everyone.told(self.moment.valid)

    def numbers(self, at: datetime | None = None) -> frozenset[str]:
        """Every entry that the newest edition at or before ``at`` shows."""
        return self._everyone.numbers(at or self.moment.valid)

    def described_by(self, number: str, at: datetime | None = None) -> Edition | None:
        """The edition whose words the programmes and details of an entry are, where that is not the edition that shows
        its state: later editions carry less. None where there is no such difference, or where that edition did not show it."""
        full = self._before_names_alone(number, at)
        return edition_of(full) if full and self._shows(full, number) else None

    def is_known_by_name(self, number: str, at: datetime | None = None) -> bool:
        """The last edition that carries more than names did not show an entry yet."""
        full = self._before_names_alone(number, at)
        return full is not None and not self._shows(full, number)

    def _before_names_alone(self, number: str, at: datetime | None) -> KeptEdition | None:
        """The last edition that carries more than names, where the one that shows the state of an entry does not."""
        reference = self._reference(number, at or self.moment.valid)
        full = self._looks.last_with_details(self._looks.until(reference)) if reference is not None else None
        return full if full and full.at != reference else None

    def _shows(self, edition: KeptEdition, number: str) -> bool:
        return any(each.covers(edition.at) for each in self._shown.presence(number))

    def changed(self, since: datetime, until: datetime) -> frozenset[str]:
        """Numbers of the entries that looks after ``since`` and by ``until`` showed otherwise than those before."""
        bounds = microseconds(since), min(microseconds(until), self._shown.newest)
        changed = frozenset(self._session.changed_numbers(self._id, *bounds))
        self._ledger.read(changed)  # whoever asks for these will ask what changed
        return changed

    @cached_property
    def rewritings(self) -> Rewritings:
        """What editions wrote anew of entries that the ones before list too."""
        return Rewritings(self._ledger, self._looks, self._shown)

    @cached_property
    def _everyone(self) -> Everyone:
        return Everyone(
            (self._session, self._id),
            self._ledger,
            self._looks,
            self._sight,
            self._shown,
            self._stated,
            self._standings,
        )

    # What entries said

    @cached_property
    def _sayings(self) -> Sayings:
        return Sayings(self._session, self._id, self._looks, self._shown, self._sight)

    def described(self, words: str, says: Callable[[Entry], bool]) -> Iterator[tuple[Entry, Interval, Interval | None]]:
        """Entries and the stretches during which they said something, of those that some row tells in some words.

        A stretch is told as its beginning and end, ``(last look without, first look with]`` and the reverse, of the looks
        that carry what says so; the end is None while the newest of them still shows it.
        """
        for entry, since, until in self._sayings.described(words, says):
            yield (entry, *self._standings.narrowed_ends(entry.number, since, until))

    def common(self, meant: Callable[[str], bool], says: Callable[[tuple[str, ...]], bool]) -> Common:
        """What entries that ever named a programme that is meant have in common: the stretches during which the programmes
        of any of them said so."""
        numbers = self._naming().under(meant) if self._naming and len(self._looks) else []
        self._ledger.read(numbers)
        return self._sayings.common(((number, self._ledger.records(number)) for number in numbers), says)

    # The same party

    def same_party(self, number: str) -> list[tuple[str, str]]:
        """Other numbers that may be the same party, each with the reason."""
        own = self.entry(number)
        if own is None:
            return []
        namesakes = self._ledger.keyed(name_key(own.name))
        found = same_party(own, namesakes, self.entry, self._ledger, self._shown)
        return list(found.items())

    def likeness(self, number: str, other: str) -> Likeness:
        """How likely two numbers are one party, of two that :meth:`same_party` tells: by what identifies them, and surely
        where one came at a look at which the other left."""
        one, two = self.entry(number), self.entry(other)
        found = likeness(one, two) if one and two else Likeness.LIKELY
        if found is Likeness.CONTRARY:
            return found
        turned = took_turns(self._shown.presence(number), self._shown.presence(other))
        return Likeness.SURE if turned else found

    def was(self, number: str) -> Answer:
        """State, evidence and remarks for one entry."""
        standing = self.standing(number)
        entry = self.entry(number)
        listing = standing.listing
        described = entry is not None and listing is not None and standing.state is not State.NOT_LISTED
        return Answer(
            register=self.register,
            entry=number,
            name=entry.name if entry else self.alone.name_of(number),
            moment=self.moment,
            state=standing.state,
            listed=listing.start if listing else None,
            removed=listing.end if listing else None,
            programmes=entry.programmes if entry and described else (),
            editions=tuple(e for e in dict.fromkeys((standing.before, standing.after, standing.told)) if e),
            stated=entry.details.listed_on if entry else (),
            narrowed_by=tuple(each for each in (listing.start_by, listing.end_by) if each) if listing else (),
            notes=words.notes(self, number, standing),
            numbers=printed(entry) if entry else (),
        )
