"""``inforce lists export``: editions as retrieved, or the register as of a moment."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inforce.cli.program import cli
from inforce.errors import NotWhole, UnknownState
from tests.conftest import SDN, Keeper, csv_file, sdn_row

Run = Callable[..., Result]
NILE, VOLGA = sdn_row(1, "NILE"), sdn_row(2, "VOLGA")


@pytest.fixture
def run(keeper: Keeper) -> Run:
    keeper.keep(csv_file(NILE, VOLGA), "2024-05-01T10:00Z")
    keeper.keep(csv_file(NILE), "2024-05-11T10:00Z")

    def run(*arguments: str | Path) -> Result:
        place = ["--home", str(keeper.home.folder), *(["--db", keeper.home.db] if keeper.home.db else [])]
        return CliRunner().invoke(cli, [*place, "lists", "export", SDN, *map(str, arguments)])

    return run


@pytest.mark.parametrize("name", ["x.csv", "x.parquet", "x.ftm.json"])
def test_an_export_stands_whole_with_where_it_comes_from_beside_it(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    asked = ("--as-of", "2024-05-05", "--known-at", "2024-06-01", "-o", file)
    done = run(*asked)
    assert done.exit_code == 0, done
    assert "2 entries, 1 of them in an unknown state" in done.stderr
    assert done.stdout == ""
    told = json.loads((tmp_path / f"{name}.provenance.json").read_text("utf-8"))
    assert told["file"] == {
        "name": name,
        "size": file.stat().st_size,
        "sha256": sha256(file.read_bytes()).hexdigest(),
    }
    assert (told["listed"], told["unknown"], told["complete"]) == (1, 1, True)
    assert told["before"]["sha256"] == sha256(csv_file(NILE, VOLGA)).hexdigest()
    before = file.read_bytes()
    run(*asked)
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {name, f"{name}.provenance.json"}


def test_what_could_not_be_known_is_not_exported(run: Run, tmp_path: Path) -> None:
    done = run("--as-of", "2024-05-05", "--known-at", "2024-05-06", "--as", "csv", "-o", "-")
    assert [line.split(",")[1:4:2] for line in done.stdout.splitlines()[1:]] == [["1", "listed"], ["2", "listed"]]


def test_ignorance_is_refused_and_leaves_what_was_there(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("before")
    for moment in ("2024-04-01", "2024-08-01"):
        refused = run("--as-of", moment, "-o", file)
        assert isinstance(refused.exception, UnknownState)
        assert "--allow-unknown" in str(refused.exception)
    assert file.read_text() == "before"
    assert not (tmp_path / "x.csv.provenance.json").exists()
    assert run("--as-of", "2024-08-01", "-o", file, "--allow-unknown").exit_code == 0
    assert [line.split(",")[1:4:2] for line in file.read_text("utf-8").splitlines()[1:]] == [["1", "unknown"]]
    told = json.loads((tmp_path / "x.csv.provenance.json").read_text("utf-8"))
    assert (told["complete"], told["listed"]) == (False, 0)
    assert "counts for 30 days" in told["doubt"]


def test_a_folder_that_is_not_there_gets_no_half_a_file(run: Run, tmp_path: Path) -> None:
    assert isinstance(run("--as-of", "2024-05-05", "-o", tmp_path / "none" / "x.csv").exception, OSError)


def test_editions_come_bit_for_bit(run: Run, tmp_path: Path) -> None:
    done = run("--to", tmp_path / "out")
    assert done.exit_code == 0, done
    assert (tmp_path / "out" / "2024-05-11T100000Z" / "sdn.csv").read_bytes() == csv_file(NILE)


def test_an_edition_that_the_archive_cannot_give_out_is_named_with_the_way_out_and_keeps_back_no_other(
    run: Run, keeper: Keeper, tmp_path: Path
) -> None:
    def harm(data: bytes) -> None:
        name = sha256(data).hexdigest()
        keeper.home.folder.joinpath("archive", name[:2], f"{name}.zst").write_bytes(b"nonsense")

    harm(csv_file(NILE))
    done = run("--to", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (3, f"{SDN}: 1 files in {tmp_path / 'out'}\n")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"not exported: {SDN} 2024-05-11T10:00:00Z: ")
    assert "damaged" in line
    assert "import the same download again" in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2024-05-01T100000Z"]
    harm(csv_file(NILE, VOLGA))
    assert isinstance(run("--to", tmp_path / "none").exception, NotWhole)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--to", "x", "-o", "x.csv"),
        ("--to", "x", "--as-of", "2024-05-05"),
        ("-o", "x.csv", "--edition", "abc"),
        ("-o", "x.txt"),
        ("-o", "-"),
    ],
)
def test_the_two_ways_of_exporting_do_not_mix(run: Run, options: tuple[str, ...]) -> None:
    wrong = run(*options)
    assert wrong.exit_code == 2
    assert "Usage" in wrong.stderr


def test_an_edition_is_written_whole_in_place_of_a_file_of_its_name(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out" / "2024-05-11T100000Z" / "sdn.csv"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"old")
    other_name = tmp_path / "old.csv"
    other_name.hardlink_to(target)
    assert run("--edition", "2024-05-11T10:00:00Z", "--to", tmp_path / "out").exit_code == 0
    assert target.read_bytes() == csv_file(NILE)
    assert other_name.read_bytes() == b"old"
    assert [each.name for each in target.parent.iterdir()] == ["sdn.csv"]


def test_an_edition_seen_twice_counts_once_among_those_that_begin_alike(
    keeper: Keeper, run: Run, tmp_path: Path
) -> None:
    keeper.keep(csv_file(NILE), "2024-05-12T10:00Z")
    assert "2 editions of us-ofac-sdn begin with ''" in str(run("--edition", "", "--to", tmp_path / "out").exception)


def test_an_edition_is_written_under_a_name_that_is_one_on_every_system(
    run: Run, keeper: Keeper, tmp_path: Path
) -> None:
    keeper.keep({"c:\\sdn 12:00.csv": csv_file(NILE, VOLGA, sdn_row(3, "ODER"))}, "2024-06-01T10:00Z")
    assert run("--edition", "2024-06-01T10:00:00Z", "--to", tmp_path / "out").exit_code == 0
    assert [file.name for file in (tmp_path / "out" / "2024-06-01T100000Z").iterdir()] == ["csdn 1200.csv"]
