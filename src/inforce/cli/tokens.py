"""``inforce tokens``: who may ask a service that listens beyond this machine."""

import click
from rich.table import Table

from inforce import contract
from inforce.api.access import Scope, Tokens
from inforce.cli.shell import Shell, format_option, pass_shell


@click.group()
def tokens() -> None:
    """Tokens of the service: made, listed, withdrawn. Their hashes alone are kept."""


@tokens.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([each.value for each in Scope]),
    multiple=True,
    default=["read", "screen"],
    show_default=True,
    help="read: ask registers; screen: send names and reports; admin: decide about editions. Repeatable.",
)
@pass_shell
def add(shell: Shell, name: str, scopes: tuple[str, ...]) -> None:
    """Make a token. It is printed this once."""
    secret = Tokens(shell.home.folder).add(name, [Scope(each) for each in scopes], shell.now())
    click.echo(secret)
    shell.err.print(f"Token {name!r}; keep it now, it is not shown again. Send it as 'Authorization: Bearer …'.")


@tokens.command("list")
@format_option("json")
@pass_shell
def list_(shell: Shell, form: str) -> None:
    """Every token: its name, scopes, and when it was made."""
    kept = Tokens(shell.home.folder).all()
    if form == "json":
        fields = [{"name": each.name, "scopes": list(each.scopes), "made": each.made} for each in kept]
        click.echo(contract.dumps([contract.document({**each}) for each in fields]))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Token", "Scopes", "Made"):
        table.add_column(column)
    for each in kept:
        table.add_row(each.name, " ".join(each.scopes), each.made)
    shell.out.print(table)


@tokens.command()
@click.argument("name")
@pass_shell
def withdraw(shell: Shell, name: str) -> None:
    """Withdraw a token: it opens nothing any more, also not in a service that is running."""
    Tokens(shell.home.folder).withdraw(name)
    shell.out.print(f"Token {name!r} is withdrawn.")
