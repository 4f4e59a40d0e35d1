"""``inforce lists``: what is kept, and what people decided about it."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result

from inforce.cli.program import cli
from inforce.errors import BadInput
from tests.conftest import SDN, Keeper, csv_file, sdn_row


def run(keeper: Keeper, *arguments: str) -> Result:
    place = ["--home", str(keeper.home.folder), *(["--db", keeper.home.db] if keeper.home.db else [])]
    return CliRunner().invoke(cli, [*place, "lists", *arguments], catch_exceptions=False)


@pytest.fixture
def decided(keeper: Keeper) -> Keeper:
    """A register of two looks, the second rejected, accepted again, and so in force."""
    keeper.keep(csv_file(sdn_row(1, "NILE")), "2024-05-01T10:00Z")
    keeper.keep(csv_file(sdn_row(1, "NILE"), sdn_row(2, "VOLGA")), "2024-05-11T10:00Z")
    for verb, why in (("reject", "a test file"), ("accept", "it was none")):
        answer = run(keeper, verb, SDN, "2024-05-11T10:00:00Z", "--who", "A. Officer", "--why", why)
        assert answer.exit_code == 0
    return keeper


def test_every_decision_stands_with_who_when_and_why(decided: Keeper) -> None:
    (summary,) = json.loads(run(decided, "--format", "json").stdout)
    first, second = summary["decisions"]
    assert [each["decision"] for each in (first, second)] == ["reject", "accept"]
    assert (first["retrieved"], first["who"], first["why"]) == ("2024-05-11T10:00:00Z", "A. Officer", "a test file")
    whens = [datetime.fromisoformat(each["when"]) for each in (first, second)]
    assert datetime(2024, 6, 1, tzinfo=UTC) < whens[0] <= whens[1]


def test_people_are_told_of_decisions_too(decided: Keeper) -> None:
    shown = run(decided).stdout
    assert f"Rejected: {SDN} 2024-05-11T10:00:00Z: by A. Officer on 20" in shown
    assert shown.index(": a test file") < shown.index(f"Accepted: {SDN}") < shown.index(": it was none")


def test_a_register_without_decisions_tells_of_none(keeper: Keeper) -> None:
    keeper.keep(csv_file(sdn_row(1, "NILE")), "2024-05-01T10:00Z")
    assert json.loads(run(keeper, "--format", "json").stdout)[0]["decisions"] == []
    assert "ed: " not in run(keeper).stdout


@pytest.mark.parametrize("wrong", [["", "--why", "x"], ["2024", "--why", " "], ["2024", "--who", ""]])
def test_a_decision_about_nothing_or_without_words_is_wrong_use(decided: Keeper, wrong: list[str]) -> None:
    answer = run(decided, "reject", SDN, *wrong)
    assert answer.exit_code == 2
    assert "it is empty" in answer.stderr
    assert json.loads(run(decided, "--format", "json").stdout)[0]["in_force"] == 2


def test_a_path_within_a_file_is_no_folder_that_is_missing(keeper: Keeper) -> None:
    file = keeper.folder / "2024-05-01.csv"
    file.write_bytes(csv_file(sdn_row(1, "NILE")))
    with pytest.raises(BadInput, match=r"2024-05-01\.csv: a file, and no git repository.* leave --path out"):
        run(keeper, "import", str(file), "--path", "sdn.csv", "--register", SDN)


def test_an_empty_path_is_not_the_current_folder(keeper: Keeper) -> None:
    answer = run(keeper, "import", "", "--register", SDN)
    assert (answer.exit_code, "it is empty" in answer.stderr) == (2, True)
