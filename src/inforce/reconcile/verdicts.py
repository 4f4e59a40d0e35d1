"""What a register says of one claim about one party: the verdicts.

An act (put on, taken off) that gives its time is judged by the register's changes: one of them must fall in the claimed
time, or within the tolerance of it. A change is dated by the first edition that shows it; where the looks on both sides
of it are further apart than the tolerance, by the whole interval between them, so that thin coverage contradicts nobody
who may be right. The day on which the publisher itself says that it listed a party bears a claim out as well. Nothing
is contradicted where the register was not looked at: before its first edition, in a gap, after the last look counts no
more.

The listing of a party that is in the first edition cannot be dated, unless the publisher states when it was: a claimed
time before that edition gets ``unverifiable`` (``no_edition``), though the state agrees.

``delist`` speaks of entries: the removal of any of a party's numbers bears it out, and the finding says where the party
stays listed under another. ``lift`` and ``lapse`` speak of the party: only a removal that leaves none of its numbers
will do, and so it is with all intentions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from inforce.claims.model import Action, Claim, Status
from inforce.edtf import Period
from inforce.reconcile import words
from inforce.reconcile.authorisations import Authorisation, Scope
from inforce.reconcile.claimed import distance, lag, precedes
from inforce.reconcile.model import Reason, Verdict
from inforce.reconcile.party import Change, Party, Turn, gap_within
from inforce.register.model import Standing, State


@dataclass(frozen=True, slots=True)
class Case:
    """One claim about one party.

    ``asked``: the moment asked. ``time``: the claimed one, None where that is the moment asked; ``when``: its words.
    ``published``: when the report was. ``authorisations``: all that concern the party, whenever in force.
    """

    claim: Claim
    party: Party
    asked: datetime
    time: Period | None
    when: str
    published: Period | None
    authorisations: tuple[Authorisation, ...]
    tolerance: timedelta

    @property
    def window(self) -> Period | None:
        """The claimed time as far as it lies before the moment asked."""
        if self.time is None:
            return None
        return Period(self.time.first, min(self.time.last or self.asked, self.asked))

    @property
    def is_to_come(self) -> bool:
        return self.time is not None and self.time.first is not None and self.time.first > self.asked

    def changes(self, turn: Turn, *, of_party: bool = False) -> tuple[Change, ...]:
        """The changes that may have come by the moment asked, the oldest first."""
        entries_count = self.claim.action is Action.DELIST and not of_party
        ends = self.party.ends if entries_count else self.party.departures
        found = self.party.starts if turn is Turn.START else ends
        return tuple(change for change in found if change.when.after is None or change.when.after < self.asked)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on: a change, the state at a time (``at``), or authorisations. ``number``: the entry
    that shows it."""

    verdict: Verdict
    reason: Reason | None = None
    change: Change | None = None
    number: str | None = None
    at: datetime | None = None
    lag: str | None = None
    authorisations: tuple[Authorisation, ...] = ()
    notes: tuple[str, ...] = ()


def judge(case: Case) -> Judgement:
    """The verdict on a claim that is not hypothetical."""
    match case.claim.status:
        case Status.DENIED:
            return negation(_fact(case))
        case Status.PROPOSED | Status.ANNOUNCED | Status.DECIDED:
            return _intention(case)
        case _:
            return _fact(case)


def negation(judgement: Judgement) -> Judgement:
    """What the verdict on a claim says of its denial."""
    match judgement.verdict:
        case Verdict.CONFIRMED:
            return replace(judgement, verdict=Verdict.CONTRADICTED, reason=Reason.STATE)
        case Verdict.CONTRADICTED:
            return replace(judgement, verdict=Verdict.CONFIRMED, reason=None)
        case _:
            return judgement


def turn_of(action: Action) -> Turn | None:
    """What the action does to a listing; None where registers do not show it."""
    if action.starts:
        return Turn.START
    return Turn.END if action.ends else None


# Facts


def _fact(case: Case) -> Judgement:
    match case.claim.action:
        case Action.DESIGNATE | Action.IMPOSE:
            return _act(case, Turn.START)
        case Action.LIFT | Action.DELIST | Action.LAPSE:
            return _act(case, Turn.END)
        case Action.REMAIN:
            return _stays(case)
        case Action.LICENSE:
            return _licence(case)
        case Action.TIGHTEN | Action.EASE | Action.SUSPEND | Action.RENEW:
            return _not_in_registers(case)


