"""Whether two speakers are one source: a person or a body, by the words that name it, in whatever script and spelling. Pure."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations
from typing import Any

from inforce.claims.gazetteer import Place, gazetteer
from inforce.dossier.heard import heard
from inforce.knowledge import knowledge
from inforce.names import fold
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.renderings import renderings
from inforce.names.scripts import script
from inforce.names.similarity import Why, likeness
from inforce.names.words import Word

_SURE = frozenset({Why.SAME, Why.SPELLING, Why.FAMILY, Why.ROMANISED})
_MOST = 5
"""Words of a name that are set against each other in every order; names of persons are not longer."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """``names``: words that name somebody; ``bodies``: what bodies of which ``states`` it speaks for;
    ``is_body``: such a body speaks, not somebody in it whose name is not told."""

    names: tuple[str, ...]
    bodies: frozenset[str]
    states: frozenset[str]
    is_body: bool


def same_person(one: str, other: str) -> bool:
    """All names of the shorter form stand in the longer one ("Cole", "White House spokesman John Cole", "J. Cole", «Коул»); or
    one is the body of a state for which the other speaks."""
    return _same(*sorted((one, other)))


def is_named(speaker: str) -> bool:
    """A person or a body is named; not so "a Western diplomat" or "sources"."""
    read = _read(speaker)
    return bool(read.names) or read.is_body


@lru_cache(maxsize=1 << 14)
def _same(one: str, other: str) -> bool:
    a, b = sorted((_read(one), _read(other)), key=lambda each: len(each.names))
    if not a.names:
        speaks = a.is_body and (b.is_body or bool(b.names))
        return speaks and not a.bodies.isdisjoint(b.bodies) and not a.states.isdisjoint(b.states)
    return set(a.names) <= set(b.names) or (len(b.names) <= _MOST and _stand_in(a.names, b.names))


@lru_cache(maxsize=1 << 14)
def _read(speaker: str) -> _Speaker:
    words = [word for word in map(_bare, speaker.replace("-", " ").split()) if word]
    places, rest = _places(words)
    bodies, rest = _bodies(rest)
    folded = [fold(word) for word in rest]
    known = _folded("offices") | _folded("unnamed") | _folded("articles")
    names = tuple(dict.fromkeys(_plain(word) for word in rest if word[0].isupper() and fold(word) not in known))
    told = bodies.union(*(_bodies(words)[0] | {place.name} for place, words in places if place.form == "body"))
    states = frozenset(place.jurisdiction for place, _ in places)
    is_nobody = not _folded("unnamed").isdisjoint(folded)
    return _Speaker(names, told, states, is_body=bool(told and states) and not names and not is_nobody)


def _bare(word: str) -> str:
    return word.strip(".,;:«»“”\"'’()").removesuffix("'s").removesuffix("’s")


def _places(words: list[str]) -> tuple[list[tuple[Place, list[str]]], list[str]]:
    """States and their bodies among some words, each with its words, and the other words."""
    lower, found, rest, at = [word.lower() for word in words], list[tuple[Place, list[str]]](), list[str](), 0
    while at < len(words):
        place = next((told for language in ("en", "ru") if (told := gazetteer(language).at(lower, at))), None)
        if place:
            found.append((place[0], words[at : at + place[1]]))
        else:
            rest.append(words[at])
        at += place[1] if place else 1
    return found, rest


def _bodies(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """Bodies that every state has among some words, each under the first of its names, and the other words."""
    text, found = f" {' '.join(fold(word) for word in words)} ", set[str]()
    for phrase, name in _kinds_of_bodies():
        if f" {phrase} " in text:
            text = text.replace(f" {phrase} ", " ")
            found.add(name)
    left = text.split()
    return frozenset(found), [word for word in words if fold(word) in left] if found else words


def _plain(word: str) -> str:
    """Folded, but for letters that names/ read by themselves."""
    return fold(word) if script(word.lower()) == "latin" else word.lower()


def _stand_in(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Each word of the shorter name stands for another of the longer."""
    return any(
        _are_one([_alike(*pair) for pair in zip(mine, some, strict=True)]) for some in permutations(yours, len(mine))
    )


def _are_one(pairs: list[tuple[float, bool]]) -> bool:
    """``pairs``: how alike two words are, and whether they surely are one. A word by itself must surely be."""
    if len(pairs) == 1:
        return pairs[0][1]
    degrees = [degree for degree, _ in pairs]
    least, mean = (float(_known()["persons"][each]) for each in ("least", "mean"))
    return min(degrees) >= least and sum(degrees) / len(degrees) >= mean


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> tuple[float, bool]:
    """From 0 to 1, and whether it is surely one word. In one script nothing counts but another spelling, a short form and an
    initial; in two, words that are nearly the same as well. What is heard alike is one word."""
    if 1 in {len(one), len(other)}:
        return float(one[:1] == other[:1]), False
    if heard(one) == heard(other):
        return 1.0, True
    found = [likeness(a, b) for a in _readings(one) for b in _readings(other)]
    if any(each.why in _SURE and each.degree for each in found):
        return 1.0, True
    degree, why = max(found, default=(0.0, Why.NEAR))
    if script(one) == script(other):
        return float(why is Why.NICKNAME), False
    return degree, degree >= _known()["persons"]["alone"]


@lru_cache(maxsize=1 << 14)
def _readings(text: str) -> tuple[Word, ...]:
    """A word and what it may be in another script; none where nothing can be read in it."""
    return tuple(each.word for part in parse(text, Kind.PERSON).parts[:1] for each in renderings(part))


@cache
def _kinds_of_bodies() -> tuple[tuple[str, str], ...]:
    """Each name of each, the longest first, and the one under which it is compared."""
    names = [(fold(name), row[0]) for row in _known()["bodies"] for name in row]
    return tuple(sorted(names, key=lambda each: -len(each[0])))


@cache
def _folded(table: str) -> frozenset[str]:
    return frozenset(map(fold, _known()[table]))


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("dossier", "chains")
