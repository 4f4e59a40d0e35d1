"""What every command says that brings editions: which claims of the reports that are kept registers now see otherwise."""

from typing import TYPE_CHECKING

import click

from inforce.cli.shell import Shell

if TYPE_CHECKING:
    from inforce.dossier.outlook import Turned


def turned(shell: Shell) -> "list[Turned]":
    """The open claims of reports that are kept, looked at again; what is found is remembered."""
    if not shell.home.exists:
        return []
    with shell.home.reading() as session:
        if not session.has_reports():
            return []
    from inforce.dossier.outlook import look_again  # reads claims: not where no report is kept

    with shell.home.writing() as store, store.transaction() as session:
        return look_again(shell.home, session, shell.now())


def tell_turned(shell: Shell, *, remark: bool = False) -> None:
    """A line for each, for people: what was said of the claim, and what is said now; as a remark beside JSON."""
    console = shell.err if remark else shell.out
    for each in turned(shell):
        console.print(line(each), soft_wrap=True)


def turned_lines(shell: Shell) -> None:
    """A JSON line for each."""
    from inforce import contract

    for each in turned(shell):
        click.echo(contract.dumps(contract.turned(each), indent=None))


def line(turned: "Turned") -> str:
    claim, found = turned.claim, turned.finding
    where = f" ({found.register} {found.entry})" if found.register and found.entry else ""
    lag = f", after {found.lag}" if found.lag else ""
    was = _verdict(turned.was.verdict, turned.was.reason)
    now = _verdict(found.verdict.value, found.reason.value if found.reason else None)
    return f"{turned.kept.name}: {claim.action.value} {claim.target.name}{where}: was {was}, is {now}{lag}"


def _verdict(verdict: str, reason: str | None) -> str:
    return f"{verdict} ({reason.replace('_', ' ')})" if reason else verdict