def _act(case: Case, turn: Turn) -> Judgement:
    if case.time is None:
        return _state(case, case.asked, _wanted(turn))
    if case.is_to_come:
        return _no_edition(words.not_yet(case.when, case.asked))
    changes = case.changes(turn)
    borne_out = [change for change in changes if _bears_out(case, change)]
    if not borne_out:
        return _not_borne_out(case, turn, changes)
    change = min(borne_out, key=lambda each: (each not in case.party.departures, distance(each, _time(case))))
    return Judgement(Verdict.CONFIRMED, change=change, number=change.number, notes=_notes_on(case, change))


def _bears_out(case: Case, change: Change) -> bool:
    claimed = _time(case).widened(case.tolerance)
    stated = case.party.stated(change.number) if change.turn is Turn.START else []
    if any(claimed.meets(day) for day in stated):
        return True
    return change.when.after is not None and claimed.meets(change.dated(case.tolerance))


def _notes_on(case: Case, change: Change) -> tuple[str, ...]:
    shown = [words.within_wide(change, case.tolerance), words.changed_since(case.party, change)]
    if change.turn is Turn.START:
        dated_by_register = change.when.after is not None and _time(case).widened(case.tolerance).meets(
            change.dated(case.tolerance)
        )
        own = None if dated_by_register else words.BY_STATED_DATE
        shown = [own, words.listed_before(case.party, change), *shown]
    else:
        shown = [words.stays_listed(case.party, change), *shown]
    return tuple(note for note in shown if note)


def _not_borne_out(case: Case, turn: Turn, changes: Sequence[Change]) -> Judgement:
    """No change at the claimed time: contradicted where the register was looked at, otherwise unverifiable."""
    if doubt := _doubt(case, turn):
        return _no_edition(*doubt)
    if not changes:
        number = case.party.shown_at(case.asked)
        return replace(
            _state(case, _last(case), _wanted(turn)), verdict=Verdict.CONTRADICTED, reason=Reason.STATE, number=number
        )
    change = min(changes, key=lambda each: distance(each, _time(case)))
    told = words.already_listed(change) if change.when.after is None else words.other_time(change, case.when)
    return Judgement(Verdict.CONTRADICTED, Reason.TIME, change, change.number, notes=(told,))


def _doubt(case: Case, turn: Turn) -> tuple[str, ...]:
    """Why no change in the claimed time may have been missed; empty where none can have been."""
    window, party = case.window, case.party
    assert window is not None
    begin = party.state(window.first) if window.first else State.UNKNOWN
    finish = party.state(_last(case))
    if finish is State.LISTED and (turn is Turn.END or begin is State.LISTED):
        return ()
    oldest = party.starts[0]
    if turn is Turn.START and oldest.when.after is None and _begins_before(window, oldest):
        return () if party.stated(oldest.number) else (words.undatable(oldest),)
    if window.first is None:
        return (words.before_first(party.view),)
    for at, state in ((_last(case), finish), (window.first, begin)):
        if state is State.UNKNOWN:
            return (words.unknown(_unknown_standing(party, at), party.view, at),)
    unseen = gap_within(party.view, window)
    return (words.gap(*unseen, party.view),) if unseen else ()


def _stays(case: Case) -> Judgement:
    """A state: listed at the claimed time, at some instant of it where it is told no more exactly."""
    window = case.window
    if window is None:
        return _state(case, case.asked, State.LISTED)
    if case.is_to_come:
        return _no_edition(words.not_yet(case.when, case.asked))
    times = [_last(case), *_edges(case, window)]
    listed = [at for at in times if case.party.state(at) is State.LISTED]
    if not listed and (unseen := gap_within(case.party.view, window)):
        return _no_edition(words.gap(*unseen, case.party.view))
    unknown = [at for at in times if case.party.state(at) is State.UNKNOWN]
    return _state(case, (listed or unknown or times)[0], State.LISTED)


def _edges(case: Case, window: Period) -> list[datetime]:
    """The instants in a window at which a state may begin to be, or last be, known."""
    known = [change.when.by for change in case.party.starts] + [change.when.after for change in case.party.ends]
    return [at for at in (window.first, *known) if at is not None and window.contains(at)]


def _state(case: Case, at: datetime, wanted: State) -> Judgement:
    party, state = case.party, case.party.state(at)
    number = party.shown_at(at)
    if state is State.UNKNOWN:
        return replace(_no_edition(words.unknown(_unknown_standing(party, at), party.view, at)), number=number, at=at)
    gap = words.gap_listed(party.view.standing(number, at))
    notes = (gap,) if gap else ()
    if state is wanted:
        return Judgement(Verdict.CONFIRMED, number=number, at=at, notes=notes)
    return Judgement(Verdict.CONTRADICTED, Reason.STATE, number=number, at=at, notes=notes)


