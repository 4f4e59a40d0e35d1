"""``inforce watch``: registers fetched on a schedule, and what changed told on."""

import os
import shlex
import shutil
import signal
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from inforce import contract
from inforce.cli.durations import duration, share
from inforce.cli.ending import kept_when_interrupted
from inforce.cli.fetching import contact_option, within_option
from inforce.cli.looking import asked, clock, looker, settings_of
from inforce.cli.shell import BAD_INPUT, Shell, pass_shell
from inforce.cli.turning import turned
from inforce.errors import InforceError, NotDelivered
from inforce.fetching.destinations import Command, Lines, Webhook
from inforce.fetching.outbox import Carrier, Outbox
from inforce.fetching.terms import user_agent
from inforce.fetching.watching import Schedule, Watch
from inforce.lists.registers import register_facts

if TYPE_CHECKING:  # claims are loaded where there are any
    from inforce.dossier.outlook import Turned

SOONEST = timedelta(minutes=5)
"""Publishers change their lists a few times a day at most: nobody need ask more often."""


@click.command()
@click.argument("registers", nargs=-1, metavar="[REGISTER]...")
@click.option("--every", type=duration, default="6h", show_default=True, metavar="TIME", help="How often to fetch.")
@click.option(
    "--jitter", type=share, default="10%", show_default=True, metavar="SHARE", help="More or less by up to this share."
)
@click.option("--once", is_flag=True, help="One round only; exit status 3 where anything in it went wrong.")
@click.option("--exec", "command", metavar="COMMAND", help="Run this with the news as JSON on its standard input.")
@click.option("--webhook", metavar="URL", help="Send the news to this address as signed JSON.")
@click.option("--secret-env", metavar="NAME", help="The environment variable with the secret that signs it.")
@click.option("--allow-private", is_flag=True, help="The webhook may be at a private or loopback address.")
@contact_option
@within_option
@pass_shell
def watch(
    shell: Shell,
    registers: tuple[str, ...],
    every: timedelta,
    jitter: float,
    once: bool,  # noqa: FBT001
    command: str | None,
    webhook: str | None,
    secret_env: str | None,
    allow_private: bool,  # noqa: FBT001
    contact: str | None,
    within: timedelta,
) -> None:
    """Fetch registers again and again; print what changed as JSON lines.

    The first round takes note of what there is; later ones, and later runs, tell of every entry added, removed or
    amended since, at least once. A command or a webhook gets one object with all changes of a register. A webhook's
    header fields are Inforce-Timestamp, with seconds since 1970, and Inforce-Signature, with "sha256=" and the
    HMAC-SHA256 of that timestamp, a full stop and the body.

    What was told is not taken back: where an edition is rejected later, a receiver asks 'inforce lists changes' what holds.

    After each round the open claims of reports that are kept ('inforce add') are looked at again; a line tells of each
    that a register now sees otherwise, and a command or a webhook gets it as an object of its own.

    What a command or a webhook does not take is kept, and sent again after longer and longer pauses; what was not taken in
    three days and a dozen attempts is given up: see 'inforce deliveries'.
    """
    if every < SOONEST:
        raise click.BadParameter("publishers need not be asked more often than every 5m", param_hint="--every")
    settings = settings_of(shell)
    look = looker(shell, settings, contact, within)
    carriers = [*commands(shell, command), *webhooks(shell, webhook, secret_env, allow_private=allow_private)]
    outboxes = [Outbox(shell.home.folder, each, clock(shell)) for each in carriers]
    watching = Watch(
        shell.home,
        [facts.name for facts in asked(shell, registers, settings)],
        [Lines(click.echo), *outboxes],
        lambda register: look(register_facts(register)),
        lambda error: _remark(shell, error),
        clock(shell),
        lambda: _after(shell, outboxes),
    )
    if once:
        raise SystemExit(BAD_INPUT if watching.round() else 0)
    signal.signal(signal.SIGTERM, _end)
    with kept_when_interrupted(lambda: "whatever was fetched is kept; what was not told yet is told the next time"):
        for _ in watching.rounds(Schedule(every, jitter)):
            pass


def _after(shell: Shell, outboxes: Sequence[Outbox]) -> None:
    """Tell of claims that turned, then send all that is due. Raises NotDelivered once every destination was tried."""

    def take(each: "Turned") -> None:
        for outbox in outboxes:
            outbox.put(contract.turned(each))

    for each in turned(shell, take):
        click.echo(contract.dumps(contract.turned(each), indent=None))
    failures = []
    for outbox in outboxes:
        try:
            outbox.deliver()
        except InforceError as error:
            failures.append(str(error))
    if failures:
        raise NotDelivered("; ".join(failures))


def commands(shell: Shell, command: str | None) -> list[Carrier]:
    """The command that an option names, if it does."""
    if command is None:
        return []
    try:
        arguments = shlex.split(command)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--exec") from None
    if not arguments:
        raise click.BadParameter("no command", param_hint="--exec")
    if shutil.which(arguments[0]) is None:  # said now, not when there is news
        raise click.BadParameter(f"{arguments[0]}: no such program, or it may not be run", param_hint="--exec")
    return [Command(arguments, lambda line: shell.err.print(line, soft_wrap=True))]


def webhooks(
    shell: Shell,
    url: str | None,
    variable: str | None,
    *,
    allow_private: bool,
    environment: Mapping[str, str] = os.environ,
) -> list[Carrier]:
    """The webhook that options name, if they do."""
    if url is None:
        return []
    if variable is None:
        raise click.UsageError("--webhook needs --secret-env: whoever receives the news must know that it is ours")
    if not (secret := environment.get(variable)):
        raise click.BadParameter(f"the environment variable {variable} is not set", param_hint="--secret-env")
    if not url.lower().startswith(("http://", "https://")):
        raise click.BadParameter("the address is neither http nor https", param_hint="--webhook")
    return [Webhook(url, secret.encode(), user_agent(), clock(shell), allow_private=allow_private)]


def _remark(shell: Shell, error: InforceError) -> None:
    shell.err.print(f"inforce: {error}", style="red", soft_wrap=True)


def _end(*_: object) -> None:
    """Ended by the system: what is under way is put away first."""
    raise SystemExit(128 + signal.SIGTERM)
