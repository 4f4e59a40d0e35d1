"""A whole register at once, and changes of a stretch of time, are what entry after entry tells."""

import json
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.moment import Moment
from inforce.register.history import changes, entry_changes
from tests.conftest import SDN, Keeper, csv_file, sdn_file
from tests.register.test_bitemporal import START

NAMES = {1: "NILE LINES", 2: "DELTA LINES", 3: "SAID, Omar", 44: "RED SEA SHIPPING"}
listed = st.dictionaries(st.sampled_from(sorted(NAMES)), st.sampled_from(["A", "B"]), min_size=1)
aliases = st.frozensets(st.sampled_from(sorted(NAMES)))
looks = st.tuples(st.sampled_from(["main", "set", "names"]), listed, aliases)
histories = st.dictionaries(st.integers(0, 60), looks, min_size=1, max_size=6)  # day of the look: kind, who, aliases


def keep(keeper: Keeper, day: int, kind: str, who: dict[int, str], named: frozenset[int]) -> None:
    retrieved = (START + timedelta(days=day)).isoformat()
    main = sdn_file({number: f"{NAMES[number]} {suffix}" for number, suffix in who.items()})
    if kind == "names":
        lines = (
            json.dumps(
                {
                    "id": f"ofac-{number}",
                    "schema": "Thing",
                    "properties": {"notes": [retrieved], "name": [NAMES[number]]},
                }
            )
            for number in who  # with the day in each line, no file is the beginning of another, as if it had been cut off
        )
        keeper.keep({"x.json": "\n".join(lines).encode()}, retrieved, "names")
    elif kind == "set" and (own := sorted(named & who.keys())):  # a set that tells of others is torn
        alt = csv_file(*(f'{number},{number + day},"aka","ALIAS {number} {day}",-0- ' for number in own))
        keeper.keep({"sdn.csv": main, "alt.csv": alt}, retrieved)
    else:
        keeper.keep(main, retrieved)


@settings(max_examples=40)
@given(histories, st.lists(st.tuples(st.integers(-2, 70), st.integers(0, 70)), min_size=1, max_size=5))
def test_the_entries_of_a_register_are_those_that_are_told_one_by_one(
    history: dict[int, tuple[str, dict[int, str], frozenset[int]]], asked: list[tuple[int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, (kind, who, named) in sorted(history.items()):
            keep(keeper, day, kind, who, named)
        with keeper.home.reading() as session:
            for valid, known in asked:
                moment = Moment(START + timedelta(days=valid), START + timedelta(days=known))
                then, fresh = (keeper.home.register(session, SDN).as_of(moment) for _ in range(2))
                numbers = sorted(then.numbers(), key=lambda each: (len(each), each))
                assert list(then.entries()) == [fresh.entry(number) for number in numbers]
                assert list(then.entries()) == list(then.entries())


@settings(max_examples=30)
@given(histories, st.integers(-2, 70), st.integers(-2, 70))
def test_the_changes_of_a_stretch_are_those_of_all_time_within_it(
    history: dict[int, tuple[str, dict[int, str], frozenset[int]]], since: int, until: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, (kind, who, named) in sorted(history.items()):
            keep(keeper, day, kind, who, named)
        begin, end = START + timedelta(days=since), START + timedelta(days=until)
        with keeper.home.reading() as session:
            then, fresh = (
                keeper.home.register(session, SDN).as_of(Moment(end, START + timedelta(days=1000))) for _ in range(2)
            )
            every = [change for number in NAMES for change in entry_changes(fresh, str(number))]
            within = [change for change in every if begin < change.edition.look.known <= end]
            found = changes(then, begin, end)
            assert sorted(map(repr, found)) == sorted(map(repr, within))
            assert [each.edition.look for each in found] == sorted(each.edition.look for each in found)
