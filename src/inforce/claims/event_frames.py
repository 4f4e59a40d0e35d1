"""Event frames: the ways of saying an event with a verb or a noun, as data."""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any

from inforce.claims.lexicon import table
from inforce.claims.vocabulary import plural
from inforce.values import value


@value(frozen=True, slots=True)
class EventVerb:
    """A way of saying an event with a verb: what fills its places, as ``events_LANGUAGE.toml`` says of its keys."""

    type: str
    mode: str | None
    particle: str
    subject: str
    object: str
    under: Mapping[str, frozenset[str]]
    complement: frozenset[str]
    act: bool = False
    lasting: bool = False
    negated: bool = False
    passive: bool = False
    named: bool = False
    both: bool = False
    status: str | None = None


@value(frozen=True, slots=True)
class EventNoun:
    """A noun that names an event. ``of``: what stands after "of", where it must; ``to``: prepositions before its recipient,
    ``by``: before its actor; ``sided``: it counts only with an actor of its own; ``alone``: it counts by itself where it is told
    to have taken place."""

    type: str
    mode: str | None
    to: frozenset[str]
    by: frozenset[str]
    of: str = ""
    sided: bool = False
    alone: bool = False


@value(frozen=True, slots=True)
class EventWords:
    """Frames by lemma and by noun, the words of ``[words]``, and the states of towns."""

    verbs: Mapping[str, tuple[EventVerb, ...]]
    nouns: Mapping[str, tuple[EventNoun, ...]]
    words: Mapping[str, frozenset[str]] = field(repr=False)
    towns: Mapping[str, str] = field(repr=False)


@cache
def event_words(language: str) -> EventWords:
    """The events of a language, from ``events_LANGUAGE.toml``."""
    data = table(f"events_{language}")
    verbs: dict[str, list[EventVerb]] = {}
    for row in data["verb"]:
        for word in row["verbs"].split():
            lemma, _, particle = word.partition(":")
            verbs.setdefault(lemma, []).append(_verb(row, particle))
    nouns: dict[str, list[EventNoun]] = {}
    for row in data["noun"]:
        for word in row["nouns"]:
            nouns.setdefault(word, []).append(_noun(row))
    words = {
        name: frozenset(form for word in members for form in ((word, plural(word)) if language == "en" else (word,)))
        for name, members in data["words"].items()
    }
    return EventWords(
        {lemma: tuple(found) for lemma, found in verbs.items()},
        {word: tuple(found) for word, found in nouns.items()},
        words,
        {town: state for state, towns in data["towns"].items() for town in towns},
    )


def _verb(row: Mapping[str, Any], particle: str) -> EventVerb:  # Any: a row of TOML
    return EventVerb(
        row["type"],
        row.get("mode"),
        particle,
        row["subject"],
        row.get("object", ""),
        {role: frozenset(prepositions) for role, prepositions in row.get("with", {}).items()},
        frozenset(row.get("complement", ())),
        row.get("act", False),
        row.get("lasting", False),
        row.get("negated", False),
        row.get("passive", False),
        row.get("named", False),
        row.get("both", False),
        row.get("status"),
    )


def _noun(row: Mapping[str, Any]) -> EventNoun:  # Any: a row of TOML
    return EventNoun(
        row["type"],
        row.get("mode"),
        frozenset(row.get("to", ())),
        frozenset(row.get("by", ())),
        row.get("of", ""),
        row.get("sided", False),
        row.get("alone", False),
    )


@cache
def last_words(language: str) -> frozenset[str]:
    """The last words of the nouns for events, as tokens have them."""
    return frozenset(noun.rpartition(" ")[2] for noun in event_words(language).nouns)
