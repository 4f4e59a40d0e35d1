"""``inforce lists accept``, ``reject`` and ``verify``: what people decide about editions, and whether they are whole."""

import getpass
import os
from collections.abc import Sequence
from pathlib import Path

import click

from inforce.cli.shell import BAD_NEWS, Shell, pass_shell
from inforce.moment import Look
from inforce.register.cross_check import cross_check
from inforce.register.deciding import Decided, Judge, decide
from inforce.register.engines import refuse_empty
from inforce.register.store import Session
from inforce.register.verifying import strays, verify


def user() -> str:
    """Who decides where nobody is named."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have a number and no name
        return f"user {os.getuid()}"


def _written(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """Something that a record can say."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty; write something, or leave it out")
    return value


def _deciding(verb: str, help_: str) -> click.Command:
    @click.command(verb, help=help_)
    @click.argument("register")
    @click.argument("edition", callback=_written)
    @click.option(
        "--who", metavar="NAME", default=user, callback=_written, help="Who decides  [default: the user's name]"
    )
    @click.option("--why", metavar="TEXT", callback=_written, help="The reason.")
    @click.option("--dry-run", "dry", is_flag=True, help="Tell what would come of it, and decide nothing.")
    @pass_shell
    def deciding(shell: Shell, register: str, edition: str, who: str, why: str | None, dry: bool) -> None:  # noqa: FBT001
        judge = Judge(who, shell.now(), why)
        with shell.home.writing() as store, store.transaction(keep=not dry) as session:
            decided = _decided(shell, session, register, edition, verb, judge)
        told = f"would be {verb}ed" if dry else f"{verb}ed by {who}"
        for each in decided:
            lines = [told, *([each.told] if each.told else []), *map(str, each.turned)]
            for line in lines:
                shell.out.print(f"{register} {each.look}: {line}", soft_wrap=True)

    return deciding


def _decided(shell: Shell, session: Session, register: str, edition: str, verb: str, judge: Judge) -> Sequence[Decided]:
    kept = shell.home.register(session, register)
    with shell.err.status("") as status:  # shown on a terminal only

        def progress(look: Look) -> None:
            status.update(f"judging the look at {look} again")

        return decide(session, shell.home.archive, kept, edition, verb, judge, progress)


_EDITION = "EDITION is the beginning of its SHA-256, its time of retrieval, or the day of that; see 'inforce lists --editions'."
_TOLD = "How many entries come and go by that is told; --dry-run tells it and decides nothing."
accept_ = _deciding(
    "accept", f"Put a quarantined edition in force; recorded, and undone by 'reject'. {_TOLD} {_EDITION}"
)
reject_ = _deciding(
    "reject", f"Take an edition out of force; its bytes are kept. Recorded, and undone by 'accept'. {_TOLD} {_EDITION}"
)


@click.command("verify")
@click.argument("register", required=False)
@pass_shell
def verify_(shell: Shell, register: str | None) -> None:
    """Hash everything in the archive again; name each file that is damaged or missing, and the editions that cannot be given
    out because of it (exit status 1). Files in the archive that are of no edition are named, and are no damage.

    Where the publisher tells itself what its publications changed, its delta files are set beside our own comparison of
    the editions, and each difference is told. (OFAC's delta files are read as it documents them, not tested on real ones.)
    """
    there = shell.home.archive.files()  # before the state of the store: what an import adds meanwhile is known there
    with shell.home.reading() as session:
        registers = [register] if register else session.registers()
        for name in registers:
            shell.home.register(session, name)
        damaged = verify(session, shell.home.archive, *registers)
        stray = strays(session, shell.home.archive, there)
        ids = [session.register_id(name) or 0 for name in registers]
        count, deltas = (sum(len(of(each)) for each in ids) for of in (session.editions, session.deltas))
        if not register and not count:
            refuse_empty(shell.home.place)
        differences = [each for name in registers for each in cross_check(session, name)]
    for each in damaged:
        shell.err.print(str(each), style="red", soft_wrap=True)
    for difference in differences:
        shell.err.print(f"differs: {difference}", style="yellow", soft_wrap=True)
    if stray:
        shell.err.print(_told_of_strays(stray), soft_wrap=True)
    lost = len({edition for each in damaged for edition in each.editions})
    files = "1 file of the archive is" if len(damaged) == 1 else f"{len(damaged)} files of the archive are"
    shell.out.print(f"{count} editions, {lost} damaged" + (f" ({files} not whole)" if damaged else ""), soft_wrap=True)
    if deltas:
        shell.out.print(f"{deltas} delta files, {len(differences)} differences from the editions", soft_wrap=True)
    if damaged:
        raise SystemExit(BAD_NEWS)


_SHOWN = 3
"""Files that are named; of more, how many."""


def _told_of_strays(files: Sequence[Path]) -> str:
    named = ", ".join(map(str, files[:_SHOWN])) + (f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else "")
    what = "1 file in the archive is" if len(files) == 1 else f"{len(files)} files in the archive are"
    return (
        f"remark: {what} of no edition, and no damage: {named}. An import that was killed leaves such, and takes them up when it "
        "is run again; when none is under way, what nobody misses may be removed"
    )
