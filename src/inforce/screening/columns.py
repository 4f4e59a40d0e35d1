"""Which column of a file is which, and what its words for kinds mean."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from inforce.errors import BadInput, BadTable
from inforce.knowledge import knowledge
from inforce.names.fold import fold
from inforce.names.parts import Kind

Row = Mapping[str, str]


def guessed(header: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """What each column is, by what files usually call it; ``chosen`` (what → column) goes before.

    Raises BadTable where a chosen column is not there.
    """
    written = {_plain(column): column for column in reversed(list(header))}
    for what, column in (chosen or {}).items():
        if what not in _known()["columns"]:
            raise BadTable(f"{what!r} is nothing that a column can be; one of: {', '.join(_known()['columns'])}")
        if column not in written.values():
            raise BadTable(f"column {column!r} (for {what}) is not there; there are: {', '.join(written.values())}")
    found = {
        what: written[name]
        for what, names in _known()["columns"].items()
        for name in reversed(names)
        if name in written
    }
    return {**found, **(chosen or {})}


@lru_cache(maxsize=1024)
def kind_of(word: str) -> Kind:
    """The kind that a file's word means; any kind where the word is not known."""
    return _kinds().get(_plain(word), Kind.ANY)


def is_kind(word: str) -> bool:
    """Whether a file's word for a kind is known."""
    return _plain(word) in _kinds()


def known_kind(word: str) -> Kind:
    """What somebody's word for a kind means. Raises BadInput."""
    if not is_kind(word):
        raise BadInput(f"kind {word!r}: person, organisation, vessel, aircraft or any")
    return kind_of(word)


def full_name(row: Row, columns: Mapping[str, str]) -> str:
    """The name of a row, or the given and the family name together."""
    if "name" in columns and (name := row.get(columns["name"], "").strip()):
        return name
    parts = [row.get(columns[what], "").strip() for what in ("given", "family") if what in columns]
    return " ".join(filter(None, parts))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


@cache
def _kinds() -> dict[str, Kind]:
    return {_plain(word): Kind(kind) for kind, words in _known()["kinds"].items() for word in words}


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("screening", "columns")
