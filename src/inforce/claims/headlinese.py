"""Headlinese: headings leave out "is" ("X still on SDN list", "X no longer under sanctions"); the grammar reads them with it."""

from collections.abc import Sequence

from inforce.claims.text import Token
from inforce.claims.words import Word

_BEFORE = frozenset({"NP", "NN", "VN", "CD"})
"""What may end the subject before the verb that is left out."""
_ADVERBS = frozenset({"still", "now", "never", "already", "again", "not", "no longer", "back"})
_STANDING = frozenset({"off", "under"})
"""Prepositions that tell it without an adverb: "X off US blacklist"."""
_MARKS = frozenset("'‘’\"“”")
_OF_DOUBT = frozenset({"could", "may", "might", "will", "would", "should", "to", "can", "must"})
_MARKED = 4
"""Words within such marks, with the closing one."""
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


def without_doubt_marks(tokens: Sequence[Token]) -> list[Token] | None:
    """The tokens of a heading without the marks around a modal or an infinitive that is somebody's word ("X 'could' lift", "X 'to
    lift' bans"): they say that the editors do not vouch for it. None where there are none."""
    at = next((n for n in range(len(tokens) - 2) if _is_marked(tokens, n)), None)
    if at is None:
        return None
    end = next(n for n in range(at + 2, len(tokens)) if tokens[n].text in _MARKS)
    return [*tokens[:at], *tokens[at + 1 : end], *tokens[end + 1 :]]


def _is_marked(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text not in _MARKS or tokens[place + 1].lower not in _OF_DOUBT:
        return False
    return any(t.text in _MARKS for t in tokens[place + 2 : place + 2 + _MARKED])


def _is_gap(words: Sequence[Word], place: int) -> bool:
    word, following = words[place], words[place + 1]
    stands = word.lower in _STANDING or (word.lower in _ADVERBS and following.lower in _STATES)
    return words[place - 1].tag in _BEFORE and stands
