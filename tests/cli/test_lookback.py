"""``inforce lookback``: what is new about names screened before, once."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.commands import Result, Run, in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file

New = list[tuple[str, str, str]]

NAMES = "id,name\n1,Hana Sorel\n2,Nile Lines\n3,Zvezda Trading\n4,Peter Novak\n"
BEFORE = {5: "SOREL, Hana", 6: "NILE LINES", 9: "KARUN SHIPPING"}


@pytest.fixture
def run(keeper: Keeper) -> Run:
    keeper.keep(sdn_file(BEFORE), "2024-01-01T12:00Z")
    (keeper.folder / "names.csv").write_text(NAMES, "utf-8")
    return partial(run_command, *in_home(keeper.home), folder=keeper.folder)


def done(result: Result) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def new(run: Run, *arguments: str) -> New:
    """Query, entry and change of all that is new."""
    lines = done(run("lookback", *arguments, "--format", "jsonl")).splitlines()
    return [(line["id"], each["entry"], each["change"]) for line in map(json.loads, lines) for each in line["new"]]


SCREEN = ("screen", "names.csv", "--register", SDN, "--format", "jsonl")
RECEIPT = ("--receipt", "r.json", "names.csv")


def test_only_what_is_new_is_told(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--receipt", "r.json"))
    assert new(run, *RECEIPT) == []
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA TRADING", 8: "NILE BARGES"}), "2024-01-05T12:00Z")
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA TRADING", 9: "NOVAK, Peter"}), "2024-01-09T12:00Z")
    assert new(run, *RECEIPT) == [("3", "7", "added"), ("4", "9", "amended")]
    assert new(run, *RECEIPT) == [("3", "7", "added"), ("4", "9", "amended")]  # a receipt stays as it is


def test_an_entry_that_left_again_is_not_told(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--receipt", "r.json"))
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA TRADING"}), "2024-01-05T12:00Z")
    keeper.keep(sdn_file(BEFORE), "2024-01-09T12:00Z")
    assert new(run, *RECEIPT) == []


def test_of_a_kept_screening_nothing_is_told_twice(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--keep", "customers"))
    (keeper.folder / "names.csv").unlink()
    assert new(run) == []
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA TRADING"}), "2024-01-05T12:00Z")
    assert new(run) == [("3", "7", "added")]
    assert new(run) == []
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA TRADING", 10: "NOVAK, Peter"}), "2024-01-09T12:00Z")
    assert new(run, "customers") == [("4", "10", "added")]


def test_scores_are_those_of_a_screening(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--keep", "customers"))
    keeper.keep(sdn_file({**BEFORE, 7: "ZVEZDA GENERAL TRADING LLC"}), "2024-01-05T12:00Z")
    (line,) = done(run("lookback", "--format", "jsonl")).splitlines()
    (told,) = json.loads(line)["new"]
    screened = [json.loads(line) for line in done(run(*SCREEN)).splitlines()][2]["matches"]
    assert [(each["entry"], each["score"], each["because"]) for each in screened] == [
        (told["entry"], told["score"], told["because"])
    ]


def test_a_match_marked_false_is_told_again_once_its_entry_changes(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--keep", "customers"))
    done(run("mark", "false", "Hana Sorel", "5", "--register", SDN, "--why", "another year", "--kind", "any"))
    keeper.keep(sdn_file({**BEFORE, 5: "SOREL, Hana", 7: "ZVEZDA"}), "2024-01-05T12:00Z")
    assert ("1", "5", "amended") not in new(run)
    keeper.keep(sdn_file({**BEFORE, 5: "SOREL, Hana Maria"}), "2024-01-09T12:00Z")
    assert new(run) == [("1", "5", "amended")]


def test_names_are_kept_only_where_that_is_asked(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--receipt", "r.json"))
    assert not (keeper.home.folder / "screenings").exists()
    done(run(*SCREEN, "--keep", "customers"))
    (kept,) = (keeper.home.folder / "screenings/customers").glob("names*")
    assert kept.read_text("utf-8") == NAMES


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("lookback",), 3, "no screening is kept yet"),
        (("lookback", "nobody"), 3, "no screening is kept under 'nobody'"),
        (("lookback", "../home"), 3, "no screening is kept under"),
        ((*SCREEN, "--keep", "a/b"), 3, "letters, digits"),
        ((*SCREEN, "--keep", "../x"), 3, "letters, digits"),
        (("screen", "names.csv", "--list", "names.csv", "--keep", "x"), 2, "--keep goes with registers"),
    ],
)
def test_what_cannot_be_looked_back_at_is_refused_in_one_line(
    run: Run, arguments: tuple[str, ...], status: int, says: str
) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert says in result.stderr.splitlines()[-1]


def test_a_kept_screening_is_not_overwritten_and_a_damaged_one_is_refused(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--keep", "customers"))
    assert "kept already" in run(*SCREEN, "--keep", "customers").stderr
    folder: Path = keeper.home.folder / "screenings/customers"
    (folder / "names.csv").write_text("id,name\n1,Somebody Else\n")
    result = run("lookback")
    assert (result.returncode, result.stdout) == (3, "")
    assert "not the names of the receipt" in result.stderr


def test_another_file_of_names_is_refused(run: Run, keeper: Keeper) -> None:
    done(run(*SCREEN, "--receipt", "r.json"))
    (keeper.folder / "names.csv").write_text("id,name\n1,Somebody Else\n")
    assert run("lookback", *RECEIPT).returncode == 3
