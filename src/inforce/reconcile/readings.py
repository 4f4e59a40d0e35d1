"""The names under which a claim's target may be listed: as the report gives it, without the description before it, and
under the names that other languages have for it."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from inforce.claims.gazetteer import gazetteer
from inforce.claims.model import Target
from inforce.knowledge import knowledge
from inforce.names import fold
from inforce.names.parse import parse
from inforce.names.parts import Kind, Role


class Source(Enum):
    """Where a reading comes from."""

    NAME = "name"
    ALIAS = "alias"  # another name of the target in the same report
    EXONYM = "exonym"  # what others call it


def readings(target: Target) -> Iterator[tuple[str, Source]]:
    """The target's name with and without its description, and what else it is called; then those of the aliases that are
    names and say more."""
    yield from _variants(target.name, Source.NAME)
    known = set(fold(target.name).split())
    for alias in target.aliases:
        if is_name(bare(alias)) and not set(fold(alias).split()) <= known:
            yield from _variants(alias, Source.ALIAS)


def _variants(name: str, source: Source) -> Iterator[tuple[str, Source]]:
    plain = [each for each in dict.fromkeys([name, bare(name)]) if fold(each)]
    yield from ((each, source) for each in plain)
    others = dict.fromkeys(other for each in plain for other in _exonyms().get(fold(each), ()))
    yield from ((other, Source.EXONYM) for other in others if other not in plain)


def is_name(text: str) -> bool:
    """Some word of it begins with a capital: "the carrier" is a description."""
    return any(_begins_name(word) for word in text.replace("-", " ").split())


def bare(name: str) -> str:
    """A name without the description before it ("the Belarusian airline …"); the whole of it where there is none.

    That is an article, nationalities, then words in small letters: capitals may be part of the name ("General Motors").
    """
    words = name.split()
    start = 1 if words and words[0].lower() in _known()["articles"] else 0
    noun = start + _nationalities(words[start:])
    after = noun
    while after < len(words) and not _begins_name(words[after]) and words[after] not in _leading_elsewhere():
        after += 1
    if after == noun:  # no noun: the nationality belongs to the name
        return " ".join(words[start:]) or name
    return " ".join(words[after:]) if after < len(words) and _begins_name(words[after]) else name


def core(name: str) -> str:
    """A folded name without legal forms; the whole of it where nothing else would be left."""
    telling = [part.written for part in parse(name, Kind.ORGANISATION).parts if part.role is not Role.FORM]
    return fold(" ".join(telling)) or fold(name)


def _begins_name(word: str) -> bool:
    """Its first letter is a capital, or it begins with a figure."""
    first = next((letter for letter in word if letter.isalnum()), "")
    return first.isupper() or first.isdigit()


def _nationalities(words: list[str]) -> int:
    """How many of the first words name countries and their people."""
    taken, lower = 0, [word.lower() for word in words]
    while taken < len(words) and (place := gazetteer("en").at(lower, taken)) and place[0].form in {"adjective", "name"}:
        taken += place[1]
    return taken


@cache
def _exonyms() -> dict[str, tuple[str, ...]]:
    """By each folded name of a party in any language, all its names."""
    return {fold(name): tuple(row["names"]) for row in _known()["exonyms"] for name in row["names"]}


@cache
def _leading_elsewhere() -> frozenset[str]:
    return frozenset(_known()["leading_elsewhere"])


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("reconcile", "names")
