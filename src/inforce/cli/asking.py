"""What questions to the registers share: who is asked, and what is said where nothing is found."""

from collections.abc import Callable, Sequence

import click

from inforce.cli.shell import Shell
from inforce.register.register import Register, View
from inforce.register.store import Session
from inforce.register.words import NOT_EXAMINED, absence

_SHOWN = 80
"""Characters of what was asked that are repeated."""
_SPELLING = "; no spelling of it fits a name either"

register_option = click.option(
    "--register", "register", metavar="R", help="Ask one register  [default: every register that has editions]"
)


def words(text: str) -> str:
    """The type of an argument that names something: a letter or a figure at least."""
    if not any(each.isalnum() for each in text):
        raise click.BadParameter("write a name, a number or a code")
    return text


def asked(shell: Shell, session: Session, name: str | None) -> list[Register]:
    """The register named, or all that have editions. Raises UnknownRegister, and StoreUnusable where none of their editions is
    in force."""
    return shell.home.asked(session, name)


def tell_absence(
    shell: Shell,
    what: str,
    views: Sequence[View],
    form: str,
    means: Callable[[View], str] = absence,
    hint: str = _SPELLING,
) -> None:
    """That nothing was found, and what that means in every register asked: a remark where the output is for programs."""
    console = shell.out if form == "table" else shell.err
    what = what if len(what) <= _SHOWN else f"{what[:_SHOWN]}…"
    console.print(f"Nothing found under {what}{hint}.", soft_wrap=True)
    for view in views:
        console.print(f"  {view.register}: {means(view)}", soft_wrap=True)
    console.print(NOT_EXAMINED, style="dim", soft_wrap=True)
