"""What registers say of the claims of reports that are kept, remembered, and looked at again when editions come.

The moment asked is that of the newest look at any register: so far the registers tell, whenever the question is put.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from inforce.checking import kept_authorisations
from inforce.claims.model import Claim
from inforce.dossier.kept import Kept, kept_reports
from inforce.dossier.mentions import period_of
from inforce.home import Home
from inforce.moment import Moment
from inforce.reconcile import reconcile
from inforce.reconcile.model import Finding, Reason, Verdict
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


def newest_moment(registers: Iterable[Register], now: datetime) -> Moment | None:
    """When any of some registers was last looked at, and what was known then; None where none ever was by ``now``."""
    taken = [look.known for register in registers for look in register.looks(now)[0]]
    return Moment(max(taken), max(taken)) if taken else None


def findings(home: Home, session: Session, kept: Sequence[Kept], moment: Moment) -> dict[int, tuple[Finding, ...]]:
    """What the registers of a home say of the claims of reports as of a moment, by the number of the report."""
    views = {name: register.as_of(moment) for name, register in home.registers(session).items()}
    on_file = kept_authorisations(session)
    return {each.number: reconcile(each.report, each.extract.claims, views, on_file, moment=moment) for each in kept}


def on_its_day(home: Home, session: Session, kept: Kept, now: datetime) -> tuple[Finding, ...]:
    """What registers said of the claims of a report when its day ended, with what was known then; of one without a day, as of the
    newest look."""
    published = period_of(kept.report.published)
    at = published.last if published else None
    newest = newest_moment(home.registers(session).values(), now)
    if newest is None:
        return ()
    moment = Moment(min(at, now), min(at, now)) if at else newest
    return findings(home, session, [kept], moment)[kept.number]


def remember(home: Home, session: Session, kept: Sequence[Kept], now: datetime) -> None:
    """Take note of what registers say of all claims of some reports."""
    moment = newest_moment(home.registers(session).values(), now)
    found = findings(home, session, kept, moment) if moment else {each.number: () for each in kept}
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
    moment = newest_moment(home.registers(session).values(), now) if waiting else None
    if moment is None:
        return []
    turned: list[Turned] = []
    for kept in waiting:
        told = findings(home, session, [kept], moment)[kept.number]
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


def _turned(kept: Kept, before: Mapping[tuple[str, str], KeptVerdict], told: Iterable[Finding]) -> Iterable[Turned]:
    claims = {claim.id: claim for claim in kept.extract.claims}
    for finding in told:
        was = before.get((finding.claim, finding.register or "")) or before.get((finding.claim, ""))
        if was and _is_open(was) and (was.verdict, was.reason) != _says(finding):
            yield Turned(kept, claims[finding.claim], was, finding)


def _is_waiting(kept: Kept, verdicts: Iterable[KeptVerdict]) -> bool:
    known = list(verdicts)
    return any(map(_is_open, known)) or (not known and bool(kept.extract.claims))


def _is_open(was: KeptVerdict) -> bool:
    return was.verdict in {Verdict.PENDING, Verdict.LICENSED} or (
        was.verdict == Verdict.UNVERIFIABLE and was.reason != Reason.NOT_ASSERTED
    )


def _says(finding: Finding) -> tuple[str, str | None]:
    return finding.verdict.value, finding.reason.value if finding.reason else None


def _kept(report: int, finding: Finding) -> KeptVerdict:
    verdict, reason = _says(finding)
    return KeptVerdict(report, finding.claim, finding.register or "", finding.entry, verdict, reason)
