"""Indexes of names, made in a process of its own: in the one that answers it would take the time of whoever asks meanwhile."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from inforce.api.logs import FIELDS
from inforce.home import Home
from inforce.moment import Moment, iso, parse_moment
from inforce.names.kept import one_at_a_time
from inforce.screening.registers import index_of

log = logging.getLogger("inforce.api")

COMMAND = (sys.executable, "-m", "inforce.api.making")
LOCK = ".beside"
"""The file that whoever has begun such a process holds locked."""
LONGEST = 600.0
"""Seconds after which such a process is ended."""
MANY = 2_000
"""Entries of an edition from which a process for its indexes is worth its beginning, half a second."""


def made_aside(home: Home, now: datetime, command: Sequence[str] = COMMAND, seconds: float = LONGEST) -> None:
    """Have the indexes made that questions about now need; until they are there, or so many seconds. Of several processes that
    need them one at a time begins another for it. Where that fails, whoever needs them makes them and is told why they cannot be
    made."""
    told = {"INFORCE_HOME": str(Path(home.folder).absolute()), "INFORCE_DB": home.db or ""}
    environment, nowhere = {**os.environ, **told}, subprocess.DEVNULL
    try:
        home.indexes.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(home.indexes / LOCK):
            subprocess.run(  # noqa: S603
                [*command, iso(now)],
                env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False, timeout=seconds,
            )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("the indexes of names were not made beside the service", extra={FIELDS: {"why": str(error)}})


def _main() -> None:
    now = parse_moment(sys.argv[1])
    home = Home(Path(os.environ["INFORCE_HOME"]), db=os.environ["INFORCE_DB"] or None)
    with home.reading() as session:
        for register in home.registers(session).values():
            view = register.as_of(Moment(now, now))
            index_of(view, home.indexes)
            view.find("any name")


if __name__ == "__main__":
    _main()
