"""``inforce deliveries``: news that a command or a webhook did not take."""

import click
from rich.table import Table

from inforce import contract
from inforce.cli.looking import clock
from inforce.cli.shell import Shell, format_option, pass_shell
from inforce.cli.watching import commands, webhooks
from inforce.errors import NotDelivered
from inforce.fetching.outbox import Kept, chosen, meant_for, remove, resend, told, undelivered
from inforce.moment import shortly

FEWEST_COLUMNS = 120
"""Ids and times are copied: they are never broken, however narrow the terminal is."""


@click.group(invoke_without_command=True)
@format_option("json")
@click.pass_context
def deliveries(context: click.Context, form: str) -> None:
    """News of 'inforce watch' that a command or a webhook did not take: what waits for its next attempt, what was given up."""
    if context.invoked_subcommand is not None:
        return
    shell = context.find_object(Shell) or Shell(None)
    kept = undelivered(shell.home.folder)
    if form == "json":
        click.echo(contract.dumps([told(each) for each in kept]))
        return
    if not kept:
        shell.err.print("Everything was taken.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", width=max(shell.out.width, FEWEST_COLUMNS))
    for column in ("Delivery", "For", "Of", "Attempts", "Next"):
        table.add_column(column, no_wrap=True)
    table.add_column("Why not", overflow="fold")
    for each in kept:
        again = "given up" if each.is_given_up else shortly(each.delivery.again) if each.delivery.again else "now"
        made = shortly(each.delivery.made.replace(microsecond=0))
        table.add_row(each.id[:12], each.destination, made, str(each.delivery.attempts), again, each.delivery.why)
    shell.out.print(table, crop=False)


@deliveries.command("resend")
@click.argument("ids", nargs=-1, metavar="[DELIVERY]...")
@click.option("--exec", "command", metavar="COMMAND", help="Their command, as it was given to 'inforce watch'.")
@click.option("--webhook", metavar="URL", help="Their webhook: its address is not kept, for it may be secret.")
@click.option("--secret-env", metavar="NAME", help="The environment variable with the secret that signs.")
@click.option("--allow-private", is_flag=True, help="The webhook may be at a private or loopback address.")
@pass_shell
def resend_(
    shell: Shell,
    ids: tuple[str, ...],
    command: str | None,
    webhook: str | None,
    secret_env: str | None,
    allow_private: bool,  # noqa: FBT001
) -> None:
    """Send deliveries to their command or webhook now: those named by the beginning of their ids, else all that were
    given up. Those for other destinations stay.
    """
    carriers = [*commands(shell, command), *webhooks(shell, webhook, secret_env, allow_private=allow_private)]
    if not carriers:
        raise click.UsageError("no destination; give --exec or --webhook")
    kept = chosen(shell.home.folder, ids)
    ours = meant_for(kept, carriers)
    sent, failures = list[Kept](), []
    for carrier in carriers:
        try:
            sent.extend(resend(ours, carrier, clock(shell).now()))
        except NotDelivered as error:
            failures.append(str(error))
    others = f"; {len(kept) - len(ours)} for other destinations stay" if len(kept) > len(ours) else ""
    shell.out.print(f"{len(sent)} taken{others}", soft_wrap=True)
    if failures:
        raise NotDelivered("; ".join(failures))


@deliveries.command("drop")
@click.argument("ids", nargs=-1, required=True, metavar="DELIVERY...")
@pass_shell
def drop(shell: Shell, ids: tuple[str, ...]) -> None:
    """Remove deliveries that nobody need take any more, named by the beginning of their ids."""
    gone = chosen(shell.home.folder, ids)
    for each in gone:
        remove(each.path)
    shell.out.print(f"{len(gone)} dropped")
