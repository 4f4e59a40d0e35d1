"""Short names: whether a name is short for a longer one, or that of another party ("Rosneft" beside "Rosneft Germany").

A person is called by the last of his names, a firm by the first; but firms of one group bear its name in common. So a short name
is the longer one's where the rest of that only says what it is ("Belavia Airlines", "Lukoil PJSC"), or where the text says so
("Gazprom Neft (“Gazprom”)"). All words are in lower case, without stops and quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from inforce.claims.kinds import Kinds

_MARKS = r"[\s.,\"“”„«»'’‘]*"
_GAP = r"[\s.,\"“”„«»]+"
_BETWEEN = re.compile(_GAP)
_SEVERAL_WAYS = re.compile("[İıſµṡẛﬅﬆ\u0345\u0370-\u03ff\u1c80-\u1c88\u1f00-\u1fff\ua64a-\ua64b]")
"""Letters that are the same as several others, or several letters, where letter case is ignored."""
_OPENS_LINK = re.compile(r"[^.;()\n]{0,40}\(|,?\s+(?:also |better |formerly )?known ", re.IGNORECASE)
"""What stands after a name that the text shortens."""
_LONGEST = 30
"""Words of a name; what has more is a run of names or no name at all."""
_OPPOSED = r"\b(?:not|but|nor|unlike|except|spar\w+|rather than)\b"
_OPPOSING = re.compile(_OPPOSED, re.IGNORECASE)
_SENTENCE_REACH = 1_000
"""Signs of its sentence, before and after a name, among which a word is looked for that sets it against another."""
_SENTENCE = re.compile(r"[^.;\n]*")


def is_short_for(text: str, known: Kinds, short: Sequence[str], long: Sequence[str]) -> bool:
    """The first words of a firm's name stand for all of it in a text."""
    if len(long) > _LONGEST or list(short) != list(long[: len(short)]):
        return False
    rest = long[len(short) :]
    if known.suffixes.issuperset(rest):
        return True
    if not (known.suffixes | known.name_words).issuperset(rest):
        return is_introduced(text, short, long)
    if is_introduced(text, short, long):
        return True
    return not (
        _are_opposed(text, short, long) or (not known.trades.isdisjoint(rest) and _comes_first(text, short, long))
    )


def is_introduced(text: str, short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Gazprom Neft (“Gazprom”)", "Baltic Leasing, known as Baltic,": the text itself shortens the name."""
    if len(long) > _LONGEST:
        return False
    if not any(_OPENS_LINK.match(text, end) for _, end in _places(text, long)):
        return False  # an expression of names takes longer to compile than to look for
    linked = r"[^.;()\n]{0,40}\((?:[^()\n]*\bor |the )?" + _MARKS + _words(short) + _MARKS + r"\)"
    known_as = r",?\s+(?:also |better |formerly )?known (?:simply )?as\s+" + _MARKS + _words(short) + r"\b"
    return re.search(_words(long) + f"(?:{linked}|{known_as})", text, re.IGNORECASE) is not None


def _comes_first(text: str, short: Sequence[str], long: Sequence[str]) -> bool:
    """The short name stands by itself below the title before the longer one is told: "Rosneft … Rosneft Trading"."""
    body = text.partition("\n")[2] or text
    longer, shorter = next(_places(body, long), None), next(_places(body, short, long[len(short)]), None)
    return longer is not None and shorter is not None and shorter < longer


def _are_opposed(text: str, short: Sequence[str], long: Sequence[str]) -> bool:
    """A sentence sets the two against each other: "Lukoil International, not Lukoil"."""
    if not any(_opposes(text, *place) for place in _places(text, long)):
        return False
    first, second = _words(long) + r"\b", _alone(short, long[len(short)])
    between = rf"[^.;\n]*{_OPPOSED}[^.;\n]*"
    return re.search(f"{first}{between}{second}|{second}{between}{first}", text, re.IGNORECASE) is not None


def _opposes(text: str, start: int, end: int) -> bool:
    """A word that sets names against each other stands before or after a place in its sentence."""
    near = max(0, start - _SENTENCE_REACH)
    begins = max(near, max(text.rfind(sign, near, start) for sign in ".;\n") + 1)
    after = _SENTENCE.match(text, end, end + _SENTENCE_REACH)
    return bool(_OPPOSING.search(text, begins, start) or (after and _OPPOSING.search(text, end, after.end())))


# Where names stand


def _places(text: str, words: Sequence[str], further: str | None = None) -> Iterator[tuple[int, int]]:
    """Where words stand one after the other in a text, letter case ignored, and end. ``further``: only as a name of their own,
    without that word after them."""
    lower = _lowered(text)
    if lower is None or any(_BETWEEN.match(word) for word in words):
        pattern = _words(words) if further is None else _alone(words, further)
        yield from (found.span(1) for found in re.finditer(f"(?=({pattern}))", text, re.IGNORECASE))
        return
    start = lower.find(words[0])
    while start >= 0:
        end = _end(lower, start, words)
        if end is not None and (further is None or _is_alone(lower, end, further)):
            yield start, end
        start = lower.find(words[0], start + 1)


def _end(text: str, start: int, words: Sequence[str]) -> int | None:
    """Where words end of which the first stands at a place; None where others follow it, or it is the end of a longer one."""
    if _is_of_word(text[start - 1 : start]) is _is_of_word(text[start]):
        return None
    end = start + len(words[0])
    for word in words[1:]:
        between = _BETWEEN.match(text, end)
        if between is None or not text.startswith(word, between.end()):
            return None
        end = between.end() + len(word)
    return end


def _is_alone(text: str, end: int, further: str) -> bool:
    if _is_of_word(text[end : end + 1]):
        return False
    between = _BETWEEN.match(text, end)
    return between is None or not text.startswith(further, between.end())


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=8)
def _lowered(text: str) -> str | None:
    """A text in lower case, sign by sign; None where expressions that ignore letter case find more in it."""
    return None if _SEVERAL_WAYS.search(text) else text.lower()


def _alone(words: Sequence[str], further: str) -> str:
    return _words(words) + r"(?!\w)(?!" + _GAP + re.escape(further) + ")"


def _words(words: Sequence[str]) -> str:
    return r"\b" + _GAP.join(re.escape(word) for word in words)
