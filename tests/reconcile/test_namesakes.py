"""Different parties of one name are told apart, and none is judged by another's listing."""

from pathlib import Path

import pytest

from inforce.moment import Moment, parse_moment
from inforce.reconcile import Reason, Verdict
from inforce.reconcile.party import parties
from tests.conftest import Keeper, csv_file, sdn_row
from tests.reconcile.ledger import Asker, Row, views

SHIPS = (
    Row(1, "PALE HERON", (0, 1), "vessel", remarks="Vessel Registration Identification IMO 8931748; MMSI 273913200."),
    Row(2, "PALE HERON", (0,), "vessel", remarks="Vessel Registration Identification IMO 9081291; MMSI 273211090."),
)
ARMIES = (Row(1, "ARMY OF THE MARSH", (0, 1)), Row(2, "ARMY OF THE MARSH", (0,), programme="BETA"))
MEN = (
    Row(1, "ASHDOWN, Peter", (0, 1), "individual", remarks="DOB 03 Mar 1950."),
    Row(2, "ASHDOWN, Peter", (0,), "individual", remarks="DOB 12 Oct 1971."),
    Row(3, "ASHDOWN, Peter", (0, 1), "individual"),
)
OF_KIND = {
    SHIPS: ("Pale Heron", "vessel"),
    ARMIES: ("Army of the Marsh", "organisation"),
    MEN: ("Peter Ashdown", "person"),
}


def kept(folder: Path, rows: tuple[Row, ...]) -> Keeper:
    """Two looks, of 10 and 14 January."""
    keeper = Keeper(folder)
    for place, day in enumerate(("10", "14")):
        shown = [sdn_row(r.number, r.name, r.kind, r.programme, r.remarks) for r in rows if place in r.shown]
        keeper.keep(csv_file(*shown, sdn_row(9, "THE LAST HOUSE")), f"2024-01-{day}T10:00Z")
    return keeper


@pytest.mark.parametrize("rows", OF_KIND)
@pytest.mark.parametrize("claimed", [("lift", "in_force", "2024-01-13"), ("remain", "in_force", None)])
def test_a_name_that_different_parties_bear_is_ambiguous(
    tmp_path: Path, rows: tuple[Row, ...], claimed: tuple[str, str, str | None]
) -> None:
    name, kind = OF_KIND[rows]
    found = Asker(kept(tmp_path, rows), published="2024-01-13")(name, *claimed, "2024-01-20", kind=kind)
    assert (found.verdict, found.reason) == (Verdict.UNVERIFIABLE, Reason.AMBIGUOUS_TARGET)
    assert all(f"({row.number})" in found.notes[0] for row in rows)


@pytest.mark.parametrize("rows", OF_KIND)
def test_the_one_that_left_is_judged_alone_where_its_number_is_given(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    ask, claimed = Asker(kept(tmp_path, rows)), ("lift", "in_force", "2024-01-13", "2024-01-20")
    left, stays = (ask(number, *claimed, kind=OF_KIND[rows][1]) for number in ("2", "1"))
    assert (left.entry, left.verdict) == ("2", Verdict.CONFIRMED)
    assert (stays.entry, stays.verdict, stays.reason) == ("1", Verdict.CONTRADICTED, Reason.STATE)


def test_an_identifier_that_the_report_names_tells_which_is_meant(tmp_path: Path) -> None:
    ask = Asker(kept(tmp_path, SHIPS), aliases={"Pale Heron": ("IMO 9081291",)})
    found = ask("Pale Heron", "lift", "in_force", "2024-01-13", "2024-01-20", kind="vessel")
    assert (found.entry, found.verdict) == ("2", Verdict.CONFIRMED)


def test_a_third_entry_of_the_name_joins_nobody_who_cannot_be_one(tmp_path: Path) -> None:
    keeper = kept(tmp_path, MEN)
    with views(keeper, Moment(parse_moment("2024-01-20"), parse_moment("2024-01-20"))) as known:
        (view,) = known.values()
        assert [party.numbers for party in parties(view, ["3", "1", "2"])] == [("3",), ("1",), ("2",)]


def test_those_of_one_name_that_are_surely_one_stay_so_beside_another(tmp_path: Path) -> None:
    again = Row(4, "ASHDOWN, Peter", (0, 1), "individual", programme="GAMMA", remarks="DOB 12 Oct 1971.")
    keeper = kept(tmp_path, (*MEN, again))
    with views(keeper, Moment(parse_moment("2024-01-20"), parse_moment("2024-01-20"))) as known:
        (view,) = known.values()
        assert [party.numbers for party in parties(view, ["1", "2", "3", "4"])] == [("1",), ("2", "4"), ("3",)]


def test_a_number_that_came_as_the_other_left_is_the_same_party_under_any_programme(tmp_path: Path) -> None:
    keeper = kept(tmp_path, (Row(1, "BRINDLE EXCHANGE", (0,)), Row(2, "BRINDLE EXCHANGE", (1,), programme="BETA")))
    found = Asker(keeper)("Brindle Exchange", "lift", "in_force", "2024-01-13", "2024-01-20")
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.STATE)
    assert "taken for one party" in " ".join(found.notes)
