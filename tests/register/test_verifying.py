"""Editions in the archive: what is damaged is told once, with what cannot be given out because of it."""

from pathlib import Path

import pytest

from inforce.register.importing import Outcome
from inforce.register.store import Validators
from inforce.register.verifying import Damage, strays, verify
from tests.conftest import SDN, Keeper, sdn_file
from tests.fetching.conftest import Run

DAYS = [f"2024-05-{day:02}T10:00:00Z" for day in range(1, 7)]


def edition(number: int) -> bytes:
    return sdn_file({each: f"PARTY {each}" for each in range(1, 30 + number)})


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """Six editions, each kept as its difference from the one before."""
    keeper = Keeper(tmp_path)
    for number, day in enumerate(DAYS):
        keeper.keep(edition(number), day)
    return keeper


def stored(keeper: Keeper, number: int) -> Path:
    """Where the archive has an edition."""
    with keeper.home.reading() as session:
        sha256 = session.editions(1)[number].sha256
    return keeper.home.folder / "archive" / sha256[:2] / f"{sha256}.zst"


def found(keeper: Keeper) -> list[Damage]:
    keeper.home = type(keeper.home)(keeper.home.folder)  # with nothing of the archive in memory
    with keeper.home.reading() as session:
        return verify(session, keeper.home.archive, SDN)


@pytest.mark.parametrize("number", range(6))
def test_a_damaged_file_is_told_once_with_every_edition_that_leans_on_it(keeper: Keeper, number: int) -> None:
    file = stored(keeper, number)
    file.write_bytes(file.read_bytes()[:-4])
    damage = Damage(file, "damaged (other bytes than were kept)", tuple(f"{SDN} {day}" for day in DAYS[number:]))
    assert found(keeper) == [damage]


def test_missing_and_unreadable_files_are_told_apart(keeper: Keeper) -> None:
    stored(keeper, 2).unlink()
    stored(keeper, 5).write_bytes(b"nonsense")
    assert [(each.what, len(each.editions)) for each in found(keeper)] == [
        ("missing from the archive", 3),
        ("damaged (it does not begin as was written)", 1),
    ]


def test_a_file_that_was_taken_away_comes_back_with_the_same_download(keeper: Keeper) -> None:
    stored(keeper, 2).unlink()
    keeper.home = type(keeper.home)(keeper.home.folder)
    assert keeper.keep(edition(2), DAYS[2]).remarks == ("sdn.csv was missing from the archive, and is whole again",)
    assert found(keeper) == []
    assert keeper.keep(edition(2), DAYS[2]).remarks == ()


def test_a_damaged_file_is_mended_by_the_same_download(keeper: Keeper) -> None:
    for number in (2, 4):
        file = stored(keeper, number)
        file.write_bytes(file.read_bytes()[:-4])
    keeper.home = type(keeper.home)(keeper.home.folder)
    told = ("sdn.csv was damaged in the archive, and is whole again",)
    assert keeper.keep(edition(2), DAYS[2]).remarks == told
    (damage,) = found(keeper)
    assert damage.file == stored(keeper, 4)
    assert keeper.keep(edition(5), DAYS[5]).remarks == told, "it could not be given out, for it leant on the other"
    assert keeper.keep(edition(4), DAYS[4]).remarks == told
    assert found(keeper) == []
    assert keeper.keep(edition(4), DAYS[4]).remarks == ()


def test_a_damaged_file_is_mended_though_this_process_has_its_bytes_in_memory(keeper: Keeper) -> None:
    stored(keeper, 5).write_bytes(b"nonsense")
    assert keeper.keep(edition(5), DAYS[5]).remarks != ()
    assert found(keeper) == []


def test_damage_behind_keeps_out_nothing_that_comes(keeper: Keeper) -> None:
    for number in range(6):
        file = stored(keeper, number)
        file.write_bytes(file.read_bytes()[:-4])
    keeper.home = type(keeper.home)(keeper.home.folder)
    assert keeper.keep(edition(7), "2024-05-07T10:00:00Z").outcome is Outcome.IN_FORCE
    assert (
        keeper.keep(edition(3), "2024-04-30T10:00:00Z").outcome is Outcome.IN_FORCE
    )  # and looks after it are judged again
    lost = {each for damage in found(keeper) for each in damage.editions}
    assert f"{SDN} 2024-05-07T10:00:00Z" not in lost


