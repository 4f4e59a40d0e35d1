"""Noun phrases: what opens them, what stands before their head, and whose they are."""

from collections.abc import Sequence

from inforce.claims.lexicon import table
from inforce.claims.phrase_joins import joined_by_for, joined_name, joins_adjectives, quoted_name
from inforce.claims.phrase_names import name_of
from inforce.claims.phrase_starts import goes_on_with_name, is_new_count
from inforce.claims.phrases import Noun, noun_of
from inforce.claims.words import Word

_OPENS = frozenset({"DT", "PD", "CD"})
ENDS_PHRASE = frozenset({",", ".", ";", ":", "(", ")", "-"})
GOES_ON = frozenset({"NP", "CD", '"', "RB", "VN", "VG", "CC"})
"""Tags of words that may be within a phrase; others only where they join names ("Bank of the Isles")."""
_BEFORE_HEADS = frozenset({"RB", "VN", "VG"})
_QUALIFIED = frozenset({"NN", "NP", "VN", "VG"})
_AFTER_NOUNS = frozenset(table("words_en")["nouns"]["after_nouns"])

_INDEFINITE = frozenset({"a", "an", "another", "each", "every", "any", "some", "no"})
_FIRMS = table("kinds")["en"]["organisation"]
_COMMON = frozenset(_FIRMS["wide"]).union(*_FIRMS["sets"])
"""Common nouns for firms and bodies."""
MOST_OWNERS = 12
"""Owners that stand before one phrase, each with its 's; beyond them a phrase ends, and what follows is another: nobody writes
so many, and who asks after owners asks each for its own."""


def noun_phrase(words: Sequence[Word], tags: Sequence[str], number: int) -> tuple[Noun | None, int]:
    """The noun phrase that begins at a word, if any, and the number of the word after it."""
    noun, after = _simple(words, tags, number, None)
    owners = 0
    while noun and after < len(tags) and tags[after] == "PS" and owners < MOST_OWNERS:
        owned, further = _simple(words, tags, after + 1, noun)
        if not owned:
            break
        noun, after, owners = owned, further, owners + 1
    return noun, after


def _simple(words: Sequence[Word], tags: Sequence[str], number: int, possessor: Noun | None) -> tuple[Noun | None, int]:
    """A phrase without 's: determiners and numerals, then what stands before the head, then the head."""
    after, count = number, len(tags)
    while after < count and tags[after] in _OPENS:
        after += 1
        if after - number > 1 and tags[after - 1] == "PD":
            break
    opened, plain = after, True
    while after < count:
        tag = tags[after]
        if tag == "NN":  # a plain noun goes on whatever stands before it
            after += 1
            continue
        if tag not in GOES_ON and (after == opened or tags[after - 1] != "NP" or tag in ENDS_PHRASE):
            break
        further = _one_more(words, tags, opened, after, number)
        if further == after:
            break
        after, plain = further, False
    if after == number:
        if number < count and tags[number] == "PR":
            word = words[number]
            return noun_of((word,), word.lower, possessor=possessor), number + 1
        return None, number
    return _noun(words[number:after], opened - number, possessor, plain=plain), after


def _one_more(words: Sequence[Word], tags: Sequence[str], opened: int, after: int, number: int) -> int:
    """Takes one more word into a phrase, or several that belong together; the same number where it ends."""
    tag = tags[after]
    if tag == "NP":
        if after > opened and not goes_on_with_name(words, after):
            return after
        return after + 1
    if tag == "CD":
        return after if after > opened and is_new_count(words, after) else after + 1
    if tag == '"':
        return quoted_name(words, after)
    if after + 1 == len(tags):
        return after
    following = tags[after + 1]
    if tag == "RB" and words[after - 1].lower == "those" and tags[after + 2 : after + 3] not in (["NN"], ["NP"]):
        return after  # "those still blocked"
    if tag in _BEFORE_HEADS and _qualifies(tags, opened, after, number):
        return after + 1
    if tag == "CC" and after > opened and joins_adjectives(words, after):
        return after + 2
    if after > opened and tags[after - 1] == "NP":
        if following == "NP":
            return joined_name(words, after)
        if following == "DT" and words[after].lower == "for":
            return joined_by_for(words, after)
    return after


def _qualifies(tags: Sequence[str], opened: int, after: int, number: int) -> bool:
    """ "The newly listed bank", "the EU's last round": an adverb or a participle before what the phrase is of."""
    tag, following = tags[after], tags[after + 1]
    if after == opened and following in _QUALIFIED:
        return opened > number or (number > 0 and tags[number - 1] == "PS")
    return tag != "RB" and tags[after - 1] == "RB" and after == opened + 1 and following in ("NN", "NP")


def _noun(words: Sequence[Word], opened: int, possessor: Noun | None, *, plain: bool) -> Noun:
    """A phrase of some words, of which the first ``opened`` are determiners and numerals; ``plain``: the others are nouns that
    are no names."""
    determiner, number = _opening(words[:opened]) if opened else ("", "")
    described = plain or (determiner in _INDEFINITE and _says_what(words[opened:]))
    name, label = ("", "") if described else name_of(words[opened:])
    last = words[-1]
    if last.tag == '"':
        last = words[-2]
    if last.lower in _AFTER_NOUNS and len(words) > 1 and words[-2].tag == "NN":
        last = words[-2]  # "persons responsible"
    return noun_of(tuple(words), last.lower, determiner, name, label, number, possessor)


def _says_what(words: Sequence[Word]) -> bool:
    """ "Another Russian Bank": a common noun with a capital, and whence it is."""
    return words[-1].lower in _COMMON and all(w.place is not None for w in words[:-1] if w.tag == "NP")


def _opening(words: Sequence[Word]) -> tuple[str, str]:
    """The first determiner and the first numeral before a phrase, each empty where there is none."""
    if len(words) == 1:
        only = words[0]
        return ("", only.lower) if only.tag == "CD" else (only.lower, "")
    determiner = number = ""
    for word in words:
        if word.tag == "CD":
            number = number or word.lower
        elif not determiner and word.tag in ("DT", "PD"):
            determiner = word.lower
    return determiner, number
