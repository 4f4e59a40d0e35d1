"""Short names: whether a name is short for a longer one, or that of another party ("Rosneft" beside "Rosneft Germany").

A person is called by the last of his names, a firm by the first; but firms of one group bear its name in common. So a short name
is the longer one's where the rest of that only says what it is ("Belavia Airlines", "Lukoil PJSC"), or where the text says so
("Gazprom Neft (“Gazprom”)"). All words are in lower case, without stops and quotation marks.
"""

import re
from collections.abc import Sequence

from inforce.claims.kinds import Kinds

_MARKS = r"[\s.,\"“”„«»'’‘]*"
_GAP = r"[\s.,\"“”„«»]+"


def is_short_for(text: str, known: Kinds, short: Sequence[str], long: Sequence[str]) -> bool:
    """The first words of a firm's name stand for all of it in a text."""
    if list(short) != list(long[: len(short)]):
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
    linked = r"[^.;()\n]{0,40}\((?:[^()\n]*\bor |the )?" + _MARKS + _words(short) + _MARKS + r"\)"
    known_as = r",?\s+(?:also |better |formerly )?known (?:simply )?as\s+" + _MARKS + _words(short) + r"\b"
    return re.search(_words(long) + f"(?:{linked}|{known_as})", text, re.IGNORECASE) is not None


def _comes_first(text: str, short: Sequence[str], long: Sequence[str]) -> bool:
    """The short name stands by itself below the title before the longer one is told: "Rosneft … Rosneft Trading"."""
    body = text.partition("\n")[2] or text
    longer, shorter = re.search(_words(long), body, re.IGNORECASE), re.search(_alone(short, long), body, re.IGNORECASE)
    return longer is not None and shorter is not None and shorter.start() < longer.start()


def _are_opposed(text: str, short: Sequence[str], long: Sequence[str]) -> bool:
    """A sentence sets the two against each other: "Lukoil International, not Lukoil"."""
    first, second = _words(long) + r"\b", _alone(short, long)
    between = r"[^.;\n]*\b(?:not|but|nor|unlike|except|spar\w+|rather than)\b[^.;\n]*"
    return re.search(f"{first}{between}{second}|{second}{between}{first}", text, re.IGNORECASE) is not None


def _alone(short: Sequence[str], long: Sequence[str]) -> str:
    return _words(short) + r"(?!\w)(?!" + _GAP + re.escape(long[len(short)]) + ")"


def _words(words: Sequence[str]) -> str:
    return r"\b" + _GAP.join(re.escape(word) for word in words)
