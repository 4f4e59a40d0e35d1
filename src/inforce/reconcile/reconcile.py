"""Claims set against registers: ``reconcile(report, claims, views, authorisations, moment=…)``.

Pure: what the views show at their moment decides, and nothing else. How verdicts are found is told in
:mod:`inforce.reconcile.facts` and :mod:`inforce.reconcile.verdicts`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from inforce.claims.model import Claim, Status, Target, TargetKind
from inforce.moment import Moment
from inforce.reconcile import words
from inforce.reconcile.authorisations import Authorisation
from inforce.reconcile.beside import Asked, told_beside
from inforce.reconcile.cases import Case
from inforce.reconcile.claimed import claimed_time, published
from inforce.reconcile.evidence import finding_of, finding_unlisted
from inforce.reconcile.model import Finding, Reason, Verdict
from inforce.reconcile.own_lists import OwnLists
from inforce.reconcile.party import Party
from inforce.reconcile.regimes import Regime, regime
from inforce.reconcile.resolve import Found, Resolution, Several, main_member, resolve
from inforce.reconcile.senders import lists_of, registers_of
from inforce.reconcile.unlisted import judge_unlisted
from inforce.reconcile.verdicts import judge
from inforce.register.register import View
from inforce.register.words import follows
from inforce.reports.model import Report
from inforce.values import value

TOLERANCE = timedelta(days=7)
"""How far from the claimed time a register's change still bears a claim out (evaluation schema, verdicts)."""


REMEMBERED = 20_000
"""Targets whose parties are remembered, a register and moment each."""


class Resolved:
    """Who the targets of claims are, found once for each view: reports name the same target many times."""

    def __init__(self) -> None:
        self.resolve: Callable[[Target, View], Resolution] = lru_cache(REMEMBERED)(resolve)
        self.main_member: Callable[[Target, View], Found | None] = lru_cache(REMEMBERED)(main_member)
        self.regime: Callable[[Target, View], Regime | None] = lru_cache(REMEMBERED)(regime)
        self.own_lists: Callable[[View, frozenset[str]], View] = lru_cache(REMEMBERED)(OwnLists)
        self.beside: Callable[[Asked], tuple[str, ...]] = lru_cache(REMEMBERED)(self._beside)

    def _beside(self, asked: Asked) -> tuple[str, ...]:
        return tuple(dict.fromkeys(told_beside(asked, self.resolve, self.regime)))


@value(frozen=True, slots=True)
class Setting:
    """What all claims of a report are judged with."""

    report: Report
    authorisations: Sequence[Authorisation]
    moment: Moment
    tolerance: timedelta
    remembered: Resolved


def reconcile(
    report: Report,
    claims: Iterable[Claim],
    views: Mapping[str, View],
    authorisations: Sequence[Authorisation] = (),
    *,
    moment: Moment,
    tolerance: timedelta = TOLERANCE,
    remembered: Resolved | None = None,
) -> tuple[Finding, ...]:
    """What the registers say of each claim as of a moment.

    ``views``: the imported registers by name, each as of ``moment``. A claim gets a finding from each imported register
    of its senders that ever carried the target, or from a sender's first one where none did; one without a register
    where none is imported, or none can carry such a measure. Raises BadTime where a time of the report or of a claim is
    no EDTF. ``remembered``: of other reports that are set against the same views.
    """
    setting = Setting(report, authorisations, moment, tolerance, remembered or Resolved())
    found = (finding for claim in claims for finding in findings_on(claim, views, setting))
    later = {name: told for name, view in views.items() if (told := follows(view))}
    return tuple(replace(each, follows=later[each.register]) if each.register in later else each for each in found)


def findings_on(claim: Claim, views: Mapping[str, View], setting: Setting) -> list[Finding]:
    """The findings on one claim, at most one a register; what is told beside them stands in the first."""
    if claim.status is Status.HYPOTHETICAL:
        return [_no_finding(claim, setting, Reason.NOT_ASSERTED, words.NOT_ASSERTED)]
    kept = registers_of(claim.sender)
    imported = {state: list(_imported(claim, names, views, setting)) for state, names in kept.items()}
    first, *others = _findings(claim, kept, imported, setting)
    beside = setting.remembered.beside(_asked(claim, views, imported, setting))
    return [replace(first, notes=(*first.notes, *beside)) if beside else first, *others]


def _imported(claim: Claim, names: Iterable[str], views: Mapping[str, View], setting: Setting) -> Iterator[View]:
    """Those of some registers that are imported; of one of several lists, those of the senders."""
    for view in (views[name] for name in names if name in views):
        codes = lists_of(claim.sender, view.register)
        yield setting.remembered.own_lists(view, codes) if codes else view


