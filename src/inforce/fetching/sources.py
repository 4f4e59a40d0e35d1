"""Where the files of a register are: as the table of registers says, or as the user does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from inforce.errors import FetchFailed
from inforce.fetching.settings import DeltaPlaces, Settings
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
    if not facts.deltas or elsewhere:
        return None
    told = facts.deltas
    return DeltaPlaces(told["history"], told["publication"], int(told["first_year"]))


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
