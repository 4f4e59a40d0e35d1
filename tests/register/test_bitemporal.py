"""Properties over random histories: knowledge only grows, order of import does not matter, a slow oracle agrees."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.moment import Moment
from inforce.register.model import State
from inforce.register.register import STALENESS
from tests.conftest import SDN, Keeper, sdn_file

START = datetime(2024, 1, 1, tzinfo=UTC)
NAMES = {1: "NILE LINES", 2: "DELTA LINES", 3: "SAID, Omar"}
entries = st.frozensets(st.sampled_from(sorted(NAMES)), min_size=1)
histories = st.dictionaries(st.integers(0, 90), entries, min_size=1, max_size=5)  # day of the look: who is listed
moments = st.floats(-5, 130).map(lambda day: START + timedelta(days=round(day, 2)))


def keep(keeper: Keeper, day: int, listed: frozenset[int]) -> None:
    retrieved = (START + timedelta(days=day)).isoformat()
    keeper.keep(sdn_file({number: NAMES[number] for number in listed}), retrieved)


def answers(keeper: Keeper, valid: datetime, known: datetime) -> list[object]:
    with keeper.home.reading() as session:
        then = keeper.home.register(session, SDN).as_of(Moment(valid, known))
        return [(then.standing(str(number)), then.listings(str(number)), then.entry(str(number))) for number in NAMES]


def oracle(history: dict[int, frozenset[int]], number: int, valid: datetime) -> State:
    """The rules of time, straight from the raw history."""
    looks = sorted((START + timedelta(days=day), number in listed) for day, listed in history.items())
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


@settings(max_examples=40)
@given(histories, st.lists(moments, min_size=1, max_size=8))
def test_states_agree_with_a_slow_oracle(history: dict[int, frozenset[int]], asked: list[datetime]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, listed in sorted(history.items()):
            keep(keeper, day, listed)
        with keeper.home.reading() as session:
            register = keeper.home.register(session, SDN)
            for valid in asked:
                then = register.as_of(Moment(valid, START + timedelta(days=1000)))
                for number in NAMES:
                    assert then.standing(str(number)).state is oracle(history, number, valid), (number, valid)


@settings(max_examples=25)
@given(histories, moments, moments)
def test_a_later_edition_never_changes_an_answer_for_an_earlier_time_of_knowledge(
    history: dict[int, frozenset[int]], valid: datetime, known: datetime
) -> None:
    *earlier, last = sorted(history.items())
    known = min(known, START + timedelta(days=last[0], seconds=-1))
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, listed in earlier or [last]:
            keep(keeper, day, listed)
        before = answers(keeper, valid, known)
        keep(keeper, *last)
        assert answers(keeper, valid, known) == before


@settings(max_examples=25)
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_import_does_not_matter(history: dict[int, frozenset[int]], random: Random) -> None:
    shuffled = list(history.items())
    random.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        in_order, out_of_order = Keeper(Path(one)), Keeper(Path(other))
        for day, listed in sorted(history.items()):
            keep(in_order, day, listed)
        for day, listed in shuffled:
            keep(out_of_order, day, listed)
        for offset in range(0, 100, 7):
            valid, known = START + timedelta(days=offset), START + timedelta(days=1000)
            assert answers(in_order, valid, known) == answers(out_of_order, valid, known)
