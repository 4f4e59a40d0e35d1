"""The command line. The only place that reads the clock, besides the server."""

import io
import os
import signal
import sys
from typing import Any

from inforce.cli.leaving import Leaving
from inforce.cycles import loading, look_seldom


def begin() -> None:
    """Whatever a command is, before it loads anything else."""
    look_seldom()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy begins threads, which wait for work, running


def main(args: list[str] | None = None) -> Any:
    """Run a command; exit status 0 done, 1 bad news where a flag asks for that, 2 wrong use, 3 bad input, 130 interrupted,
    141 its output was closed before its end.

    Until the program is loaded, and can end in order, an interruption ends it at once. Without ``args``, those of the process:
    the command is the process, which leaves with it.
    """
    leaving = Leaving() if args is None else None
    if leaving:
        _write_whole()
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    begin()
    with loading():
        from inforce.cli.program import run

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return run(args)
    except SystemExit as end:
        if leaving:
            leaving.with_status(end.code)
        raise


def _write_whole() -> None:
    """Under PYTHONUNBUFFERED Python takes a write for done of which a closed pipe took a part; a buffer goes on, or fails.
    Lines still leave at once."""
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase):
        own = sys.stdout
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(raw), encoding=own.encoding, errors=own.errors, line_buffering=True
        )
