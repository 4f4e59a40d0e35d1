"""Every command, and how an error of any of them is told."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from inforce import __version__
from inforce.cli.ending import Program
from inforce.cli.shell import BAD_INPUT, Shell, db_option, home_option
from inforce.errors import InforceError
from inforce.unseen import visible

COMMANDS = {
    "demo": "inforce.cli.demo:demo",
    "check": "inforce.cli.reports:check",
    "read": "inforce.cli.reports:read",
    "was": "inforce.cli.ask:was",
    "history": "inforce.cli.ask:history",
    "programme": "inforce.cli.programme:programme",
    "screen": "inforce.cli.screening:screen",
    "compare": "inforce.cli.screening:compare",
    "lookback": "inforce.cli.lookback:lookback",
    "mark": "inforce.cli.marking:mark",
    "verify": "inforce.cli.verifying:verify",
    "sign": "inforce.cli.signing:sign_",
    "add": "inforce.cli.keeping:add_",
    "reports": "inforce.cli.keeping:reports",
    "timeline": "inforce.cli.timeline:timeline_",
    "lag": "inforce.cli.lagging:lag",
    "forget": "inforce.cli.keeping:forget",
    "lists": "inforce.cli.lists:lists",
    "watch": "inforce.cli.watching:watch",
    "deliveries": "inforce.cli.delivering:deliveries",
    "serve": "inforce.cli.serving:serve",
    "mcp": "inforce.cli.assisting:mcp",
    "tokens": "inforce.cli.tokens:tokens",
    "audit": "inforce.cli.auditing:audit",
    "authorisations": "inforce.cli.authorisations:authorisations",
}
"""Every command and where it stands, in the order in which they are explained."""


@click.group(
    cls=Program,
    commands_at=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@home_option
@db_option
@click.version_option(__version__, message="inforce %(version)s")
@click.pass_context
def cli(context: click.Context, home: str | None, db: str | None) -> None:
    """What was announced of sanctions, set against what the official registers said at that moment."""
    context.obj = Shell(home, db)


_FULL = frozenset(getattr(errno, name, errno.ENOSPC) for name in ("ENOSPC", "EDQUOT"))
"""What systems say of a disk, or a share of one, that is full; not all know shares."""


def run(args: list[str] | None) -> Any:
    """Run a command; ends with its exit status."""
    sys.stdout, sys.stderr = (each or Path(os.devnull).open("w") for each in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files need not be text
    try:
        return cli.main(args=args, prog_name="inforce", standalone_mode=True)
    except InforceError as error:
        return _fail(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        advice = "; make room where it was to be written, and ask again" if error.errno in _FULL else ""
        return _fail(f"{where}{error.strerror or error}{advice}")


def _fail(message: str) -> None:
    click.echo(f"inforce: {visible(' '.join(message.split()))}", err=True)
    sys.exit(BAD_INPUT)
