"""The way through, from a report to findings: ``reconcile(extract(read(file)), register.as_of(moment))``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path

from inforce.claims import DEFAULT, Step, extract
from inforce.claims.annotated import read_claims
from inforce.claims.model import Extract
from inforce.errors import UnreadableReport
from inforce.home import Home
from inforce.moment import Moment, asked_about
from inforce.reconcile import Authorisation, reconcile
from inforce.reconcile.authorisations import decode
from inforce.reconcile.model import Finding
from inforce.reconcile.reconcile import TOLERANCE, Resolved
from inforce.register.model import Listing
from inforce.register.register import View
from inforce.register.store import Session
from inforce.reports import read
from inforce.reports.model import Report
from inforce.values import value


@value(frozen=True, slots=True)
class Checked:
    """One report with what it says and what the registers said at each moment asked."""

    report: Report
    extract: Extract
    findings: tuple[Finding, ...] = ()


@value(frozen=True, slots=True)
class Subject:
    """Whose listings a finding rests on: an entry of a register, as known at a time."""

    register: str
    entry: str
    known: datetime

    @classmethod
    def of(cls, finding: Finding) -> "Subject":
        return cls(finding.register or "", finding.entry or "", finding.moment.known)


def read_file(path: Path | bytes, *, name: str = "report", pipeline: Sequence[Step] = DEFAULT) -> list[Checked]:
    """The reports in a file, or in its bytes, with their statements, events and claims. Raises UnreadableReport, also where
    what a text has within itself is nested deeper than Python's calls may be."""
    try:
        return [Checked(report, extract(report, pipeline)) for report in read(path, name=name)]
    except RecursionError:
        called = path if isinstance(path, Path) else name
        raise UnreadableReport(f"{called}: nested too deep to be read; cut out what is meant") from None


def read_claims_file(path: Path) -> list[Checked]:
    """The reports whose claims somebody else has read, from a file. Raises BadClaims."""
    return [Checked(report, found) for report, found in read_claims(path)]


def check(
    read_reports: Iterable[Checked], home: Home, moments: Iterable[Moment], *, tolerance: timedelta = TOLERANCE
) -> list[Checked]:
    """The claims of reports set against every register in a home folder as of each moment; see :func:`checker`."""
    with checker(home, moments, tolerance=tolerance) as check_all:
        return check_all(read_reports)


Check = Callable[[Iterable[Checked]], list[Checked]]


@contextmanager
def checker(home: Home, moments: Iterable[Moment], *, tolerance: timedelta = TOLERANCE) -> Iterator[Check]:
    """What sets the claims of reports against every register in a home folder as of each moment: in one state of the
    store, whose entries and names are read once however many reports there are. ``tolerance``: how far from a claimed time
    a change still bears the claim out.

    Without a store every claim is unverifiable for want of a register. Raises StoreUnusable where the store
    cannot be read, BadAuthorisations where a licence on file cannot be.
    """
    asked = tuple(moments)
    if not home.exists:
        yield _against({moment: {} for moment in asked}, (), tolerance)
        return
    with home.reading() as session:
        registers = home.registers(session)
        views = {moment: {name: each.as_of(moment) for name, each in registers.items()} for moment in asked}
        yield _against(views, kept_authorisations(session), tolerance)


def _against(
    views: dict[Moment, dict[str, View]], authorisations: tuple[Authorisation, ...], tolerance: timedelta
) -> Check:
    judge = partial(reconcile, authorisations=authorisations, tolerance=tolerance, remembered=Resolved())

    def found(each: Checked) -> Checked:
        told = (judge(each.report, each.extract.claims, known, moment=moment) for moment, known in views.items())
        return Checked(each.report, each.extract, tuple(chain.from_iterable(told)))

    return lambda read_reports: [found(each) for each in read_reports]


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
        yield asked_about(valid, known_at or valid, now)
