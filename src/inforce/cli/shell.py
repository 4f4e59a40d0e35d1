"""What every command shares: the home folder, the clock, the consoles, the options for times and formats."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
import platformdirs
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from inforce.home import Home
from inforce.moment import parse_moment
from inforce.unseen import visible
from inforce.values import value

F = TypeVar("F", bound=Callable[..., Any])

BAD_NEWS, BAD_INPUT = 1, 3
"""Exit statuses: what was asked for was found amiss; what was given cannot be used. Wrong use is click's own 2."""
WIDTH = 100
"""Columns of a table where the output is no terminal and COLUMNS is not set."""


@value(frozen=True, slots=True)
class Shell:
    """``out`` takes data, ``err`` progress and remarks."""

    home: Home
    out: Console
    err: Console

    @classmethod
    def for_home(
        cls, folder: str | None, db: str | None = None, environment: Mapping[str, str] = os.environ
    ) -> "Shell":
        chosen = folder or environment.get("INFORCE_HOME") or platformdirs.user_data_path("inforce", appauthor=False)
        columns = environment.get("COLUMNS", "")
        out, err = _console(sys.stdout, columns), _console(sys.stderr, columns)
        home = Home(Path(chosen).expanduser(), db=db or environment.get("INFORCE_DB") or None, tell=_telling(err))
        return cls(home, out, err)

    def now(self) -> datetime:
        return datetime.now(UTC)


def _telling(err: Console) -> Callable[[str], None]:
    """What takes its time is told where somebody waits for it: on a terminal."""

    def tell(line: str) -> None:
        if err.is_terminal:
            err.print(line, style="dim", soft_wrap=True)

    return tell


class _Shown(Console):
    """A console on which whatever is shown is visible."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)

    def on_broken_pipe(self) -> None:
        """Nobody reads any more: what that means for the program is decided where it ends, for all its output alike."""
        raise BrokenPipeError


def _console(stream: Any, columns: str) -> Console:
    """Of the terminal's width, or as wide as COLUMNS says."""
    asked = int(columns) if columns.isdecimal() and int(columns) else None
    width = asked or (None if stream.isatty() else WIDTH)
    return _Shown(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


pass_shell = click.make_pass_decorator(Shell)

db_option = click.option(
    "--db", metavar="URL", help="Keep the store on PostgreSQL, postgresql://user@host/database  [default: $INFORCE_DB]"
)

home_option = click.option(
    "--home",
    metavar="FOLDER",
    help="Folder of store and archive  [default: $INFORCE_HOME, else the platform's data folder]",
)


MOMENT = parse_moment
"""The type of an option that takes a time with its zone, or a date, which is its last instant in UTC."""


def known_at_option(default: str) -> Callable[[F], F]:
    return click.option(
        "--known-at",
        type=MOMENT,
        metavar="TIME",
        help=f"See only editions retrieved by this time  [default: {default}]",
    )


def format_option(*formats: str) -> Callable[[F], F]:
    return click.option("--format", "form", type=click.Choice(["table", *formats]), default="table", show_default=True)
