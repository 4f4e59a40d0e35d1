"""What commands that leave receipts share: the option, and the receipt written once all has been said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inforce.errors import BadInput
from inforce.home import Home
from inforce.moment import Moment
from inforce.receipts import EditionHash, FileHash, Receipt, write_new
from inforce.receipts.hashing import file_hash
from inforce.receipts.sealing import refuse
from inforce.screening.asking import Asked
from inforce.screening.kept import keep, refuse_kept
from inforce.screening.receipting import Tally, receipt_of

if TYPE_CHECKING:
    from inforce.checking import Checked

receipt_option = click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a receipt, from which 'inforce verify' derives the same again; it holds hashes, not the input.",
)


@dataclass(slots=True)
class Record:
    """What comes to stand in the receipt of a screening while it runs."""

    tally: Tally = field(default_factory=Tally)
    editions: tuple[EditionHash, ...] = ()
    deltas: tuple[EditionHash, ...] = ()


@contextmanager
def receipted(
    home: Home,
    asked: Asked,
    file: Path,
    listed: Path | None,
    *,
    receipt: Path | None = None,
    kept_as: str | None = None,
) -> Iterator[Record]:
    """Where a screening comes to its end, its receipt is written, and it is kept with its names, as far as that is asked.

    Raises BadInput where no receipt can be written, a kept screening is there already, or a file was changed while it was read.
    """
    record = Record()
    if receipt is None and kept_as is None:
        yield record
        return
    if receipt:
        refuse(receipt)
    if kept_as:
        refuse_kept(home, kept_as)
    before = {path: file_hash(path) for path in (file, listed) if path}
    yield record
    for path, hash_ in before.items():
        _refuse_changed(hash_, path)
    against = before[listed] if listed else None
    done = receipt_of(asked, record.tally, before[file], against, record.editions, record.deltas)
    if receipt:
        write_new(receipt, done)
    if kept_as:
        keep(home, kept_as, done, file)


def _refuse_changed(before: FileHash, path: Path) -> None:
    if file_hash(path) != before:
        raise BadInput(f"{path}: was changed while it was read; no receipt was written")


@dataclass(frozen=True, slots=True)
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
            _refuse_changed(hash_, path)
        every = [each for found in checked.values() for each in found]
        return receipt_of_check(
            home, now, asked, self.before.values(), every, are_claims=are_claims, tolerance=tolerance
        )


def begin_receipt(receipt: Path | None, files: Sequence[Path]) -> Receipting | None:
    """Raises BadInput where no receipt can be written there, UsageError where standard input is to be read."""
    if receipt is None:
        return None
    refuse(receipt)
    if Path("-") in files:
        raise click.UsageError("standard input cannot be derived again: name a file, or leave --receipt away")
    return Receipting(receipt, {path: file_hash(path) for path in files})
