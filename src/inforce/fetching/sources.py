"""Where the files of a register are: as the table of registers says, or as the user does."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import msgspec

from inforce.errors import BadInput, FetchFailed
from inforce.lists.registers import RegisterFacts

_VARIABLE = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")
_NAME = re.compile(r"\w[\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file: the name it is kept under, its address with names of secrets, and its address with the secrets.

    ``url`` is neither shown nor remembered; ``place`` stands for it.
    """

    name: str
    place: str
    url: str = field(repr=False)


class DeltaPlaces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a publisher tells what each publication changed, and from which year on."""

    history: str
    publication: str
    first_year: int = 2000


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``fetch.toml`` in the home folder: who asks, and addresses in place of the known ones, by register and file.

    ``fewest``: by register, the number of entries below which what was fetched is not believed to be the whole list, in
    place of the known one. ``deltas``: by register, where it is told what each publication changed (``history`` with
    ``{year}``, ``publication`` with ``{publication}``), in place of the known addresses.
    """

    contact: str | None = None
    files: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    fewest: dict[str, int] = msgspec.field(default_factory=dict)
    deltas: dict[str, DeltaPlaces] = msgspec.field(default_factory=dict)


def read_settings(path: Path) -> Settings:
    """The settings of a user; nothing set where there is no such file. Raises BadInput."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from None


def list_files(
    facts: RegisterFacts,
    environment: Mapping[str, str],
    *,
    given: Mapping[str, str] | None = None,
    form: str | None = None,
) -> tuple[ListFile, ...]:
    """The files that make one edition. ``given``: addresses by file name, in place of the known ones.

    Raises FetchFailed where nothing is known that this version reads, or an address needs a variable that is not set.
    """
    files = given or facts.files.get(form or readable_form(facts) or "")
    if not files:
        known = ", ".join(facts.files) or "none"
        raise FetchFailed(
            f"{facts.name}: no address for {form or 'a form that can be read'} (known: {known}); give --url"
        )
    return tuple(
        ListFile(_sound(facts, name), place, _filled(facts, place, environment)) for name, place in files.items()
    )


def readable_form(facts: RegisterFacts) -> str | None:
    """The first form with known addresses that this version reads."""
    return next((form for form in facts.files if form in facts.forms), None)


def main_file(facts: RegisterFacts, form: str | None = None) -> str:
    """The name of a register's first file, or of its only one."""
    return next(iter(facts.files.get(form or readable_form(facts) or "", ())), facts.name)


def delta_places(facts: RegisterFacts, settings: Settings, *, elsewhere: bool) -> DeltaPlaces | None:
    """Where the deltas of a register are; None where there are none, or where its files come from ``elsewhere``, which
    says nothing of deltas."""
    if own := settings.deltas.get(facts.name):
        return own
    return msgspec.convert(facts.deltas, DeltaPlaces, strict=False) if facts.deltas and not elsewhere else None


def lacking(facts: RegisterFacts, environment: Mapping[str, str]) -> str | None:
    """The variable that the addresses of a register need and the environment does not have."""
    needed = _VARIABLE.findall(" ".join(facts.files.get(readable_form(facts) or "", {}).values()))
    return next((name for name in needed if not environment.get(name)), None)


def _sound(facts: RegisterFacts, name: str) -> str:
    if not _NAME.match(name):
        raise FetchFailed(f"{facts.name}: {name!r} is no name for a file; write --url sdn.csv=https://…")
    return name


def _filled(facts: RegisterFacts, place: str, environment: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        if not (found := environment.get(match[1])):
            raise FetchFailed(f"{facts.name}: the address needs a token; set the environment variable {match[1]}")
        return quote(found, safe="")

    return _VARIABLE.sub(value, place)
