"""``inforce add``, ``inforce reports`` and ``inforce forget``: reports that are kept."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.checking import Checked
from inforce.cli.folders import files_of
from inforce.cli.reports import each_report, read_one, report_failures
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.dossier import words
from inforce.dossier.asking import all_kept, all_things, keep, read_anew
from inforce.dossier.asking import forget as forget_all
from inforce.dossier.kept import Kept, named
from inforce.dossier.sameness import Thing
from inforce.dossier.witnesses import Chain, chains

NONE = "No reports are kept; 'inforce add REPORT' keeps one."


@click.command("add")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path(path_type=Path))
@pass_shell
def add_(shell: Shell, reports: tuple[Path, ...]) -> None:
    """Keep reports: their text, where they come from, what is read in them.

    REPORT is a text, a mail, a mailbox, a web page, a folder of them, or - for standard input. Each stands once, by the hash of
    its file, or of the message in a mailbox; one that is there is read again. 'inforce timeline', 'lag' and 'reports' tell what
    they say together, and when a new edition of a register comes, their pending claims are looked at again.
    """
    files, failed = each_report(shell, files_of(shell, reports), read_one)
    new = keep(shell.home, [(path.name, each) for path, found in files.items() for each in found], shell.now())
    every = [each for found in files.values() for each in found]
    claims = sum(len(each.extract.claims) for each in every)
    again = f", {len(every) - new} read again" if len(every) > new else ""
    shell.out.print(f"{new} reports added{again}: {claims} claims", soft_wrap=True)
    report_failures(shell, failed)


@click.command("forget")
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@pass_shell
def forget(shell: Shell, reports: tuple[str, ...]) -> None:
    """Remove reports with their text and all that was read in them.

    REPORT is the name of a file that was added, or a hash (its beginning is enough), as 'inforce reports' shows them. The store
    is written anew, so that nothing of the text stays in its files; without REPORT that alone is done. Receipts keep the
    file's name, its size and its hash, and no text. Backups, and the logs of a PostgreSQL server, are yours to clear.
    """
    gone = [named(all_kept(shell.home), name) for name in dict.fromkeys(reports)]
    if not shell.home.exists:
        shell.err.print(NONE)
        return
    forget_all(shell.home, gone, shell.now())
    for each in gone:
        shell.out.print(f"forgotten: {each.name} ({each.id[:12]})", soft_wrap=True)


@click.group(invoke_without_command=True)
@format_option("json")
@click.pass_context
def reports(context: click.Context, form: str) -> None:
    """Reports that are kept, and what several of them tell together."""
    if context.invoked_subcommand is None:
        _show(context.find_object(Shell) or Shell(None), form)


def _show(shell: Shell, form: str) -> None:
    kept = all_kept(shell.home)
    if form == "json":
        click.echo(contract.dumps([contract.kept(each) for each in kept]))
    elif not kept:
        shell.err.print(NONE)
    else:
        shell.out.print(_table(kept))
        if older := sum(not each.is_current for each in kept):
            told = f"{older} were read by other rules than today's; 'inforce reports renew' reads them again"
            shell.err.print(told, style="yellow", soft_wrap=True)


def _table(kept: Sequence[Kept]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Report", "Name", "Published", "Outlet", "Title"):
        table.add_column(column, overflow="fold")
    table.add_column("Claims", justify="right")
    table.add_column("Events", justify="right")
    for each in kept:
        about, found = each.report, each.extract
        told = (about.published or "-", about.publisher or "-", about.title or "-")
        table.add_row(each.id[:12], each.name, *told, str(len(found.claims)), str(len(found.events)))
    return table


@reports.command("renew")
@pass_shell
def renew(shell: Shell) -> None:
    """Read the reports again that older versions of Inforce read."""
    if not shell.home.exists:
        shell.err.print(NONE)
        return
    renewed, kept = read_anew(shell.home, shell.now())
    shell.out.print(f"{renewed} of {kept} reports read again")


@reports.command("show")
@click.argument("report")
@format_option("json")
@pass_shell
def show_(shell: Shell, report: str, form: str) -> None:
    """One report that is kept, as 'inforce read' shows it. REPORT is its name or the beginning of its hash."""
    found = named(all_kept(shell.home), report)
    if form == "json":
        click.echo(contract.dumps(contract.read_report(found.report, found.extract)))
        return
    from inforce.cli.page import page

    for part in page(found.name, Checked(found.report, found.extract), with_findings=False):
        shell.out.print(part)


@reports.command("witnesses")
@click.option("--all", "every", is_flag=True, help="Also what one report alone tells.")
@format_option("json")
@pass_shell
def witnesses(shell: Shell, every: bool, form: str) -> None:  # noqa: FBT001
    """Claims and events that several reports tell, and how many independent witnesses that makes.

    Reports that have it from one person or one outlet, or copy each other's words, are one witness, and what ties them is told.
    """
    kept = all_things(shell.home)
    found = [each for each in kept if every or each.reports > 1]
    judged = [(each, chains(each.mentions)) for each in found]
    if form == "json":
        fields = [contract.document(contract.thing(each, told)) for each, told in judged]
        click.echo(contract.dumps(fields))
    elif not judged:
        shell.err.print("No two reports that are kept tell of the same." if kept else NONE)
    else:
        for each, told in judged:
            shell.out.print(*_told(each, told), sep="\n", soft_wrap=True)


def _told(thing: Thing, told: Sequence[Chain]) -> list[RenderableType]:
    count = f"{thing.reports} report{'s' if thing.reports > 1 else ''}"
    lines: list[RenderableType] = [
        Text(words.title(thing), style="bold"),
        Text(f"  {count}, {len(told)} independent witness{'es' if len(told) > 1 else ''}"),
    ]
    for number, chain in enumerate(told, 1):
        lines += [
            Text(f"  {number}. {_who(thing, place)}" if place == chain.places[0] else f"     {_who(thing, place)}")
            for place in chain.places
        ]
        if not chain.named:
            lines.append(Text("     named by no name: may be a source that is counted already", style="dim"))
        because = list(dict.fromkeys(map(str, chain.links)))
        lines += [Text(f"     one chain: {'; '.join(because)}", style="dim")] if because else []
    return lines


def _who(thing: Thing, place: int) -> str:
    each = thing.mentions[place]
    speaker = each.speaker or "the newsroom"
    through = f", through {each.channel}" if each.channel else ""
    origin = f"{each.publisher or 'no outlet told'}, {each.kept.report.published or 'no day told'}"
    return f"{each.kept.name}: {speaker}{through} ({origin})"
