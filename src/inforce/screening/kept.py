"""Screenings that are kept with their names, so that they can be looked back at: folders under ``screenings/`` of a home.

A folder holds ``receipt.json``, the file of names as it was, and ``told.json``: up to which edition of each register was
looked back. Names are kept only here, and only where the user asks for that.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inforce.errors import BadInput
from inforce.home import Home
from inforce.moment import iso, parse_instant
from inforce.receipts import Receipt, unseal, write_new
from inforce.receipts.hashing import file_hash

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_RECEIPT, _TOLD = "receipt.json", "told.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """``told``: when the edition was retrieved, by register, up to which was looked back."""

    name: str
    receipt: Receipt
    file: Path
    told: Mapping[str, datetime]


def refuse_kept(home: Home, name: str) -> None:
    """Raises BadInput where a screening cannot be kept under a name."""
    if not _NAME.match(name):
        raise BadInput(f"{name!r}: name a kept screening with letters, digits, dots and dashes, 64 at most")
    if _folder(home, name).exists():
        raise BadInput(
            f"{name!r}: a screening of this name is kept already; remove {_folder(home, name)}, or name another"
        )


def keep(home: Home, name: str, receipt: Receipt, file: Path) -> None:
    """Keep a screening whole or not at all. Raises BadInput where one of that name came to be there meanwhile."""
    folder = _folder(home, name)
    half = folder.with_name(f".{name}.{os.getpid()}")
    half.mkdir(parents=True)
    try:
        shutil.copyfile(file, half / f"names{file.suffix}")
        write_new(half / _RECEIPT, receipt)
        half.rename(folder)
    except OSError:
        if folder.exists():
            refuse_kept(home, name)
        raise
    finally:
        shutil.rmtree(half, ignore_errors=True)


def kept_screenings(home: Home) -> list[Kept]:
    """By name. Raises BadInput where one was damaged."""
    return [kept_screening(home, each.name) for each in sorted((home.folder / "screenings").glob("[!.]*"))]


def kept_screening(home: Home, name: str) -> Kept:
    """Raises BadInput where there is none of that name, or where it was damaged."""
    folder = _folder(home, name)
    if not _NAME.match(name) or not folder.is_dir():
        raise BadInput(f"no screening is kept under {name!r}; keep one with 'inforce screen … --keep NAME'")
    path = folder / _RECEIPT
    receipt = unseal(path.read_bytes(), path)
    file = next(iter(folder.glob("names*")), folder / "names")
    if not file.exists() or file_hash(file).sha256 != receipt.inputs[0].sha256:
        raise BadInput(f"{file}: not the names of the receipt beside it; remove {folder} and keep the screening anew")
    return Kept(name, receipt, file, _told(folder / _TOLD))


def tell(home: Home, name: str, told: Mapping[str, datetime]) -> None:
    """Write down up to which editions was looked back; in one step."""
    path = _folder(home, name) / _TOLD
    half = path.with_name(f".{_TOLD}.{os.getpid()}")
    half.write_text(json.dumps({register: iso(at) for register, at in told.items()}), encoding="utf-8")
    half.replace(path)


def _told(path: Path) -> dict[str, datetime]:
    try:
        text = path.read_text(encoding="utf-8")
        return {register: parse_instant(at) for register, at in json.loads(text).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError, BadInput):
        raise BadInput(f"{path}: damaged; remove it to look back from the screening itself") from None


def _folder(home: Home, name: str) -> Path:
    return home.folder / "screenings" / name
