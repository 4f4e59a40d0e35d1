"""What every command shares: the home folder, the clock, the consoles, the options for times and formats."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inforce.moment import parse_moment

if TYPE_CHECKING:
    from rich.console import Console

    from inforce.home import Home

F = TypeVar("F", bound=Callable[..., Any])

BAD_NEWS, BAD_INPUT = 1, 3
"""Exit statuses: what was asked for was found amiss; what was given cannot be used. Wrong use is click's own 2."""
_TERMINAL_OR_NOT = {"FORCE_COLOR", "TTY_COMPATIBLE"}
"""What rich asks the environment for."""


class Shell:
    """``out`` takes data, ``err`` progress and remarks. The home and each console are made when they are first used: whoever asks
    for the version, or for JSON, does not wait until they are loaded."""

    def __init__(self, folder: str | None, db: str | None = None, environment: Mapping[str, str] = os.environ) -> None:
        self._folder, self._db, self._environment = folder, db, environment

    @cached_property
    def home(self) -> "Home":
        from inforce.home import Home

        db = self._db or self._environment.get("INFORCE_DB") or None
        chosen = self._folder or self._environment.get("INFORCE_HOME") or _data_folder()
        return Home(Path(chosen).expanduser(), db=db, tell=self._tell)

    @cached_property
    def out(self) -> "Console":
        return self._console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        return self._console(sys.stderr)

    @property
    def is_watched(self) -> bool:
        """``err`` is a terminal, before which somebody waits; or is to be taken for one, as rich is told by variables."""
        told = sys.stderr.isatty() or not _TERMINAL_OR_NOT.isdisjoint(self._environment)
        return told and self.err.is_terminal

    def now(self) -> datetime:
        return datetime.now(UTC)

    def _tell(self, line: str) -> None:
        """What takes its time is told where somebody waits for it."""
        if self.is_watched:
            self.err.print(line, style="dim", soft_wrap=True)

    def _console(self, stream: Any) -> "Console":
        from inforce.cli.consoles import console

        return console(stream, self._environment.get("COLUMNS", ""))


def _data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("inforce", appauthor=False)


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
