"""How commands end that nobody reads any more, or that somebody interrupts."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SDN, Keeper, sdn_file

MANY = {number: f"PARTY {number} OF THE NILE" for number in range(1, 1500)}


@pytest.fixture
def db() -> None:
    """In the home folder: what is asked here does not depend on where the store lies."""


def program(home: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "inforce", "--home", str(home), *map(str, arguments)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["lists"],
        ["lists", "changes", SDN],
        ["lists", "changes", SDN, "--format", "csv"],
        ["lists", "export", SDN, "-o", "-", "--as", "ftm", "--as-of", "2024-01-03"],
    ],
    ids=" ".join,
)
def test_a_command_whose_output_is_closed_ends_quietly_as_unix_tools_do(keeper: Keeper, arguments: list[str]) -> None:
    keeper.keep(sdn_file({1: "NILE"}), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(MANY), "2024-01-02T10:00Z")
    unread, output = os.pipe()
    os.close(unread)
    with os.fdopen(output, "wb") as closed:
        command = program(keeper.home.folder, *arguments)
        ended = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 141
    remarks = [line for line in ended.stderr.splitlines() if not line.startswith(SDN)]
    assert remarks == []


def test_a_command_without_standard_streams_does_its_work(keeper: Keeper, tmp_path: Path) -> None:
    keeper.keep(sdn_file(MANY), "2024-01-02T10:00Z")
    command = program(keeper.home.folder, "lists", "export", SDN, "--to", tmp_path / "out")
    closing = f"exec {' '.join(command)} >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", closing], check=False).returncode == 0
    assert len(list((tmp_path / "out").rglob("*.csv"))) == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_of_which_a_reader_takes_the_beginning_alone_was_not_read(keeper: Keeper, unbuffered: str) -> None:
    keeper.keep(sdn_file(MANY), "2024-01-02T10:00Z")
    command = program(keeper.home.folder, "lists", "export", SDN, "-o", "-", "--as", "ftm", "--as-of", "2024-01-03")
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as asked:
        assert asked.stdout
        os.read(asked.stdout.fileno(), 10)
        asked.stdout.close()
    assert asked.returncode == 141


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_the_output_is_one_line(
    keeper: Keeper, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    keeper.keep(sdn_file(MANY), "2024-01-02T10:00Z")
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        command = program(keeper.home.folder, "lists")
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    told = "inforce: standard output: No space left on device; make room where it was to be written, and ask again\n"
    assert (ended.returncode, ended.stderr) == (3, told)


def test_an_interrupted_import_says_what_is_kept_and_is_completed_by_the_same(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    for look in range(200):
        name = f"2024-01-01T{look // 60:02}{look % 60:02}00Z.csv"
        (inbox / name).write_bytes(sdn_file({**MANY, 5000 + look: f"PARTY {look}"}))
    command = program(home, "lists", "import", inbox, "--register", SDN)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as importing:
        until(lambda: len(list(home.glob("archive/??/*.zst"))) > 5)
        importing.send_signal(signal.SIGINT)
        out, err = importing.communicate(timeout=30)
    assert (importing.returncode, out) == (130, "")
    (line,) = err.splitlines()
    kept = int(line.removeprefix("inforce: interrupted; ").partition(" of 200 downloads are imported")[0])
    assert kept >= 1
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert again.stdout == f"{SDN}: {200 - kept} in force, {kept} known already\n"


def test_an_interrupted_question_says_so_in_one_line(tmp_path: Path) -> None:
    with subprocess.Popen(program(tmp_path, "read", "-"), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as asking:
        assert asking.stdin
        asking.stdin.write(b"More than a pipe holds: when it is written, the program reads.\n" * 10_000)
        asking.send_signal(signal.SIGINT)
        asking.stdin.close()
        assert asking.stderr
        told = asking.stderr.read().decode()
    assert asking.returncode == 130
    assert told.strip() == "inforce: interrupted; nothing is left half done"


def until(done: Callable[[], bool], patience: float = 30) -> None:
    end = time.monotonic() + patience
    while not done():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.01)


LEAVING = """
import atexit, sys
atexit.register(print, "Python ends")
from inforce.cli import main
sys.argv = ["inforce", *{arguments}]
try:
    main({given})
finally:
    atexit.register(print, "done at the end")
"""


@pytest.mark.parametrize(
    ("arguments", "status", "told"), [(["--version"], 0, ["inforce"]), (["nonsense"], 2, []), (["was"], 2, [])]
)
def test_the_program_leaves_with_its_status_when_all_that_others_do_at_its_end_is_done(
    arguments: list[str], status: int, told: list[str]
) -> None:
    code = LEAVING.format(arguments=arguments, given="")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == status
    assert [line.split()[0] for line in ended.stdout.splitlines()] == [*told, "done"]


def test_who_runs_a_command_from_a_program_goes_on_after_it() -> None:
    code = LEAVING.format(arguments=[], given='["--version"]')
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[1:] == ["done at the end", "Python ends"]


def test_an_error_that_nobody_foresaw_is_told_as_python_tells_it() -> None:
    code = "import inforce.cli.program as program, sys; program.run = lambda args: 1 / 0\n"
    code += "sys.argv = ['inforce']; from inforce.cli import main; main()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "ZeroDivisionError" in ended.stderr