def _findings(
    claim: Claim,
    kept: Mapping[str, Sequence[str]],
    imported: Mapping[str, Sequence[View]],
    setting: Setting,
) -> list[Finding]:
    """``kept``: the registers of the senders; ``imported``: those that are."""
    if claim.target.kind is TargetKind.GROUP:
        by_member = [finding for ours in imported.values() for finding in _of_member(claim, ours, setting)]
        return by_member or [_no_finding(claim, setting, Reason.NO_REGISTER, words.kind_not_listed(claim))]
    if not (claim.target.kind.is_listed_by_name or claim.target.kind is TargetKind.PROGRAMME):
        return [_no_finding(claim, setting, Reason.NO_REGISTER, words.kind_not_listed(claim))]
    if not any(imported.values()):
        return [_no_finding(claim, setting, Reason.NO_REGISTER, words.no_register(kept))]
    found = [finding for ours in imported.values() for finding in _of_one_sender(claim, ours, setting)]
    unasked = [state for state, ours in imported.items() if not ours]
    told = [replace(each, notes=(*each.notes, words.not_asked(unasked))) if unasked else each for each in found]
    return list({finding.register: finding for finding in told}.values())


def _asked(claim: Claim, views: Mapping[str, View], imported: Mapping[str, Sequence[View]], setting: Setting) -> Asked:
    """What other registers, and those of the senders, are asked beside a claim."""
    ours = tuple(view for of_state in imported.values() for view in of_state)
    others = tuple(view for name, view in views.items() if name not in {each.register for each in ours})
    time = claimed_time(claim, setting.report, setting.moment.valid)
    return Asked(claim.target, claim.action, time, ours, others, setting.tolerance)


def _no_finding(claim: Claim, setting: Setting, reason: Reason, note: str) -> Finding:
    return Finding(claim.id, setting.moment, None, None, Verdict.UNVERIFIABLE, reason, notes=(note,))


def _of_one_sender(claim: Claim, views: Sequence[View], setting: Setting) -> list[Finding]:
    """From each register that ever carried the target; from the first where none did."""
    if claim.target.kind is TargetKind.PROGRAMME:
        return [_on_programme(claim, views, setting)]
    resolved = [(view, setting.remembered.resolve(claim.target, view)) for view in views]
    carrying = [each for each in resolved if each[1] is not None] or resolved[:1]
    return [_finding(claim, view, resolution, setting) for view, resolution in carrying]


def _of_member(claim: Claim, views: Sequence[View], setting: Setting) -> Iterator[Finding]:
    """What each register says of the party that a group is told by."""
    for view in views:
        if found := setting.remembered.main_member(claim.target, view):
            finding = _finding(claim, view, found, setting)
            yield replace(finding, notes=(words.by_member(found), *finding.notes))


def _on_programme(claim: Claim, views: Sequence[View], setting: Setting) -> Finding:
    """From the first register that ever had entries under it; without a register where none had."""
    for view in (each for each in views if not isinstance(each, OwnLists)):
        if found := setting.remembered.regime(claim.target, view):
            case_ = _case(claim, found, setting)
            return finding_of(case_, judge(case_), None, setting.moment)
    return _no_finding(claim, setting, Reason.NO_REGISTER, words.no_programme(claim, views))


def _finding(claim: Claim, view: View, resolution: Resolution, setting: Setting) -> Finding:
    match resolution:
        case None:
            time = claimed_time(claim, setting.report, setting.moment.valid)
            return finding_unlisted(claim, view, judge_unlisted(claim, time, view, setting.moment), setting.moment)
        case Several() as several:
            finding = _no_finding(claim, setting, Reason.AMBIGUOUS_TARGET, words.several(several, view))
            return replace(finding, register=view.register)
        case Found() as found:
            case_ = _case(claim, found.party, setting)
            return finding_of(case_, judge(case_), found, setting.moment)


def _case(claim: Claim, party: Party, setting: Setting) -> Case:
    return Case(
        claim=claim,
        party=party,
        asked=setting.moment.valid,
        time=claimed_time(claim, setting.report, setting.moment.valid),
        when=claim.when or "the day of the report",
        published=published(setting.report),
        authorisations=_concerning(party, setting),
        tolerance=setting.tolerance,
    )


def _concerning(party: Party, setting: Setting) -> tuple[Authorisation, ...]:
    """The authorisations that concern any entry of a party, whenever they are in force."""
    register = party.view.register
    programmes = {number: party.programmes(number, setting.moment.valid) for number in party.numbers}
    return tuple(
        each
        for each in setting.authorisations
        if any(each.concerns(number, codes, register) for number, codes in programmes.items())
    )
