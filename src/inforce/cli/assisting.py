"""``inforce mcp``: the same questions for assistants."""

import click

from inforce.cli.shell import Shell, pass_shell
from inforce.errors import MissingExtra


@click.command("mcp")
@pass_shell
def mcp(shell: Shell) -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output.

    The assistant can ask who was listed at a moment, what changed, who is under a programme, which names are like those of
    listed parties, and have a report read or checked. Nothing is changed, and nothing is fetched. Ended by closing the input.
    """
    try:
        from inforce.mcp.server import server
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("mcp"):
            raise
        raise MissingExtra("assistants need the extra 'mcp': pip install 'inforce[mcp]'") from None
    from inforce.mcp.answers import Answers

    server(Answers(shell.home, shell.now)).run("stdio")
