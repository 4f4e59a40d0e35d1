"""``inforce demo`` runs ordinary commands in a folder of its own."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from inforce.demo import STEPS, run


def console() -> Console:
    return Console(file=io.StringIO(), width=100)


def ignore(home: Path, arguments: Sequence[str]) -> None:
    """A command that does nothing."""


def test_every_file_that_a_step_names_lies_where_the_step_runs() -> None:
    missing: list[str] = []

    def look(home: Path, arguments: Sequence[str]) -> None:
        named = [word for word in arguments if word.endswith((".txt", ".eml", ".json")) or word == "editions"]
        missing.extend(word for word in named if not Path(word).exists())

    run(console(), look)
    assert missing == []


def test_each_step_is_shown_as_the_command_that_is_run() -> None:
    ran: list[str] = []
    shown = io.StringIO()
    run(Console(file=shown, width=100), lambda home, arguments: ran.append(" ".join(arguments)))
    assert ran == [step.command for step in STEPS]
    assert [line[10:] for line in shown.getvalue().splitlines() if line.startswith("$ inforce ")] == ran


def test_without_a_folder_nothing_is_left_behind_and_one_is_back_where_one_was() -> None:
    before, places = Path.cwd(), []
    run(console(), lambda home, arguments: places.append(Path.cwd()))
    assert Path.cwd() == before
    assert [place for place in places if place.exists()] == []


def test_a_given_folder_keeps_the_files(tmp_path: Path) -> None:
    run(console(), ignore, tmp_path / "demo")
    assert (tmp_path / "demo" / "reports" / "belavia.txt").is_file()


def test_a_folder_that_holds_something_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="not empty"):
        run(console(), ignore, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
