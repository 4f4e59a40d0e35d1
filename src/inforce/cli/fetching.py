"""``inforce lists fetch``: registers from their publishers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from inforce import contract
from inforce.cli.durations import duration
from inforce.cli.ending import kept_when_interrupted
from inforce.cli.shell import BAD_INPUT, Shell, format_option, pass_shell
from inforce.cli.turning import tell_turned
from inforce.errors import InforceError
from inforce.lists.registers import register_facts

if TYPE_CHECKING:
    from inforce.fetching.fetch import Fetched


def _contact(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value and not (value.isascii() and value.isprintable()):
        raise click.BadParameter("write an address in plain ASCII characters")
    return value


contact_option = click.option(
    "--contact",
    envvar="INFORCE_CONTACT",
    metavar="ADDRESS",
    callback=_contact,
    help="Mail address or page that tells the publisher who asks  [default: $INFORCE_CONTACT]",
)
within_option = click.option(
    "--within", type=duration, default="15m", show_default=True, metavar="TIME", help="Time limit for each register."
)


def _kept(fetched: "Sequence[Fetched]") -> str:
    done = ", ".join(each.register for each in fetched)
    return f"fetched and kept before: {done}" if done else "nothing was fetched whole, and nothing kept"


@click.command("fetch")
@click.argument("registers", nargs=-1, metavar="[REGISTER]...")
@click.option(
    "--url", "urls", multiple=True, metavar="[NAME=]URL", help="Fetch this instead; once for each file of a set."
)
@click.option("--form", "published_form", metavar="FORM", help="The publisher's form, e.g. ofac-csv.")
@contact_option
@within_option
@format_option("json")
@pass_shell
def fetch_(
    shell: Shell,
    registers: tuple[str, ...],
    urls: tuple[str, ...],
    published_form: str | None,
    contact: str | None,
    within: timedelta,
    form: str,
) -> None:
    """Fetch registers from their publishers: those that have editions here, or else all that can be read.

    A publisher is asked only for what has changed since; that nothing has is noted as a look. What came and is no
    edition is quarantined. Exit status 3 where a register could not be fetched. The file fetch.toml in the home folder
    may hold a contact, and addresses of files by register, in place of the known ones (docs/fetching.md).
    """
    if (urls or published_form) and len(registers) != 1:
        raise click.UsageError("--url and --form need exactly one REGISTER")
    if published_form and published_form not in (forms := register_facts(registers[0]).forms):
        raise click.UsageError(f"{registers[0]} has no form {published_form!r}; its forms are {', '.join(forms)}")
    from inforce.cli.looking import asked, document, looker, settings_of, told  # other commands need not wait for it

    settings = settings_of(shell)
    looking = looker(shell, settings, contact, within, published_form, urls)
    fetched: list[Fetched] = []
    failures = 0
    for facts in asked(shell, registers, settings):
        try:
            with kept_when_interrupted(lambda: _kept(fetched)):
                found = looking(facts)
        except InforceError as error:
            failures += 1
            shell.err.print(f"inforce: {error}", style="red", soft_wrap=True)
        else:
            fetched.append(found)
            if form == "table":
                shell.out.print(told(found), soft_wrap=True)
    if form == "json":
        click.echo(contract.dumps([document(each) for each in fetched]))
    if any(each.changed for each in fetched):
        tell_turned(shell, remark=form == "json")
    if failures:
        raise SystemExit(BAD_INPUT)
