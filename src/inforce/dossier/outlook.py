"""What registers say of the claims of reports that are kept, remembered, and looked at again when editions come.

Each register is asked as of its own newest look: so far it tells, whenever the question is put. A look at one register turns no
claim on another.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from inforce.checking import kept_authorisations
from inforce.claims.model import Claim, TargetKind
from inforce.dossier.kept import Kept, kept_reports
from inforce.dossier.mentions import period_of
from inforce.home import Home
from inforce.moment import Moment
from inforce.reconcile import reconcile
from inforce.reconcile.model import Finding, Reason, Verdict
from inforce.reconcile.reconcile import Resolved
from inforce.reconcile.senders import registers_of
from inforce.register.register import Register
from inforce.register.store import KeptVerdict, Session

Entries = Mapping[int, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Turned:
    """A claim of which a register says something else than when it was last asked."""

    kept: Kept
    claim: Claim
    was: KeptVerdict
    finding: Finding


def newest_moment(register: Register, now: datetime) -> Moment | None:
    """When a register was last looked at, and what was known then; None where it never was by ``now``."""
    taken = [look.known for look in register.looks(now)[0]]
    return Moment(max(taken), max(taken)) if taken else None


def newest_findings(
    home: Home, session: Session, kept: Sequence[Kept], now: datetime
) -> dict[int, tuple[Finding, ...]] | None:
    """What each register says of the claims of reports as of its own newest look, by the number of the report; what no
    register answers, as of the newest of all. None where no register was ever looked at."""
    looked = {name: newest_moment(each, now) for name, each in home.registers(session).items()}
    last = max((each for each in looked.values() if each), key=lambda each: each.valid, default=None)
    if last is None:
        return None
    found: dict[int, tuple[Finding, ...]] = {each.number: () for each in kept}
    for moment in dict.fromkeys(each or last for each in looked.values()):
        ours = {name for name, each in looked.items() if (each or last) == moment} | (
            {None} if moment == last else set()
        )
        concerned = kept if moment == last else [each for each in kept if _may_ask(each, ours)]
        for number, told in findings(home, session, concerned, moment).items():
            found[number] += tuple(each for each in told if each.register in ours)
    return found


def _may_ask(kept: Kept, registers: Collection[str | None]) -> bool:
    """Any of some registers is one of those that carry what a sender of a claim does."""
    asked = {name for claim in kept.extract.claims for names in registers_of(claim.sender).values() for name in names}
    return not asked.isdisjoint(registers)


def findings(
    home: Home, session: Session, kept: Sequence[Kept], moment: Moment, remembered: Resolved | None = None
) -> dict[int, tuple[Finding, ...]]:
    """What the registers of a home say of the claims of reports as of a moment, by the number of the report."""
    views = {name: register.as_of(moment) for name, register in home.registers(session).items()}
    on_file, known = kept_authorisations(session), remembered or Resolved()
    return {
        each.number: reconcile(each.report, each.extract.claims, views, on_file, moment=moment, remembered=known)
        for each in kept
    }


def on_their_days(home: Home, session: Session, kept: Iterable[Kept], now: datetime) -> dict[int, tuple[Finding, ...]]:
    """What registers said of the claims of reports when the day of each had ended, with what was known then; of one without a
    day, as of the newest looks. By the number of the report."""
    of_moment: dict[Moment | None, list[Kept]] = {}
    for each in kept:
        published = period_of(each.report.published)
        at = published.last if published else None
        of_moment.setdefault(Moment(min(at, now), min(at, now)) if at else None, []).append(each)
    found = newest_findings(home, session, of_moment.pop(None, []), now)
    if found is None:
        return {}
    for moment, together in of_moment.items():
        if moment:
            found |= findings(home, session, together, moment)
    return found


def remember(home: Home, session: Session, kept: Sequence[Kept], now: datetime) -> None:
    """Take note of what registers say of all claims of some reports."""
    found = newest_findings(home, session, kept, now) or {each.number: () for each in kept}
    for number, told in found.items():
        session.put_verdicts(number, [_kept(number, each) for each in told])


def look_again(home: Home, session: Session, now: datetime) -> list[Turned]:
    """The claims that were open and of which a register now says something else; all that is said now is remembered.

    Open are those that were pending, licensed or unverifiable; a report without any verdict is looked at for the first time.
    """
    before: dict[int, dict[tuple[str, str], KeptVerdict]] = {}
    for each in session.verdicts():
        before.setdefault(each.report, {})[each.claim, each.register] = each
    waiting = [each for each in kept_reports(session) if _is_waiting(each, before.get(each.number, {}).values())]
    now_told = newest_findings(home, session, waiting, now) if waiting else None
    if now_told is None:
        return []
    turned: list[Turned] = []
    for kept in waiting:
        told = now_told[kept.number]
        turned += _turned(kept, before.get(kept.number, {}), told)
        session.put_verdicts(kept.number, [_kept(kept.number, each) for each in told])
    return turned


def entries(session: Session) -> Entries:
    """Whom registers carry under the names of targets, by the number of the report and the id of the claim."""
    found: dict[int, dict[str, set[str]]] = {}
    for each in session.verdicts():
        if each.entry:
            found.setdefault(each.report, {}).setdefault(each.claim, set()).add(f"{each.register}:{each.entry}")
    return {report: {claim: frozenset(names) for claim, names in told.items()} for report, told in found.items()}


def _turned(kept: Kept, before: Mapping[tuple[str, str], KeptVerdict], told: Iterable[Finding]) -> list[Turned]:
    """What a register says otherwise than it did; and once for a claim, what one says first that another of the same sender
    left open: who is announced may come to either of two lists."""
    claims = {claim.id: claim for claim in kept.extract.claims}
    turned, first_said = list[Turned](), list[Finding]()
    for finding in told:
        was = before.get((finding.claim, finding.register or "")) or before.get((finding.claim, ""))
        if was is None:
            first_said.append(finding)
        elif _turns(was, claims[finding.claim], finding):
            turned.append(Turned(kept, claims[finding.claim], was, finding))
    known = {each.claim.id for each in turned}
    for finding in first_said:
        was = _left_open(claims[finding.claim], finding, before)
        if was and finding.claim not in known and _turns(was, claims[finding.claim], finding):
            known.add(finding.claim)
            turned.append(Turned(kept, claims[finding.claim], was, finding))
    return turned


def _turns(was: KeptVerdict, claim: Claim, finding: Finding) -> bool:
    return _is_open(was, claim) and (was.verdict, was.reason) != _says(finding)


def _left_open(claim: Claim, finding: Finding, before: Mapping[tuple[str, str], KeptVerdict]) -> KeptVerdict | None:
    """What another register of the same sender last said, where that is open."""
    together = next((names for names in registers_of(claim.sender).values() if finding.register in names), ())
    said = (before.get((claim.id, name)) for name in together)
    return next((each for each in said if each and _is_open(each, claim)), None)


def _is_waiting(kept: Kept, verdicts: Iterable[KeptVerdict]) -> bool:
    known, claims = list(verdicts), {claim.id: claim for claim in kept.extract.claims}
    return any(each.claim in claims and _is_open(each, claims[each.claim]) for each in known) or (
        not known and bool(claims)
    )


def _is_open(was: KeptVerdict, claim: Claim) -> bool:
    """A later edition may answer. Not so where nothing is asserted, or no register lists such a target."""
    if was.verdict != Verdict.UNVERIFIABLE:
        return was.verdict in {Verdict.PENDING, Verdict.LICENSED}
    listed = claim.target.kind.is_listed_by_name or claim.target.kind is TargetKind.PROGRAMME
    return listed and was.reason != Reason.NOT_ASSERTED


def _says(finding: Finding) -> tuple[str, str | None]:
    return finding.verdict.value, finding.reason.value if finding.reason else None


def _kept(report: int, finding: Finding) -> KeptVerdict:
    verdict, reason = _says(finding)
    return KeptVerdict(report, finding.claim, finding.register or "", finding.entry, verdict, reason)
