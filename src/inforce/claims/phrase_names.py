"""The proper name in a noun phrase, and the common noun beside it."""

from collections.abc import Sequence

from inforce.claims.lexicon import table
from inforce.claims.words import Word

_PARTICLES = frozenset(table("words_en")["names"]["particles"])
_OF_BODIES = frozenset(table("kinds")["en"]["organisation"]["words"])
_FORMS = frozenset(table("kinds")["en"]["organisation"]["suffixes"])
_GOODS = frozenset(table("kinds")["en"]["shapes"]["trades"]) | frozenset(table("kinds")["en"]["organisation"]["trades"])
_ORDINALS = tuple(table("measures_en")["doings"]["ordinals"])
_GENERAL = frozenset(table("words_en")["names"]["general"])


def name_of(words: Sequence[Word]) -> tuple[str, str]:
    """The last run of names in a phrase and the common noun beside it."""
    end = len(words)
    while end and words[end - 1].tag not in ("NP", '"'):
        end -= 1
    start = end
    while start and _in_name(words, start - 1, end):
        start -= 1
    if start == end:
        return "", ""
    while start < end - 1 and _is_adjective(words[start]) and not _is_whole(words[start:end]):
        start += 1
    if end < len(words) and all(w.place for w in words[start:end]):
        return "", ""
    text = _text(words[start:end])
    after = words[end].lower if end < len(words) and words[end].tag == "NN" else ""
    before = words[start - 1].lower if start and words[start - 1].tag == "NN" else ""
    return text, after or before


def _is_whole(words: Sequence[Word]) -> bool:
    """ "Syrian Arab Airlines": an adjective and a name that is none without it."""
    last = words[-1].lower
    between = [w for w in words[1:-1] if w.tag == "NP" and not _is_adjective(w)]
    if last in _FORMS:
        return bool(between) and all(w.lower in _GOODS for w in between)  # "Belarusian Potash Co"
    return last in _OF_BODIES and all(w.lower in _OF_BODIES or w.lower in _GENERAL for w in between)


def is_ordinal(word: Word) -> bool:
    """ "17th" of "17th sanctions package"."""
    return word.text[0].isdigit() and word.lower.endswith(_ORDINALS)


def _is_adjective(word: Word) -> bool:
    return word.place is not None and word.place.form == "adjective"


def _in_name(words: Sequence[Word], number: int, end: int) -> bool:
    word = words[number]
    if word.tag in ("NP", '"'):
        return True
    if word.tag == "CD":
        return number + 1 < end and number > 0 and words[number - 1].tag == "NP"
    return (
        word.tag in ("IN", "CC", "NN", "DT")
        and number > 0
        and _ends_in_name(words[:number])
        and number + 1 < end
        and (word.lower in _PARTICLES or word.lower in ("of", "&", "and", "for"))
    ) or (word.tag == "DT" and number > 1 and words[number - 1].lower == "for" and words[number - 2].tag == "NP")


def _ends_in_name(words: Sequence[Word]) -> bool:
    """The last of the words is of a name, or a particle after one: "van" in "John van der Berg"."""
    last = words[-1]
    return last.tag == "NP" or (len(words) > 1 and last.lower in _PARTICLES and words[-2].tag == "NP")


def _text(words: Sequence[Word]) -> str:
    """The words of a name as they stand, without quotation marks."""
    text, end = "", -1
    for word in words:
        if word.tag != '"':
            text += (" " if text and word.start > end else "") + word.text
            end = word.end
    return text
