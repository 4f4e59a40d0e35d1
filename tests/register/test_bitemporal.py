"""Properties over random histories: knowledge only grows, order of import does not matter, a slow oracle agrees.

A history has looks and deltas. Looks show a crowd of some size beside a few parties of whom more is told: large falls
among them are out of proportion, passports come and go, and names are borne twice.
"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from inforce.lists.guards import limits_of
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.reconcile.party import parties
from inforce.register.model import State
from inforce.register.register import STALENESS
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.register.deltas import added, delta_file, removed

START = datetime(2024, 1, 1, tzinfo=UTC)
NAMES = {1: "NILE LINES", 2: "DELTA LINES", 3: "SAID, Omar", 4: "SAID, Omar"}
CROWD = range(101, 141)
ASKED = [*map(str, NAMES), str(CROWD[0]), str(CROWD[-1])]


@dataclass(frozen=True)
class Shown:
    """What a look shows: some of the few, those of them with the passport, and how many of the crowd."""

    few: frozenset[int]
    bearers: frozenset[int] = frozenset()
    crowd: int = 12

    @property
    def numbers(self) -> frozenset[int]:
        return self.few | frozenset(CROWD[: self.crowd])

    @property
    def file(self) -> bytes:
        few = (sdn_row(n, NAMES[n], "individual", remarks=self._told(n)) for n in sorted(self.few))
        return csv_file(*few, *(sdn_row(number, f"PARTY {number}") for number in CROWD[: self.crowd]))

    def _told(self, number: int) -> str:
        return "DOB 17 Feb 1967; Passport A123456 (Iran)." if number in self.bearers else "DOB 17 Feb 1967."


@dataclass(frozen=True)
class Told:
    """A delta of a day (in Washington), retrieved some days later."""

    number: int
    comes: bool
    later: int = 1


few = st.frozensets(st.sampled_from(sorted(NAMES)), min_size=1)
bearers = st.sampled_from([frozenset(NAMES), frozenset({1}), frozenset({2, 3})])
entries = st.builds(Shown, few, bearers, st.sampled_from([12, 26, 40]))
histories = st.dictionaries(st.integers(0, 90), entries, min_size=1, max_size=5)  # day of the look: what it shows
short = st.dictionaries(st.integers(0, 90), entries, min_size=2, max_size=3)
deltas = st.dictionaries(
    st.integers(0, 90), st.builds(Told, st.sampled_from(sorted(NAMES)), st.booleans(), st.integers(1, 9)), max_size=3
)
moments = st.floats(-5, 130).map(lambda day: START + timedelta(days=round(day, 2)))
Event = tuple[int, Shown | Told]


def keep(keeper: Keeper, day: int, event: Shown | Told) -> None:
    if isinstance(event, Shown):
        keeper.keep(event.file, (START + timedelta(days=day)).isoformat(), keep_broken=True)
        return
    on = (START + timedelta(days=day)).date().isoformat()
    said = added(event.number, on) if event.comes else removed(event.number)
    data = delta_file(f"{on}T00:00:00-05:00", [said])
    keeper.keep({f"{on}_delta.xml": data}, known_at(day, event).isoformat())


def known_at(day: int, event: Shown | Told) -> datetime:
    hours = 0 if isinstance(event, Shown) else 24 * event.later + 11
    return START + timedelta(days=day, hours=hours)


def events(history: dict[int, Shown], told: dict[int, Told]) -> list[Event]:
    """In the order in which they became known."""
    return sorted([*history.items(), *told.items()], key=lambda each: known_at(*each))


def kept(folder: str, found: Iterable[Event]) -> Keeper:
    keeper = Keeper(Path(folder))
    for day, event in found:
        keep(keeper, day, event)
    return keeper


def answers(keeper: Keeper, valid: datetime, known: datetime) -> list[object]:
    with keeper.home.reading() as session:
        if session.register_id(SDN) is None:
            return []
        then = keeper.home.register(session, SDN).as_of(Moment(valid, known))
        told = ((then.was(n), then.listings(n), then.entry(n), set(then.same_party(n))) for n in ASKED)
        together = [(party.numbers, party.state(valid)) for party in parties(then, ASKED)]
        return [*told, together, *(then.find(name) for name in NAMES.values())]


def oracle(history: dict[int, Shown], number: int, valid: datetime) -> State:
    """The rules of time, straight from the raw history."""
    looks = [(START + timedelta(days=day), number in numbers) for day, numbers in believed(history)]
    before = [look for look in looks if look[0] <= valid]
    after = [look for look in looks if look[0] >= valid]
    if not before:
        return State.UNKNOWN
    if not after:
        fresh = valid - before[-1][0] <= STALENESS
        return State.UNKNOWN if not fresh else State.LISTED if before[-1][1] else State.NOT_LISTED
    if before[-1][1] != after[0][1]:
        return State.UNKNOWN
    if before[-1][1]:
        return State.LISTED
    return State.NOT_LISTED if after[0][0] - before[-1][0] <= STALENESS else State.UNKNOWN


def believed(history: dict[int, Shown]) -> list[tuple[int, frozenset[int]]]:
    """The looks without those that lost too many of the last one believed before them."""
    found: list[tuple[int, frozenset[int]]] = []
    for day, shown in sorted(history.items()):
        had = found[-1][1] if found else frozenset[int]()
        gone = len(had - shown.numbers)
        if gone <= max(limits_of(SDN).few, register_facts(SDN).fall * len(had)):
            found.append((day, shown.numbers))
    return found


@settings(max_examples=25)
@given(histories, st.lists(moments, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_states_agree_with_a_slow_oracle(history: dict[int, Shown], asked: Sequence[datetime], random: Random) -> None:
    """Whatever order the looks are imported in."""
    with tempfile.TemporaryDirectory() as folder:
        keeper = kept(folder, random.sample(sorted(history.items()), len(history)))
        with keeper.home.reading() as session:
            register = keeper.home.register(session, SDN)
            for valid in asked:
                then = register.as_of(Moment(valid, START + timedelta(days=1000)))
                for number in ASKED:
                    assert then.standing(number).state is oracle(history, int(number), valid), (number, valid)


@settings(max_examples=15)
@given(histories, deltas, moments, moments)
@example({1: Shown(frozenset({1}))}, {0: Told(1, comes=False)}, START, START)
def test_what_becomes_known_later_never_changes_an_answer_for_an_earlier_time_of_knowledge(
    history: dict[int, Shown], told: dict[int, Told], valid: datetime, known: datetime
) -> None:
    *earlier, last = events(history, told)
    known = min(known, known_at(*last) - timedelta(seconds=1))
    with tempfile.TemporaryDirectory() as folder:
        keeper = kept(folder, earlier or [last])
        before = answers(keeper, valid, known)
        keep(keeper, *last)
        assert answers(keeper, valid, known) == before


@settings(max_examples=15)
@given(histories, deltas, st.randoms(use_true_random=False))
def test_the_order_of_import_does_not_matter(history: dict[int, Shown], told: dict[int, Told], random: Random) -> None:
    found = events(history, told)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        in_order, out_of_order = kept(one, found), kept(other, random.sample(found, len(found)))
        for offset in range(0, 100, 30):
            valid, known = START + timedelta(days=offset), START + timedelta(days=1000)
            assert answers(in_order, valid, known) == answers(out_of_order, valid, known)


@settings(max_examples=6)
@given(short, st.lists(moments, min_size=2, max_size=2))
def test_every_order_of_a_few_looks_gives_the_same_answers(history: dict[int, Shown], asked: list[datetime]) -> None:
    found = list[list[list[object]]]()
    for order in permutations(history.items()):
        with tempfile.TemporaryDirectory() as folder:
            keeper = kept(folder, order)
            found.append([answers(keeper, max(asked), known) for known in (min(asked), START + timedelta(days=999))])
    assert all(each == found[0] for each in found)
