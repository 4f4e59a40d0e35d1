"""The way through, from a report to findings: ``reconcile(extract(read(file)), register.as_of(moment))``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inforce.claims import extract
from inforce.claims.annotated import read_claims
from inforce.claims.model import Extract
from inforce.home import Home
from inforce.moment import Moment
from inforce.reconcile import Authorisation, reconcile
from inforce.reconcile.authorisations import decode
from inforce.reconcile.model import Finding
from inforce.register.model import Listing
from inforce.register.register import View
from inforce.register.store import Session
from inforce.reports import read
from inforce.reports.model import Report


@dataclass(frozen=True, slots=True)
class Checked:
    """One report with what it says and what the registers said at each moment asked."""

    report: Report
    extract: Extract
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose listings a finding rests on: an entry of a register, as known at a time."""

    register: str
    entry: str
    known: datetime

    @classmethod
    def of(cls, finding: Finding) -> "Subject":
        return cls(finding.register or "", finding.entry or "", finding.moment.known)


def read_file(path: Path | bytes, *, name: str = "report") -> list[Checked]:
    """The reports in a file, or in its bytes, with their statements, events and claims. Raises UnreadableReport."""
    return [Checked(report, extract(report)) for report in read(path, name=name)]


def read_claims_file(path: Path) -> list[Checked]:
    """The reports whose claims somebody else has read, from a file. Raises BadClaims."""
    return [Checked(report, found) for report, found in read_claims(path)]


def check(read_reports: Iterable[Checked], home: Home, moments: Iterable[Moment]) -> list[Checked]:
    """The claims of reports set against every register in a home folder as of each moment.

    Without a store every claim is unverifiable for want of a register. Raises StoreUnusable where the store
    cannot be read, BadAuthorisations where a licence on file cannot be.
    """
    asked = tuple(moments)
    if not home.exists:
        return [_found(each, {moment: {} for moment in asked}, ()) for each in read_reports]
    with home.reading() as session:
        registers = home.registers(session)
        views = {moment: {name: each.as_of(moment) for name, each in registers.items()} for moment in asked}
        authorisations = kept_authorisations(session)
        return [_found(each, views, authorisations) for each in read_reports]


def _found(
    checked: Checked, views: dict[Moment, dict[str, View]], authorisations: tuple[Authorisation, ...]
) -> Checked:
    findings = [
        finding
        for moment, of_registers in views.items()
        for finding in reconcile(checked.report, checked.extract.claims, of_registers, authorisations, moment=moment)
    ]
    return Checked(checked.report, checked.extract, tuple(findings))


def histories(checked: Iterable[Checked], home: Home) -> dict[Subject, tuple[Listing, ...]]:
    """Every listing of the entries that findings name, oldest first. Raises StoreUnusable."""
    findings = [finding for each in checked for finding in each.findings if finding.register and finding.entry]
    if not findings:
        return {}
    with home.reading() as session:
        registers = home.registers(session)
        return {
            Subject.of(each): registers[each.register].as_of(each.moment).listings(each.entry)
            for each in {Subject.of(each): each for each in findings}.values()
            if each.register and each.entry
        }


def kept_authorisations(session: Session) -> tuple[Authorisation, ...]:
    return tuple(decode(document) for document in session.authorisations())


def moments(as_of: Iterable[datetime], known_at: datetime | None, now: datetime) -> Iterator[Moment]:
    """The moments that ``check`` asks about: known is the moment asked unless another time of knowledge is given."""
    for valid in as_of or (now,):
        yield Moment(valid, known_at or valid)
