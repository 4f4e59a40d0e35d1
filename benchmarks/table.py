"""Rows of figures, printed as one table."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, the figure in words, the limit in words, and whether it held (None: no limit, or not measured)."""

    what: str
    figure: str
    limit: str = ""
    held: bool | None = None
    skipped: bool = False


def below(what: str, value: float, limit: float, unit: str, remark: str = "", digits: int = 0) -> Row:
    """A value that must not exceed its limit."""
    figure = f"{value:,.{digits}f} {unit}{f' ({remark})' if remark else ''}"
    return Row(what, figure, f"at most {limit:g} {unit}", value <= limit)


def skipped(what: str, why: str) -> Row:
    return Row(what, f"skipped: {why}", skipped=True)


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def show(rows: Iterable[Row]) -> bool:
    """Prints rows as they come; whether anything was measured and all limits held."""
    all_held, measured = True, False
    print(f"{'measured':58} {'figure':54} {'limit':18} held")
    for row in rows:
        held = {None: "", True: "yes", False: "NO"}[row.held]
        print(f"{row.what:58} {row.figure:54} {row.limit:18} {held}".rstrip(), flush=True)
        all_held, measured = all_held and row.held is not False, measured or not row.skipped
    return all_held and measured
