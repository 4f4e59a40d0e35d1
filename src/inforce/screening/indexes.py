"""Indexes of screening lists, kept in the home folder."""

import hashlib
from pathlib import Path

from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.kept import kept
from inforce.receipts.hashing import rules
from inforce.screening.reading import Chosen, listed


def of_list(path: Path, folder: Path, chosen: Chosen | None = None) -> Path:
    """The file of the index of a screening list. ``folder`` is where indexes are kept. Raises BadTable, OSError."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    source = f"list {content} {sorted((chosen or {}).items())} {reading_rules()}"
    return kept(folder, source, lambda: with_reaches(build(listed(path, chosen))))


def reading_rules() -> str:
    """The hash of the tables that decide what is kept of an entry beside its names."""
    return rules(("inforce.screening",), ())["inforce.screening"]
