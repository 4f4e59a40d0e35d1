"""``was``, ``history`` and ``programme``: what an answer claims where little or nothing is known."""

import json
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from inforce.moment import iso
from inforce.register.words import NOT_EXAMINED
from tests.commands import Run, in_home, run_command
from tests.conftest import Keeper, csv_file, sdn_row
from tests.register.test_numbers import UN

NILE, DELTA, TWIN = sdn_row(1, "NILE LINES"), sdn_row(2, "DELTA LINES"), sdn_row(3, "NILE LINES")


@pytest.fixture
def db() -> None:
    """In the home folder."""


@pytest.fixture
def run(keeper: Keeper) -> Run:
    return partial(run_command, *in_home(keeper.home))


@pytest.fixture
def looks(keeper: Keeper) -> None:
    """Entry 1 goes and comes back as entry 3; both looks are long past."""
    keeper.keep(csv_file(NILE, DELTA), "2024-01-10T10:00Z")
    keeper.keep(csv_file(DELTA, TWIN), "2024-01-20T10:00Z")


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        (["was", "Nobody"], "Unknown: the last look, at 2024-01-20T10:00:00Z"),
        (["was", "Nobody", "--as-of", "2023-01-01"], "Unknown: the first edition was retrieved at"),
        (
            ["was", "Delta Lines", "--known-at", "2021-01-01"],
            "Unknown: no edition in force had been retrieved by 2021-01-01.",
        ),
        (
            ["history", "2", "--known-at", "2021-01-01"],
            "Unknown: no edition in force had been retrieved by 2021-01-01.",
        ),
        (
            ["programme", "TESTING", "--known-at", "2021-01-01"],
            "Unknown: no edition in force had been retrieved by 2021-01-01.",
        ),
        (["programme", "X"], "Unknown: the last look, at 2024-01-20T10:00:00Z"),
    ],
)
def test_that_nothing_was_found_is_unknown_where_the_looks_do_not_tell(
    run: Run, question: list[str], unknown: str
) -> None:
    asked = run(*question)
    assert asked.returncode == 0
    assert f"us-ofac-sdn: {unknown}" in asked.stdout
    assert "ever" not in asked.stdout
    assert NOT_EXAMINED in asked.stdout


@pytest.mark.usefixtures("looks")
def test_nothing_found_between_two_near_looks_is_told_as_not_found(run: Run) -> None:
    asked = run("was", "Nobody", "--as-of", "2024-01-15")
    assert (
        "Not found: none of 2 editions, from 2024-01-10T10:00:00Z to 2024-01-20T10:00:00Z, shows it under this name or number."
        in asked.stdout
    )
    assert "no spelling of it fits a name either" in asked.stdout


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize(
    ("as_of", "state", "status"),
    [
        ("2024-01-15", "not_listed", 1), ("2024-01-15", "unknown", 0), ("2024-01-15", "listed", 0),
        ("2024-12-31", "not_listed", 0), ("2024-12-31", "unknown", 1),
    ],
)  # fmt: skip
def test_a_name_that_is_not_found_fails_on_the_state_that_the_looks_leave_it_in(
    run: Run, as_of: str, state: str, status: int
) -> None:
    asked = run("was", "Nobody", "--as-of", as_of, "--fail-on", state, "--format", "json")
    assert (asked.returncode, json.loads(asked.stdout)) == (status, [])
    assert NOT_EXAMINED in asked.stderr
    assert "us-ofac-sdn: " in asked.stderr


def test_a_name_that_is_not_found_on_a_list_looked_at_today_is_not_listed(run: Run, keeper: Keeper) -> None:
    keeper.keep(csv_file(NILE), iso((datetime.now(UTC) - timedelta(hours=1)).replace(microsecond=0)))
    assert run("was", "Nobody", "--fail-on", "not_listed").returncode == 1


@pytest.mark.usefixtures("looks")
def test_a_note_about_another_entry_tells_bounds_and_not_days(run: Run) -> None:
    asked = run("was", "3", "--as-of", "2024-01-15").stdout
    first, second = "2024-01-10T10:00:00Z", "2024-01-20T10:00:00Z"
    told = f"listed since {first} or before (the first edition), removed some time in ({first}, {second}]."
    assert f"Entry 1 may be the same party (same name); {told}" in asked
    asked = run("was", "1", "--as-of", "2024-01-15").stdout
    assert f"listed since some time in ({first}, {second}], still at the last look, {second}." in asked


@pytest.mark.usefixtures("looks")
def test_a_programme_tells_bounds_for_people_and_for_programs(run: Run) -> None:
    assert (
        "us-ofac-sdn TESTING: 1 to 3 entries as of 2024-01-15"
        in run("programme", "testing", "--as-of", "2024-01-15").stdout
    )
    (found,) = json.loads(run("programme", "testing", "--as-of", "2024-01-15", "--format", "json").stdout)
    assert found["programme"] == "TESTING"
    assert found["count"] == {"least": 1, "most": 3}
    assert [each["entry"] for each in found["undecided"]] == ["1", "3"]
    assert "unknown as of" in run("programme", "TESTING").stdout


