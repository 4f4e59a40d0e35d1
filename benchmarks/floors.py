"""The least that has to be done with a history: the floors that imports are measured against.

python benchmarks/floors.py lines|parsed FOLDER
"""

import sys
from contextlib import suppress
from pathlib import Path

from lxml import etree


def lines(folder: Path) -> None:
    """Read every file, decode it as UTF-8, split it into lines, set-difference both ways with the one before."""
    before: set[str] = set()
    for path in sorted(folder.rglob("*.csv")):
        here = set(path.read_bytes().decode("utf-8").splitlines())
        _, _ = here - before, before - here
        before = here


def parsed(folder: Path) -> None:
    """Parse every file with lxml alone; those that are no XML as far as they go."""
    for path in sorted(folder.rglob("*.xml")):
        with suppress(etree.XMLSyntaxError):
            etree.fromstring(path.read_bytes(), etree.XMLParser(huge_tree=True))


if __name__ == "__main__":
    {each.__name__: each for each in (lines, parsed)}[sys.argv[1]](Path(sys.argv[2]))
