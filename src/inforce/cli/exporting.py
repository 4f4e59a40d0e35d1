"""``inforce lists export``: editions out of the archive."""

from pathlib import Path

import click

from inforce.cli.shell import Shell, pass_shell
from inforce.register.export import export, find_editions


@click.command("export")
@click.argument("register")
@click.option(
    "--edition", metavar="SHA256", help="One edition, by the beginning of its SHA-256 or its time of retrieval."
)
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@pass_shell
def export_(shell: Shell, register: str, edition: str | None, folder: Path) -> None:
    """Write editions as they were retrieved, bit for bit, quarantined ones too."""
    with shell.home.reading() as session:
        found = find_editions(session, shell.home.register(session, register), edition)
        written = export(session, shell.home.archive, found, folder)
    shell.out.print(f"{register}: {written} files in {folder}", soft_wrap=True)
