"""Whole programmes as targets: which of a register's codes a report's name for one means, and its entries as one party.

A programme is in force while any entry is listed under it, and has ended when it has none left. That is what a register
can show of it: an act that ends a programme on paper, but leaves its entries, is not seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from inforce.claims.gazetteer import gazetteer
from inforce.claims.model import Target
from inforce.knowledge import knowledge
from inforce.names import fold
from inforce.reconcile.party import Party
from inforce.register.model import Edition, Listing, Standing
from inforce.register.register import View
from inforce.register.sayings import Common

_ORDER = re.compile(r"^(eo)?\d+$")
"""What a code adds to a name: the number of an executive order, of a resolution, or a counter."""


@dataclass(frozen=True)
class Regime(Party):
    """A programme as a party: it is listed while any of its entries is. ``numbers`` is one name, ``regime:Mali``."""

    common: Common
    codes: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.numbers[0].partition(":")[2]

    @cached_property
    def listings(self) -> tuple[tuple[str, Listing], ...]:
        return tuple((self.numbers[0], listing) for listing in self.common.listings())

    def shown_by(self, edition: Edition) -> bool:
        return bool(self.common.numbers(edition))

    def standing(self, number: str, at: datetime) -> Standing:  # noqa: ARG002 - it has one number only
        return self.common.standing(at)

    def programmes(self, number: str, at: datetime) -> tuple[str, ...]:  # noqa: ARG002
        return self.codes

    def name(self, number: str | None = None) -> str:  # noqa: ARG002
        return self.title


def regime(target: Target, view: View) -> Regime | None:
    """The programme that a target's name, or else one of its aliases, names in a register; None where none is."""
    for name in (target.name, *target.aliases):
        if (words := key_words(name)) and (found := _find(words, view)):
            return found
    return None


def key_words(name: str) -> frozenset[str]:
    """The words that tell one programme from another: "the Belarusian sanctions programme" is ``{"belarus"}``."""
    folded = f" {fold(name)} "
    for run in _around():
        while f" {run} " in folded:
            folded = folded.replace(f" {run} ", " ")
    return frozenset(fold(" ".join(_countries(folded.split()))).split())


def _countries(words: list[str]) -> Iterator[str]:
    """Adjectives and other names of countries give way to their usual names."""
    at = 0
    while at < len(words):
        place = gazetteer("en").at(words, at)
        yield place[0].name if place else words[at]
        at += place[1] if place else 1


def _find(words: frozenset[str], view: View) -> Regime | None:
    known = [code for codes in _coded(words, view.register) for code in codes]
    said: set[str] = set()

    @cache
    def meant(code: str) -> bool:
        return code in known if known else is_meant(words, code)

    def says(programmes: tuple[str, ...]) -> bool:
        found = {code for code in programmes if meant(code)}
        said.update(found)
        return bool(found)

    common = view.common(meant, says)
    if not common.told:
        return None
    shortest = min(said, key=lambda code: (len(code), code))
    return Regime(view, (f"regime:{shortest}",), common, tuple(sorted(said)))


def is_meant(words: frozenset[str], code: str) -> bool:
    """A code has all words of a name, and beside them none that makes it another country's."""
    written = fold(code).split()
    told = {*written, *(word.rstrip("0123456789") for word in written if not _ORDER.match(word))}
    return words <= told and not (told - words) & _other_country() and not _is_elsewhere(words, code.lower().split())


def _is_elsewhere(words: frozenset[str], written: list[str]) -> bool:
    """The code names a place of which the words are only a part: "Guinea-Bissau" is not Guinea."""
    found = (gazetteer("en").at(written, at) for at in range(len(written)))
    places = {frozenset(fold(place[0].name).split()) for place in found if place}
    whole = frozenset(word for place in places if place <= words for word in place)
    return any(place & words - whole and not place <= words for place in places)


def _coded(words: frozenset[str], register: str) -> Iterator[list[str]]:
    """The codes that stand in the table for a name, in the register's own or its publisher's part of it."""
    for part in (register, register.rpartition("-")[0]):
        yield from (codes for name, codes in _known().get(part, {}).items() if frozenset(fold(name).split()) == words)


@cache
def _around() -> tuple[str, ...]:
    return tuple(sorted({fold(word) for word in _known()["around"]} - {""}, key=lambda run: -len(run.split())))


@cache
def _other_country() -> frozenset[str]:
    return frozenset(_known()["other_country"])


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("reconcile", "programmes")
