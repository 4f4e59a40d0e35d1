"""How a word looks: what its letters alone tell the tagger, whatever stands beside it."""

import re
from functools import cache

from inforce.claims.capitals import is_derived
from inforce.claims.gazetteer import gazetteer
from inforce.claims.remembered import Remembered
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import MARKS, ROUGHLY, is_registration, mark_of
from inforce.values import value

_KEPT = 65_536
"""Words remembered; more than a year of one outlet's news has in common use."""
_OPEN_ENDINGS = re.compile(r"(?:ly|ed|ing|s)\Z")
_ARTICLED = re.compile(r"(?:a[dlnrst]|el|ul|ed|as[hs])[-‐‑][A-ZÀ-Þ]")
"""The Arabic article before a name, as press and lists write it in small letters: "al-Houthi", "ash-Shami"."""
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
BEFORE_NUMBERS = frozenset({"no", "nos"})
"""Words that are nouns before a number: "Regulation no. 269/2014"."""
_BY_THEIR_PLACE = frozenset(mark for mark, tag in MARKS.items() if tag in ("-", "'"))
"""Marks whose tag depends on where they stand: dashes, and what may be a possessive."""
_BESIDE = ROUGHLY | {"all", "both", "each"}
"""Words of one class whose neighbours may make another of them."""


@value(frozen=True, slots=True)
class Looks:
    """``fixed``: the tag of a mark or of a word in small letters whose tag does not depend on what stands beside it, but for the
    words in ``unless`` right after it ("in", but "in addition to"), else empty; a plain ``NN`` may still be a verb after a
    modal. ``figure``: the tag of a number or registration mark, else empty. ``mark``: no letter or figure. ``capital``: begins
    with one. ``opens_place``, ``opens_run``: names of places, runs of words begin with it. ``closed``: the tag of a word of
    one closed class, else empty. ``sure``: ``fixed``, but for a full stop, which may belong to a title before it.
    ``open``: a word in small letters that is in no closed class, and opens no place or run: what
    it is its neighbours tell."""

    fixed: str
    unless: frozenset[str]
    figure: str
    mark: bool
    capital: bool
    opens_place: bool
    opens_run: bool
    derived: bool
    reflexive: bool
    closed: str
    open: bool
    sure: str


class LooksOfWords(Remembered[Looks]):
    """The looks of the words of one language as they are written, each told once and remembered."""

    def __init__(self, language: str) -> None:
        super().__init__(_KEPT)
        self._words, self._places = vocabulary(language), gazetteer(language)

    def _told(self, word: str) -> Looks:
        text, lower = word, word.lower()
        following = self._following(lower)
        opens_place, opens_run = lower in self._places.names, lower in self._words.together
        small = text[0].isalpha() and text == lower and not _ARTICLED.match(text)
        apart = lower in BEFORE_NUMBERS or lower in _REFLEXIVE or lower in self._words.closed or is_derived(text)
        fixed = self._fixed(lower) if text == lower and "" not in following else ""
        return Looks(
            fixed,
            following,
            _figure(text, lower),
            not text[0].isalnum(),
            text[0].isupper() or _ARTICLED.match(text) is not None,
            opens_place,
            opens_run,
            is_derived(text),
            lower in _REFLEXIVE,
            self._closed(lower) if lower not in _BESIDE else "",
            small and not (opens_place or opens_run or apart),
            fixed if text != "." else "",
        )

    def _closed(self, lower: str) -> str:
        tags = self._words.closed.get(lower, ())
        return tags[0] if len(tags) == 1 and (lower == "being" or not lower.endswith("ing")) else ""

    def _following(self, lower: str) -> frozenset[str]:
        """The second words of the places and runs that a word opens; an empty one where it is a place or a run by itself."""
        places = (rest[0] if rest else "" for rest, _ in self._places.names.get(lower, ()))
        return frozenset(places) | frozenset(self._words.together.get(lower, ()))

    def _fixed(self, lower: str) -> str:
        words = self._words
        if not lower[0].isalnum() and lower[0] not in _BY_THEIR_PLACE:
            return mark_of(lower) if len(lower) == 1 else ""
        if not lower.isalpha() or lower in _REFLEXIVE or lower in BEFORE_NUMBERS:
            return ""
        if lower in words.closed:
            return self._closed(lower) if lower not in ROUGHLY and not lower.endswith("ing") else ""
        if lower in words.verbs or lower in words.calendar:
            return ""
        if lower in words.plain:
            return "NN"
        return "" if _OPEN_ENDINGS.search(lower) else "NN"


def _figure(text: str, lower: str) -> str:
    """ "269/2014" and "9H-ABC" are names, "1,500" is a number."""
    if not (text[0].isdigit() or (text[0].isupper() and is_registration(text))):
        return ""
    return "CD" if lower.replace(",", "").replace(".", "").replace("-", "").isdigit() else "NP"


@cache
def looks_of(language: str) -> LooksOfWords:
    """What is known of the looks of words; shared by all who read the language."""
    return LooksOfWords(language)
