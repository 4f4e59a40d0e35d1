"""``inforce demo``: the main job on the bundled sample."""

from collections.abc import Sequence
from pathlib import Path

import click

from inforce.cli.shell import Shell, pass_shell
from inforce.demo import run


@click.command()
@click.option("--keep", metavar="FOLDER", type=click.Path(path_type=Path), help="Keep the demonstration's files here.")
@pass_shell
def demo(shell: Shell, keep: Path | None) -> None:
    """Build a register from small bundled editions and check a report against it. Needs no network."""

    def command(home: Path, args: Sequence[str]) -> None:
        from inforce.cli.program import cli  # the group holds this command

        cli.main(["--home", str(home), *args], prog_name="inforce", standalone_mode=False)

    run(shell.out, command, keep)
