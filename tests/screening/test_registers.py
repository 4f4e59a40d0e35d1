"""Names against a register as of a moment."""

from functools import partial
from pathlib import Path

import pytest

import inforce
from inforce.screening.registers import index_of
from tests.commands import Run, in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file
from tests.register.deltas import delta_file, removed

BEFORE = {1: "SHCHUKIN, Sergey Ivanovich", 2: "ROMASHKA TRADING LLC", 3: "CALM HARBOUR LINES"}
AFTER = {1: "SHCHUKIN, Sergey Ivanovich", 3: "CALM HARBOUR LINES", 4: "SOREL, Hana Maria"}


@pytest.fixture
def home(keeper: Keeper) -> inforce.Home:
    keeper.keep(sdn_file(BEFORE), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(AFTER), "2024-01-05T10:00Z")
    return keeper.home


def found(home: inforce.Home, name: str, at: str) -> list[tuple[str, str | None]]:
    time = inforce.parse_moment(at)
    with home.reading() as session:
        view = home.register(session, SDN).as_of(inforce.Moment(time, time))
        ((_, matches),) = inforce.screen([name], [view], home.folder / "indexes")
    assert {match.register for match in matches} <= {SDN}
    return [(match.entry, match.state) for match in matches]


def test_a_listed_party_is_found_under_another_spelling(home: inforce.Home) -> None:
    assert found(home, "Siarhei Shchukin", "2024-01-02T00:00Z") == [("1", "listed")]


def test_who_has_left_is_no_match_afterwards_and_is_one_before(home: inforce.Home) -> None:
    assert found(home, "Romashka Trading", "2024-01-02T00:00Z") == [("2", "listed")]
    assert found(home, "Romashka Trading", "2024-01-06T00:00Z") == []


def test_who_has_not_come_yet_is_no_match(home: inforce.Home) -> None:
    assert found(home, "Hana Sorel", "2024-01-02T00:00Z") == []
    assert found(home, "Hana Sorel", "2024-01-06T00:00Z") == [("4", "listed")]


def test_who_had_left_by_the_publishers_own_word_takes_no_listed_partys_place(keeper: Keeper) -> None:
    """Between two looks the index holds who is on either; a delta file tells that some had left at the moment."""
    words = "ALPHA BRAVO CARGO DELTA EAGLE FALCON GRANIT HARBOR INDIGO JUNIPER".split()
    names = {number: f"NILE LINES {word}" for number, word in enumerate(words)}
    others = {number: f"PARTY {number}" for number in range(20, 200)}
    keeper.keep(sdn_file(names | others), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({9: names[9]} | others), "2024-01-05T10:00Z")
    left = [removed(number, name=names[number]) for number in range(9)]
    keeper.keep({"delta.xml": delta_file("2024-01-02T00:00:00-05:00", left)}, "2024-01-06T10:00Z")
    valid, known = inforce.parse_moment("2024-01-04T10:00Z"), inforce.parse_moment("2024-01-07T10:00Z")
    with keeper.home.reading() as session:
        view = keeper.home.register(session, SDN).as_of(inforce.Moment(valid, known))
        for limit in (1, 5):
            settings = inforce.Settings(threshold=0.5, limit=limit)
            ((_, matches),) = inforce.screen(["Nile Lines"], [view], keeper.home.folder / "indexes", settings)
            assert [(match.entry, match.state) for match in matches] == [("9", "listed")]


def test_past_the_staleness_of_the_last_look_a_match_is_of_unknown_state(home: inforce.Home) -> None:
    assert found(home, "Hana Sorel", "2024-06-01T00:00Z") == [("4", "unknown")]


def test_the_index_is_made_anew_only_where_other_looks_lie_around_the_moment(home: inforce.Home) -> None:
    def index(at: str) -> Path:
        time = inforce.parse_moment(at)
        with home.reading() as session:
            view = home.register(session, SDN).as_of(inforce.Moment(time, time))
            return index_of(view, home.folder / "indexes")

    assert index("2024-01-06T00:00Z") == index("2024-01-09T00:00Z")
    assert index("2024-01-06T00:00Z") != index("2024-01-02T00:00Z")


@pytest.fixture
def run(home: inforce.Home, tmp_path: Path) -> Run:
    return partial(run_command, *in_home(home), folder=tmp_path)


def test_the_command_says_where_the_absence_of_a_match_means_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name\nPeter Kupfer\n")
    late = run("screen", "q.csv", "--as-of", "2024-06-01")
    assert late.returncode == 0, late.stderr
    assert f"{SDN}: a name without a match may have been listed" in late.stderr
    assert "may have been listed" not in run("screen", "q.csv", "--as-of", "2024-01-07").stderr


def test_a_list_and_a_register_are_not_screened_together(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id,name\n1,Peter Kupfer\n")
    assert run("screen", "q.csv", "--list", "q.csv", "--register", SDN).returncode == 2
