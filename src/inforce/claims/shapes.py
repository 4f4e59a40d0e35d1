"""Shapes: what kind of party a name looks to be where no word beside it tells."""

from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.phrases import Noun
from inforce.values import value

_LONGEST_PERSON = 4
_STEM = 3
"""Letters before an ending that make a word of it."""


@value(frozen=True, slots=True)
class ShapeWords:
    """``[LANGUAGE.shapes]`` of ``kinds.toml``."""

    surnames: tuple[str, ...]
    makers: frozenset[str]
    firms: tuple[str, ...]
    armed: frozenset[str]
    borne: frozenset[str]


@cache
def shape_words(language: str) -> ShapeWords:
    data = table("kinds")[language]["shapes"]
    return ShapeWords(
        tuple(data["surnames"]),
        frozenset(data["makers"]),
        tuple(data["firms"]),
        frozenset(data["armed"]),
        frozenset(data["borne"]),
    )


def shape_of(name: str, noun: Noun, words: ShapeWords) -> TargetKind:
    """Two to four words with capitals are likelier a person than a firm, unless one of them or a state's name at the end says
    that it is one; one word alone is a firm, unless it ends as surnames do."""
    return TargetKind.ORGANISATION if _is_branch(noun, words) else shape_of_words(name, words)


def shape_of_words(name: str, words: ShapeWords) -> TargetKind:
    """What ``shape_of`` tells by the words of the name alone."""
    parts = name.split()
    if len(parts) == 1:
        return TargetKind.PERSON if _is_surname(name, words) else TargetKind.ORGANISATION
    if any(_is_of_firm(part.lower(), words) for part in parts):
        return TargetKind.ORGANISATION
    if parts[-1].isdigit():
        return TargetKind.VESSEL
    plain = [w.split("-", 1)[1] if w[:1].islower() and "-" in w else w for w in parts]  # "al-Houthi"
    person = len(parts) <= _LONGEST_PERSON and all(w[:1].isupper() and (not w.isupper() or w[1:] == ".") for w in plain)
    return TargetKind.PERSON if person else TargetKind.ORGANISATION


def _is_surname(name: str, words: ShapeWords) -> bool:
    lower = name.lower()
    ends = lower.endswith(words.surnames) and not name.isupper() and lower not in words.makers
    return ends and any(lower.endswith(e) and len(lower) >= len(e) + _STEM for e in words.surnames)


def _is_branch(noun: Noun, words: ShapeWords) -> bool:
    """ "Rosneft Germany": a firm in a state; some names of states are people's as well."""
    last = noun.name_words[-1] if noun.name_words else None
    if not noun.name or last is None or last.place is None or last.place.form != "name" or last.lower in words.borne:
        return False  # a phrase may have words of a name and still name nobody: "Myanmar spokesperson"
    return last.text == noun.name.split()[-1]


def _is_of_firm(lower: str, words: ShapeWords) -> bool:
    """ "Grodno Azot", "Gazprom Neft", "Hayat Tahrir al-Sham"."""
    if lower in words.armed:
        return True
    if not lower.endswith(words.firms):
        return False  # as most
    return any(lower == e or (lower.endswith(e) and len(lower) >= len(e) + _STEM) for e in words.firms)
