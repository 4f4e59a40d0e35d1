"""``inforce serve``: the registers and the reading of reports over HTTP."""

import os
from pathlib import Path

import click

from inforce.cli.shell import Shell, pass_shell
from inforce.errors import MissingExtra


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8360, show_default=True, help="0: any free one.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
@pass_shell
def serve(shell: Shell, host: str, port: int, workers: int) -> None:
    """Answer questions over HTTP until interrupted.

    The description of the API is at /openapi.json. Several processes share the indexes of names; an edition that is imported
    meanwhile is answered from within a second or so.
    """
    try:
        import uvicorn
    except ModuleNotFoundError:
        raise MissingExtra("serving needs the extra 'web': pip install 'inforce[web]'") from None
    os.environ["INFORCE_HOME"] = str(Path(shell.home.folder).absolute())
    if shell.home.db:
        os.environ["INFORCE_DB"] = shell.home.db
    uvicorn.run(
        "inforce.api.app:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http="httptools",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
    )
