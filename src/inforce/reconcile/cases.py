"""A claim about one party, ready to be judged, and what a judgement is."""

from collections.abc import Collection
from datetime import datetime, timedelta

from inforce.claims.model import Action, Claim, Status
from inforce.edtf import Period
from inforce.reconcile import words
from inforce.reconcile.authorisations import Authorisation, Scope
from inforce.reconcile.legal_notices import licence_numbers
from inforce.reconcile.model import Reason, Verdict
from inforce.reconcile.party import Change, Party, Turn
from inforce.register.model import State
from inforce.values import value


@value(frozen=True, slots=True)
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
        """The changes that may have come by the moment asked, the oldest first. That a party was not taken off is not
        gainsaid by the removal of one of its numbers: it says that the party stays."""
        denied = self.claim.status is Status.DENIED
        entries_count = self.claim.action is Action.DELIST and not (of_party or denied)
        ends = self.party.ends if entries_count else self.party.departures
        found = self.party.starts if turn is Turn.START else ends
        return tuple(change for change in found if change.when.after is None or change.when.after < self.asked)


@value(frozen=True, slots=True)
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


def turn_of(action: Action) -> Turn | None:
    """What the action does to a listing; None where registers do not show it."""
    if action.starts:
        return Turn.START
    return Turn.END if action.ends else None


def wanted(turn: Turn) -> State:
    return State.LISTED if turn is Turn.START else State.NOT_LISTED


def opposite(state: State) -> State:
    return State.NOT_LISTED if state is State.LISTED else State.LISTED


def in_force(case: Case, at: datetime | Period) -> tuple[Authorisation, ...]:
    """The authorisations that cover the party at a time, of those that could be known. Those that notices tell of without
    their scope do not."""
    asked = Period(at, at) if isinstance(at, datetime) else at
    known = case.party.view.moment.known
    sure = (each for each in case.authorisations if each.scope is not Scope.UNTOLD and each.is_known(known))
    return tuple(each for each in sure if each.period.meets(asked))


def noticed(case: Case) -> tuple[Authorisation, ...]:
    """The licences under the party's programmes that legal notices had told of by the moment asked, where the claim is
    one that a licence bears on; those that it names by number, if it names any of them."""
    if not (case.claim.action.ends or case.claim.action in {Action.LICENSE, Action.EASE, Action.SUSPEND}):
        return ()
    told = tuple(each for each in case.authorisations if each.scope is Scope.UNTOLD and each.told_by(case.asked))
    return named_by(case.claim, told) or told


def named_by(claim: Claim, licences: Collection[Authorisation]) -> tuple[Authorisation, ...]:
    """The licences whose numbers stand in a claim's words, its target or that target's other names."""
    if not licences:
        return ()
    said = licence_numbers("; ".join([claim.span.text, claim.target.name, *claim.target.aliases]))
    return tuple(each for each in licences if each.number in said)


def no_edition(*notes: str) -> Judgement:
    return Judgement(Verdict.UNVERIFIABLE, Reason.NO_EDITION, notes=notes)


def not_in_registers(case: Case) -> Judgement:
    return Judgement(
        Verdict.UNVERIFIABLE, Reason.NO_REGISTER, at=case.asked, notes=(words.not_in_registers(case.claim),)
    )
