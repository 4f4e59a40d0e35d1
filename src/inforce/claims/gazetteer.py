"""Countries, unions and bodies: who may send a measure, by the names that reports give them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from inforce.claims.lexicon import table
from inforce.values import replace, value

_SIGN = re.compile("([,()])")


@value(frozen=True, slots=True)
class Place:
    """A country, union or body under its canonical English name.

    ``of``: the state or union that a body acts for. ``form``: ``name``, ``adjective``, ``capital``, ``body`` or ``list``
    (a list that only this jurisdiction keeps). ``vague``: the words name it only where it is already spoken of.
    ``initials``: an abbreviation, which small letters do not make.
    """

    name: str
    form: str
    of: str | None = None
    vague: bool = False
    initials: bool = False

    @property
    def sender(self) -> tuple[str, ...]:
        """The widest body first."""
        return (self.of, self.name) if self.of else (self.name,)

    @property
    def jurisdiction(self) -> str:
        return self.of or self.name


@value(frozen=True, slots=True)
class Gazetteer:
    """Names by their first word in lower case; of several that fit the longest counts."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], Place], ...]]

    def at(self, words: Sequence[str], number: int) -> tuple[Place, int] | None:
        """The place whose name begins with ``words[number]`` (lower case) and how many words it takes."""
        for rest, place in self.names.get(words[number], ()):
            after = number + 1
            if not place.vague and (not rest or tuple(words[after : after + len(rest)]) == rest):
                return place, 1 + len(rest)
        return None

    def vague(self, name: str) -> list[Place]:
        """The bodies that may be meant by a common noun ("the committee", "the bloc")."""
        first, _, rest = name.lower().partition(" ")
        known = self.names.get(first)
        return [place for words, place in known if place.vague and words == tuple(rest.split())] if known else []


@cache
def gazetteer(language: str) -> Gazetteer:
    """All places by their names in a language."""
    found: dict[str, list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for name, place in _places(language):
        own = replace(place, initials=True) if name.isupper() else place
        if name.isalpha():  # one word, as most are
            found[name.lower()].append(((), own))
        else:
            first, *rest = _SIGN.sub(r" \1 ", name.lower().replace("'s", " 's")).split()
            found[first].append((tuple(rest), own))
    return Gazetteer({first: _longest_first(runs) for first, runs in found.items()})


def _longest_first(runs: list[tuple[tuple[str, ...], Place]]) -> tuple[tuple[tuple[str, ...], Place], ...]:
    return tuple(sorted(runs, key=lambda r: -len(r[0])) if len(runs) > 1 else runs)


@cache
def country_names() -> frozenset[str]:
    """The canonical names of countries and unions."""
    return frozenset(table("countries")["countries"]) | frozenset(table("jurisdictions")["unions"])


def _places(language: str) -> Iterator[tuple[str, Place]]:
    names, adjectives = ("names", "adj") if language == "en" else (language, f"{language}_adj")
    capital = "capital" if language == "en" else f"{language}_capital"
    for name, facts in table("countries")["countries"].items():
        if language == "en":
            yield name, Place(name, "name")
        for key, form in ((names, "name"), (adjectives, "adjective"), (capital, "capital")):
            if texts := _split(facts.get(key)):
                place = Place(name, form)
                yield from ((text, place) for text in texts)
        if language == "en" and (people := list(_people(_split(facts.get("adj"))))):
            place = Place(name, "adjective")
            yield from ((plural, place) for plural in people)
    yield from _bodies(language)


def _people(adjectives: list[str]) -> Iterator[str]:
    """Libyans, Russians: the people of an adjective in -an, -i."""
    yield from (adjective + "s" for adjective in adjectives if adjective.endswith(("n", "i", "k", "t", "e", "b", "d")))


def _bodies(language: str) -> Iterator[tuple[str, Place]]:
    known = table("jurisdictions")
    for kind, form in (("unions", "name"), ("governments", "body"), ("bodies", "body"), ("lists", "list")):
        for name, facts in known[kind].items():
            for text in _split(facts.get(language)):
                yield text.rstrip("*"), Place(name, form, facts.get("of"), text.endswith("*"))
            yield from (
                (text, Place(name, "adjective"))
                for text in _split(facts.get("adj" if language == "en" else f"{language}_adj"))
            )


def _split(text: str | None) -> list[str]:
    return list(filter(None, map(str.strip, text.split(";")))) if text else []
