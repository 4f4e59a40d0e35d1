"""Names come from others' files: whatever they hold, no control character of theirs reaches a terminal."""

import json
from pathlib import Path

import pytest

from tests.commands import in_home, run_command
from tests.conftest import SDN, Keeper, csv_file, sdn_row

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
NAME = f"NILE {ESCAPE}LINES"


@pytest.fixture
def db() -> None:
    """In the home folder: what is shown does not depend on where the store lies."""


@pytest.fixture
def named(keeper: Keeper) -> Keeper:
    """Two editions; in the second came a party whose name, programme and remarks hold control characters."""
    fleet = [sdn_row(number, f"PARTY {number}") for number in range(1, 5)]
    keeper.keep(csv_file(*fleet), "2024-01-01T10:00Z")
    stranger = sdn_row(7, NAME, "individual", f"TEST{ESCAPE}ING", f"DOB 1951; {ESCAPE}; nationality Egy{ESCAPE}pt.")
    keeper.keep(csv_file(*fleet, stranger), "2024-01-02T10:00Z")
    keeper.keep({f"sdn{ESCAPE}.csv": b"<html>"}, "2024-01-03T10:00Z", keep_broken=True)
    return keeper


COMMANDS = [
    "lists", "lists --editions", "lists --format json", "was 7 --as-of 2024-01-02", "history 7", "history 7 --format json",
    "lists verify", "was 7 --as-of 2024-01-02 --format json", "screen {names} --as-of 2024-01-02",
    "screen {names} --as-of 2024-01-02 --format csv", "screen {names} --as-of 2024-01-02 --format jsonl",
    *(f"lists changes {SDN} --format {form}" for form in ("table", "json", "jsonl", "csv", "atom")),
    *(f"lists export {SDN} --as-of 2024-01-02 -o - --as {form}" for form in ("csv", "ftm")),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_no_control_character_of_a_name_is_printed(named: Keeper, tmp_path: Path, command: str) -> None:
    names = tmp_path / "names.csv"
    names.write_text(f'name\n"{NAME}"\nNILE LINES\n', encoding="utf-8")
    printed = run_command(*in_home(named.home), *command.format(names=names).split())
    assert printed.returncode == 0, printed
    text = printed.stdout + printed.stderr
    assert not [each for each in text if (each < " " and each not in "\t\r\n") or "\x7f" <= each < "\xa0"]
    assert "NILE" in text or (command.startswith("lists") and "changes" not in command and "export" not in command)


def test_programs_get_the_publishers_own_characters(named: Keeper) -> None:
    printed = run_command(*in_home(named.home), "was", "7", "--as-of", "2024-01-02", "--format", "json")
    assert json.loads(printed.stdout)[0]["name"] == NAME


def test_wrong_use_and_absent_files_repeat_no_control_character(named: Keeper) -> None:
    for status, arguments in (3, ("screen", f"none{ESCAPE}.csv")), (2, ("was", "1", f"--none{ESCAPE}")):
        printed = run_command(*in_home(named.home), *arguments)
        assert printed.returncode == status
        assert "\x1b" not in printed.stderr
        assert "owned" in printed.stderr
