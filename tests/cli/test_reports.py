"""``read`` and ``check``: which files are read, what is said of those that are not, and how several are told apart."""

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from inforce.checking import Checked
from inforce.cli.reports import Lines, each_report, read_one
from inforce.cli.shell import Shell
from tests.commands import Result, Run, in_home, run_command

ENGLISH = "Washington frees Nile Lines\n\nThe United States lifted the sanctions on Nile Lines on Monday, it said.\n"
SPANISH = (
    "Estados Unidos levanta las sanciones contra Nile Lines\n\nEl gobierno anunció que levantó las sanciones contra la "
    "naviera, según informaron los medios, pero no dijo cuándo entra en vigor para las demás.\n"
)
GERMAN = (
    "USA heben Sanktionen auf\n\nDie Regierung hat die Sanktionen gegen die Reederei aufgehoben, teilte das Ministerium "
    "mit; wann es in Kraft tritt, ist nicht bekannt und wird auch nicht gesagt.\n"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """On a home folder without a register."""

    def run(*arguments: str | Path, given: str = "", **environment: str) -> Result:
        return run_command(*in_home(tmp_path / "home"), *arguments, given=given, environment=environment)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.txt", ENGLISH), ("b.txt", ENGLISH), ("a.gold.json", "{}"), ("notes.csv", "1,2")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("text", "language"), [(SPANISH, "es"), (GERMAN, "de")])
def test_a_report_in_a_language_that_is_not_read_says_so(run: Run, tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    shown = run("read", tmp_path / "report.txt")
    assert (shown.returncode, f"written in {language}: not read" in shown.stdout) == (0, True)
    assert "No claim" not in shown.stdout
    told = json.loads(run("check", tmp_path / "report.txt", "--format", "json").stdout)
    assert (told["claims"], told["report"]["notes"]) == ([], [f"written in {language}: not read"])


def test_whether_a_report_was_read_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    for text, status in ((SPANISH, 1), (ENGLISH, 0)):
        (tmp_path / "report.txt").write_text(text, encoding="utf-8")
        asked = run("check", tmp_path / "report.txt", "--fail-on", "unread")
        assert asked.returncode == status
    assert run("check", tmp_path / "report.txt", "--fail-on", "unverifiable").returncode == 1


def test_a_report_without_claims_in_a_language_that_is_read_has_no_such_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The weather\n\nIt was warm on Monday, and it will be warm in the week.\n")
    told = json.loads(run("read", tmp_path / "report.txt", "--format", "json").stdout)
    assert (told["report"]["language"], told["report"]["notes"]) == ("en", [])
    assert "No claim of a sanctions measure found." in run("read", tmp_path / "report.txt").stdout


def test_where_the_reader_had_to_fall_back_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.eml").write_bytes(
        b'From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset="windows-1251"\r\n\r\n'
        + "Санкции с компании были сняты в понедельник, и это было не всё.\r\n".encode()
    )
    note = "the declared charset 'windows-1251' does not fit; read as utf-8"
    assert f"note: {note}" in run("read", tmp_path / "report.eml").stdout
    assert note in json.loads(run("read", tmp_path / "report.eml", "--format", "json").stdout)["report"]["notes"]


def test_files_of_data_in_a_folder_are_passed_over_with_a_remark(run: Run, folder: Path) -> None:
    read = run("read", folder, "--format", "jsonl")
    assert [Path(json.loads(line)["file"]).name for line in read.stdout.splitlines()] == ["a.txt", "b.txt"]
    assert f"passed over in {folder}: 2 files that hold data (.csv, .json)" in read.stderr
    (folder / "notes.csv").unlink()
    assert f"passed over in {folder}: 1 file that holds data (.json)" in run("read", folder).stderr
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    assert run("read", folder).returncode == 3


def test_what_in_a_folder_is_no_file_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (folder / "beside").symlink_to(tmp_path / "elsewhere")
    (folder / "linked.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "c.txt").write_text(ENGLISH)
    read = run("read", folder, "--format", "jsonl")
    assert [Path(json.loads(each)["file"]).name for each in read.stdout.splitlines()] == [
        "a.txt",
        "b.txt",
        "linked.txt",
    ]
    assert f"passed over: {folder / 'gone.txt'}, a link to what is not there" in read.stderr
    assert f"passed over: {folder / 'beside'}, a link to a folder; name that" in read.stderr
    assert f"passed over: {folder / 'pipe.txt'}, which is no file" in read.stderr
    assert read.returncode == 0


def test_a_text_that_is_called_an_archive_is_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text(ENGLISH)
    read = run("read", tmp_path / "b.zip")
    assert (read.returncode, read.stdout) == (3, "")
    assert "called .zip and no such file; if it is a report, call it .txt" in read.stderr


def test_a_line_of_json_is_there_as_soon_as_its_report_is_read_and_nothing_more_is_kept(tmp_path: Path) -> None:
    told = []

    def reading(path: Path) -> list[Checked]:
        told.append(len(out.getvalue().splitlines()))
        return read_one(path)

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(ENGLISH)
    out, shell = io.StringIO(), Shell(str(tmp_path / "home"))
    with contextlib.redirect_stdout(out):
        files, _ = each_report(shell, sorted(tmp_path.glob("*.txt")), reading, told=Lines(with_findings=False))
    assert told == [0, 1, 2]
    assert list(files.values()) == [[], [], []]


def test_a_file_that_is_named_is_read_whatever_its_ending(run: Run, folder: Path) -> None:
    (folder / "letter.log").write_text(ENGLISH)
    assert "Nile Lines" in run("read", folder / "letter.log").stdout


def test_several_reports_stand_apart_and_have_the_names_of_their_files(run: Run, folder: Path) -> None:
    lines = run("read", folder).stdout.splitlines()
    first, second = (lines.index(str(folder / name)) for name in ("a.txt", "b.txt"))
    assert (first, lines[second - 1]) == (0, "")
    assert str(folder) not in run("read", folder / "a.txt").stdout


def test_json_is_an_object_for_one_file_and_a_list_for_several(run: Run, folder: Path) -> None:
    assert isinstance(json.loads(run("read", folder / "a.txt", "--format", "json").stdout), dict)
    assert isinstance(json.loads(run("read", folder, "--format", "json").stdout), list)
    assert "a list for several" in " ".join(run("check", "--help").stdout.split())


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_report_may_come_on_standard_input(run: Run, command: str) -> None:
    told = json.loads(run(command, "-", "--format", "json", given=ENGLISH).stdout)
    assert told["report"]["title"] == "Washington frees Nile Lines"
    assert told["claims"]
    empty = run(command, "-")
    assert (empty.returncode, empty.stdout) == (3, "")
    assert empty.stderr.startswith("inforce: standard input: empty")


def test_on_a_terminal_it_is_told_what_is_being_read(folder: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "inforce", "--home", str(tmp_path / "home"), "read", str(folder / "a.txt")]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm"}, check=True)
    os.close(theirs)
    assert b"reading a.txt" in os.read(ours, 10_000)


@pytest.mark.parametrize("columns", [40, 140])
def test_tables_are_as_wide_as_columns_says(run: Run, folder: Path, columns: int) -> None:
    lines = run("read", folder / "a.txt", COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) == columns
