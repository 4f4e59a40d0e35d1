"""What stands before and after a word of a sentence, as far as its tag depends on it."""

from collections.abc import Sequence

from inforce.claims.vocabulary import Vocabulary
from inforce.claims.words import AUXILIARIES, FINITE, MARKS, OPENS_PHRASE, Word

_CLAUSE_REACH = 10
_FINITE_FORMS = frozenset({"VD", "VZ"})
_OPENS_QUOTE = frozenset({"“", "‘", "«"})
_NEGATIONS = frozenset({"NO", "RB"})
_LOOKED_PAST = _NEGATIONS | {"TM", ","}
"""Tags past which what comes before may count: "will today sanction", "it did, on 7 June, list"."""


def follows(lowers: Sequence[str], number: int, wanted: tuple[str, ...]) -> bool:
    """One of the wanted words stands right after a token."""
    return number + 1 < len(lowers) and lowers[number + 1] in wanted


def starts_phrase(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """A noun phrase may begin at this token."""
    if number >= len(lowers):
        return False
    lower = lowers[number]
    if lower in _OPENS_QUOTE and number + 1 < len(lowers):
        lower = lowers[number + 1]  # "target “tankers of the fleet”"
    tags = words.closed.get(lower)
    if tags:
        return tags[0] in OPENS_PHRASE
    form = words.verbs.get(lower)
    only_verb = (
        form is not None and lower not in words.also_nouns and not (lower.endswith("s") and form[0] in words.also_nouns)
    )
    return lower[0].isalnum() and not lower.endswith("ly") and not only_verb


def has_verb_ahead(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """A finite verb stands between this token and the next mark."""
    for lower in lowers[number : number + _CLAUSE_REACH]:
        if lower in MARKS:
            return False
        tags = words.closed.get(lower)
        if tags and tags[0] in AUXILIARIES:
            return True
        forms = words.verbs.get(lower)
        if forms and forms[1] & _FINITE_FORMS and forms[0] not in words.also_nouns:
            return True
        if forms and "VD" in forms[1] and "VB" not in forms[1]:
            return True
    return False


def has_finite(out: list[Word]) -> bool:
    """The clause so far has its verb."""
    for word in reversed(out[-_CLAUSE_REACH:]):
        if word.tag in ("TH", "SC", "WH", ",", ";", ":", ".", "-", '"'):
            return False
        if word.tag in FINITE:
            return True
    return False


def last_tag(out: list[Word]) -> str:
    """The tag of the last word that is no adverb or negation."""
    if not out or (last := out[-1].tag) not in _LOOKED_PAST:
        return last if out else ""
    for number in range(len(out) - 1, -1, -1):
        tag = out[number].tag
        if tag in _NEGATIONS or (tag == "TM" and number > 0 and out[number - 1].tag in AUXILIARIES):
            continue  # "will today sanction"
        aside = tag == "," and number > 2 and (out[number - 1].tag, out[number - 2].tag) == ("TM", ",")
        if not (aside and out[number - 3].tag == "DO"):
            return tag
        return "DO"  # "it did, on 7 June, list"
    return ""


def is_infinitive_ahead(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "to lift": a word before it that may be a verb is one ("the Union plans to lift")."""
    following = lowers[number + 1] if lowers[number] == "to" and number + 1 < len(lowers) else ""
    form = words.verbs.get(following)
    return (form is not None and "VB" in form[1]) or following in ("be", "have", "do")


def is_listing(words: Vocabulary, lowers: Sequence[str], number: int, out: Sequence[Word]) -> bool:
    """ "The amendments list ten men", "the decision lists X", where there is no other verb: its number is that of the noun."""
    if not out or out[-1].tag != "NN" or not starts_phrase(words, lowers, number + 1):
        return False
    if lowers[number] == "lists":
        return not out[-1].lower.endswith("s")
    following = lowers[number + 1]
    counted = following[0].isdigit() or not {"DT", "CD"}.isdisjoint(words.closed.get(following, ()))
    return out[-1].lower.endswith("s") and counted
