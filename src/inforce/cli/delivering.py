"""``inforce deliveries``: news that a command or a webhook did not take."""

import click
from rich.table import Table

from inforce import contract
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.cli.watching import webhooks
from inforce.fetching.outbox import chosen, resend, told, undelivered
from inforce.moment import shortly


@click.group(invoke_without_command=True)
@format_option("json")
@click.pass_context
def deliveries(context: click.Context, form: str) -> None:
    """News of 'inforce watch' that a command or a webhook did not take: what waits for its next attempt, what was given up."""
    if context.invoked_subcommand is not None:
        return
    shell = context.find_object(Shell) or Shell.for_home(None)
    kept = undelivered(shell.home.folder)
    if form == "json":
        click.echo(contract.dumps([told(each) for each in kept]))
        return
    if not kept:
        shell.err.print("Everything was taken.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Delivery", "For", "Of", "Attempts", "Next", "Why not"):
        table.add_column(column, overflow="fold")
    for each in kept:
        again = "given up" if each.is_given_up else shortly(each.delivery.again) if each.delivery.again else "now"
        made = shortly(each.delivery.made.replace(microsecond=0))
        table.add_row(
            each.delivery.id[:12], each.destination, made, str(each.delivery.attempts), again, each.delivery.why
        )
    shell.out.print(table)


@deliveries.command("resend")
@click.argument("ids", nargs=-1, metavar="[DELIVERY]...")
@click.option(
    "--webhook", required=True, metavar="URL", help="Their webhook: its address is not kept, for it may be secret."
)
@click.option(
    "--secret-env", required=True, metavar="NAME", help="The environment variable with the secret that signs."
)
@click.option("--allow-private", is_flag=True, help="The webhook may be at a private or loopback address.")
@pass_shell
def resend_(shell: Shell, ids: tuple[str, ...], webhook: str, secret_env: str, allow_private: bool) -> None:  # noqa: FBT001
    """Send deliveries to a webhook now: those named by the beginning of their ids, else all that were given up."""
    (carrier,) = webhooks(shell, webhook, secret_env, allow_private=allow_private)
    sent = list(resend(chosen(shell.home.folder, ids), carrier))
    shell.out.print(f"{len(sent)} taken")


@deliveries.command("drop")
@click.argument("ids", nargs=-1, required=True, metavar="DELIVERY...")
@pass_shell
def drop(shell: Shell, ids: tuple[str, ...]) -> None:
    """Remove deliveries that nobody need take any more, named by the beginning of their ids."""
    gone = chosen(shell.home.folder, ids)
    for each in gone:
        each.path.unlink(missing_ok=True)
    shell.out.print(f"{len(gone)} dropped")
