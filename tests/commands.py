"""Commands as a shell runs them, within the process of the test: what they print, their exit status, nothing else.

Starting an interpreter and loading the program takes longer than most commands. That the program starts by itself is
proved where a process of its own matters: transcripts of the docs, kills, several processes at once, a terminal.
"""

import io
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from types import MappingProxyType

import pytest

from inforce.cli import main
from inforce.home import Home

Result = CompletedProcess[str]
Run = Callable[..., Result]


def in_home(home: Home | Path) -> list[str]:
    """The options that lead to a home folder, and to its store where that lies elsewhere."""
    if isinstance(home, Path):
        return ["--home", str(home)]
    return ["--home", str(home.folder), *(["--db", home.db] if home.db else [])]


def run_command(
    *arguments: str | Path,
    folder: Path | None = None,
    given: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Result:
    """Run a command in a folder, with something on its standard input and variables of its environment."""
    words, out, err = [str(each) for each in arguments], _stream(), _stream()
    with pytest.MonkeyPatch.context() as surroundings, redirect_stdout(out), redirect_stderr(err):
        if folder:
            surroundings.chdir(folder)
        for name, value in environment.items():
            surroundings.setenv(name, value)
        surroundings.setattr(sys, "stdin", _stream(given))
        status = _status_of(words)
    return CompletedProcess(words, status, _printed(out), _printed(err))


def _status_of(words: list[str]) -> int:
    try:
        main(words)
    except SystemExit as end:
        return int(end.code or 0)
    raise AssertionError("a command ends with its exit status")


def _stream(holding: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(holding.encode()), encoding="utf-8")


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return str(data, "utf-8").replace("\r\n", "\n")
