"""A small register of invented parties through eight weeks of 2024, and claims about them.

========== ============================ ==================================================================
7001       ORLEY SHIPPING LINES LLC     put on with the edition of 24 January
7002       VANTERPOOL, Casimir          in the first edition (10 January), gone with that of 14 February
7003       GREYFINCH AIR CARGO CO       in all editions
7004, 7014 BRINDLE EXCHANGE             17 January; from 7 February under the new number
7005, 7015 TAMSIN HOLDINGS              from 17 January; a duplicate from 31 January until 14 February
7006, 7007 ASHDOWN, Peter               two men, born in 1950 and 1971
7008       MERLE STAR                   a vessel: 17 January, gone with 31 January, back with 14 February
7009       OLD LANTERN FOUNDATION       in the first two editions only
7010       QUILL & SONS TRADING         put on with the edition of 28 February, the last
========== ============================ ==================================================================
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from inforce.claims.model import Action, Claim, Status, Target, TargetKind
from inforce.moment import Moment, parse_moment
from inforce.reconcile import Authorisation, Finding, reconcile
from inforce.reconcile.authorisations import Scope
from inforce.register.register import View
from inforce.reports.model import Report
from inforce.spans import Span
from tests.conftest import SDN, Keeper, csv_file, sdn_row

LOOKS = ("01-10", "01-17", "01-24", "01-31", "02-07", "02-14", "02-21", "02-28")
LAST = len(LOOKS) - 1


@dataclass(frozen=True)
class Row:
    """One entry and the looks (by place) that show it."""

    number: int
    name: str
    shown: tuple[int, ...]
    kind: str = "-0- "
    programme: str = "ALPHA"
    remarks: str = "-0- "


def always(first: int = 0, last: int = LAST) -> tuple[int, ...]:
    return tuple(range(first, last + 1))


ROWS = (
    Row(7001, "ORLEY SHIPPING LINES LLC", always(2)),
    Row(7002, "VANTERPOOL, Casimir", always(0, 4), "individual"),
    Row(7003, "GREYFINCH AIR CARGO CO", always(), programme="BETA] [ALPHA"),
    Row(7004, "BRINDLE EXCHANGE", always(1, 3)),
    Row(7014, "BRINDLE EXCHANGE", always(4)),
    Row(7005, "TAMSIN HOLDINGS", always(1)),
    Row(7015, "TAMSIN HOLDINGS", always(3, 4)),
    Row(7006, "ASHDOWN, Peter", always(), "individual", remarks="DOB 03 Mar 1950."),
    Row(7007, "ASHDOWN, Peter", always(), "individual", remarks="DOB 12 Oct 1971."),
    Row(7008, "MERLE STAR", (1, 2, 5, 6, 7), "vessel"),
    Row(7009, "OLD LANTERN FOUNDATION", (0, 1)),
    Row(7010, "QUILL & SONS TRADING", (LAST,)),
)


def keep_ledger(folder: Path) -> Keeper:
    """The register, imported as from real downloads at 10:00Z of each day."""
    keeper = Keeper(folder)
    for place, day in enumerate(LOOKS):
        rows = [sdn_row(r.number, r.name, r.kind, r.programme, r.remarks) for r in ROWS if place in r.shown]
        keeper.keep(csv_file(*rows), f"2024-{day}T10:00Z")
    return keeper


@dataclass(frozen=True)
class Asker:
    """Asks the registers of a home folder about one claim after another."""

    keeper: Keeper
    authorisations: tuple[Authorisation, ...] = ()
    published: str | None = "2024-02-01"
    sender: tuple[str, ...] = ("United States",)
    tolerance: timedelta = timedelta(days=7)
    headline: bool = False
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def findings(
        self,
        target: str,
        action: str,
        status: str,
        when: str | None,
        as_of: str,
        kind: str = "organisation",
        known_at: str | None = None,
    ) -> tuple[Finding, ...]:
        report = Report("sha256:0", "", published=self.published)
        claim = a_claim(target, action, status, when, kind, self.sender, self.aliases.get(target, ()), self.headline)
        moment = Moment(parse_moment(as_of), parse_moment(known_at or as_of))
        with views(self.keeper, moment) as known:
            return reconcile(report, [claim], known, self.authorisations, moment=moment, tolerance=self.tolerance)

    def __call__(
        self,
        target: str,
        action: str,
        status: str,
        when: str | None,
        as_of: str,
        kind: str = "organisation",
        known_at: str | None = None,
    ) -> Finding:
        (finding,) = self.findings(target, action, status, when, as_of, kind, known_at)
        return finding


def a_claim(
    target: str,
    action: str,
    status: str,
    when: str | None = None,
    kind: str = "organisation",
    sender: tuple[str, ...] = ("United States",),
    aliases: tuple[str, ...] = (),
    headline: bool = False,
) -> Claim:
    named = Target(target, TargetKind(kind), aliases)
    return Claim("c1", sender, named, Action(action), Status(status), when, Span(0, 0, ""), headline=headline)


@contextmanager
def views(keeper: Keeper, moment: Moment) -> Iterator[dict[str, View]]:
    if not keeper.home.exists:
        yield {}
        return
    with keeper.home.reading() as session:
        yield {name: register.as_of(moment) for name, register in keeper.home.registers(session).items()}


def licence(
    *numbers: str,
    scope: str = "general",
    start: str | None = "2024-02-05",
    end: str | None = None,
    programme: str | None = "ALPHA",
    name: str = "us-ofac:alpha-gl-1",
) -> Authorisation:
    entries = {SDN: numbers} if numbers else {}
    return Authorisation(
        name, "us-ofac", "Alpha General License 1", (programme,) if programme else (), entries, Scope(scope), start, end,
        "composed for a test",
    )  # fmt: skip
