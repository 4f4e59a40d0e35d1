"""The command line. The only place that reads the clock, besides the server."""

import os
import signal
from typing import Any

from inforce.cycles import end_at_once, loading, look_seldom


def main(args: list[str] | None = None) -> Any:
    """Run a command; exit status 0 done, 1 bad news where a flag asks for that, 2 wrong use, 3 bad input, 130 interrupted,
    141 its output was closed before its end.

    Until the program is loaded, and can end in order, an interruption ends it at once.
    """
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    look_seldom()
    end_at_once()
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # else numpy begins a thread for each core, which waits for work, running
    with loading():
        from inforce.cli.program import run

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run(args)
