"""The receipt of a screening, written once all has been said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from inforce.cli.receipting import refuse_changed
from inforce.home import Home
from inforce.receipts import EditionHash, write_new
from inforce.receipts.hashing import file_hash
from inforce.receipts.sealing import refuse
from inforce.screening.asking import Asked
from inforce.screening.kept import keep, refuse_kept
from inforce.screening.receipting import Tally, receipt_of


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
        refuse_changed(hash_, path)
    against = before[listed] if listed else None
    done = receipt_of(asked, record.tally, before[file], against, record.editions, record.deltas)
    if receipt:
        write_new(receipt, done)
    if kept_as:
        keep(home, kept_as, done, file)
