"""Indexes of names, made in a process of its own: in the one that answers it would take the time of whoever asks meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from inforce.home import Home
from inforce.moment import Moment, iso, parse_moment
from inforce.screening.registers import index_of

MANY = 2_000
"""Entries of an edition from which a process for its indexes is worth its beginning, half a second."""


def made_aside(home: Home, now: datetime) -> None:
    """Have the indexes made that questions about now need; until they are there. Where that fails, whoever needs them makes them
    and is told why they cannot be made."""
    told = {"INFORCE_HOME": str(Path(home.folder).absolute()), "INFORCE_DB": home.db or ""}
    command = [sys.executable, "-m", "inforce.api.making", iso(now)]
    environment, nowhere = {**os.environ, **told}, subprocess.DEVNULL
    subprocess.run(command, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False)  # noqa: S603


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