@pytest.mark.parametrize("command", ["was", "history", "programme"])
@pytest.mark.parametrize("nothing", ["", "  ", "."])
def test_asking_for_nothing_is_wrong_use(run: Run, command: str, nothing: str) -> None:
    asked = run(command, nothing)
    assert (asked.returncode, asked.stdout) == (2, "")


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize(
    "question", [["was", "x\udcff"], ["history", "x\udcff"], ["programme", "x\udcff"], ["lists", "changes", "x\udcff"]]
)
def test_a_question_that_is_no_text_is_refused_in_one_line(run: Run, question: list[str]) -> None:
    asked = run(*question)
    assert (asked.returncode, asked.stdout) == (3, "")
    (line,) = asked.stderr.splitlines()
    assert "no text in UTF-8" in line


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize("name", ["x" * 60_000, "nile " * 10_000, " ".join(map(str, range(5000)))])
def test_a_very_long_name_is_not_found(run: Run, name: str) -> None:
    asked = run("was", name)
    assert asked.returncode == 0
    assert asked.stdout.startswith("Nothing found under ") or "NILE LINES" in asked.stdout


@pytest.mark.usefixtures("looks")
def test_a_name_of_more_words_than_a_database_takes_at_a_time_needs_all_of_them(run: Run) -> None:
    assert "NILE LINES" in run("was", "lines").stdout
    assert "Nothing found" in run("was", "lines nile " + " ".join(chr(97 + n) for n in range(26))).stdout


def test_an_entry_that_is_found_by_another_name_than_its_first_says_by_which(run: Run, keeper: Keeper) -> None:
    alias = b'1,10,"aka","GULF TRADER","-0-"\r\n'
    keeper.keep({"sdn.csv": csv_file(NILE, DELTA), "alt.csv": alias}, "2024-01-10T10:00Z")
    found = "Found by its name 'GULF TRADER'."
    for asked in ("gulf trader", "trader"):
        assert found in run("was", asked).stdout
        (answer,) = json.loads(run("was", asked, "--format", "json").stdout)
        assert answer["notes"][0] == found
    for asked in ("nile lines", "nile", "1"):
        assert "Found by" not in run("was", asked).stdout


def test_an_entry_that_is_found_by_another_of_its_numbers_says_by_which(run: Run, keeper: Keeper) -> None:
    keeper.keep({"un.xml": UN}, "2024-05-01T10:00Z", register="un-sc")
    for command in ("was", "history"):
        shown = run(command, "7100001").stdout
        assert shown.startswith("un-sc MLi.901  TAMSIN QUELL")
        assert "Found by its DATAID 7100001." in shown
    assert "  also         DATAID 7100001" in run("was", "MLi.901").stdout
    assert "  also        DATAID 7100001" in run("history", "MLi.901").stdout
    assert "Found by" not in run("history", "MLi.901").stdout


@pytest.mark.usefixtures("looks")
def test_the_history_of_an_entry_that_is_listed_ends_with_the_last_look(run: Run) -> None:
    assert "removed     not by the last look, 2024-01-20T10:00:00Z" in run("history", "2").stdout


QUESTIONS = [
    ["was", "Nile Lines", "--fail-on", "unknown"],
    ["was", "Nile Lines", "--format", "json"],
    ["history", "Nile Lines"],
    ["programme", "TESTING"],
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_store_without_editions_answers_no_question(keeper: Keeper, run: Run, question: list[str]) -> None:
    with keeper.home.writing():
        pass
    asked = run(*question)
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "no editions here yet" in asked.stderr


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_store_that_lost_its_editions_says_that_they_are_in_the_archive(
    keeper: Keeper, run: Run, question: list[str]
) -> None:
    keeper.keep(csv_file(NILE), "2024-01-10T10:00Z")
    for file in keeper.home.folder.glob("store.sqlite*"):
        file.unlink()
    with keeper.home.writing():
        pass
    asked = run(*question)
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "the store knows of no edition, though editions are in" in asked.stderr


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_register_without_an_edition_in_force_answers_no_question(
    keeper: Keeper, run: Run, question: list[str]
) -> None:
    keeper.keep(b"<html>down</html>", "2024-01-10T10:00Z", keep_broken=True)
    asked = run(*question)
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "no edition of us-ofac-sdn is in force" in asked.stderr


def test_names_are_not_screened_against_registers_without_an_edition_in_force(
    keeper: Keeper, run: Run, tmp_path: Path
) -> None:
    keeper.keep(b"<html>down</html>", "2024-01-10T10:00Z", keep_broken=True)
    (tmp_path / "names.csv").write_text("name\nNile Lines\n")
    for registers in ([], ["--register", "us-ofac-sdn"]):
        asked = run("screen", tmp_path / "names.csv", *registers)
        assert (asked.returncode, asked.stdout) == (3, "")
        assert "no edition of us-ofac-sdn is in force" in asked.stderr
