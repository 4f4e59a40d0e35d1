"""``inforce lists``: the registers, their editions, and everything that is done with them."""

from datetime import datetime

import click
from rich.table import Table
from rich.text import Text

from inforce import contract, documents
from inforce.cli.commands import Commands
from inforce.cli.shell import Shell, format_option
from inforce.lists.registers import known_registers
from inforce.moment import shortly
from inforce.register.store import Decision, KeptEdition

COMMANDS = {
    "accept": "inforce.cli.deciding:accept_",
    "coverage": "inforce.cli.coverage:coverage_",
    "changes": "inforce.cli.changes:changes_",
    "export": "inforce.cli.exporting:export_",
    "fetch": "inforce.cli.fetching:fetch_",
    "import": "inforce.cli.importing:import_",
    "reject": "inforce.cli.deciding:reject_",
    "verify": "inforce.cli.deciding:verify_",
}


@click.group(cls=Commands, commands_at=COMMANDS, invoke_without_command=True)
@click.option("--editions", is_flag=True, help="Every edition, not only the totals of each register.")
@format_option("json")
@click.pass_context
def lists(context: click.Context, editions: bool, form: str) -> None:  # noqa: FBT001
    """Registers: what is kept, how fresh it is; import, export, changes."""
    if context.invoked_subcommand is None:
        _show_lists(context.find_object(Shell) or Shell(None), every=editions, form=form)


def _show_lists(shell: Shell, *, every: bool, form: str) -> None:
    if not shell.home.exists:
        kept: dict[str, list[KeptEdition]] = {}
        decided: dict[str, list[Decision]] = {}
    else:
        with shell.home.reading() as session:
            ids = {name: session.register_id(name) or 0 for name in session.registers()}
            kept = {name: session.editions(register) for name, register in ids.items()}
            decided = {name: session.decisions(register) for name, register in ids.items()}
    if form == "json":
        summaries = [documents.summary(name, editions, decided[name], every=every) for name, editions in kept.items()]
        click.echo(contract.dumps(summaries))
    elif not kept:
        shell.err.print(f"No editions in {shell.home.folder} yet; begin with 'inforce lists import PATH --register R'.")
        shell.err.print(f"Known registers: {', '.join(known_registers())}")
    else:
        shell.out.print(_edition_table(kept) if every else _register_table(kept, shell.now()))
        _show_quarantine(shell, kept)
        _show_decisions(shell, kept, decided)


def _register_table(kept: dict[str, list[KeptEdition]], now: datetime) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Register", "In force", "Quarantined", "First look", "Last look", "Age", "Entries"):
        table.add_column(column, justify="right" if column in {"In force", "Quarantined", "Age", "Entries"} else "left")
    for name, editions in kept.items():
        sound = [edition for edition in editions if edition.quarantine is None]
        first, last = (str(sound[0].look), str(sound[-1].look)) if sound else ("-", "-")
        age = f"{(now - sound[-1].look.latest).days} d" if sound else "-"
        entries = str(sound[-1].entries) if sound else "-"
        table.add_row(name, str(len(sound)), str(len(editions) - len(sound)), first, last, age, entries)
    return table


def _edition_table(kept: dict[str, list[KeptEdition]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Register", "Retrieved", "SHA-256", "Entries", "Bytes", "Carries", "State"):
        table.add_column(column, justify="right" if column in {"Entries", "Bytes"} else "left")
    for name, editions in kept.items():
        for e in editions:
            state = Text("quarantined", style="yellow") if e.quarantine else Text("in force")
            parts = " ".join(sorted(part.partition(":")[2] for part in e.parts))
            table.add_row(name, str(e.look), e.sha256[:12], str(e.entries), str(e.size), parts, state)
    return table


def _show_quarantine(shell: Shell, kept: dict[str, list[KeptEdition]]) -> None:
    for name, editions in kept.items():
        for edition in editions:
            if edition.quarantine:
                shell.out.print(Text(f"\nQuarantined: {name} {edition.look}: {edition.quarantine}", style="yellow"))


def _show_decisions(shell: Shell, kept: dict[str, list[KeptEdition]], decided: dict[str, list[Decision]]) -> None:
    for name, decisions in decided.items():
        looks = {edition.at: edition for edition in kept[name]}
        for each in decisions:
            told = f"{name} {looks[each.at].look}: by {each.who} on {shortly(each.when)}"
            shell.out.print(f"{each.verb.capitalize()}ed: {told}{f': {each.why}' if each.why else ''}", soft_wrap=True)
