"""What a register says of one claim about one party: the verdicts.

An act (put on, taken off) that gives its time is judged by the register's changes: one of them must fall in the claimed
time, or within the tolerance of it. A change is dated by the first edition that shows it; where the looks on both sides
of it are further apart than the tolerance, by the whole interval between them, so that thin coverage contradicts nobody
who may be right; where they are further apart than a look counts, it bears nobody out either whose time is only a part
of that interval and far from the first edition that shows the change. The day on which the publisher itself says that it
listed a party bears a claim out as well. Nothing is contradicted where the register was not looked at: before its first
edition, in a gap, after the last look counts no more.

The listing of a party that is in the first edition cannot be dated, unless the publisher states when it was: a claimed
time before that edition gets ``unverifiable`` (``no_edition``), though the state agrees.

``delist`` speaks of entries: the removal of any of a party's numbers bears it out, and the finding says where the party
stays listed under another. ``lift`` and ``lapse`` speak of the party: only a removal that leaves none of its numbers
will do, and so it is with all intentions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from inforce.claims.model import Action
from inforce.edtf import Period
from inforce.reconcile import words
from inforce.reconcile.authorisations import Authorisation, Scope
from inforce.reconcile.cases import Case, Judgement, in_force, no_edition, not_in_registers, opposite, wanted
from inforce.reconcile.claimed import distance
from inforce.reconcile.model import Reason, Verdict
from inforce.reconcile.party import Change, Party, Turn, gap_within
from inforce.register.model import Standing, State


def judge_fact(case: Case) -> Judgement:
    """The verdict on a claim taken as one of fact; that on its denial is the negation."""
    match case.claim.action:
        case Action.DESIGNATE | Action.IMPOSE:
            return _act(case, Turn.START)
        case Action.LIFT | Action.DELIST | Action.LAPSE:
            return _act(case, Turn.END)
        case Action.REMAIN:
            return _stays(case)
        case Action.LICENSE:
            return judge_licence(case)
        case Action.TIGHTEN | Action.EASE | Action.SUSPEND | Action.RENEW:
            return not_in_registers(case)


def _act(case: Case, turn: Turn) -> Judgement:
    if case.time is None:
        return _entry_gone(case, turn) or _as_of_now(case, turn)
    if case.is_to_come:
        return no_edition(words.not_yet(case.when, case.asked))
    changes = case.changes(turn)
    borne_out = [change for change in changes if _bears_out(case, change)]
    if not borne_out:
        return _not_borne_out(case, turn, changes)
    change = min(borne_out, key=lambda each: (each not in case.party.departures, distance(each, _time(case))))
    if _lies_in_gap(case, change):
        return replace(no_edition(words.in_gap(change, case.when)), change=change, number=change.number)
    return Judgement(Verdict.CONFIRMED, change=change, number=change.number, notes=_notes_on(case, change))


def _as_of_now(case: Case, turn: Turn) -> Judgement:
    """By the state at the moment asked, with what is to be said where it was another when the claim was reported."""
    now, then = judge_state(case, case.asked, wanted(turn)), case.published.last if case.published else None
    if now.verdict is not Verdict.CONFIRMED or then is None or then >= case.asked:
        return now
    if case.party.state(then) is not opposite(wanted(turn)):
        return now
    return replace(now, notes=(*now.notes, words.not_so_yet(case.party, then)))


def _entry_gone(case: Case, turn: Turn) -> Judgement | None:
    """The last duplicate of the party that is off the register, where ``delist`` speaks of entries and another is on it. One
    that went long before the claim was reported is not what it tells of."""
    reported = case.published.first if case.published else None
    since = min(reported or case.asked, case.asked) - case.party.view.staleness
    if case.claim.action is not Action.DELIST or case.party.state(case.asked) is not State.LISTED:
        return None
    late = (each for each in case.changes(turn) if each.shown.look.latest >= since)
    gone = [each for each in late if _is_off(case, each.number) and case.party.had_duplicate(each)]
    if not gone:
        return None
    return Judgement(Verdict.CONFIRMED, change=gone[-1], number=gone[-1].number, notes=_notes_on(case, gone[-1]))


def _is_off(case: Case, number: str) -> bool:
    return case.party.standing(number, case.asked).state is State.NOT_LISTED


def _bears_out(case: Case, change: Change) -> bool:
    return _is_at_claimed_time(case, change) or _by_stated_date(case, change)


def _by_stated_date(case: Case, change: Change) -> bool:
    """By the day on which the publisher itself says that it listed the party."""
    stated = case.party.stated(change.number) if change.turn is Turn.START else []
    return any(map(_time(case).widened(case.tolerance).meets, stated))


def _lies_in_gap(case: Case, change: Change) -> bool:
    """The claimed time is a part of a gap in which the change may have come at any time: it may be right or wrong.

    Not so where it takes in the whole gap, or the edition that first shows the change, which dates it."""
    after, by = change.when.after, change.when.by
    if after is None or by is None or by - after <= case.party.view.staleness or _by_stated_date(case, change):
        return False
    claimed = _time(case).widened(case.tolerance)
    return not claimed.contains(Period(after, by)) and not claimed.meets(change.day_shown)


def _is_at_claimed_time(case: Case, change: Change) -> bool:
    """By the register's own looks."""
    claimed = _time(case).widened(case.tolerance)
    return change.when.after is not None and claimed.meets(change.dated(case.tolerance))


