"""The one writing of a receipt, hashed over itself.

A receipt is JSON with sorted keys, indented by two, in UTF-8, with strings and whole numbers only: there is one way to
write it, and any other byte is noticed. Its field ``sha256`` is the hash of the same writing without that field::

    jq -S 'del(.sha256)' receipt.json | sha256sum
"""

import json
import os
from hashlib import sha256
from pathlib import Path

import msgspec

from inforce import contract
from inforce.errors import BadInput, BadReceipt
from inforce.receipts.model import Receipt

FORM = "1"
"""Version of the form of receipts."""
LARGEST = 16_000_000
"""Bytes of a file that may be a receipt."""


def canonical(value: object) -> bytes:
    """The one writing of JSON in receipts. Raises BadInput where a text in it cannot be written in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=2)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            f"{error.object[error.start : error.end]!r} is no text in UTF-8, and stands in no receipt"
        ) from None


def seal(receipt: Receipt) -> bytes:
    """A receipt as the bytes of its file, hashed over itself."""
    fields = _contents(receipt)
    return canonical({**fields, "sha256": _hash(fields)})


def _contents(receipt: Receipt) -> contract.Json:
    return contract.document({"receipt": FORM, **msgspec.to_builtins(receipt)})


def fingerprint(receipt: Receipt) -> str:
    """The SHA-256 that stands in the file of a receipt."""
    return _hash(_contents(receipt))


def write_new(path: Path, receipt: Receipt) -> None:
    """Write a receipt whole or not at all. Raises BadInput where a file of that name is there: it may be another's."""
    data, half = seal(receipt), _half(path)
    try:
        file = half.open("xb")
    except OSError as error:
        raise _impossible(path, error) from None
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, path)  # unlike a renaming, never over a file that is there
    except FileExistsError:
        raise taken(path) from None
    except OSError as error:
        raise _impossible(path, error) from None
    finally:
        half.unlink(missing_ok=True)


def _half(path: Path) -> Path:
    """What is not written whole yet stands beside the receipt, under a name that nobody else has."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}")


def _impossible(path: Path, error: OSError) -> BadInput:
    return BadInput(f"{path}: no receipt can be written there ({error.strerror or error}); name a file elsewhere")


def refuse(path: Path) -> None:
    """Raises BadInput where no receipt can be written: before anything is asked for it."""
    if path.exists():
        raise taken(path)
    if not path.parent.is_dir():
        raise BadInput(f"{path}: there is no folder {path.parent} for a receipt; make it, or name another file")
    if not os.access(path.parent, os.W_OK):
        raise BadInput(f"{path}: no receipt may be written into {path.parent}; name a file elsewhere")
    half = _half(path)
    try:
        half.touch(exist_ok=False)
        half.unlink()
    except OSError as error:
        raise _impossible(path, error) from None


def taken(path: Path) -> BadInput:
    return BadInput(f"{path}: is there already, and no receipt is overwritten; name another file")


def unseal(data: bytes, where: object) -> Receipt:
    """The receipt in the bytes of a file. Raises BadReceipt where they are none, or any of them was changed."""
    fields = _fields(data, where)
    known = {"inforce": contract.VERSION, "receipt": FORM}
    if any(fields.get(each) != known[each] for each in known):
        told = ", ".join(f"{each} {fields.get(each)!r}" for each in known)
        raise BadReceipt(f"{where}: a receipt of another version ({told}); this Inforce reads {FORM!r}")
    said = fields.pop("sha256", None)
    if not _is_whole(fields, said, data):
        raise BadReceipt(f"{where}: damaged: it was changed after it was written; take it from where it is kept whole")
    try:
        return msgspec.convert({key: value for key, value in fields.items() if key not in known}, Receipt)
    except msgspec.ValidationError as error:
        raise BadReceipt(f"{where}: whole, but not in the form of a receipt ({error})") from None


def _is_whole(fields: dict[str, object], said: object, data: bytes) -> bool:
    """The bytes are the one writing of the fields; of what has none, as half a character has none, they are not."""
    try:
        return said == _hash(fields) and canonical({**fields, "sha256": said}) == data
    except (BadInput, RecursionError):
        return False


def _fields(data: bytes, where: object) -> dict[str, object]:
    """The object in some bytes, if they are a receipt's at all."""
    if len(data) > LARGEST:
        raise BadReceipt(f"{where}: {len(data):,} bytes; no receipt is larger than {LARGEST:,}")
    try:
        fields = json.loads(data.decode(), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadReceipt(f"{where}: damaged, or no receipt: not JSON as receipts are written") from None
    if not isinstance(fields, dict) or "receipt" not in fields:
        raise BadReceipt(f"{where}: damaged, or no receipt; 'screen' and 'check' write one with --receipt FILE")
    return fields


def _refuse(number: str) -> object:
    raise ValueError(f"{number} is not a whole number")


def _hash(fields: object) -> str:
    return sha256(canonical(fields)).hexdigest()
