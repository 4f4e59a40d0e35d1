"""Who may ask what: tokens with scopes, kept as hashes in a file of the home folder.

A token is 32 random bytes, so that its plain SHA-256 cannot be turned back. The file is read again when it changes:
a token that is withdrawn opens nothing from the next request on.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path

import msgspec

from inforce.errors import BadInput
from inforce.moment import iso
from inforce.whole import write_whole

FILE = "tokens.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")


class Scope(StrEnum):
    """What a token lets its bearer do."""

    READ = "read"
    """Ask registers."""
    SCREEN = "screen"
    """Send names and reports."""
    ADMIN = "admin"
    """Decide about editions; keep reports and forget them."""


class Token(msgspec.Struct, frozen=True):
    """``made``: when, in UTC."""

    name: str
    sha256: str
    scopes: tuple[Scope, ...]
    made: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever asks, by the name of a token; ``name`` is None of somebody who needs none."""

    name: str | None
    scopes: frozenset[Scope]


ANYONE = Bearer(None, frozenset(Scope))
"""Whoever asks on this machine, where no tokens are needed."""


class Tokens:
    """The tokens of a home folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read_at: tuple[int, int] | None = None
        self._by_hash: dict[str, Token] = {}

    def all(self) -> list[Token]:
        """In the order in which they were made. Raises BadInput where the file is damaged."""
        try:
            told = self._path.stat()
        except FileNotFoundError:
            self._read_at, self._by_hash = None, {}
            return []
        if self._read_at != (told.st_mtime_ns, told.st_size):
            self._by_hash = {each.sha256: each for each in self._decoded()}
            self._read_at = told.st_mtime_ns, told.st_size
        return list(self._by_hash.values())

    def _decoded(self) -> list[Token]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[Token])
        except msgspec.DecodeError as error:
            raise BadInput(f"{self._path}: damaged ({error}); remove it and make the tokens anew") from None

    def bearer(self, secret: str) -> Bearer | None:
        """None of a secret that is no token's."""
        self.all()
        token = self._by_hash.get(_hash(secret))
        return Bearer(token.name, frozenset(token.scopes)) if token else None

    def add(self, name: str, scopes: Collection[Scope], now: datetime) -> str:
        """A new token's secret, which is told this once. Raises BadInput."""
        if not _NAME.match(name) or _is_address(name):  # who has no token is called by the address
            raise BadInput(
                f"{name!r}: name a token with letters, digits, dots and dashes, 64 at most, and like no address"
            )
        kept = self.all()
        if any(each.name == name for each in kept):
            raise BadInput(f"a token {name!r} is there already; withdraw it first, or choose another name")
        secret = secrets.token_urlsafe(32)
        made = iso(now.replace(microsecond=0))
        self._write([*kept, Token(name, _hash(secret), tuple(s for s in Scope if s in scopes), made)])
        return secret

    def withdraw(self, name: str) -> None:
        """Raises BadInput where there is none of that name."""
        kept = self.all()
        left = [each for each in kept if each.name != name]
        if len(left) == len(kept):
            known = ", ".join(each.name for each in kept) or "none"
            raise BadInput(f"no token is called {name!r}; there are: {known}")
        self._write(left)

    def _write(self, tokens: Sequence[Token]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, msgspec.json.format(msgspec.json.encode(list(tokens))) + b"\n")
        self._path.chmod(0o600)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
