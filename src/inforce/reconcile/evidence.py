"""Findings from judgements: the state at the moment asked, the change, the editions that prove both, the notes."""

from collections.abc import Iterable, Iterator

from inforce.claims.model import Claim
from inforce.moment import Interval, Moment
from inforce.reconcile import words
from inforce.reconcile.authorisations import Authorisation
from inforce.reconcile.cases import Case, Judgement, in_force, named_by, noticed
from inforce.reconcile.model import Finding, Reason, Verdict
from inforce.reconcile.party import Party
from inforce.reconcile.regimes import Regime
from inforce.reconcile.resolve import Found
from inforce.register.model import Edition, Standing, State
from inforce.register.register import View


def finding_of(case: Case, judgement: Judgement, found: Found | None, moment: Moment) -> Finding:
    """The finding on a claim whose target was found, by a name of it or as a whole programme."""
    party = case.party
    if judgement.reason is Reason.NO_REGISTER:
        return _without_register(case, judgement, moment)
    number = judgement.number or party.shown_at(case.asked)
    standing, state = party.standing(number, judgement.at or case.asked), party.state(case.asked)
    covering = judgement.authorisations or (in_force(case, case.asked) if state is not State.NOT_LISTED else ())
    return Finding(
        claim=case.claim.id,
        moment=moment,
        register=party.view.register,
        entry=number,
        verdict=judgement.verdict,
        reason=judgement.reason,
        lag=judgement.lag,
        state=state,
        changed=judgement.change.when if judgement.change else _changed(standing),
        programmes=party.programmes(number, case.asked),
        editions=_editions(judgement, standing, party.view.around(case.asked)),
        authorisations=tuple(each.id for each in (*covering, *named_by(case.claim, noticed(case)))),
        notes=_told((*_notes(party, judgement, found), *_permitted(case, covering, state), _unexamined(state))),
    )


def _permitted(case: Case, covering: Iterable[Authorisation], state: State) -> Iterator[str | None]:
    """What authorisations on file, and those of notices, are worth."""
    told = noticed(case)
    yield from words.authorised(covering, state)
    yield words.noticed(told, named_by(case.claim, told))


def _notes(party: Party, judgement: Judgement, found: Found | None) -> Iterator[str | None]:
    """Who was taken for the target, and what the judgement has to say."""
    yield words.taken_for(found) if found else None
    yield words.named_likewise(found) if found else None
    yield words.one_party(party)
    if isinstance(party, Regime):
        yield from words.members(party, judgement.change, party.view.moment.valid)
    yield from judgement.notes


def _unexamined(state: State) -> str | None:
    return words.NOT_EXAMINED if state is State.NOT_LISTED else None


def finding_unlisted(claim: Claim, view: View, judgement: Judgement, moment: Moment) -> Finding:
    """The finding on a claim whose target no entry ever named."""
    if judgement.reason is Reason.NO_REGISTER:
        return Finding(claim.id, moment, None, None, judgement.verdict, judgement.reason, notes=judgement.notes)
    known = judgement.verdict is not Verdict.UNVERIFIABLE and view.fresh(moment.valid)
    return Finding(
        claim=claim.id,
        moment=moment,
        register=view.register,
        entry=None,
        verdict=judgement.verdict,
        reason=judgement.reason,
        state=State.NOT_LISTED if known else State.UNKNOWN,
        editions=_in_order(view.around(moment.valid)),
        notes=(*judgement.notes, words.NOT_EXAMINED),
    )


def _without_register(case: Case, judgement: Judgement, moment: Moment) -> Finding:
    """No register shows such an act; what this one shows of the party is told beside it."""
    shown = words.shown_of(case.party, case.party.state(case.asked), case.asked)
    on_file, told = in_force(case, case.asked), noticed(case)
    named = named_by(case.claim, told)
    return Finding(
        claim=case.claim.id,
        moment=moment,
        register=None,
        entry=None,
        verdict=judgement.verdict,
        reason=judgement.reason,
        authorisations=tuple(each.id for each in (*on_file, *named)),
        notes=_told([*judgement.notes, shown, *words.authorised(on_file, State.UNKNOWN), words.noticed(told, named)]),
    )


def _changed(standing: Standing) -> Interval | None:
    """Since when the entry has been in the state it is in."""
    match standing.state, standing.listing:
        case State.LISTED, listing if listing:
            return listing.start
        case State.NOT_LISTED, listing if listing:
            return listing.end
        case _:
            return None


def _editions(judgement: Judgement, standing: Standing, now: Iterable[Edition | None]) -> tuple[Edition, ...]:
    """Both sides of the change, and the looks on which the state rests."""
    change = judgement.change
    of_change = (change.before, change.shown) if change else ()
    return _in_order([*of_change, standing.before, standing.after, *now])


def _in_order(editions: Iterable[Edition | None]) -> tuple[Edition, ...]:
    return tuple(sorted({each for each in editions if each}, key=lambda each: (each.look, each.sha256)))


def _told(notes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for note in notes if note))