def test_bytes_that_come_again_take_the_place_of_damaged_ones(keeper: Keeper) -> None:
    file = stored(keeper, 5)
    file.write_bytes(file.read_bytes()[:-4])
    keeper.home = type(keeper.home)(keeper.home.folder)
    imported = keeper.keep(edition(5), "2024-05-07T10:00:00Z")
    assert imported.remarks == ("sdn.csv was damaged in the archive, and is whole again",)
    assert found(keeper) == []


def test_the_command_writes_a_line_for_each_file(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = stored(keeper, 1)
    file.write_bytes(file.read_bytes()[:-4])
    result = Run(tmp_path / "home", monkeypatch)("lists", "verify")
    assert (result.status, result.out) == (1, "6 editions, 5 damaged (1 file of the archive is not whole)\n")
    (line,) = result.err.splitlines()
    assert line.startswith(f"{file}: damaged (other bytes than were kept); import the same download again, or put")
    assert line.endswith(f"and 2 more, the last of them {SDN} {DAYS[5]}")


def test_what_is_of_no_edition_is_named_and_is_no_damage(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify_ = Run(tmp_path / "home", monkeypatch)
    keeper.home.archive.put(b"bytes of an import that was killed")
    (keeper.home.folder / "archive" / "notes.txt").write_bytes(b"x")
    result = verify_("lists", "verify")
    assert (result.status, result.out) == (0, "6 editions, 0 damaged\n")
    (line,) = result.err.splitlines()
    assert line.startswith("remark: 2 files in the archive are of no edition, and no damage: ")
    assert "notes.txt" in line


def test_what_an_edition_leans_on_is_not_of_no_edition(keeper: Keeper) -> None:
    with keeper.home.reading() as session:
        last = session.editions(1)[-1].sha256
    archive = keeper.home.archive
    assert archive.strays(archive.files(), [last]) == []


def told_astray(keeper: Keeper) -> list[Path]:
    keeper.home = type(keeper.home)(keeper.home.folder)
    files = keeper.home.archive.files()
    with keeper.home.reading() as session:
        return strays(session, keeper.home.archive, files)


def test_a_list_of_publications_that_was_fetched_is_kept(keeper: Keeper) -> None:
    name = keeper.home.archive.put(b"[]")
    (astray,) = told_astray(keeper)
    assert astray.stem == name
    with keeper.home.writing() as store, store.transaction() as session:
        session.put_validators(1, {"publications-2024.json": Validators("https://example.org", None, None, name)})
    assert told_astray(keeper) == []


def test_what_is_on_its_way_into_the_archive_is_not_told_as_of_no_edition(keeper: Keeper) -> None:
    (keeper.home.folder / "archive" / "incoming" / "half").write_bytes(b"x")
    assert told_astray(keeper) == []


def test_an_edition_that_comes_after_the_files_were_listed_is_not_told_as_of_no_edition(keeper: Keeper) -> None:
    files = keeper.home.archive.files()
    keeper.keep(edition(7), "2024-05-07T10:00:00Z")
    with keeper.home.reading() as session:
        assert strays(session, keeper.home.archive, files) == []


def test_beside_a_file_that_no_longer_tells_what_it_leans_on_nothing_is_told_as_of_no_edition(keeper: Keeper) -> None:
    keeper.home.archive.put(b"bytes of an import that was killed")
    assert len(told_astray(keeper)) == 1
    stored(keeper, 5).write_bytes(b"nonsense")
    assert told_astray(keeper) == []


def test_a_store_without_editions_beside_an_archive_with_some_calls_none_of_them_needless(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in keeper.home.folder.glob("store.sqlite*"):
        file.unlink()
    with keeper.home.writing():
        pass
    assert told_astray(keeper) == []
    result = Run(tmp_path / "home", monkeypatch)("lists", "verify")
    assert (result.status, result.out) == (3, "")
    assert "may be removed" not in result.err