# Intentions


def _intention(case: Case) -> Judgement:
    """Carried out by the moment asked, or not yet."""
    match case.claim.action, turn_of(case.claim.action):
        case Action.LICENSE, _:
            return _licence(case)
        case Action.REMAIN, _:
            return _carried_out(case, State.LISTED, ())
        case _, Turn() as turn:
            return _carried_out(case, _wanted(turn), case.changes(turn, of_party=True))
        case _:
            return _not_in_registers(case)


def _carried_out(case: Case, wanted: State, changes: Sequence[Change]) -> Judgement:
    shown = [change for change in changes if change.shown.look.latest <= case.asked]
    report = case.published
    since = [change for change in shown if report and not precedes(change, report)]
    if since and report:
        change, notes = since[0], _notes_on_carrying_out(case, since[0])
        return Judgement(Verdict.CONFIRMED, change=change, number=change.number, lag=lag(change, report), notes=notes)
    now = _state(case, case.asked, wanted)
    match now.verdict:
        case Verdict.CONFIRMED if shown:
            told = words.ALREADY_SO if report else words.INTENTION_UNDATED
            return replace(now, change=shown[-1], number=shown[-1].number, notes=(*now.notes, told))
        case Verdict.CONTRADICTED:
            return _pending(case, now)
        case _:
            return now


def _notes_on_carrying_out(case: Case, change: Change) -> tuple[str, ...]:
    before = words.listed_before(case.party, change) if change.turn is Turn.START else None
    shown = [before, words.within_wide(change, case.tolerance), words.changed_since(case.party, change)]
    return tuple(note for note in shown if note)


def _pending(case: Case, now: Judgement) -> Judgement:
    """Not carried out; licensed where an authorisation permits dealings with the party meanwhile."""
    ends = case.claim.action.ends
    general = [each for each in in_force(case, case.asked) if each.scope is Scope.GENERAL]
    verdict = Verdict.LICENSED if ends and general else Verdict.PENDING
    passed = case.time is not None and case.time.last is not None and case.time.last < case.asked
    notes = (*now.notes, words.time_has_passed(case.when)) if passed else now.notes
    return replace(now, verdict=verdict, reason=None, notes=notes)


# Authorisations


def in_force(case: Case, at: datetime | Period) -> tuple[Authorisation, ...]:
    """The authorisations that cover the party at a time."""
    asked = Period(at, at) if isinstance(at, datetime) else at
    return tuple(each for each in case.authorisations if each.period.meets(asked))


def _licence(case: Case) -> Judgement:
    """On file at the claimed time. One for an activity under a whole programme is too wide to be the one meant."""
    if case.is_to_come or not (on_file := _meant(case)):
        return Judgement(Verdict.UNVERIFIABLE, Reason.NO_REGISTER, at=case.asked, notes=(words.LICENCE_UNKNOWN,))
    number = case.party.shown_at(case.asked)
    return Judgement(Verdict.CONFIRMED, at=case.asked, number=number, authorisations=on_file)


def _meant(case: Case) -> tuple[Authorisation, ...]:
    window = case.window
    asked = Period(case.asked, case.asked) if window is None else window.widened(case.tolerance)
    until_asked = Period(asked.first, min(asked.last or case.asked, case.asked))
    register = case.party.view.register
    return tuple(
        each
        for each in in_force(case, until_asked)
        if each.scope is Scope.GENERAL or any(each.names(number, register) for number in case.party.numbers)
    )


# Parts


def _not_in_registers(case: Case) -> Judgement:
    return Judgement(
        Verdict.UNVERIFIABLE, Reason.NO_REGISTER, at=case.asked, notes=(words.not_in_registers(case.claim),)
    )


def _no_edition(*notes: str) -> Judgement:
    return Judgement(Verdict.UNVERIFIABLE, Reason.NO_EDITION, notes=notes)


def _wanted(turn: Turn) -> State:
    return State.LISTED if turn is Turn.START else State.NOT_LISTED


def _unknown_standing(party: Party, at: datetime) -> Standing | None:
    return next((each for each in party.standings(at).values() if each.state is State.UNKNOWN), None)


def _begins_before(window: Period, change: Change) -> bool:
    """Some of the window lies before the first edition that shows a change."""
    return window.first is None or (change.when.by is not None and window.first < change.when.by)


def _time(case: Case) -> Period:
    assert case.time is not None
    return case.time


def _last(case: Case) -> datetime:
    window = case.window
    return window.last if window and window.last else case.asked
