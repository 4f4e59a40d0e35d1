"""Capitals: which of the words that begin with one are names."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from inforce.claims.gazetteer import Place
from inforce.claims.lexicon import table
from inforce.claims.text import Token
from inforce.claims.vocabulary import Vocabulary
from inforce.claims.words import ONE_OF, Style, Word

_DERIVED = re.compile(
    r"[^\W\d_]{3,}-(?:based|born|linked|owned|flagged|backed|registered|listed|led|controlled|made|related|run|funded|aligned|occupied|bound|imposed|style|era|held|built|managed|operated|affiliated|supplied|origin|wide)\Z"
)

_PARTICLES = frozenset(table("words_en")["names"]["particles"])
_FORMS = frozenset(table("kinds")["en"]["organisation"]["suffixes"])


def is_derived(text: str) -> bool:
    """An adjective made of a name and a participle: "Dubai-based", "state-owned"."""
    return "-" in text and _DERIVED.search(text) is not None


class Names(NamedTuple):
    """What is known of words when a name is looked for: ``common`` are nouns whose capital makes no name."""

    words: Vocabulary
    common: Container[str]


def is_name(
    names: Names, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style, out: Sequence[Word]
) -> bool:
    """A word with a capital is a name, unless the capital is that of a sentence or of a heading."""
    text, lower = tokens[number].text, lowers[number]
    if not style.capitals:
        return lower in style.names and lower not in names.words.closed and lower not in names.words.verbs
    if len(text) > 1 and text.isupper():
        if lower in names.words.closed:
            return _is_legal_form(tokens, number, out)
        loud = (
            lower.endswith("ed") and "VN" in names.words.verbs.get(lower, ("", ()))[1]
        )  # "sanctions LIFTED, from today"
        return not ((lower in names.common or loud) and _stands_alone(tokens, number))
    if is_derived(text) or (number + 1 < len(tokens) and is_derived(tokens[number + 1].text)):
        return False
    if lower in names.words.closed:
        return _is_short_name(tokens, number, out)
    if lower in names.common and _is_one_of(tokens, number, out):
        return False
    if out and out[-1].tag not in ('"', "(", ":", "-"):
        return True
    return _is_name_at_start(names, tokens, lowers, number, style)


def _is_short_name(tokens: Sequence[Token], number: int, out: Sequence[Word]) -> bool:
    """ "Than Zaw", "Ho Chi Minh": a capital within a sentence on a word that is else a small one."""
    if not out or out[-1].tag in ('"', "(", ":", "-", ";") or tokens[number].lower in ("the", "i"):
        return False
    following = tokens[number + 1].text if number + 1 < len(tokens) else ""
    of_the = len(out) > 2 and (out[-3].tag, out[-2].lower, out[-1].lower) == ("NP", "of", "the")
    return out[-1].tag == "NP" or following[:1].isupper() or of_the  # "Pool of the First"


_BETWEEN = 3
"""Words at most between an article and its noun: "a further Iranian Airline"."""


def _is_one_of(tokens: Sequence[Token], number: int, out: Sequence[Word]) -> bool:
    """ "An Iranian Airline, X": a common noun, whatever its letter, after "a" with adjectives alone between them."""
    if number + 1 < len(tokens) and tokens[number + 1].text[:1].isupper():
        return False
    for word in reversed(out[-_BETWEEN - 1 :]):
        if word.lower.partition(" ")[0] in ONE_OF:
            return True  # "a", "a further"
        if word.tag != "NN" and (word.place is None or word.place.form != "adjective"):
            return False
    return False


def _is_legal_form(tokens: Sequence[Token], number: int, out: Sequence[Word]) -> bool:
    """ "Brekke Tankers AS": capitals of the law after a name in small letters, though they spell a small word."""
    before = tokens[number - 1].text if number else ""
    return bool(out) and out[-1].tag == "NP" and not before.isupper() and tokens[number].lower in _FORMS


def _stands_alone(tokens: Sequence[Token], number: int) -> bool:
    """A word in capitals beside none ("the VLCC Young Crane"), not part of a name in capitals."""
    beside = [tokens[n].text for n in (number - 1, number + 1) if 0 <= n < len(tokens)]
    return not any(len(t) > 1 and t.isupper() for t in beside)


def _is_name_at_start(names: Names, tokens: Sequence[Token], lowers: Sequence[str], number: int, style: Style) -> bool:
    lower = lowers[number]
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if lower in style.names:
        return True
    if lower in names.common and not (following and following.text[0].isupper()):
        return False
    if lower in names.words.verbs or lower in names.words.plain or lower.endswith("ly"):
        return False
    if _before_particle(tokens, number):
        return True
    return not (
        following
        and following.text[0].isalpha()
        and following.text.islower()
        and not _may_follow_name(names, following.lower)
    )


def _before_particle(tokens: Sequence[Token], number: int) -> bool:
    """ "Mohammad bin Salman", "Jan van den Berg": what stands before small words of names and a capital."""
    at = number + 1
    while at < min(number + 3, len(tokens)) and tokens[at].text in _PARTICLES:
        at += 1
    return number + 1 < at < len(tokens) and tokens[at].text[0].isupper()


def _may_follow_name(names: Names, lower: str) -> bool:
    return lower in names.words.closed or (lower in names.words.verbs and lower not in names.words.also_nouns)


def is_written_as(place: Place, text: str, *, capitals: bool) -> bool:
    """The capitals of a word allow it to be this place's name ("us", "Car", "turkey" are none)."""
    if place.initials:
        return text.isupper() and (capitals or len(text) > 1)
    return not text[0].islower() or not capitals
