"""``inforce lists``: registers, their editions, imports, exports, changes."""

import csv
import getpass
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from inforce import contract
from inforce.cli.fetching import fetch_
from inforce.cli.shell import MOMENT, Shell, format_option, known_at_option, pass_shell
from inforce.cli.show import CHANGE_STYLES, plain_interval
from inforce.errors import BadInput
from inforce.lists.downloads import Download, open_downloads
from inforce.lists.formats import CARRIES
from inforce.lists.registers import known_registers, register_facts
from inforce.moment import TICK, Look, Moment
from inforce.register.deciding import Judge, accept, reject
from inforce.register.export import export, find_editions, verify
from inforce.register.history import Change, changes
from inforce.register.importing import Imported, Importer, Outcome, refuse_unreadable
from inforce.register.store import KeptEdition, Session

BAD_NEWS = 1


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have a number and no name
        return f"user {os.getuid()}"


@click.group(invoke_without_command=True)
@click.option("--editions", is_flag=True, help="Every edition, not only the totals of each register.")
@format_option("json")
@click.pass_context
def lists(context: click.Context, editions: bool, form: str) -> None:  # noqa: FBT001
    """Registers: what is kept, how fresh it is; import, export, changes."""
    if context.invoked_subcommand is None:
        _show_lists(context.find_object(Shell) or Shell.for_home(None), every=editions, form=form)


def _show_lists(shell: Shell, *, every: bool, form: str) -> None:
    if not shell.home.exists:
        kept: dict[str, list[KeptEdition]] = {}
    else:
        with shell.home.reading() as session:
            kept = {name: session.editions(session.register_id(name) or 0) for name in session.registers()}
    if form == "json":
        click.echo(contract.dumps([_summary(name, editions, every=every) for name, editions in kept.items()]))
    elif not kept:
        shell.err.print(f"No editions in {shell.home.folder} yet; begin with 'inforce lists import PATH --register R'.")
        shell.err.print(f"Known registers: {', '.join(known_registers())}")
    else:
        shell.out.print(_edition_table(kept) if every else _register_table(kept, shell.now()))
        _show_quarantine(shell, kept)


def _summary(name: str, editions: list[KeptEdition], *, every: bool) -> contract.Json:
    in_force = [edition for edition in editions if edition.quarantine is None]
    fields: contract.Json = {
        "register": name,
        "title": register_facts(name).title,
        "in_force": len(in_force),
        "quarantined": [_edition_fields(edition) for edition in editions if edition.quarantine is not None],
        "first": str(in_force[0].look) if in_force else None,
        "last": str(in_force[-1].look) if in_force else None,
        "entries": in_force[-1].entries if in_force else 0,
    }
    return contract.document(
        {**fields, **({"editions": [_edition_fields(each) for each in editions]} if every else {})}
    )


def _edition_fields(edition: KeptEdition) -> contract.Json:
    return {
        "sha256": edition.sha256,
        "published": edition.published,
        "retrieved": str(edition.look),
        "entries": edition.entries,
        "size": edition.size,
        "parts": sorted(edition.parts),
        "quarantine": edition.quarantine,
    }


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


@lists.command("import")
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


@lists.command("export")
@click.argument("register")
@click.option(
    "--edition", metavar="SHA256", help="One edition, by the beginning of its SHA-256 or its time of retrieval."
)
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@pass_shell
def export_(shell: Shell, register: str, edition: str | None, folder: Path) -> None:
    """Write editions as they were retrieved, bit for bit, quarantined ones too."""
    with shell.home.reading() as session:
        found = find_editions(session, shell.home.register(session, register), edition)
        written = export(session, shell.home.archive, found, folder)
    shell.out.print(f"{register}: {written} files in {folder}", soft_wrap=True)


def _deciding(verb: str, help_: str) -> None:
    @lists.command(verb, help=help_)
    @click.argument("register")
    @click.argument("edition")
    @click.option("--who", metavar="NAME", default=_user, help="Who decides  [default: the user's name]")
    @click.option("--why", metavar="TEXT", help="The reason.")
    @pass_shell
    def decide(shell: Shell, register: str, edition: str, who: str, why: str | None) -> None:
        facts, judge = register_facts(register), Judge(who, shell.now(), why)
        with shell.home.writing() as store, store.transaction() as session:
            looks = find_editions(session, shell.home.register(session, register), edition)
            in_quarantine = verb == "accept"
            chosen = [each for each in looks if (each.quarantine is not None) is in_quarantine] or looks[:1]
            for found in chosen:
                if verb == "accept":
                    accept(session, shell.home.archive, facts, found, judge)
                else:
                    reject(session, facts, found, judge)
        for found in chosen:
            shell.out.print(f"{register} {found.look}: {verb}ed by {who}", soft_wrap=True)


_EDITION = "EDITION is the beginning of its SHA-256, or its time of retrieval; see 'inforce lists --editions'."
_deciding("accept", f"Put a quarantined edition in force; recorded, and undone by 'reject'. {_EDITION}")
_deciding("reject", f"Take an edition out of force; its bytes are kept. Recorded, and undone by 'accept'. {_EDITION}")


@lists.command("verify")
@click.argument("register", required=False)
@pass_shell
def verify_(shell: Shell, register: str | None) -> None:
    """Hash every edition in the archive again; name each that is damaged or missing (exit status 1)."""
    with shell.home.reading() as session:
        registers = [register] if register else session.registers()
        for name in registers:
            shell.home.register(session, name)
        damaged = [error for name in registers for error in verify(session, shell.home.archive, name)]
        count = sum(len(session.editions(session.register_id(name) or 0)) for name in registers)
    for error in damaged:
        shell.err.print(error, style="red", soft_wrap=True)
    shell.out.print(f"{count} editions, {len(damaged)} damaged", soft_wrap=True)
    if damaged:
        raise SystemExit(BAD_NEWS)


@lists.command("changes")
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


lists.add_command(fetch_)
