"""How the program leaves once a command has ended: at once, without taking its values apart one by one."""

import atexit
import os
import sys
from contextlib import suppress


class Leaving:
    """Made before anything else is loaded: what others do at the end of the process is done before it leaves.

    Files, stores and other processes are closed by whoever opened them; the memory is the system's business. Taking apart
    hundreds of thousands of values took 30 to 70 ms of every check.
    """

    def __init__(self) -> None:
        self._status: int | None = None
        atexit.register(self._leave)

    def with_status(self, status: object) -> None:
        """The command has ended in order; any other end, such as by an error nobody foresaw, is told by Python."""
        if status is None or (isinstance(status, int) and 0 <= status < 256):
            self._status = int(status or 0)

    def _leave(self) -> None:
        if self._status is None:
            return
        with suppress(OSError, ValueError):  # an output that is closed, or full: Python tells of it
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(self._status)
