"""``inforce authorisations``: the licences that a user keeps, and those that legal notices tell of."""

import lzma
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec
from rich.table import Table

from inforce import contract
from inforce.checking import kept_authorisations
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.cli.turning import tell_turned
from inforce.errors import BadAuthorisations
from inforce.reconcile import Authorisation
from inforce.reconcile.authorisations import decode_all, encode
from inforce.reconcile.legal_notices import Notices, are_notices, read_notices

XZ = b"\xfd7zXZ\x00"
LARGEST = 256_000_000
"""Bytes of a file when it is unpacked; all notices of thirty years are a fiftieth of that."""


@click.group(invoke_without_command=True)
@format_option("json")
@click.pass_context
def authorisations(context: click.Context, form: str) -> None:
    """General licences and exemptions on file."""
    if context.invoked_subcommand is None:
        _show(context.find_object(Shell) or Shell(None), form)


def _show(shell: Shell, form: str) -> None:
    kept: tuple[Authorisation, ...] = ()
    if shell.home.exists:
        with shell.home.reading() as session:
            kept = kept_authorisations(session)
    if form == "json":
        click.echo(contract.dumps([contract.document(msgspec.json.decode(encode(each))) for each in kept]))
    elif kept:
        shell.out.print(_table(kept))
    else:
        shell.err.print("No authorisations on file; see 'inforce authorisations import --help'.")


def _table(kept: Iterable[Authorisation]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Authorisation", "Title", "Programme", "Scope", "From", "Until"):
        table.add_column(column, overflow="fold")
    for each in kept:
        begins = each.start or (f"by {each.published}" if each.published else "-")
        table.add_row(each.id, each.title, ", ".join(each.programmes) or "-", each.scope, begins, each.end or "-")
    return table


@authorisations.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@pass_shell
def import_(shell: Shell, path: Path) -> None:
    """Keep the authorisations of a JSON file; those of the same id are replaced.

    FILE is your own list of them, or legal notices: documents of the Federal Register as its API gives them (JSON, also
    packed as .xz), of which those count that publish OFAC's general licences. A notice trails the act and does not tell what
    a licence permits: it is evidence beside a finding, and makes no claim 'licensed'.
    """
    data = _read(path)
    notices = _notices(data, path)
    found = notices.licences if notices else decode_all(data, path)
    with shell.home.writing() as store, store.transaction() as session:
        session.put_authorisations({each.id: encode(each) for each in found})
    shell.out.print(f"{len(found)} authorisations on file from {path}", soft_wrap=True)
    if notices:
        shell.out.print(f"{notices.others} notices tell of no general licence by its number", soft_wrap=True)
        for title in notices.unknown:
            shell.err.print(f"remark: not taken, its regulations or numbers are not known: {title}", soft_wrap=True)
    tell_turned(shell)


def _read(path: Path) -> bytes:
    """Raises BadAuthorisations."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadAuthorisations(f"{path}: {error.strerror or error}") from None
    if not data.startswith(XZ):
        return data
    try:
        with lzma.open(path) as stream:
            unpacked = stream.read(LARGEST + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise BadAuthorisations(f"{path}: damaged ({error}); take it from where it is kept whole") from None
    if len(unpacked) > LARGEST:
        raise BadAuthorisations(f"{path}: more than {LARGEST:,} bytes when it is unpacked; import it in parts")
    return unpacked


def _notices(data: bytes, path: Path) -> Notices | None:
    """None where the file is the user's own. Raises BadAuthorisations."""
    try:
        records = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadAuthorisations(f"{path}: not a JSON list of authorisations ({error})") from None
    return read_notices(records, path) if are_notices(records) else None
