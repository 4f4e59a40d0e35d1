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


def test_a_decision_tells_how_many_entries_go_and_can_be_tried_without_deciding(keeper: Keeper) -> None:
    rows = [sdn_row(number, f"PARTY {number}") for number in range(1, 41)]
    keeper.keep(csv_file(*rows), "2024-05-01T10:00Z")
    keeper.keep(csv_file(*rows[:3]), "2024-05-11T10:00Z", keep_broken=True)
    look, told = "2024-05-11T10:00:00Z", "37 of the 40 entries of the look before it (2024-05-01T10:00:00Z) leave by it"
    tried = run(keeper, "accept", SDN, look, "--dry-run").stdout
    assert f"{SDN} {look}: would be accepted\n{SDN} {look}: {told}" in tried
    (summary,) = json.loads(run(keeper, "--format", "json").stdout)
    assert (summary["in_force"], summary["decisions"]) == (1, [])
    done = run(keeper, "accept", SDN, look, "--who", "A. Officer").stdout
    assert done.replace("accepted by A. Officer", "would be accepted") == tried
    assert json.loads(run(keeper, "--format", "json").stdout)[0]["in_force"] == 2


def test_a_second_rejection_is_told_to_be_so_already_and_is_not_recorded(decided: Keeper) -> None:
    run(decided, "reject", SDN, "2024-05-11T10:00:00Z")
    with pytest.raises(BadInput, match="rejected already"):
        run(decided, "reject", SDN, "2024-05-11T10:00:00Z")
    assert len(json.loads(run(decided, "--format", "json").stdout)[0]["decisions"]) == 3


def test_a_path_within_a_file_is_no_folder_that_is_missing(keeper: Keeper) -> None:
    file = keeper.folder / "2024-05-01.csv"
    file.write_bytes(csv_file(sdn_row(1, "NILE")))
    with pytest.raises(BadInput, match=r"2024-05-01\.csv: a file, and no git repository.* leave --path out"):
        run(keeper, "import", str(file), "--path", "sdn.csv", "--register", SDN)


def test_an_empty_path_is_not_the_current_folder(keeper: Keeper) -> None:
    answer = run(keeper, "import", "", "--register", SDN)
    assert (answer.exit_code, "it is empty" in answer.stderr) == (2, True)
