"""Properties: what a publisher states narrows our dating and never says what is not so."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from inforce.moment import Interval, Look, Moment
from inforce.register.model import Listing, State
from inforce.register.notices import Notice, Turn, merged, narrowed
from tests.conftest import SDN, Keeper, sdn_file
from tests.register.deltas import added, delta_file, removed

START = datetime(2024, 1, 1, 5, tzinfo=UTC)  # midnight in New York, where no clock is changed until March
DAY = timedelta(days=1)
LATEST = START + 1000 * DAY
OTHERS = {number: f"PARTY {number}" for number in range(100, 104)}

days = st.integers(0, 24)
ends = st.none() | days.map(lambda day: START + day * DAY)
turns = st.sampled_from(Turn)
notices = st.builds(
    lambda turn, day, name: Notice(turn, START + day * DAY, START + (day + 1) * DAY, name, name, Look.at(START)),
    turns,
    days,
    st.sampled_from("abc"),
)


@given(ends, ends, turns, st.lists(notices, max_size=4))
def test_an_interval_only_ever_becomes_narrower(
    after: datetime | None, by: datetime | None, turn: Turn, said: list[Notice]
) -> None:
    assume(after is None or by is None or after < by)
    looks = Interval(after, by)
    found, notice = narrowed(looks, turn, merged(said))
    assert (found == looks) is (notice is None)
    assert after is None or (found.after is not None and found.after >= after)
    assert by is None or (found.by is not None and found.by <= by)
    assert found.after is None or found.by is None or found.after < found.by
    if notice:
        assert notice.turn is turn
        assert notice.when.meets(looks)


@given(ends, ends, turns, st.lists(notices, max_size=4))
def test_what_is_said_twice_is_said_once(
    after: datetime | None, by: datetime | None, turn: Turn, said: list[Notice]
) -> None:
    assert narrowed(Interval(after, by), turn, merged([*said, *said])) == narrowed(
        Interval(after, by), turn, merged(said)
    )


# A world in which the publisher tells the truth

worlds = st.sets(days, max_size=5).map(sorted)  # the days on which the entry comes, goes, comes …, at noon
looks = st.sets(st.integers(0, 26), min_size=1, max_size=3).map(sorted)  # midnights: no change is at any
moments = st.lists(st.integers(-20, 110).map(lambda quarter: START + quarter * DAY / 4), min_size=8, max_size=30)


def truly_listed(world: list[int], at: datetime) -> bool:
    return sum(START + day * DAY + DAY / 2 <= at for day in world) % 2 == 1


def keep_looks(keeper: Keeper, world: list[int], at: list[int]) -> None:
    for day in at:
        look = START + day * DAY
        shown = {**OTHERS, **({7: "NILE LINES"} if truly_listed(world, look) else {})}
        keeper.keep(sdn_file(shown), look.isoformat())


def keep_deltas(keeper: Keeper, world: list[int], retrieved: datetime) -> None:
    for order, day in enumerate(world):
        date = (START + day * DAY).date().isoformat()
        change = removed(7) if order % 2 else added(7, date)
        data = delta_file(f"{date}T00:00:00-05:00", [change])
        keeper.keep({f"{date}_delta.xml": data}, retrieved.isoformat())


def states(keeper: Keeper, asked: list[datetime], known: datetime) -> list[State]:
    with keeper.home.reading() as session:
        register = keeper.home.register(session, SDN)
        return [register.as_of(Moment(at, known)).standing("7").state for at in asked]


def listings(keeper: Keeper, known: datetime) -> tuple[Listing, ...]:
    with keeper.home.reading() as session:
        return keeper.home.register(session, SDN).as_of(Moment(known, known)).listings("7")


@settings(max_examples=40)
@example([2, 6, 10], [0, 20], [START + day * DAY for day in range(21)])
@example([2, 6], [0, 20], [START + day * DAY for day in range(21)])
@given(worlds, looks, moments)
def test_with_every_delta_no_known_state_is_false_and_none_becomes_less_exact(
    world: list[int], at: list[int], asked: list[datetime]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        keep_looks(keeper, world, at)
        by_looks = listings(keeper, LATEST)
        keep_deltas(keeper, world, LATEST - DAY)
        for when, state in zip(asked, states(keeper, asked, LATEST), strict=True):
            if state is not State.UNKNOWN:
                assert state is (State.LISTED if truly_listed(world, when) else State.NOT_LISTED), when
        for wide, narrow in zip(by_looks, listings(keeper, LATEST), strict=True):
            assert _within(narrow.start, wide.start)
            assert _within(narrow.end, wide.end)
            assert any(_holds(narrow.start, START + day * DAY + DAY / 2) for day in world)


def _within(narrow: Interval | None, wide: Interval | None) -> bool:
    if narrow is None or wide is None:
        return narrow is wide
    late = wide.after is None or (narrow.after is not None and narrow.after >= wide.after)
    return late and narrow.by is not None and wide.by is not None and narrow.by <= wide.by


def _holds(interval: Interval, at: datetime) -> bool:
    return (interval.after is None or interval.after < at) and (interval.by is None or at <= interval.by)


@settings(max_examples=25)
@given(worlds, looks, moments, st.integers(0, 80))
def test_a_delta_retrieved_later_changes_no_answer_for_an_earlier_time_of_knowledge(
    world: list[int], at: list[int], asked: list[datetime], known_day: int
) -> None:
    known = START + known_day * DAY
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        keep_looks(keeper, world, at)
        before = states(keeper, asked, known), listings(keeper, known)
        keep_deltas(keeper, world, known + timedelta(seconds=1))
        assert (states(keeper, asked, known), listings(keeper, known)) == before
