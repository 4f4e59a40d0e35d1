"""Headlinese: headings leave out "is" ("X still on SDN list", "X no longer under sanctions"); the grammar reads them with it."""

from collections.abc import Sequence

from inforce.claims.text import Token
from inforce.claims.words import Word

_BEFORE = frozenset({"NP", "NN", "VN", "CD"})
"""What may end the subject before the verb that is left out."""
_ADVERBS = frozenset({"still", "now", "never", "already", "again", "not", "no longer", "back"})
_STANDING = frozenset({"off", "under"})
"""Prepositions that tell it without an adverb: "X off US blacklist"."""
_STATES = frozenset({"on", "off", "under", "in", "subject", "out"})
"""What opens the words that tell how the subject stands."""


def copula_left_out(words: Sequence[Word]) -> int | None:
    """Where in the text of a heading an "is" was left out, before an adverb or a preposition; None where there is a verb."""
    place = next((n for n in range(1, len(words) - 1) if _is_gap(words, n)), None)
    if place is None or any(w.tag[0] == "V" or w.tag in ("BE", "MD") for w in words[:place]):
        return None
    return words[place].start


def with_copula(tokens: Sequence[Token], at: int) -> list[Token]:
    """The tokens of a heading with an "is" of no length at a place of the text."""
    before = [t for t in tokens if t.start < at]
    return [*before, Token("is", at, at, "is"), *tokens[len(before) :]]


def _is_gap(words: Sequence[Word], place: int) -> bool:
    word, following = words[place], words[place + 1]
    stands = word.lower in _STANDING or (word.lower in _ADVERBS and following.lower in _STATES)
    return words[place - 1].tag in _BEFORE and stands
