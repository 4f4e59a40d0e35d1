"""The verdict on a claim about a party that no entry of a register ever named."""

from inforce.claims.model import Action, Claim, Status
from inforce.edtf import Period
from inforce.moment import Moment
from inforce.reconcile import words
from inforce.reconcile.cases import Judgement, turn_of
from inforce.reconcile.model import Reason, Verdict
from inforce.reconcile.party import gap_within
from inforce.register.register import View


def judge_unlisted(claim: Claim, time: Period | None, view: View, moment: Moment) -> Judgement:
    """An intention is pending and a denial confirmed; a fact is unverifiable, for the name may be another than the
    register's. Where the register was not looked at near the time, absence says nothing."""
    not_found = words.not_found(claim, view)
    if claim.action is not Action.REMAIN and turn_of(claim.action) is None:
        return Judgement(Verdict.UNVERIFIABLE, Reason.NO_REGISTER, notes=(words.not_in_registers(claim), not_found))
    window = None if claim.status.is_intention else time
    if doubt := _doubt(claim, window, view, moment):
        return Judgement(Verdict.UNVERIFIABLE, Reason.NO_EDITION, notes=(doubt, not_found))
    match claim.status:
        case Status.DENIED:
            return Judgement(Verdict.CONFIRMED, notes=(not_found,))
        case Status.PROPOSED | Status.ANNOUNCED | Status.DECIDED:
            return Judgement(Verdict.PENDING, notes=(not_found,))
        case _:
            return Judgement(Verdict.UNVERIFIABLE, Reason.TARGET_NOT_FOUND, notes=(not_found,))


def _doubt(claim: Claim, time: Period | None, view: View, moment: Moment) -> str | None:
    """Why the absence of an entry says nothing at the claimed time, or at the moment asked where none is claimed."""
    asked = moment.valid
    if time is None:
        return None if view.fresh(asked) else words.unknown(None, view, asked)
    if time.first is not None and time.first > asked:
        return words.not_yet(claim.when or "", asked)
    last = min(time.last or asked, asked)
    for at in (last, time.first or last):
        if not view.fresh(at):
            return words.unknown(None, view, at)
    unseen = gap_within(view, Period(time.first, last))
    return words.gap(*unseen, view) if unseen else None
