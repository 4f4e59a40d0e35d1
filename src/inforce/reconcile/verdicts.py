"""The verdict on a claim about one party: facts, denials, intentions.

How facts are judged is told in :mod:`inforce.reconcile.facts`. A denial is their negation; one of an act that did not come
at the claimed time is judged on the state at that time. An intention is confirmed by the first change after the
report that carries it out, or by a state that is so already; until then it is pending, or licensed where an
authorisation permits dealings with the party meanwhile. Its own time, which is one to come, is not judged.
"""

from collections.abc import Sequence
from dataclasses import replace

from inforce.claims.model import Action, Status
from inforce.reconcile import words
from inforce.reconcile.authorisations import Scope
from inforce.reconcile.cases import Case, Judgement, in_force, not_in_registers, opposite, turn_of, wanted
from inforce.reconcile.claimed import lag, precedes
from inforce.reconcile.facts import judge_fact, judge_licence, judge_state, state_during
from inforce.reconcile.licences import is_of_licence
from inforce.reconcile.model import Reason, Verdict
from inforce.reconcile.party import Change, Turn
from inforce.register.model import State


def judge(case: Case) -> Judgement:
    """The verdict on a claim that is not hypothetical."""
    found = _judge(case)
    return replace(found, notes=(*found.notes, *_from_before(case, found)))


def _judge(case: Case) -> Judgement:
    if is_of_licence(case.claim):
        return Judgement(Verdict.UNVERIFIABLE, Reason.NO_REGISTER, at=case.asked, notes=(words.LICENCE_RAN_OUT,))
    match case.claim.status:
        case Status.DENIED:
            return _denied(case)
        case Status.PROPOSED | Status.ANNOUNCED | Status.DECIDED:
            return _intention(case)
        case _:
            return judge_fact(case)


def _from_before(case: Case, judgement: Judgement) -> Sequence[str]:
    """What is to be said of a verdict against an act (or for its denial) that rests on an edition older than the act: it
    shows a state that still counts, and cannot show the act."""
    denied = case.claim.status is Status.DENIED
    against = judgement.verdict is (Verdict.CONFIRMED if denied else Verdict.CONTRADICTED)
    newest, _ = case.party.view.around(case.asked)
    told = case.window or case.published
    if not against or judgement.change is not None or newest is None or told is None or told.first is None:
        return ()
    return (words.seen_before(newest, case.party.view),) if newest.look.known < told.first else ()


def negation(judgement: Judgement) -> Judgement:
    """What the verdict on a claim says of its denial."""
    match judgement.verdict:
        case Verdict.CONFIRMED:
            return replace(judgement, verdict=Verdict.CONTRADICTED, reason=Reason.STATE)
        case Verdict.CONTRADICTED:
            return replace(judgement, verdict=Verdict.CONFIRMED, reason=None)
        case _:
            return judgement


def _denied(case: Case) -> Judgement:
    """The negation of the claim; where it tells a time, of a state at some instant of it. Where no act came then, its denial
    speaks of the state too: "is not on the list today" is wrong of a party that has been on it for years, though nobody
    put it there today."""
    fact, turn, window = judge_fact(case), turn_of(case.claim.action), case.window
    if window is None or case.is_to_come:
        return negation(fact)
    if case.claim.action is Action.REMAIN:
        return state_during(case, window, State.NOT_LISTED)
    if turn is None or fact.verdict is not Verdict.CONTRADICTED:
        return negation(fact)
    state = state_during(case, window, opposite(wanted(turn)))
    return negation(fact) if state.verdict is Verdict.CONFIRMED else _denied_state(case, state, fact)


def _denied_state(case: Case, state: Judgement, fact: Judgement) -> Judgement:
    """The party was all the time in the state that the denied act leads to, or nobody can tell."""
    told = (words.denied_as_state(case.when),) if state.verdict is Verdict.CONTRADICTED else ()
    return replace(state, notes=(*state.notes, *fact.notes, *told))


def _intention(case: Case) -> Judgement:
    """Carried out by the moment asked, or not yet."""
    match case.claim.action, turn_of(case.claim.action):
        case Action.LICENSE, _:
            return judge_licence(case)
        case Action.REMAIN, _:
            return _carried_out(case, State.LISTED, ())
        case _, Turn() as turn:
            return _carried_out(case, wanted(turn), case.changes(turn, of_party=True))
        case _:
            return not_in_registers(case)


def _carried_out(case: Case, goal: State, changes: Sequence[Change]) -> Judgement:
    shown = [change for change in changes if change.shown.look.known <= case.asked]
    report = case.published
    since = [change for change in shown if report and not precedes(change, report)]
    if since and report:
        change, notes = since[0], _notes_on_carrying_out(case, since[0])
        return Judgement(Verdict.CONFIRMED, change=change, number=change.number, lag=lag(change, report), notes=notes)
    now = judge_state(case, case.asked, goal)
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
