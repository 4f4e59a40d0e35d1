"""What commands that leave receipts share: the option, and the receipt written once all has been said."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inforce.errors import BadInput
from inforce.moment import iso
from inforce.receipts import FileHash, Receipt, write_new
from inforce.receipts.hashing import file_hash
from inforce.receipts.sealing import taken
from inforce.screening.receipting import Asked, Tally, screening_rules, told

receipt_option = click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a receipt, from which 'inforce verify' derives the same again; it holds hashes, not the input.",
)


@contextmanager
def receipted(receipt: Path | None, asked: Asked, file: Path, listed: Path) -> Iterator[Tally]:
    """Sums up a screening; where it comes to its end, its receipt is written. Raises BadInput."""
    tally = Tally()
    if receipt is None:
        yield tally
        return
    if receipt.exists():
        raise taken(receipt)
    inputs, lists = (file_hash(file),), (file_hash(listed),)
    yield tally
    for before, path in ((inputs[0], file), (lists[0], listed)):
        _refuse_changed(before, path)
    done = Receipt(
        kind="screen",
        made=iso(asked.known),
        rules=screening_rules(),
        settings=told(asked),
        lists=lists,
        editions=(),
        decisions=tally.decisions(),
        inputs=inputs,
        result=tally.result(),
    )
    write_new(receipt, done)


def _refuse_changed(before: FileHash, path: Path) -> None:
    if file_hash(path) != before:
        raise BadInput(f"{path}: was changed while it was read; no receipt was written")
