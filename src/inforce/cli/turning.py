"""What every command says that brings editions: which claims of the reports that are kept registers now see otherwise."""

from typing import TYPE_CHECKING

from inforce.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable

    from inforce.dossier.outlook import Turned


def turned(shell: Shell, take: "Callable[[Turned], None]" = lambda _: None) -> "list[Turned]":
    """The open claims of reports that are kept, looked at again; what is found is remembered once ``take`` has had it."""
    if not shell.home.exists:
        return []
    with shell.home.reading() as session:
        if not session.has_reports():
            return []
    from inforce.dossier.outlook import look_again  # reads claims: not where no report is kept

    with shell.home.writing() as store, store.transaction() as session:
        found = look_again(shell.home, session, shell.now())
        for each in found:
            take(each)
        return found


def tell_turned(shell: Shell, *, remark: bool = False) -> None:
    """A line for each, for people: what was said of the claim, and what is said now; as a remark beside JSON."""
    console = shell.err if remark else shell.out
    for told in dict.fromkeys(map(line, turned(shell))):  # a headline and the text below it may claim the same
        console.print(told, soft_wrap=True)


def line(turned: "Turned") -> str:
    claim, found = turned.claim, turned.finding
    where = f" ({found.register} {found.entry})" if found.register and found.entry else ""
    lag = f", after {found.lag}" if found.lag else ""
    was = _verdict(turned.was.verdict, turned.was.reason)
    now = _verdict(found.verdict.value, found.reason.value if found.reason else None)
    return f"{turned.kept.name}: {claim.action.value} {claim.target.name}{where}: was {was}, is {now}{lag}"


def _verdict(verdict: str, reason: str | None) -> str:
    return f"{verdict} ({reason.replace('_', ' ')})" if reason else verdict
