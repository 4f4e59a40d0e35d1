"""``inforce audit``: who asked the service what, when, and against which editions."""

import csv
import sys
from datetime import UTC, datetime

import click
import msgspec
from rich.table import Table

from inforce.api.audit import lines
from inforce.cli.shell import MOMENT, Shell, format_option, pass_shell
from inforce.outputs.sheets import cells
from inforce.unseen import escaped


@click.command()
@click.option("--since", type=MOMENT, metavar="TIME", help="From this time on  [default: everything kept]")
@click.option("--until", type=MOMENT, metavar="TIME", help="Until this time  [default: now]")
@format_option("jsonl", "csv")
@pass_shell
def audit(shell: Shell, since: datetime | None, until: datetime | None, form: str) -> None:
    """Who asked the service what, when, and against which editions; as far as 'inforce serve' wrote it down."""
    begin = since or datetime(1, 1, 1, tzinfo=UTC)
    found = lines(shell.home.folder / "audit", begin, until or shell.now())
    if form == "jsonl":
        for line in found:
            click.echo(escaped(msgspec.json.encode(line).decode()))
    elif form == "csv":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(["when", "who", "method", "path", "query", "body", "status", "request", "editions"])
        for line in found:
            editions = " ".join(f"{register}={sha256}" for register, sha256 in line.editions.items())
            told = (line.when, line.who, line.method, line.path, line.query, line.body, line.status, line.request)
            out.writerow(cells([*told, editions]))
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("When", "Who", "Status", "What"):
            table.add_column(column, overflow="fold")
        for line in found:
            asked = f"{line.method} {line.path}{f'?{line.query}' if line.query else ''}"
            table.add_row(line.when, line.who, "begun" if line.status is None else str(line.status), asked)
        shell.out.print(table)
