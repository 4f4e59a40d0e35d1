"""What no verdict may do, whatever the register and the claim."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.claims.model import Action, Claim
from inforce.moment import Moment, iso
from inforce.reconcile import Finding, Verdict, reconcile
from inforce.register.model import State
from inforce.reports.model import Report
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.reconcile.ledger import a_claim, views

BEGIN = datetime(2023, 1, 2, 9, tzinfo=UTC)
PARTIES = {1: "COBALT FERRIES", 2: "COBALT FERRIES", 3: "SABLE MILLS", 4: "THISTLE BANK"}
# Two numbers: one may go while the party stays, so that both who say that it was taken off and who deny it are right.
DOUBLED = "Cobalt Ferries"
TWICE = [Verdict.CONFIRMED, Verdict.CONFIRMED]
WRONG = [Verdict.CONTRADICTED, Verdict.CONTRADICTED]
TARGETS = (DOUBLED, "Sable Mills", "Thistle Bank", "Nobody Known GmbH")
DEFINITE = {Verdict.CONFIRMED, Verdict.CONTRADICTED}

Looks = list[tuple[int, frozenset[int]]]  # days after the last look, and who is shown


@st.composite
def looks(draw: st.DrawFn) -> Looks:
    count = draw(st.integers(1, 6))
    gaps = st.sampled_from([1, 3, 6, 8, 20, 31, 50])
    shown = st.frozensets(st.sampled_from(sorted(PARTIES)), min_size=0)
    return [(draw(gaps), draw(shown)) for _ in range(count)]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    action = draw(st.sampled_from(["designate", "delist", "lift", "remain"]))
    status = draw(st.sampled_from(["in_force", "announced", "decided", "denied"]))
    day = BEGIN + timedelta(days=draw(st.integers(-10, 120)))
    when = draw(st.sampled_from([None, iso(day)[:10], iso(day)[:7], f"{iso(day)[:10]}/.."]))
    return a_claim(draw(st.sampled_from(TARGETS)), action, status, when)


@contextmanager
def kept(register: Looks, until: datetime | None = None) -> Iterator[Keeper]:
    """A register of these looks, or of those by a time only. One entry that is always there keeps editions sound."""
    with TemporaryDirectory() as folder:
        keeper, at = Keeper(Path(folder)), BEGIN
        for gap, shown in register:
            at += timedelta(days=gap)
            if until is None or at <= until:
                rows = [sdn_row(9, "THE LAST HOUSE"), *(sdn_row(each, PARTIES[each]) for each in sorted(shown))]
                keeper.keep(csv_file(*rows), iso(at))
        yield keeper


def found(keeper: Keeper, claim: Claim, asked: datetime) -> Finding:
    moment = Moment(asked, asked)
    report = Report("sha256:0", "", published="2023-02-01T12:00Z")
    with views(keeper, moment) as known:
        if SDN not in known:
            return Finding(claim.id, moment, None, None, Verdict.UNVERIFIABLE)
        (finding,) = reconcile(report, [claim], known, moment=moment)
        return finding


moments = st.integers(0, 150).map(lambda days: BEGIN + timedelta(days=days, hours=3))


@settings(max_examples=25)
@given(looks(), claims(), moments)
def test_a_verdict_never_depends_on_editions_retrieved_after_the_moment(
    register: Looks, claim: Claim, asked: datetime
) -> None:
    with kept(register) as whole, kept(register, asked) as until_then:
        now, then = found(whole, claim, asked), found(until_then, claim, asked)
        assert now == then or (not until_then.home.exists and now.verdict is Verdict.UNVERIFIABLE)


@settings(max_examples=25)
@given(looks(), st.lists(claims(), min_size=1, max_size=8), moments)
def test_a_claim_and_its_denial_are_both_right_or_both_wrong_only_where_each_speaks_of_another_thing(
    register: Looks, made: list[Claim], asked: datetime
) -> None:
    with kept(register) as keeper:
        for claim in made:
            verdicts = said_and_denied(keeper, claim, asked)
            assert verdicts[0] not in DEFINITE or verdicts[0] != verdicts[1] or verdicts in allowed(claim)


def allowed(claim: Claim) -> list[list[Verdict]]:
    """What a claim and its denial may both be. A state may hold at one instant of the time told and not at another. Nobody
    may have been put on the list on a day on which it was on it already, or been taken off since a day on which it had left
    before: that it was done then is as wrong as that it was not done."""
    if claim.action is Action.REMAIN and claim.when is not None:
        return [TWICE]
    doubled = claim.action is Action.DELIST and claim.target.name == DOUBLED
    return [*([TWICE] if doubled else []), *([WRONG] if claim.when is not None else [])]


def test_who_is_listed_twice_loses_one_entry_and_yet_was_not_taken_off() -> None:
    register: Looks = [(1, frozenset({1, 2})), (1, frozenset({1}))]
    with kept(register) as keeper:
        asked = BEGIN + timedelta(days=4)
        assert said_and_denied(keeper, a_claim(DOUBLED, "delist", "in_force"), asked) == TWICE


def test_who_bears_the_name_of_two_but_stood_there_alone_left_before_the_day_told() -> None:
    register: Looks = [(1, frozenset()), (2, frozenset({1})), (20, frozenset())]
    with kept(register) as keeper:
        asked = BEGIN + timedelta(days=51, hours=3)
        assert said_and_denied(keeper, a_claim(DOUBLED, "delist", "in_force", "2023-02-05/.."), asked) == WRONG


def said_and_denied(keeper: Keeper, claim: Claim, asked: datetime) -> list[Verdict]:
    made = [a_claim(claim.target.name, claim.action, status, claim.when) for status in ("in_force", "denied")]
    return [found(keeper, each, asked).verdict for each in made]


@settings(max_examples=25)
@given(looks(), st.sampled_from(TARGETS), moments)
def test_nothing_is_contradicted_or_confirmed_where_the_state_is_unknown(
    register: Looks, target: str, asked: datetime
) -> None:
    with kept(register) as keeper:
        for action in ("designate", "delist", "lift", "remain"):
            finding = found(keeper, a_claim(target, action, "in_force"), asked)
            if finding.state is State.UNKNOWN:
                assert finding.verdict is Verdict.UNVERIFIABLE


@settings(max_examples=25)
@given(looks(), claims(), moments)
def test_every_finding_keeps_to_its_form(register: Looks, claim: Claim, asked: datetime) -> None:
    with kept(register) as keeper:
        finding = found(keeper, claim, asked)
        gives_reason = finding.verdict in {Verdict.UNVERIFIABLE, Verdict.CONTRADICTED}
        assert (finding.reason is not None) == gives_reason or finding.register is None
        assert finding.lag is None or (claim.status.is_intention and finding.verdict is Verdict.CONFIRMED)
        assert all(edition.look.latest <= asked for edition in finding.editions)
        if finding.verdict is Verdict.PENDING:
            assert claim.status.is_intention
