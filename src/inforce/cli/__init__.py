"""The command line. The only place that reads the clock, besides the server."""

import sys
from typing import Any

import click

from inforce.cli import ask, authorisations, demo, lists, reports
from inforce.cli.shell import (
    Shell,
    home_option,
    pass_shell,  # noqa: F401 - for commands of other packages
)
from inforce.errors import InforceError

BAD_INPUT = 3


class _Commands(click.Group):
    """Commands in the order in which they are explained, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option
@click.version_option(package_name="inforce", message="inforce %(version)s")
@click.pass_context
def cli(context: click.Context, home: str | None) -> None:
    """What was announced of sanctions, set against what the official registers said at that moment."""
    context.obj = Shell.for_home(home)


for command in (
    demo.demo,
    reports.check,
    reports.read,
    ask.was,
    ask.history,
    lists.lists,
    authorisations.authorisations,
):
    cli.add_command(command)


def main(args: list[str] | None = None) -> Any:
    """Run a command; exit status 0 done, 1 bad news where a flag asks for that, 2 wrong use, 3 bad input."""
    try:
        return cli.main(args=args, prog_name="inforce", standalone_mode=True)
    except InforceError as error:
        return _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}")


def _fail(message: str) -> None:
    click.echo(f"inforce: {' '.join(message.split())}", err=True)
    sys.exit(BAD_INPUT)
