"""``inforce lists import``: editions out of files, folders and archives."""

from datetime import datetime, timedelta
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from inforce.cli.shell import Shell, pass_shell
from inforce.errors import BadInput
from inforce.lists.downloads import Download, open_downloads
from inforce.lists.formats import CARRIES
from inforce.lists.registers import register_facts
from inforce.moment import Look
from inforce.register.importing import Imported, Importer, Outcome, refuse_unreadable


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--register", "register", required=True, metavar="R", help="Register the editions belong to, e.g. us-ofac-sdn."
)
@click.option("--retrieved", metavar="TIME", help="When the download was retrieved: a time with its zone, or a day.")
@click.option("--pattern", metavar="FORM", help="How names tell the time of retrieval, e.g. '%Y%m%d_%H%M'.")
@click.option(
    "--carries",
    type=click.Choice(CARRIES),
    default="all",
    show_default=True,
    help="What the editions carry: the publisher's own form, or numbers and names only.",
)
@click.option(
    "--keep-broken", is_flag=True, help="Quarantine a broken download even where nothing sound stands beside it."
)
@pass_shell
def import_(
    shell: Shell,
    path: Path,
    register: str,
    retrieved: str | None,
    pattern: str | None,
    carries: str,
    keep_broken: bool,  # noqa: FBT001
) -> None:
    """Import editions from a file, a folder, or a tar or zip archive of downloads.

    May be repeated without harm. The time of retrieval is taken from --retrieved, else from the name of the file (or of
    the folder that holds a CSV set), else from an archive's own record. Times in names are in UTC.
    """
    facts = register_facts(register)
    look = Look.parse(retrieved) if retrieved else None
    shell.home.archive.sweep(shell.now())
    with open_downloads(path, look, pattern) as downloads:
        _refuse_the_future(downloads, shell.now())
        if not (shell.home.exists or keep_broken):
            refuse_unreadable(downloads, facts, carries)
        with shell.home.writing() as store:
            importer = Importer(store, shell.home.archive, facts, carries)
            with _progress(shell) as bar:
                task = bar.add_task(register, total=len(downloads))
                done = importer.run(downloads, keep_broken=keep_broken, progress=lambda _: bar.advance(task))
    _report_import(shell, register, done)


def _refuse_the_future(downloads: list[Download], now: datetime) -> None:
    for download in downloads:
        if download.look.earliest > now + timedelta(days=1):
            raise BadInput(f"{download.where}: retrieved at {download.look}, which is in the future; give --retrieved")


def _progress(shell: Shell) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=shell.err, transient=True, disable=not shell.err.is_terminal)


def _report_import(shell: Shell, register: str, done: list[Imported]) -> None:
    counts = {outcome: sum(each.outcome is outcome for each in done) for outcome in Outcome}
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
    shell.out.print(f"{register}: {told}", soft_wrap=True)
    for each in done:
        if each.reason:
            shell.err.print(f"quarantined: {each.look}: {each.reason}", style="yellow", soft_wrap=True)
        for remark in each.remarks:
            shell.err.print(f"remark: {each.look}: {remark}", soft_wrap=True)
