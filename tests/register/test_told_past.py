"""A list that tells its own past (SECO's) answers for times before anybody looked, and says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.moment import Moment, parse_instant
from inforce.register.history import entry_changes
from inforce.register.model import State, Unknown
from inforce.register.register import View
from tests.conftest import Keeper
from tests.fetching.conftest import Run
from tests.lists.test_seco_xml import COMPANY, PERSON, SHIP, listing, modification, target

SECO = "ch-seco"
ACTS = (
    modification("listed", "2023-04-01"),
    modification("de-listed", "2019-09-09"),
    modification("listed", "2011-01-05"),
)
GONE = (
    modification("de-listed", "2019-09-09"),
    modification("amended", "2015-01-01"),
    modification("listed", "2011-01-05"),
)
NOW = listing(target(1, PERSON, *ACTS), target(2, COMPANY, *GONE), target(3, SHIP), date="2026-09-28")


@pytest.fixture
def seco(keeper: Keeper, view: Callable[..., View]) -> Callable[..., View]:
    keeper.keep({"seco.xml": NOW}, "2026-09-28T12:00Z", register=SECO)
    return lambda at, known=None: view(at, known, SECO)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2010-12-31", State.NOT_LISTED),
        ("2011-01-05T12:00Z", State.UNKNOWN),
        ("2011-01-05T23:30Z", State.LISTED),  # half past midnight in Berne
        ("2019-09-08T21:00Z", State.LISTED),
        ("2019-09-09T12:00Z", State.UNKNOWN),
        ("2021-06-01", State.NOT_LISTED),
        ("2024-01-01", State.LISTED),
        ("2026-09-28", State.LISTED),
    ],
)
def test_before_the_first_edition_the_lists_own_dates_decide(seco: Callable[..., View], at: str, state: State) -> None:
    assert seco(at).standing("1").state is state


def test_the_answer_says_that_the_list_told_it(seco: Callable[..., View]) -> None:
    answer = seco("2015-01-01").was("1")
    assert answer.state is State.LISTED
    assert (
        "Told by the list itself of its past, in the edition of 2026-09-28T12:00:00Z; no look shows it." in answer.notes
    )
    assert [str(each.look) for each in answer.editions] == ["2026-09-28T12:00:00Z"]
    assert (str(answer.listed), str(answer.removed)) == (
        "(2011-01-04T23:00:00Z, 2011-01-05T23:00:00Z]",
        "(2019-09-08T22:00:00Z, 2019-09-09T22:00:00Z]",
    )


def test_a_target_delisted_before_anybody_looked_is_found_by_name(seco: Callable[..., View]) -> None:
    then = seco("2018-01-01")
    assert then.find("heron ferry lines") == ["2"]
    assert then.was("2").state is State.LISTED
    assert then.was("2").name == "Heron Ferry Lines"
    after = seco("2020-01-01").was("2")
    assert (after.state, str(after.removed)) == (State.NOT_LISTED, "(2019-09-08T22:00:00Z, 2019-09-09T22:00:00Z]")
    assert seco("2026-09-29").standing("2").state is State.NOT_LISTED


def test_a_target_without_modifications_tells_no_past(seco: Callable[..., View]) -> None:
    standing = seco("2018-01-01").standing("3")
    assert (standing.state, standing.reason) == (State.UNKNOWN, Unknown.BEFORE_FIRST)


def test_the_past_is_known_from_the_first_edition_on(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep({"seco.xml": NOW}, "2026-09-28T12:00Z", register=SECO)
    known = view("2015-01-01", "2026-09-27", SECO)
    assert known.find("heron ferry lines") == []
    assert known.standing("1").reason is Unknown.NO_EDITION


def test_every_listing_is_in_the_history_each_as_it_is_known(seco: Callable[..., View]) -> None:
    now = seco("2026-09-29")
    past, present = now.listings("1")
    assert (past.told, present.told) == (True, False)
    assert str(present.start) == "(2023-03-31T22:00:00Z, 2023-04-01T22:00:00Z]"
    assert present.start_by is not None
    assert [each.told for each in now.listings("2")] == [True]
    assert entry_changes(now, "2") == []  # no edition was the first to show it


def test_a_change_between_two_looks_is_dated_to_the_day(keeper: Keeper, view: Callable[..., View]) -> None:
    before = listing(target(1, PERSON), target(2, COMPANY, modification("listed", "2011-01-05")), date="2026-08-01")
    after = listing(
        target(1, PERSON),
        target(2, COMPANY, modification("de-listed", "2026-08-20"), modification("listed", "2011-01-05")),
        date="2026-09-28",
    )
    keeper.keep({"seco.xml": before}, "2026-08-01T12:00Z", register=SECO)
    keeper.keep({"seco.xml": after}, "2026-09-28T12:00Z", register=SECO)
    (gone,) = view("2026-09-30", None, SECO).listings("2")
    assert str(gone.end) == "(2026-08-19T22:00:00Z, 2026-08-20T22:00:00Z]"
    states = {
        day: view(day, None, SECO).standing("2").state
        for day in ("2026-08-19T12:00Z", "2026-08-20T12:00Z", "2026-09-25")
    }
    assert list(states.values()) == [State.LISTED, State.UNKNOWN, State.NOT_LISTED]


def test_a_date_that_the_looks_refute_changes_nothing(keeper: Keeper, view: Callable[..., View]) -> None:
    """It took effect, says the list, before a look that did not have it yet."""
    keeper.keep({"seco.xml": listing(target(1, PERSON), date="2026-09-01")}, "2026-09-01T12:00Z", register=SECO)
    late = listing(target(1, PERSON), target(2, COMPANY, modification("listed", "2026-08-20")), date="2026-09-10")
    keeper.keep({"seco.xml": late}, "2026-09-10T12:00Z", register=SECO)
    then = view("2026-09-11", None, SECO)
    (found,) = then.listings("2")
    assert str(found.start) == "(2026-09-01T12:00:00Z, 2026-09-10T12:00:00Z]"
    assert any(
        note
        == "The list states 2026-08-20 as the listing date; looks show that it came after 2026-09-01T12:00:00Z and by "
        "2026-09-10T12:00:00Z."
        for note in then.was("2").notes
    )


def test_the_command_shows_the_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(tmp_path / "home", monkeypatch)
    Keeper(tmp_path).keep({"seco.xml": NOW}, "2026-09-28T12:00Z", register=SECO)
    told = run("was", "Heron Ferry Lines", "--as-of", "2018-01-01").out
    assert "listed" in told
    assert "Told by the list itself of its past" in told
    history = run("history", "2").out
    assert "since (2011-01-04T23:00:00Z, 2011-01-05T23:00:00Z]" in history
    assert "told by the list itself of its past, in the edition of 2026-09-28T12:00:00Z" in history


days = st.integers(0, 9000).map(lambda day: f"{2000 + day // 365}-{1 + day % 365 // 31:02}-{1 + day % 28:02}")


@settings(max_examples=30)
@given(st.sets(days, min_size=1, max_size=5).map(sorted), days)
def test_any_past_is_told_as_the_dates_have_it(
    tmp_path_factory: pytest.TempPathFactory, turns: list[str], asked: str
) -> None:
    keeper = Keeper(tmp_path_factory.mktemp("past"))
    acts = [modification(("listed", "de-listed")[order % 2], day) for order, day in enumerate(turns)]
    data = listing(target(1, PERSON, *reversed(acts)), target(3, SHIP), date="2026-09-28")
    keeper.keep({"seco.xml": data}, "2026-09-28T12:00Z", register=SECO)
    at = parse_instant(f"{asked}T12:00Z")
    listed = sum(day < asked for day in turns) % 2 == 1
    with keeper.home.reading() as session:
        state = (
            keeper.home.register(session, SECO)
            .as_of(Moment(at, parse_instant("2026-09-29T12:00Z")))
            .standing("1")
            .state
        )
    assert state is (State.UNKNOWN if asked in turns else State.LISTED if listed else State.NOT_LISTED)
