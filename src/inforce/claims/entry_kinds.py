"""Kinds of entries: what headings and the words above a list say of those below, and what a name and its role show."""

import re
from collections.abc import Sequence
from functools import cache

from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.shapes import shape_of_words, shape_words
from inforce.claims.text import Sentence
from inforce.patterns import later

_LONGEST_SUBHEADING = 6
_NEAR = 5
"""Words after "the following" among which what follows is named."""
_ROLE = later(r"\s*(?:[,(]|\s[-–—])\s*((?:[^\W\d_]|[ '’/-]){3,80})")
"""What stands after a name and its comma, dash or bracket."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LISTED = (TargetKind.PERSON, TargetKind.ORGANISATION, TargetKind.VESSEL, TargetKind.AIRCRAFT)
_BELONGS = frozenset({"of", "at", "for", "in", "to", "and"})


@cache
def _nouns(language: str) -> dict[str, TargetKind]:
    rows = table("entries")["subheadings"].get(language, {})
    return {word: TargetKind(name) for name, words in rows["kinds"].items() for word in words} if rows else {}


@cache
def _beside(language: str) -> frozenset[str]:
    rows = table("entries")["subheadings"].get(language, {})
    return frozenset(rows["beside"]) if rows else frozenset()


def is_subheading(sentence: Sentence, language: str) -> bool:
    """ "Vessels", "A. Individuals", "B. Entities and other groups" between entries."""
    words = [t.lower for t in sentence.tokens if t.text[0].isalpha()]
    if not 0 < len(words) <= _LONGEST_SUBHEADING:
        return False
    known, beside = _nouns(language), _beside(language)
    return any(w in known for w in words) and all(w in known or w in beside or len(w) == 1 for w in words)


def kind_below(sentence: Sentence, language: str) -> TargetKind | None:
    """The one kind of party that a heading between entries says is below it."""
    return _only(sentence, language)


def kind_announced(sentence: Sentence, language: str) -> TargetKind | None:
    """The one kind of party that a sentence says follows: "the following vessels", "under the heading 'Persons'"."""
    words = [t.lower for t in sentence.tokens if t.text[0].isalpha()]
    if "heading" in words:
        headed = words.index("heading")
        return next((_nouns(language)[w] for w in words[headed : headed + 2] if w in _nouns(language)), None)
    place = next((n for n, w in enumerate(words) if w in ("following", "these")), None)
    if place is None:
        return None
    wide = table("entries")["subheadings"][language]["wide"]
    named = {_nouns(language)[w] for w in words[place : place + _NEAR] if w in _nouns(language) and w not in wide}
    return named.pop() if len(named) == 1 else None


def kind_of_cell(words: Sequence[str], language: str) -> TargetKind | None:
    """The kind of party that a cell of a table says and nothing else: "Individual"."""
    return _nouns(language).get(words[0]) if len(words) == 1 else None


def _only(sentence: Sentence, language: str) -> TargetKind | None:
    found = {_nouns(language)[t.lower] for t in sentence.tokens if t.lower in _nouns(language)}
    return found.pop() if len(found) == 1 else None


def role_shown(name: str, text: str, end: int) -> TargetKind | None:
    """The kind that the words after a name show: "X, deputy head of the bureau", "Y – Judge", "Z (a maker of engines)". Of a
    word for people and firms ("owner") the name tells which."""
    role = _ROLE.match(text, end)
    words = _WORD.findall(role[1].lower()) if role and text[role.end() : role.end() + 1] != ":" else []
    head = next((n for n, w in enumerate(words) if w in _BELONGS), len(words))
    told = next((found for word in reversed(words[:head]) if (found := kinds("en").of_word(word))), ())
    possible = [label.kind for label in told if label.kind in _LISTED]
    own = looks_like(name)
    return own if own in possible else next(iter(possible), None)


def looks_like(name: str) -> TargetKind:
    """The kind that a name of a list looks to be of; a surname may be in capitals ("Oleg PETROV", "KIM Yong Su")."""
    if (own := kinds("en").of_name(name)) is not None:
        return own
    words = name.split()
    if TargetKind.ORGANISATION in {label.kind for label in kinds("en").of_word(words[-1].lower())}:
        return TargetKind.ORGANISATION  # "Mirage Gate Hotel"
    shouted = [w for w in words if w.isupper() and len(w) > 1]
    if len(shouted) == 1 and shouted[0] in (words[0], words[-1]) and len(words) > 1:
        name = " ".join(w.title() if w in shouted else w for w in words)
    return shape_of_words(name, shape_words("en"))
