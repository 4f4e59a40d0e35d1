"""``inforce lists changes``: what editions were the first to show."""

import csv
import io
from datetime import UTC, datetime

import click
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.cli.show import CHANGE_STYLES, plain_interval
from inforce.moment import TICK, Look, Moment
from inforce.register.history import Change, changes
from inforce.register.store import Session


@click.command("changes")
@click.argument("register")
@click.option("--since", metavar="TIME", help="Changes first seen after this time (a date: from its beginning).")
@click.option("--until", type=MOMENT, metavar="TIME", help="Changes first seen by this time (a date: to its end).")
@known_at_option("now")
@format_option("json", "jsonl", "csv")
@pass_shell
def changes_(
    shell: Shell, register: str, since: str | None, until: datetime | None, known_at: datetime | None, form: str
) -> None:
    """What editions were the first to show: entries added, removed, amended."""
    end = until or shell.now()
    with shell.home.reading() as session:
        found = _changes(shell, session, register, _beginning(since), end, known_at or shell.now())
    if form == "json":
        click.echo(contract.dumps([contract.change(each, register) for each in found]))
    elif form == "jsonl":
        for each in found:
            click.echo(contract.dumps(contract.change(each, register), indent=None))
    elif form == "csv":
        click.echo(_csv(found), nl=False)
    else:
        shell.out.print(_change_table(found))
        shell.out.print(f"{len(found)} changes")


def _beginning(text: str | None) -> datetime:
    """A date stands for its first instant here, any other time for itself."""
    if text is None:
        return datetime(1, 1, 1, tzinfo=UTC)
    look = Look.parse(text)
    return look.earliest - TICK if look.by_day_only else look.earliest


def _changes(
    shell: Shell, session: Session, register: str, since: datetime, until: datetime, known: datetime
) -> list[Change]:
    return changes(shell.home.register(session, register).as_of(Moment(until, known)), since, until)


def _change_table(found: list[Change]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Change", "Entry", "Name", "Between", "What"):
        table.add_column(column, overflow="fold")
    for each in found:
        what = "; ".join(f"{what}: {was or '-'} → {now or '-'}" for what, was, now in each.amended)
        kind = Text(each.kind.value, style=CHANGE_STYLES[each.kind])
        table.add_row(kind, each.entry, each.name, plain_interval(each.when), _shortened(what))
    return table


def _shortened(text: str, width: int = 160) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _csv(found: list[Change]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["change", "entry", "name", "after", "by", "edition", "what", "was", "now"])
    for each in found:
        when = contract.interval(each.when) or {}
        fixed = [
            each.kind.value,
            each.entry,
            each.name,
            when.get("after") or "",
            when.get("by") or "",
            each.edition.sha256,
        ]
        writer.writerows([*fixed, *amended] for amended in each.amended or [("", "", "")])
    return out.getvalue()
