"""Entries found by their names through the index of a register."""

from collections.abc import Callable
from dataclasses import replace

from inforce.moment import Moment, parse_moment
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row

Views = Callable[..., View]


def test_an_entry_is_found_in_another_script_and_spelling(keeper: Keeper, view: Views) -> None:
    keeper.keep(csv_file(sdn_row(1, "PILGRYM, Victor", "individual"), sdn_row(2, "NILE LINES")), "2024-01-01T10:00Z")
    assert view("2024-01-02").find("Виктор Пилгрим") == ["1"]
    assert view("2024-01-02").found_by("1", "Viktor Pilgrim") is not None


def test_the_nearest_come_first(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "KESTREL BANK TRADING", 2: "KESTREL BANK JSC", 3: "KESTREL LLC"}), "2024-01-01T10:00Z")
    assert view("2024-01-02").find("kestrel") == ["3", "2", "1"]


def test_an_edition_that_became_known_later_changes_no_answer(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    before = view("2024-01-02", "2024-01-02").fits("Нил Лайнс")
    keeper.keep(sdn_file({1: "NILE LINES", 2: "NIL LAJNS"}), "2024-01-10T10:00Z")
    assert view("2024-01-02", "2024-01-02").fits("Нил Лайнс") == before == []
    assert view("2024-01-11").find("Нил Лайнс") == ["2"]


def test_a_name_that_an_entry_had_before_finds_it(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({1: "DELTA FERRIES"}), "2024-01-10T10:00Z")
    assert view("2024-01-11").find("Nyle Lines Company") == ["1"]


def test_the_index_is_made_again_only_when_the_looks_change(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    view("2024-01-02").fits("nile")
    first = (keeper.home.indexes / f"{SDN}.names").stat().st_mtime_ns
    view("2024-01-03").fits("nile")
    assert (keeper.home.indexes / f"{SDN}.names").stat().st_mtime_ns == first
    keeper.keep(sdn_file({1: "NILE LINES", 2: "RED SEA LINES"}), "2024-01-10T10:00Z")
    assert view("2024-01-11").find("red sea") == ["2"]


def test_a_home_that_cannot_be_written_is_asked_all_the_same(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    keeper.home.indexes.write_text("a file where the folder would be", encoding="utf-8")
    assert view("2024-01-02").find("nile") == ["1"]


def test_a_name_that_a_later_name_holds_too_stays_known_from_when_it_was_first_given(
    keeper: Keeper, view: Views
) -> None:
    joined = "KESTREL FREIGHT a.k.a. PLOVER MARINE"
    keeper.keep(sdn_file({1: joined}), "2024-01-01T10:00Z")
    before = view("2024-01-02", "2024-01-02").fits("Plover Marine")
    aliased = {"sdn.csv": sdn_file({1: joined}), "alt.csv": csv_file('1,11,"aka","PLOVER MARINE",-0- ')}
    keeper.keep(aliased, "2024-01-10T10:00Z")
    after = view("2024-01-02", "2024-01-02").fits("Plover Marine")
    assert before[0].name == after[0].name == "PLOVER MARINE"
    assert {fit.name for fit in after} == {fit.name for fit in before}


def test_a_kind_that_is_told_later_changes_no_answer(keeper: Keeper, view: Views) -> None:
    keeper.keep(csv_file(sdn_row(1, "KESTREL, Plover")), "2024-01-01T10:00Z")
    before = view("2024-01-02", "2024-01-02").fits("Kestrel LLC")
    keeper.keep(csv_file(sdn_row(1, "KESTREL, Plover", "individual")), "2024-01-10T10:00Z")
    assert view("2024-01-02", "2024-01-02").fits("Kestrel LLC") == before != []


def test_it_is_told_when_the_index_is_made_and_only_then(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    lines: list[str] = []
    home = replace(keeper.home, tell=lines.append)
    for _ in range(2):
        with home.reading() as session:
            moment = parse_moment("2024-01-02")
            assert home.register(session, SDN).as_of(Moment(moment, moment)).find("nile") == ["1"]
    assert lines == [f"making the index of the names of {SDN}, once after its editions changed"]
