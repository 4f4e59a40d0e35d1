"""``inforce lists export``: editions out of the archive, or the register as of a moment."""

import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

import click

from inforce.cli.shell import BAD_INPUT, MOMENT, Shell, pass_shell
from inforce.contract import Json
from inforce.moment import Moment, asked_about, shortly
from inforce.register.export import export, find_editions
from inforce.register.model import State
from inforce.register.snapshot import Snapshot, snapshot

WRITERS = {
    "ftm": "inforce.outputs.ftm:as_ftm",
    "csv": "inforce.outputs.tables:as_csv",
    "parquet": "inforce.outputs.tables:as_parquet",
}
_ENDINGS = {".csv": "csv", ".parquet": "parquet", ".json": "ftm", ".jsonl": "ftm", ".ftm": "ftm"}
_STANDARD = Path("-")


@click.command("export")
@click.argument("register")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Editions: folder to write to.")
@click.option(
    "--edition",
    metavar="SHA256",
    help="Editions: one of them, by the beginning of its SHA-256 or its time of retrieval.",
)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Moment: file to write; - prints it.")
@click.option("--as-of", "as_of", type=MOMENT, metavar="TIME", help="Moment: the time asked about  [default: now]")
@click.option(
    "--known-at", type=MOMENT, metavar="TIME", help="Moment: see only editions retrieved by this time  [default: now]"
)
@click.option(
    "--as", "form", type=click.Choice(list(WRITERS)), help="Moment: the form  [default: by the file's ending]"
)
@click.option(
    "--allow-unknown", is_flag=True, help="Moment: write it even where the looks do not tell who else was listed."
)
@pass_shell
def export_(
    shell: Shell,
    register: str,
    folder: Path | None,
    edition: str | None,
    file: Path | None,
    as_of: datetime | None,
    known_at: datetime | None,
    form: str | None,
    allow_unknown: bool,  # noqa: FBT001
) -> None:
    """Write editions as they were retrieved (--to FOLDER), or the register as of a moment (-o FILE).

    Editions come bit for bit, quarantined ones too. One that the archive can no longer give out whole is named, with the way
    out (exit status 3), and the others are written.

    As of a moment, one row stands for an entry (csv, parquet), or a party and its sanctions (ftm: FollowTheMoney lines).
    An entry that came or went between the looks around the moment is written, marked unknown. Where nobody can tell who
    else was listed (before the first edition, in a gap, long after the last look), nothing is written, unless
    --allow-unknown is given. Where the file comes from stands in FILE.provenance.json.
    """
    if (folder is None) == (file is None):
        raise click.UsageError("give --to FOLDER for editions as retrieved, or -o FILE for the register as of a moment")
    if folder is not None:
        if as_of or known_at or form or allow_unknown:
            raise click.UsageError("--as-of, --known-at, --as and --allow-unknown go with -o FILE")
        _editions(shell, register, edition, folder)
    elif file is not None:
        if edition:
            raise click.UsageError("--edition goes with --to FOLDER; -o FILE takes --as-of")
        moment = asked_about(as_of, known_at, shell.now())
        _moment(shell, register, moment, form or _form(file), file, unknown=allow_unknown)


def _editions(shell: Shell, register: str, edition: str | None, folder: Path) -> None:
    with shell.home.reading() as session:
        found = find_editions(session, shell.home.register(session, register), edition)
        exported = export(session, shell.home.archive, found, folder)
    shell.out.print(f"{register}: {exported.files} files in {folder}", soft_wrap=True)
    for look, why in exported.lost:
        shell.err.print(f"not exported: {register} {look.look}: {why}", style="red", soft_wrap=True)
    if exported.lost:
        raise SystemExit(BAD_INPUT)


def _form(file: Path) -> str:
    if found := _ENDINGS.get(file.suffix.lower()):
        return found
    raise click.UsageError(f"--as {'|'.join(WRITERS)}: the name of {file} does not tell the form")


def _moment(shell: Shell, register: str, moment: Moment, form: str, file: Path, *, unknown: bool) -> None:
    from inforce.outputs.writing import provenance, write_with_provenance

    with shell.home.reading() as session:
        found = snapshot(shell.home.register(session, register).as_of(moment), unknown=unknown)
    told = provenance(found, form)
    data = _writer(form)(found, told)
    if file == _STANDARD:
        sys.stdout.buffer.write(data)
    else:
        write_with_provenance(file, data, told)
    shell.err.print(_summary(found), soft_wrap=True)


def _writer(form: str) -> Callable[[Snapshot, Json], bytes]:
    module, _, name = WRITERS[form].partition(":")
    writer: Callable[[Snapshot, Json], bytes] = getattr(import_module(module), name)
    return writer


def _summary(found: Snapshot) -> str:
    unknown = found.of(State.UNKNOWN)
    aside = f", {unknown} of them in an unknown state" if unknown else ""
    doubt = f" {found.explained}" if found.explained else ""
    many = f"{len(found.members)} {'entry' if len(found.members) == 1 else 'entries'}"
    return f"{found.register} as of {shortly(found.moment.valid)}: {many}{aside}.{doubt}"
