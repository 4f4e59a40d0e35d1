"""What commands that leave receipts share: the option, and what must hold before one is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inforce.errors import BadInput
from inforce.home import Home
from inforce.moment import Moment
from inforce.values import value

if TYPE_CHECKING:
    from inforce.checking import Checked
    from inforce.receipts import FileHash, Receipt

receipt_option = click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a receipt, from which 'inforce verify' derives the same again; it holds hashes, not the input.",
)


def refuse_changed(before: FileHash, path: Path) -> None:
    """Raises BadInput where a file is no more what it was when it was read."""
    from inforce.receipts.hashing import file_hash

    if file_hash(path) != before:
        raise BadInput(f"{path}: was changed while it was read; no receipt was written")


@value(frozen=True, slots=True)
class Receipting:
    """The receipt of reports to be checked: ``before``, their hashes before they are read."""

    path: Path
    before: Mapping[Path, FileHash]

    def made(
        self,
        home: Home,
        now: datetime,
        asked: Sequence[Moment],
        checked: Mapping[Path, list[Checked]],
        *,
        are_claims: bool,
        tolerance: timedelta,
    ) -> Receipt:
        """The receipt of what was found. Raises BadInput where a file was changed while it was read."""
        from inforce.receipts.checks import receipt_of as receipt_of_check

        for path, hash_ in self.before.items():
            refuse_changed(hash_, path)
        every = [each for found in checked.values() for each in found]
        return receipt_of_check(
            home, now, asked, self.before.values(), every, are_claims=are_claims, tolerance=tolerance
        )

    def fingerprint(self, made: Receipt) -> str:
        from inforce.receipts.sealing import fingerprint

        return fingerprint(made)

    def write(self, made: Receipt) -> None:
        from inforce.receipts.sealing import write_new

        write_new(self.path, made)


def begin_receipt(receipt: Path | None, files: Sequence[Path]) -> Receipting | None:
    """Raises BadInput where no receipt can be written there, UsageError where standard input is to be read."""
    if receipt is None:
        return None
    from inforce.receipts.hashing import file_hash  # only here: most who ask want none
    from inforce.receipts.sealing import refuse

    refuse(receipt)
    if Path("-") in files:
        raise click.UsageError("standard input cannot be derived again: name a file, or leave --receipt away")
    return Receipting(receipt, {path: file_hash(path) for path in files})
