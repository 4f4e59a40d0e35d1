"""``inforce serve``: the registers and the reading of reports over HTTP."""

import ipaddress
import os
from pathlib import Path

import click
import msgspec

from inforce.api.access import Tokens
from inforce.api.listening import PLACE, counted
from inforce.api.logs import Form, config
from inforce.api.settings import DEFAULT_HOSTS, Settings
from inforce.cli.shell import Shell, pass_shell
from inforce.errors import BadInput, MissingExtra

BEYOND_RATE = 100.0
"""Requests a second from one client of a service that listens beyond this machine, where nothing else is said."""


LOOPBACK = ("127.0.0.0/8", "::1")
"""Proxies on this machine are believed anyway."""
ENDS = 20
"""Seconds that answers under way have when the service ends: fewer than a supervisor waits before it kills."""
HANGS = 60
"""Seconds without a sign of life after which a process counts as hung: on a busy machine it may take several to load."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8360, show_default=True, help="0: any free one.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Answer under this name too; repeatable.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let its pages ask the reconciliation API; repeatable.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Believe this proxy too of whom it forwards: an address or a network (172.17.0.0/16); repeatable.",
)
@click.option("--require-token", is_flag=True, help="Let nobody in without a token, on this machine either.")
@click.option(
    "--rate", type=click.FloatRange(0), metavar="N", help="Requests a second from one client, 0 for any number."
)
@click.option(
    "--audit-days",
    type=click.IntRange(0, 36_500),
    metavar="DAYS",
    help="Write down who asks what, and keep it as long; 0: do not.",
)
@click.option(
    "--log",
    "form",
    type=click.Choice([each.value for each in Form]),
    help="How the log on stderr is written; left out: text on a terminal, json elsewhere.",
)
@pass_shell
def serve(
    shell: Shell,
    host: str,
    port: int,
    workers: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    proxies: tuple[str, ...],
    require_token: bool,  # noqa: FBT001
    rate: float | None,
    audit_days: int | None,
    form: str | None,
) -> None:
    """Answer questions over HTTP until interrupted.

    On this machine anybody may ask. Beyond it (another --host) only who has a token ('inforce tokens add'), a hundred times a
    second at most, and who asked what is kept for 365 days; the options say otherwise. Several processes share the indexes
    of names; an edition that is imported meanwhile is answered from within a second or so.
    """
    try:
        import uvicorn
    except ModuleNotFoundError:
        raise MissingExtra("serving needs the extra 'web': pip install 'inforce[web]'") from None
    believed = [*LOOPBACK, *map(_network, proxies)]
    beyond = not _is_loopback(host)
    settings = Settings(
        tokens=beyond or require_token,
        rate=rate if rate is not None else BEYOND_RATE if beyond else 0,
        audit_days=audit_days if audit_days is not None else 365 if beyond else 0,
        hosts=(*DEFAULT_HOSTS, *(each.lower() for each in hosts), *([host] if beyond else [])),
        origins=tuple(each.rstrip("/").lower() for each in origins),
    )
    if settings.tokens and not Tokens(shell.home.folder).all():
        raise BadInput("nobody has a token yet, and without one nobody is let in; make one: inforce tokens add NAME")
    with counted(workers) as counts:
        _tell_processes(shell, settings, counts)
        uvicorn.run(
            "inforce.api.app:from_environment",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            loop="inforce.api.listening:new_loop" if counts else "auto",
            http="inforce.api.heads:BoundedHeads",
            access_log=False,  # ours tells more, and never what was asked
            log_config=config(Form(form) if form else Form.TEXT if shell.err.is_terminal else Form.JSON),
            server_header=False,
            forwarded_allow_ips=believed if proxies else None,
            ws="none",  # nothing here speaks it, and nothing that a request passes would see it
            timeout_keep_alive=15,
            timeout_graceful_shutdown=ENDS,
            timeout_worker_healthcheck=HANGS,
        )


def _network(address: str) -> str:
    """Raises BadParameter."""
    try:
        return str(ipaddress.ip_network(address, strict=False))
    except ValueError:
        raise click.BadParameter(f"{address!r} is no address and no network", param_hint="--proxy") from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _tell_processes(shell: Shell, settings: Settings, counts: str | None) -> None:
    """What the processes that answer need to know."""
    os.environ["INFORCE_HOME"] = str(Path(shell.home.folder).absolute())
    os.environ["INFORCE_SERVICE"] = msgspec.json.encode(settings).decode()
    if counts:
        os.environ[PLACE] = counts
    if shell.home.db:
        os.environ["INFORCE_DB"] = shell.home.db
