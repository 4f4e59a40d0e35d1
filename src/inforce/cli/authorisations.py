"""``inforce authorisations``: the licences that a user keeps."""

from pathlib import Path

import click
from rich.table import Table

from inforce.checking import kept_authorisations
from inforce.cli.shell import Shell, pass_shell
from inforce.reconcile import Authorisation
from inforce.reconcile.authorisations import encode, read_authorisations


@click.group(invoke_without_command=True)
@click.pass_context
def authorisations(context: click.Context) -> None:
    """General licences and exemptions on file."""
    if context.invoked_subcommand is None:
        _show(context.find_object(Shell) or Shell.for_home(None))


def _show(shell: Shell) -> None:
    if not shell.home.exists:
        kept: tuple[Authorisation, ...] = ()
    else:
        with shell.home.reading() as session:
            kept = kept_authorisations(session)
    if not kept:
        shell.err.print("No authorisations on file; see 'inforce authorisations import --help'.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Authorisation", "Title", "Programme", "Scope", "From", "Until"):
        table.add_column(column, overflow="fold")
    for each in kept:
        table.add_row(each.id, each.title, each.programme or "-", each.scope, each.start or "-", each.end or "-")
    shell.out.print(table)


@authorisations.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@pass_shell
def import_(shell: Shell, path: Path) -> None:
    """Keep the authorisations of a JSON file; those of the same id are replaced."""
    found = read_authorisations(path)
    with shell.home.writing() as store, store.transaction() as session:
        session.put_authorisations({each.id: encode(each) for each in found})
    shell.out.print(f"{len(found)} authorisations on file from {path}", soft_wrap=True)
