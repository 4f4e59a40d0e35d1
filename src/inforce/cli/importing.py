"""``inforce lists import``: editions out of files, folders, archives and git repositories."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from inforce.cli.ending import kept_when_interrupted
from inforce.cli.shell import Shell, pass_shell
from inforce.cli.turning import tell_turned
from inforce.errors import BadInput, StoreUnusable
from inforce.lists.clocks import CLOCKS
from inforce.lists.commits import open_history
from inforce.lists.downloads import Download, open_downloads
from inforce.lists.formats import CARRIES
from inforce.lists.registers import register_facts
from inforce.moment import Look
from inforce.register.importing import Imported, Importer, Outcome, refuse_unsound

NOT_ALL_KEPT = 3
_Source = tuple[list[Download], Sequence[str]]
"""Downloads, and what is told of looks that there are and that cannot be had."""


class _Place(click.Path):
    """A path that names something: the empty one is Python's word for the current folder, and nobody's."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("it is empty; name a file, a folder or an archive", param, ctx)
        return super().convert(value, param, ctx)


@click.command("import")
@click.argument("path", type=_Place(path_type=Path))
@click.option(
    "--register", "register", required=True, metavar="R", help="Register the editions belong to, e.g. us-ofac-sdn."
)
@click.option("--retrieved", metavar="TIME", help="When the download was retrieved: a time with its zone, or a day.")
@click.option("--pattern", metavar="FORM", help="How names tell the time of retrieval, e.g. '%Y%m%d_%H%M'.")
@click.option("--path", "paths", multiple=True, metavar="FILE", help="PATH is a git repository: read this file of it.")
@click.option("--branch", metavar="REV", help="Of a repository: the branch or commit to read  [default: HEAD]")
@click.option(
    "--clock", type=click.Choice(CLOCKS), help="Of a repository: whose time dates a look  [default: committer]"
)
@click.option(
    "--every-commit", is_flag=True, help="Of a repository: commits that leave the file unchanged are looks too."
)
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
    paths: tuple[str, ...],
    branch: str | None,
    clock: str | None,
    every_commit: bool,  # noqa: FBT001
    carries: str,
    keep_broken: bool,  # noqa: FBT001
) -> None:
    """Import editions from a file, a folder, a tar or zip archive of downloads, or a git repository.

    May be repeated without harm. The time of retrieval is taken from --retrieved, else from the name of the file (or of
    the folder that holds a CSV set), else from an archive's own record. Times in names are in UTC unless they carry a
    zone. A download whose time belongs to another edition is passed over and named (exit status 3).

    With --path, PATH is a git repository (a work tree or bare), into which somebody scraped a list: each commit that
    changes the file is a look, dated by its committer. Files of one CSV set are named together: --path sdn.csv --path
    alt.csv. Nothing is checked out or fetched. Looks whose contents the repository has not are left out and named (exit
    status 3).
    """
    if paths and (retrieved is not None or pattern):
        raise click.UsageError("--path takes times from commits; --retrieved and --pattern are for files")
    if not paths and (branch or clock or every_commit):
        raise click.UsageError("--branch, --clock and --every-commit go with --path")
    facts = register_facts(register)
    look = Look.parse(retrieved) if retrieved is not None else None
    shell.home.archive.sweep(shell.now())
    if paths:
        source = _of_commits(shell, path, paths, branch or "HEAD", clock or CLOCKS[0], every_commit=every_commit)
    else:
        source = _of_files(shell, path, look, pattern)
    with source as (downloads, left_out):
        _refuse_the_future(downloads, shell.now(), retrieved)
        if shell.home.is_new:
            if not keep_broken:
                refuse_unsound(downloads, facts, carries)
            _tell_of_a_lost_store(shell)
        with shell.home.writing() as store:
            importer = Importer(store, shell.home.archive, facts, carries)
            with _progress(shell) as bar, _kept_of(bar):
                task = bar.add_task(register, total=len(downloads))
                done = importer.run(downloads, keep_broken=keep_broken, progress=lambda _: bar.advance(task))
    _report_import(shell, register, done)
    tell_turned(shell)
    for each in left_out:
        shell.err.print(f"left out: {each}", style="yellow", soft_wrap=True)
    if left_out or any(each.outcome in {Outcome.CLASHED, Outcome.LOST} for each in done):
        raise SystemExit(NOT_ALL_KEPT)


@contextmanager
def _of_files(shell: Shell, path: Path, look: Look | None, pattern: str | None) -> Iterator[_Source]:
    if (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir()):
        shell.err.print(f"remark: {path} is a git repository; --path FILE reads its history", soft_wrap=True)
    with open_downloads(path, look, pattern) as downloads:
        yield downloads, ()


@contextmanager
def _of_commits(
    shell: Shell, path: Path, paths: tuple[str, ...], branch: str, clock: str, *, every_commit: bool
) -> Iterator[_Source]:
    with open_history(path, paths, branch, clock, every_commit=every_commit) as history:
        for remark in history.remarks:
            shell.err.print(f"remark: {remark}", soft_wrap=True)
        yield history.downloads, history.left_out


def _refuse_the_future(downloads: list[Download], now: datetime, retrieved: str | None) -> None:
    told = "said by --retrieved to be retrieved" if retrieved else "retrieved, by its name or record,"
    for download in downloads:
        if download.look.earliest > now + timedelta(days=1):
            given = "write" if retrieved else "give with --retrieved"
            what_next = "see the other time with --clock" if download.origin else f"{given} when it was retrieved"
            raise BadInput(f"{download.where}: {told} at {download.look}, which is in the future; {what_next}")


def _progress(shell: Shell) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=shell.err, transient=True, disable=not shell.err.is_terminal)


def _tell_of_a_lost_store(shell: Shell) -> None:
    try:
        _ = shell.home.exists
    except StoreUnusable:
        told = "remark: the store that was here is gone: this import begins another, which knows what is imported again"
        shell.err.print(told, style="yellow", soft_wrap=True)


def _kept_of(bar: Progress) -> AbstractContextManager[None]:
    def kept() -> str:
        (task,) = bar.tasks
        return f"{task.completed} of {task.total} downloads are imported and stay; run the same again for the rest"

    return kept_when_interrupted(kept)


def _report_import(shell: Shell, register: str, done: list[Imported]) -> None:
    counts = {outcome: sum(each.outcome is outcome for each in done) for outcome in Outcome}
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
    shell.out.print(f"{register}: {told}", soft_wrap=True)
    for each in done:
        if each.reason:
            shell.err.print(f"{each.outcome}: {each.look}: {each.reason}", style="yellow", soft_wrap=True)
        for remark in each.remarks:
            shell.err.print(f"remark: {each.look}: {remark}", soft_wrap=True)
