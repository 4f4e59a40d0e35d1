"""Verdicts on machine-made claims, true and false ones, agree with an oracle that reads the publisher's files itself.

INFORCE_ORACLE_CLAIMS sets how many are made.
"""

import os
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from inforce.home import Home
from inforce.moment import Moment, iso
from inforce.reconcile import Finding, reconcile
from inforce.register.register import Register
from inforce.reports.model import Report
from tests.conftest import REAL, SDN
from tests.reconcile import raw_history as oracle
from tests.reconcile.ledger import a_claim
from tests.reconcile.raw_history import Raw, read_raw

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"real registers are not at {REAL}")
COUNT = int(os.environ.get("INFORCE_ORACLE_CLAIMS", "800"))
UNTIL = datetime(2024, 5, 20, tzinfo=UTC)
"""Before the later states of the real home, of which the raw files tell nothing."""


@pytest.fixture(scope="module")
def raw() -> Raw:
    return read_raw(REAL / SDN / "sdn-csv-history.tar.xz")


class Maker:
    """Claims about entries that often change, at days near their changes and far from them."""

    def __init__(self, raw: Raw, seed: int) -> None:
        self.raw, self.random = raw, random.Random(seed)
        whole = len(raw.times)
        self.changing = [number for number in raw.unique if len(raw.shown[number]) < whole]

    def number(self) -> str:
        if self.random.random() < 0.05:
            return self.random.choice(self.raw.apart)
        return self.random.choice(self.changing if self.random.random() < 0.9 else self.raw.unique)

    def day(self, number: str) -> datetime:
        """After the first week of the history, at midnight."""
        turns = self.raw.turns(number, len(self.raw.times) - 1)
        near = self.raw.times[self.random.choice(turns)[0]] if turns else self.raw.times[100]
        any_time = self.raw.times[0] + timedelta(days=self.random.uniform(9, 980))
        at = near + timedelta(days=self.random.uniform(-20, 20)) if self.random.random() < 0.7 else any_time
        first = self.raw.times[0] + timedelta(days=9)
        return max(first, min(at, UNTIL - timedelta(days=2))).replace(hour=0, minute=0, second=0, microsecond=0)

    def later(self, day: datetime) -> datetime:
        """The moment asked, after a day."""
        return min(UNTIL, day + timedelta(days=self.random.choice([0.5, 1, 3, 10, 40, 400]) + self.random.random()))


def judged(
    register: Register, number: str, claimed: tuple[str, str, str | None], published: datetime, asked: datetime
) -> Finding:
    """The finding on a claim of an action, a status and a time."""
    claim = a_claim(number, *claimed)
    moment = Moment(asked, asked)
    report = Report("sha256:0", "", published=iso(published))
    (finding,) = reconcile(report, [claim], {SDN: register.as_of(moment)}, moment=moment)
    return finding


def test_verdicts_agree_with_an_oracle_that_reads_the_raw_files(real_home: Home, raw: Raw) -> None:
    maker, told, differ = Maker(raw, 20251), Counter[str](), list[str]()
    with real_home.reading() as session:
        register = real_home.register(session, SDN)
        while sum(told.values()) < COUNT:
            number = maker.number()
            day = maker.day(number)
            asked = maker.later(day)
            kind = maker.random.choice(["listed", "came", "went", "will"])
            expected: tuple[str | None, ...] | None
            if kind == "listed":
                expected = oracle.still_listed(raw, number, asked)
                found = judged(register, number, ("remain", "in_force", None), day, asked)
            elif kind == "will":
                expected = oracle.will_be_taken_off(raw, number, day, asked)
                found = judged(register, number, ("delist", "announced", None), day, asked)
            else:
                came = kind == "came"
                expected = oracle.changed_on(raw, number, day, asked, came=came)
                action = "designate" if came else "delist"
                found = judged(register, number, (action, "in_force", iso(day)[:10]), day, asked)
            if expected is None:
                continue
            told[f"{kind}: {expected[0]}"] += 1
            given = (found.verdict.value, found.reason.value if found.reason else None, found.lag)[: len(expected)]
            if given != expected:
                differ.append(f"{number} {kind} on {day:%Y-%m-%d} asked {iso(asked)}: {given}, oracle {expected}")
    assert differ == []
    kinds = {"listed": 2, "came": 2, "went": 2, "will": 2}
    assert all(sum(key.startswith(kind) for key in told) >= least for kind, least in kinds.items()), told


def test_parties_of_one_name_are_each_judged_by_its_own_listing(real_home: Home, raw: Raw) -> None:
    """Every number of the real history that shares its name with another party, at each of its changes and at the end."""
    differ = list[str]()
    with real_home.reading() as session:
        register = real_home.register(session, SDN)
        for number in raw.apart:
            turns = raw.turns(number, len(raw.times) - 1)
            for asked in [raw.times[at] + timedelta(hours=3) for at, _ in turns] + [raw.times[-1]]:
                expected = oracle.still_listed(raw, number, asked)
                found = judged(register, number, ("remain", "in_force", None), asked, asked)
                given = (found.verdict.value, found.reason.value if found.reason else None)
                if given != expected or (found.entry or number) != number:
                    differ.append(f"{number} asked {iso(asked)}: {given} {found.entry}, oracle {expected}")
    assert len(raw.apart) > 20
    assert differ == []


def test_a_name_of_different_parties_is_ambiguous(real_home: Home, raw: Raw) -> None:
    """The name itself, of every pair of which both were listed by then."""
    asked, told = UNTIL, Counter[str]()
    with real_home.reading() as session:
        view = real_home.register(session, SDN).as_of(Moment(asked, asked))
        for one, other in raw.namesakes:
            entry, namesake = view.entry(one), view.entry(other)
            if entry and namesake and entry.name == namesake.name and raw.are_apart(one, other):
                claim = a_claim(entry.name, "remain", "in_force", None, kind=entry.kind.value)
                (found,) = reconcile(Report("sha256:0", ""), [claim], {SDN: view}, moment=Moment(asked, asked))
                told[f"{found.verdict} {found.reason}"] += 1
    assert told.keys() == {"unverifiable ambiguous_target"}
    assert told.total() > 5
