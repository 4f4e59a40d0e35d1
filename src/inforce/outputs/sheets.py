"""CSV that a spreadsheet may open: no cell of it is taken for a formula, and none moves the cursor of a terminal.

Names and remarks come from others' files, and a cell that begins with ``=`` is run by a spreadsheet when it is opened. As
OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection), an apostrophe is put before a cell that begins with
``=``, ``+``, ``-``, ``@``, a tab or the end of a line; here also before their full-width forms, and before such a cell
that begins with apostrophes already. So the way back is plain: where, after its apostrophes, a cell begins with one of
these, one apostrophe is taken away.

Control characters, which no name has by right, are replaced by U+FFFD, as on a terminal; tabs and ends of line stay.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from inforce.unseen import without_controls

_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
BETWEEN = " | "
"""What stands between several values in one cell; a vertical bar within a value is doubled."""


def safe(cell: str) -> str:
    """The cell as it may stand in a spreadsheet."""
    return f"'{cell}" if _begins_a_formula(cell) else cell


def original(cell: str) -> str:
    """The way back from :func:`safe`."""
    return cell[1:] if cell.startswith("'") and _begins_a_formula(cell) else cell


def _begins_a_formula(cell: str) -> bool:
    return cell.lstrip("'")[:1] in _DANGEROUS if cell else False


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(value.replace("|", "||") for value in values)


def sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180), its cells safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(map(cells, rows))
    return out.getvalue()


def cells(row: Iterable[object]) -> list[str]:
    """The cells of a row as they may stand in CSV; None is an empty one."""
    return [safe(without_controls(str(cell))) if cell is not None else "" for cell in row]
