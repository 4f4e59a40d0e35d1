"""Counts: how many people or things an event tells of, and how many of each country."""

from collections.abc import Sequence

from inforce.claims.gazetteer import Gazetteer
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.parsing import Scene
from inforce.claims.phrases import chain

_WORDS: dict[str, int] = {word: number for number, word in enumerate(table("events_en")["numbers"]["spelt"])}
_WORDS |= table("events_en")["numbers"]["more"]

_ARTICLES = frozenset({"a", "an"})
_LANDS = frozenset({"countries", "states", "nations", "nationalities"})
_BETWEEN = frozenset({"from", "of", "were", "are", "was", "is", "citizens", "nationals"})
"""Words between a number and a country."""


def number_of(text: str) -> int | None:
    """``52`` → 52, ``fourteen`` → 14, ``1,500`` → 1500."""
    plain = text.replace(",", "").lower()
    if plain.isdigit():
        return int(plain)
    tens, _, ones = plain.partition("-")
    if ones:
        return (_WORDS.get(tens) or 0) + (_WORDS.get(ones) or 0) or None
    return _WORDS.get(plain)


def count_of(group: Group | None) -> int | None:
    """How many a group counts: "52 prisoners", "a group of 14 prisoners"."""
    for noun in (part for n in (group.nouns if group else []) for part in chain(n)):
        if noun.head in _LANDS:
            continue  # "citizens of three countries"
        counts = (number_of(w.lower) for w in noun.words if w.tag == "CD")
        if count := next((c for c in counts if c and c > 1), None):
            return count
    return None


def by_country(scene: Scene, places: Gazetteer) -> dict[str, int]:
    """The counts by country that a sentence tells: "six from Lithuania", "two Latvians and a Briton"."""
    tokens = scene.sentence.tokens
    lowers = [token.lower for token in tokens]
    found: dict[str, int] = {}
    for at, lower in enumerate(lowers):
        number = number_of(lower)
        if number and (country := _country(lowers, at + 1, places, alone=lower in _ARTICLES)):
            found.setdefault(country, number)
    return found


def _country(lowers: Sequence[str], at: int, places: Gazetteer, *, alone: bool) -> str | None:
    """The country of those counted before a place; ``alone``: after an article only "a Latvian", not "a Latvian bank"."""
    while at < len(lowers) and lowers[at] in _BETWEEN and not alone:
        at += 1
    known = places.at(lowers, at) if at < len(lowers) else None
    if known is None or (known[0].form not in ("name", "adjective")):
        return None
    after = at + known[1]
    other = places.at(lowers, after + 1) if lowers[after : after + 1] == ["and"] and after + 1 < len(lowers) else None
    if other is not None and other[0].form in ("name", "adjective"):
        return None  # "14 citizens of Poland and Lithuania": nobody says how many of each
    followed = after < len(lowers) and lowers[after][0].isalpha() and lowers[after] not in ("and", "or")
    return None if alone and followed else known[0].jurisdiction
