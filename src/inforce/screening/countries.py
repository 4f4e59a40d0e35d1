"""Which country is meant where files and registers name one: by its name in English or Russian, by an adjective, by a code."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from inforce.knowledge import knowledge
from inforce.names import name_key

_PARTS = re.compile(r"[,/()]")


LONGEST_REMEMBERED = 200
"""Letters of a text that is remembered with the countries that it means."""


def countries_meant(text: str) -> frozenset[str]:
    """The codes of ISO 3166-1 (alpha-2, in small letters) that a text may mean: several for "Korean" and "USSR", each of
    those in "Moscow, Russia" and "Georgia (USA)"; none where it names no country that is known."""
    return _meant(text) if len(text) <= LONGEST_REMEMBERED else _meant.__wrapped__(text)


@lru_cache(maxsize=20_000)
def _meant(text: str) -> frozenset[str]:
    if whole := _known().get(name_key(text)):
        return whole
    parts = [
        part for part in map(name_key, _PARTS.split(text)) if part not in _codes()
    ]  # "CA" of "Fresno, CA" is no country
    return frozenset[str]().union(*(_known().get(part, frozenset()) for part in parts))


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """Countries by the keys of their names."""
    found = defaultdict[str, set[str]](set)
    for name, code in _named():
        found[name_key(name)].add(code)
    return {key: frozenset(codes) for key, codes in found.items() if key}


@cache
def _codes() -> frozenset[str]:
    return frozenset(knowledge("screening", "countries")["iso"])


def _named() -> Iterator[tuple[str, str]]:
    """Names and codes, each with the code of its country."""
    registers: Mapping[str, str] = knowledge("lists", "countries")["codes"]
    yield from ((name, code) for code, names in registers.items() for name in _split(names))
    own = knowledge("screening", "countries")
    for code, codes in own["iso"].items():
        yield from ((name, code) for name in (code, *codes.split()))
    for names, codes in own["also"].items():
        yield from ((name, code) for name in _split(names) for code in codes.split())
    yield from _in_news({name: code for code, names in registers.items() for name in _split(names)})


def _in_news(codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What news calls countries, by the short English names of those."""
    for country, facts in knowledge("claims", "countries")["countries"].items():
        if country in codes:
            told = (facts.get(what, "") for what in ("names", "adj", "ru", "ru_adj"))
            yield from ((name, codes[country]) for names in told for name in _split(names))


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]
