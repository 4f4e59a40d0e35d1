"""What the publisher says to have changed, beside what our editions show."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from inforce.register.cross_check import cross_check
from tests.conftest import SDN, Keeper, sdn_file
from tests.fetching.conftest import Run
from tests.register.deltas import added, delta_file, entity, removed

CROWD = {number: f"PARTY {number}" for number in range(1, 6)}
MORE = {**CROWD, 7: "NILE LINES"}


def differences(keeper: Keeper) -> Mapping[str, str]:
    with keeper.home.reading() as session:
        return {each.entry: each.told for each in cross_check(session, SDN)}


def two_looks(keeper: Keeper, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    keeper.keep(sdn_file(before), "2024-05-01T12:00Z")
    keeper.keep(sdn_file(after), "2024-05-09T12:00Z")


def publish(keeper: Keeper, day: str, *entities: str) -> None:
    data = delta_file(f"{day}T00:00:00-04:00", entities)
    keeper.keep({f"{day}_delta.xml": data}, "2024-06-01T12:00Z")


def test_what_both_tell_alike_is_no_difference(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, MORE)
    publish(keeper, "2024-05-03", added(7, "2024-05-03"))
    assert differences(keeper) == {}


def test_without_deltas_nothing_can_differ(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, MORE)
    assert differences(keeper) == {}


def test_an_addition_that_no_edition_shows(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, CROWD)
    publish(keeper, "2024-05-03", added(7, "2024-05-03"))
    told = "a delta adds NILE LINES (2024-05-03_delta.xml, published by 2024-05-04)"
    assert differences(keeper) == {"7": f"{told}; the look at 2024-05-09T12:00:00Z does not show it"}


def test_a_removal_that_no_edition_shows(keeper: Keeper) -> None:
    two_looks(keeper, MORE, MORE)
    publish(keeper, "2024-05-03", removed(7))
    assert differences(keeper)["7"].endswith("; the look at 2024-05-09T12:00:00Z shows it")


def test_an_addition_of_what_was_there_before(keeper: Keeper) -> None:
    two_looks(keeper, MORE, MORE)
    publish(keeper, "2024-05-03", added(7, "2024-05-03"))
    assert differences(keeper)["7"].endswith("; the look at 2024-05-01T12:00:00Z shows it already")


def test_an_addition_that_was_taken_back_before_anybody_looked(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, CROWD)
    publish(keeper, "2024-05-03", added(7, "2024-05-03"))
    publish(keeper, "2024-05-06", removed(7))
    assert differences(keeper) == {}


def test_a_change_of_what_is_not_listed(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, CROWD)
    publish(keeper, "2024-05-03", entity(7, "change"), entity(3, "change"))
    assert list(differences(keeper)) == ["7"]


def test_what_editions_show_and_no_delta_names(keeper: Keeper) -> None:
    two_looks(keeper, MORE, {**CROWD, 8: "DELTA LINES"})
    publish(keeper, "2024-05-03", removed(7))
    publish(keeper, "2024-05-04")
    between = "between the looks at 2024-05-01T12:00:00Z and 2024-05-09T12:00:00Z"
    assert differences(keeper) == {"8": f"it came {between}; none of the 2 deltas published then names that"}


def test_where_no_delta_of_the_time_is_kept_nothing_is_missed(keeper: Keeper) -> None:
    two_looks(keeper, CROWD, MORE)
    publish(keeper, "2024-05-20")
    assert differences(keeper) == {}


def test_the_command_tells_differences_and_they_are_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, run = Keeper(tmp_path), Run(tmp_path / "home", monkeypatch)
    two_looks(keeper, CROWD, CROWD)
    publish(keeper, "2024-05-03", added(7, "2024-05-03"))
    result = run("lists", "verify")
    assert result.status == 0
    assert result.out.splitlines() == ["2 editions, 0 damaged", "1 delta files, 1 differences from the editions"]
    assert result.err.startswith(f"differs: {SDN} 7: a delta adds NILE LINES")


def test_a_damaged_delta_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, run = Keeper(tmp_path), Run(tmp_path / "home", monkeypatch)
    two_looks(keeper, CROWD, CROWD)
    publish(keeper, "2024-05-03")
    with keeper.home.reading() as session:
        (delta,) = session.deltas(1)
    (tmp_path / "home" / "archive" / delta.sha256[:2] / f"{delta.sha256}.zst").write_bytes(b"{}\nx")
    result = run("lists", "verify")
    assert (result.status, "delta 2024-05-03_delta.xml" in result.err) == (1, True)
