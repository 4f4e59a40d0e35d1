"""``inforce demo``: the story of Belavia in a few commands, on lists and reports that lie in this package.

The steps are ordinary commands. They run in a folder of their own, so that what is shown can be repeated there word for
word; nothing is read from a network, and the user's own registers are not touched.
"""

import shlex
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

Command = Callable[[Path, Sequence[str]], None]
"""Runs a command of Inforce on a home folder: ``command(home, ["was", "44541"])``."""

CONTENTS = ("editions", "reports", "authorisations.json", "README.md")


@dataclass(frozen=True, slots=True)
class Step:
    """A command as a user would write it after ``inforce``, and what to see in its output."""

    says: str
    command: str


STEPS = (
    Step(
        "Seven downloads of OFAC's list, each cut down to some twenty entries. "
        "One of them is a web page about maintenance: it is set aside, and nobody becomes delisted by it.",
        "lists import editions --register us-ofac-sdn",
    ),
    Step(
        "Two general licences that a compliance desk keeps beside the list.",
        "authorisations import authorisations.json",
    ),
    Step(
        "11 September 2025: a report under the headline 'Washington drops sanctions on Belavia'. "
        "What did the list say at 17:00 Moscow time?",
        "check reports/belavia.txt --as-of 2025-09-11T17:00+03:00",
    ),
    Step(
        "Two days later: still listed, but a general licence covers the airline.",
        "check reports/belavia.txt --as-of 2025-09-13",
    ),
    Step("6 November 2025: the announcement has been carried out.", "check reports/belavia.txt --as-of 2025-11-06"),
    Step(
        "Between two looks nobody can tell, and Inforce does not guess.",
        "was Belavia --as-of 2025-10-20",
    ),
)


def run(console: Console, command: Command, folder: Path | None = None) -> None:
    """Show every step. ``folder`` is made and kept, with the files and the home of the demonstration; without it they
    are removed at the end. Raises FileExistsError where the folder holds something already."""
    with _laid_out(folder) as place, chdir(place):
        for step in STEPS:
            console.print(f"\n{step.says}", style="bold")
            console.print(f"$ inforce {step.command}\n", style="cyan", soft_wrap=True)
            command(Path("home"), shlex.split(step.command))
    if folder:
        console.print(f"\nThe files are in {folder}; repeat the commands there with --home home.", soft_wrap=True)


@contextmanager
def _laid_out(folder: Path | None) -> Iterator[Path]:
    """A folder with the demonstration's files in it."""
    with TemporaryDirectory(prefix="inforce-demo-") as temporary:
        place = folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        if any(place.iterdir()):
            raise FileExistsError(0, "not empty; the demonstration wants a folder of its own", str(place))
        with resources.as_file(resources.files(__name__) / "data") as data:
            for name in CONTENTS:
                copy = shutil.copytree if (data / name).is_dir() else shutil.copyfile
                copy(data / name, place / name)
        yield place
