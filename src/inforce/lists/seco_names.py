"""Names in SECO's list: parts in their order, each with spellings in other languages and scripts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

from inforce.lists.fields import Field, each_once, knowledge, word
from inforce.lists.model import Name, Quality

DATA = "seco_xml"
_MANY = 32
"""Combinations of the spellings of parts up to which every one is a name; beyond, the first spellings of all parts go
together, then the second ones. No entry known to public readers comes near it."""


def names_of(identities: Iterable[Field]) -> tuple[Name, ...]:
    """The names of all identities, each text once: the primary name of the main identity first."""
    main_first = sorted(identities, key=lambda identity: identity.get("main") != "true")
    found = [name for identity in main_first for each in identity.all("name") for name in _spellings(each)]
    primary = next((name for name in found if name.quality is Quality.PRIMARY), found[0] if found else None)
    if primary is None:
        return ()
    others = [_as_alias(name) for name in found if name.text != primary.text]
    first = Name(primary.text, Quality.PRIMARY, "name", primary.language)
    return (first, *_once(others))


def _once(names: Iterable[Name]) -> Iterator[Name]:
    """The first name of each text."""
    seen: set[str] = set()
    for name in names:
        if name.text not in seen:
            seen.add(name.text)
            yield name


def _as_alias(name: Name) -> Name:
    """The primary name of a further identity is an alias of the target."""
    return name if name.quality is not Quality.PRIMARY else Name(name.text, Quality.STRONG, "aka", name.language)


def titles_of(identities: Iterable[Field]) -> tuple[str, ...]:
    """Parts of names that are titles."""
    parts = (part for identity in identities for name in identity.all("name") for part in name.all("name-part"))
    return each_once(_words(part) for part in parts if _is_title(part) and _words(part))


def _spellings(name: Field) -> Iterator[Name]:
    """A name as it is written, and in each language and script for which a part of it has a spelling of its own."""
    quality, kind = _quality(name)
    parts = [part for part in sorted(name.all("name-part"), key=_order) if not _is_title(part) and _words(part)]
    if not parts:
        return
    yield Name(" ".join(map(_words, parts)), quality, kind, name.get("lang") or None)
    other = Quality.STRONG if quality is Quality.PRIMARY else quality
    spellings = (spelling for part in parts for spelling in part.all("spelling-variant") if spelling.text)
    for language, script in each_once(map(_culture, spellings)):
        choices = [_choices(part, (language, script)) for part in parts]
        for spelled in product(*choices) if prod(map(len, choices)) <= _MANY else _in_step(choices):
            yield Name(" ".join(spelled), other, "spelling variant", language or None)


def _quality(name: Field) -> tuple[Quality, str]:
    table: Mapping[str, list[str]] = knowledge(DATA)["names"]
    quality, kind = table.get(name.get("name-type"), table["alias"])
    return (Quality.WEAK if name.get("quality") == word(DATA, "weak") else Quality(quality)), kind


def _order(part: Field) -> int:
    return int(part.get("order")) if part.get("order").isdecimal() else 0


def _is_title(part: Field) -> bool:
    return part.get("name-part-type") in knowledge(DATA)["words"]["titles"]


def _words(part: Field) -> str:
    return part.one("value") or part.text


def _culture(spelling: Field) -> tuple[str, str]:
    return spelling.get("lang"), spelling.get("script")


def _choices(part: Field, culture: tuple[str, str]) -> list[str]:
    """How a part is spelled in a language and script; as it is written where it has no spelling of its own."""
    spelled = (spelling.text for spelling in part.all("spelling-variant") if _culture(spelling) == culture)
    return list(each_once(filter(None, spelled))) or [_words(part)]


def _in_step(choices: list[list[str]]) -> Iterator[tuple[str, ...]]:
    for at in range(max(map(len, choices))):
        yield tuple(spellings[min(at, len(spellings) - 1)] for spellings in choices)
