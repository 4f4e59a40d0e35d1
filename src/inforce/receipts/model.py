"""What stands in a receipt: hashes of what went in and of what came out, never the input itself."""

from hashlib import sha256
from typing import Literal

import msgspec


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a receipt; it has exactly its fields."""


class FileHash(Part, frozen=True):
    """A file that went in: its name (without folders), the SHA-256 of its bytes, and how many they are."""

    name: str
    sha256: str
    size: int


class EditionHash(Part, frozen=True):
    """An edition of a register on which the result rests, or a delta file of its publisher's that may have dated what it
    rests on: its bytes, and when they were retrieved."""

    register: str
    sha256: str
    retrieved: str


class Sum(Part, frozen=True):
    """The SHA-256 of something counted, with its counts."""

    sha256: str
    counts: dict[str, int]


NONE = Sum(sha256().hexdigest(), {})
"""Of nothing."""


class Receipt(Part, frozen=True):
    """``kind``: the command; ``made``: when (ISO 8601, UTC). ``rules``: versions of all that decides beside the data.

    ``editions``: those on either side of the moments; ``cited``: those further away that findings name; ``deltas``: the
    publishers' own word on publications around the moments, and on the parties that were found. The last two are None in
    receipts that were made before they named them.
    ``settings``: all that was asked, moments among it; ``decisions``: those of people that counted; of a check, the
    authorisations that findings name.
    """

    kind: Literal["screen", "check"]
    made: str
    rules: dict[str, str]
    settings: dict[str, str]
    lists: tuple[FileHash, ...]
    editions: tuple[EditionHash, ...]
    decisions: Sum
    inputs: tuple[FileHash, ...]
    result: Sum
    deltas: tuple[EditionHash, ...] | None = None
    cited: tuple[EditionHash, ...] | None = None

    @property
    def all_editions(self) -> tuple[EditionHash, ...]:
        return (*self.editions, *(self.cited or ()))