def _is_near_alone(case: Case, change: Change) -> bool:
    """The change is within the tolerance of the claimed time, and not in it."""
    at_claimed = case.time is not None and _is_at_claimed_time(case, change)
    return at_claimed and not _time(case).meets(change.dated(case.tolerance))


def _notes_on(case: Case, change: Change) -> tuple[str, ...]:
    shown = [words.within_wide(change, case.tolerance), words.changed_since(case.party, change)]
    if _is_near_alone(case, change):
        shown = [words.by_tolerance(change, case.when, case.tolerance), *shown]
    if change.turn is Turn.START:
        own = None if _is_at_claimed_time(case, change) else words.BY_STATED_DATE
        shown = [own, words.listed_before(case.party, change), *shown]
    else:
        shown = [words.stays_listed(case.party, change), *shown]
    return tuple(note for note in shown if note)


def _not_borne_out(case: Case, turn: Turn, changes: Sequence[Change]) -> Judgement:
    """No change at the claimed time: contradicted where the register was looked at, otherwise unverifiable."""
    if doubt := _doubt(case, turn):
        return no_edition(*doubt)
    if not changes:
        number = case.party.shown_at(case.asked)
        return replace(
            judge_state(case, _last(case), wanted(turn)),
            verdict=Verdict.CONTRADICTED,
            reason=Reason.STATE,
            number=number,
        )
    change = min(changes, key=lambda each: distance(each, _time(case)))
    told = words.already_listed(change) if change.when.after is None else words.other_time(change, case.when)
    return Judgement(Verdict.CONTRADICTED, Reason.TIME, change, change.number, notes=(told,))


def _doubt(case: Case, turn: Turn) -> tuple[str, ...]:
    """Why a change in the claimed time may have been missed; empty where none can have been."""
    window, party = case.window, case.party
    assert window is not None
    begin = party.state(window.first) if window.first else State.UNKNOWN
    finish = party.state(_last(case))
    unseen_at_first = begin is State.UNKNOWN and (window.first is None or party.view.around(window.first)[0] is None)
    if finish is State.LISTED and (begin is State.LISTED or (turn is Turn.END and not unseen_at_first)):
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
        now = judge_state(case, case.asked, State.LISTED)
        return replace(now, notes=(*now.notes, *words.start_not_judged(case.party, case.when, case.claim.when)))
    if case.is_to_come:
        return no_edition(words.not_yet(case.when, case.asked))
    return state_during(case, window, State.LISTED)


def state_during(case: Case, window: Period, wanted: State) -> Judgement:
    """The verdict on a claim that the party was in a state at some instant of a time, which is told no more exactly."""
    times = [_last(case), *_edges(case, window)]
    states = {at: case.party.state(at) for at in times}
    held = [at for at in times if states[at] is wanted]
    if not held and (unseen := gap_within(case.party.view, window)):
        return no_edition(words.gap(*unseen, case.party.view))
    unknown = [at for at in times if states[at] is State.UNKNOWN]
    return judge_state(case, (held or unknown or times)[0], wanted)


def _edges(case: Case, window: Period) -> list[datetime]:
    """The instants in a window at which a state may begin to be, or last be, known."""
    ends = (each for turn in (*case.party.starts, *case.party.ends) for each in (turn.when.after, turn.when.by))
    return [at for at in (window.first, *ends) if at is not None and window.contains(at)]


def judge_state(case: Case, at: datetime, wanted: State) -> Judgement:
    """The verdict on a claim that the party was in a state at a time."""
    party, state = case.party, case.party.state(at)
    number = party.shown_at(at)
    if state is State.UNKNOWN:
        return replace(no_edition(words.unknown(_unknown_standing(party, at), party.view, at)), number=number, at=at)
    gap = words.gap_listed(party.standing(number, at))
    notes = (gap,) if gap else ()
    if state is wanted:
        return Judgement(Verdict.CONFIRMED, number=number, at=at, notes=notes)
    return Judgement(Verdict.CONTRADICTED, Reason.STATE, number=number, at=at, notes=notes)


# Authorisations


def judge_licence(case: Case) -> Judgement:
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
