"""``inforce lists changes``: what editions were the first to show."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.cli.show import CHANGE_STYLES, plain_interval
from inforce.lists.registers import register_facts
from inforce.moment import TICK, Look, Moment, iso
from inforce.outputs.columns import identifier
from inforce.outputs.feed import Setting, feed
from inforce.outputs.sheets import joined, sheet
from inforce.register.history import Change, changes
from inforce.register.words import silence


@click.command("changes")
@click.argument("register")
@click.option("--since", metavar="TIME", help="Changes first seen after this time (a date: from its beginning).")
@click.option("--until", type=MOMENT, metavar="TIME", help="Changes first seen by this time (a date: to its end).")
@known_at_option("now")
@format_option("json", "jsonl", "csv", "atom")
@pass_shell
def changes_(
    shell: Shell, register: str, since: str | None, until: datetime | None, known_at: datetime | None, form: str
) -> None:
    """What editions were the first to show: entries added, removed, amended.

    --format csv puts an apostrophe before cells that a spreadsheet would take for formulas; atom is a feed (RFC 4287).
    """
    now = shell.now()
    moment, beginning = Moment(until or now, known_at or now), _beginning(since)
    if until and beginning > until:
        raise click.UsageError("--until is before --since")
    if beginning > now:
        raise click.UsageError("--since is in the future")
    with shell.home.reading() as session:
        view = shell.home.register(session, register).as_of(moment)
        found = changes(view, beginning, moment.valid)
        looks, remarks = [edition.look for edition in view.editions()], silence(view, beginning if since else None)
    for remark in remarks:
        shell.err.print(f"{register}: {remark}", style="yellow", soft_wrap=True)
    match form:
        case "json":
            click.echo(contract.dumps([contract.change(each, register) for each in found]))
        case "jsonl":
            for each in found:
                click.echo(contract.dumps(contract.change(each, register), indent=None))
        case "csv":
            click.echo(sheet(_COLUMNS, _rows(found)), nl=False)
        case "atom":
            setting = Setting(looks[-1].known if looks else moment.known, doubts=remarks)
            click.echo(feed(register, register_facts(register).title, found, setting))
        case _:
            shell.out.print(_change_table(found))
            shell.out.print("1 change" if len(found) == 1 else f"{len(found)} changes")


def _beginning(text: str | None) -> datetime:
    """A date stands for its first instant here, any other time for itself."""
    if text is None:
        return datetime(1, 1, 1, tzinfo=UTC)
    look = Look.parse(text)
    return look.earliest - TICK if look.by_day_only else look.earliest


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


_COLUMNS = ("change", "entry", "other_numbers", "name", "after", "by", "edition", "what", "was", "now")


def _rows(found: list[Change]) -> Iterator[tuple[str, ...]]:
    for each in found:
        after, by = (iso(time) if time else "" for time in (each.when.after, each.when.by))
        numbers = joined(map(identifier, each.numbers))
        for amended in each.amended or [("", "", "")]:
            yield (each.kind.value, each.entry, numbers, each.name, after, by, each.edition.sha256, *amended)
