"""``fetch.toml`` in the home folder: who asks, and what of a register is elsewhere or otherwise than is known.

::

    contact = "desk@example.org"        # told to publishers

    [files.us-ofac-sdn]                 # addresses in place of the known ones, by the names that files are kept under
    "sdn.csv" = "https://mirror.example/sdn.csv"

    [fewest]                            # entries below which what was fetched is not believed to be the whole list
    us-ofac-sdn = 100

    [deltas.us-ofac-sdn]                # where it is told what each publication changed
    history = "https://mirror.example/history/{year}"
    publication = "https://mirror.example/changes/{publication}"
    first_year = 2023

What is amiss is told by its line, by what stands there and by what should.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from inforce.errors import BadInput
from inforce.lists.registers import known_registers

T = TypeVar("T")
_FILE = re.compile(r"\w[\w.-]*\Z")
_ADDRESS = re.compile(r"https?://[^/\s]\S*\Z", re.IGNORECASE)
_KINDS: Mapping[type, str] = {
    str: "a text", bool: "true or false", int: "a whole number", float: "a number", list: "a list", dict: "a table",
}  # fmt: skip
_WHERE = re.compile(r"(?P<why>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z", re.DOTALL)
"""How the standard library's reader of TOML ends its sentences."""
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_SHOWN = 30
_MOST = 1_000_000_000
"""No number that is set is greater."""


@dataclass(frozen=True, slots=True)
class DeltaPlaces:
    """Where a publisher tells what each publication changed, and from which year on: ``history`` has the publications of a
    ``{year}``, ``publication`` the delta file of a ``{publication}``."""

    history: str
    publication: str
    first_year: int = 2000


@dataclass(frozen=True, slots=True)
class Settings:
    """``files``: addresses by register and file, in place of the known ones; ``fewest``, ``deltas`` by register likewise."""

    contact: str | None = None
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fewest: Mapping[str, int] = field(default_factory=dict)
    deltas: Mapping[str, DeltaPlaces] = field(default_factory=dict)


def read_settings(path: Path) -> Settings:
    """The settings of a user; nothing set where there is no such file. Raises BadInput."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        told = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{path}, line {line}: no text in UTF-8; save it as such") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}{_no_toml(str(error), text)}") from None
    except ValueError:  # Python reads no numbers of thousands of figures
        raise BadInput(f"{path}: a number in it is too long to be read; {_MOST} is the most") from None
    return _Form(path, text).settings(told)


def _no_toml(said: str, text: str) -> str:
    """What is said of a line that is no TOML, without the line: it may hold a secret."""
    match = _WHERE.match(said)
    line = match["line"] if match else None
    why = (match["why"] if match else said).replace("\n", "\\n")
    return f', line {line or text.count(chr(10)) + 1}: no TOML ({why}); write KEY = "TEXT", KEY = NUMBER or [TABLE]'


@dataclass(frozen=True, slots=True)
class _Form:
    """What the file may hold."""

    path: Path
    text: str

    def settings(self, told: Mapping[str, Any]) -> Settings:
        self._known(told, (), ("contact", "files", "fewest", "deltas"))
        return Settings(
            self._contact(told["contact"]) if "contact" in told else None,
            self._by_register(told, "files", self._files),
            self._by_register(told, "fewest", self._number),
            self._by_register(told, "deltas", self._places),
        )

    def _contact(self, value: object) -> str:
        if isinstance(value, str) and value.isascii() and value.isprintable():
            return value
        raise self._refusal(
            ("contact",), value, "a mail address or a page in plain ASCII characters", '"desk@example.org"'
        )

    def _by_register(
        self, told: Mapping[str, Any], key: str, read: Callable[[tuple[str, ...], object], T]
    ) -> dict[str, T]:
        table, found = self._table((key,), told.get(key, {}), f"[{key}.us-ofac-sdn]"), dict[str, T]()
        for register, value in table.items():
            if register not in (known := known_registers()):
                near = get_close_matches(register, known, 1)
                hint = f"; is it {near[0]}?" if near else f"; known are {', '.join(known)}"
                raise BadInput(f"{self._place((key, register))}: no register is called so{hint}")
            found[register] = read((key, register), value)
        return found

    def _files(self, keys: tuple[str, ...], value: object) -> dict[str, str]:
        found = {}
        for name, address in self._table(keys, value, f'[{".".join(keys)}], and in it "sdn.csv" = "https://…"').items():
            if isinstance(address, dict):
                raise self._refusal(
                    (*keys, name), address, "the name of a file in quotes", f'"{name}.csv" = "https://…"'
                )
            if not _FILE.match(name):
                raise BadInput(
                    f"{self._place((*keys, name))}: no name for a file; letters, figures, . _ and - may stand in it"
                )
            found[name] = self._address((*keys, name), address)
        return found

    def _places(self, keys: tuple[str, ...], value: object) -> DeltaPlaces:
        table = self._table(keys, value, f"[{'.'.join(keys)}]")
        self._known(table, keys, ("history", "publication", "first_year"))
        if lacking := next((name for name in ("history", "publication") if name not in table), None):
            raise BadInput(f'{self._place(keys)}: {lacking} is missing; write {lacking} = "https://…"')
        history, publication = (self._address((*keys, name), table[name]) for name in ("history", "publication"))
        return DeltaPlaces(history, publication, self._number((*keys, "first_year"), table.get("first_year", 2000)))

    def _address(self, keys: tuple[str, ...], value: object) -> str:
        if isinstance(value, str) and _ADDRESS.match(value):
            return value
        raise self._refusal(keys, value, "an address with http or https", '"https://…"')

    def _number(self, keys: tuple[str, ...], value: object) -> int:
        if type(value) is int and 0 <= value <= _MOST:
            return value
        raise self._refusal(keys, value, f"a whole number from 0 to {_MOST}", "100")

    def _table(self, keys: tuple[str, ...], value: object, example: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        raise self._refusal(keys, value, "a table", example)

    def _known(self, table: Mapping[str, Any], keys: tuple[str, ...], names: tuple[str, ...]) -> None:
        if stranger := next((name for name in table if name not in names), None):
            raise BadInput(f"{self._place((*keys, stranger))}: no such setting; there are {', '.join(names)}")

    def _refusal(self, keys: tuple[str, ...], value: object, expected: str, example: str) -> BadInput:
        told = str(value) if isinstance(value, (int, float)) else ""  # an address may hold a secret
        shown = f" ({told if len(told) <= _SHOWN else f'{told[:_SHOWN]}…'})" if told else ""
        what = f"{_KINDS.get(type(value), 'a time')}{shown}"
        return BadInput(f"{self._place(keys)}: {what} stands there, and {expected} is expected, such as {example}")

    def _place(self, keys: tuple[str, ...]) -> str:
        line = _lines(self.text).get(keys)
        told = ".".join(key if _BARE.match(key) else f'"{key}"' for key in keys)
        return f"{self.path}{f', line {line}' if line else ''}: {told}"


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each key and table, as far as lines can be read one by one."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):  # as TOML has lines: others may stand in texts and remarks
        try:
            keys = _keys(tomllib.loads(line.removesuffix("\r")))
        except tomllib.TOMLDecodeError:
            continue
        if line.lstrip().startswith("["):
            table, keys = keys, ()
        for end in range(len(table) + len(keys)):
            found.setdefault((*table, *keys)[: end + 1], number)
    return found


def _keys(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of a line, the outermost first."""
    for key, value in told.items():
        return (key, *(_keys(value) if isinstance(value, dict) else ()))
    return ()
