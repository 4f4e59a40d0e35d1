"""What commands that leave receipts share: the option, and the receipt written once all has been said."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inforce.cli.shell import Shell
from inforce.errors import BadInput
from inforce.moment import iso
from inforce.receipts import FileHash, Receipt, write_new
from inforce.receipts.hashing import file_hash
from inforce.receipts.model import NONE
from inforce.receipts.sealing import taken
from inforce.screening.model import Settings
from inforce.screening.reading import Chosen
from inforce.screening.receipting import Tally, screening_rules, told

receipt_option = click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a receipt, from which 'inforce verify' derives the same again; it holds hashes, not the input.",
)


@contextmanager
def receipted(
    shell: Shell, receipt: Path | None, settings: Settings, columns: Chosen, file: Path, listed: Path
) -> Iterator[Tally]:
    """Sums up a screening; where it comes to its end, its receipt is written. Raises BadInput."""
    tally = Tally()
    if receipt is None:
        yield tally
        return
    if receipt.exists():
        raise taken(receipt)
    made, inputs, lists = iso(shell.now()), (file_hash(file),), (file_hash(listed),)
    yield tally
    for before in (*inputs, *lists):
        _refuse_changed(before, file if before in inputs else listed)
    asked, rules = told(settings, columns), screening_rules()
    write_new(receipt, Receipt("screen", made, rules, asked, lists, (), NONE, inputs, tally.sum()))


def _refuse_changed(before: FileHash, path: Path) -> None:
    if file_hash(path) != before:
        raise BadInput(f"{path}: was changed while it was read; no receipt was written")
