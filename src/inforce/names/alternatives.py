"""A text that gives several names: those names; and which letters of a name may be initials."""

import re
from itertools import groupby

from inforce.names.scripts import script
from inforce.names.written import MOST_LETTERS

SHORTEST_ALTERNATIVE = 5
"""Letters of a part of a name that is a name by itself: "A/S", "and/or" and "Import/Export" stand in names too."""
_ALTERNATIVES = re.compile(
    r"\s*/\s*|\s+(?:a\.?k\.?a\.?|f\.?k\.?a\.?|formerly known as|also known as)[\s:]+", re.IGNORECASE
)
_BORN = re.compile(
    r"^(.+?)[\s,(]+(?:née|nee|born|geb\.|geborene|урожд\.|урожд[её]нная|roz\.|ur\.)\s+([^\s,()]+)\)?$", re.IGNORECASE
)
_HINTS = re.compile(r"/|\b[af]\.?k\.?a|known as|n[eé]e |born |geb|roz\.|ur\.|урожд", re.IGNORECASE)
"""Without one of these a text gives one name."""


def alternatives(text: str) -> list[str]:
    """A text that gives several names ("X/Y", "X a.k.a. Y", "Anna X née Y") as those names, after itself."""
    if two := _in_two_scripts(text[:MOST_LETTERS]):
        return [text, *two]
    if not _HINTS.search(text[:MOST_LETTERS]):
        return [text]
    if born := _BORN.match(text[:MOST_LETTERS]):
        married, maiden = born.groups()
        given = married.split()[:-1] or [married]
        return [text, married, " ".join([*given, maiden])]
    found = [part.strip(" ,;()") for part in _ALTERNATIVES.split(text[:MOST_LETTERS])]
    if len(found) < 2 or any(len(part) < SHORTEST_ALTERNATIVE for part in found):
        return [text]
    return [text, *found]


_ASCII_LETTER = re.compile("[A-Za-z]")
_NOT_LATIN = re.compile("[^\\W\\d_\u0000-\u024f\u1e00-\u1eff]")
SCRIPTS_FROM = 2
"""Words in each of two scripts from which they are two names, where no brackets say so."""


def _in_two_scripts(text: str) -> list[str] | None:
    """A name that is given again in another script: "Minsk Works (Мінскі завод)"."""
    if text.isascii() or not (_ASCII_LETTER.search(text) and _NOT_LATIN.search(text)):
        return None
    runs = [(script_, list(words)) for script_, words in groupby(text.split(), _script_of_word) if script_]
    if len(runs) != 2 or [script_ for script_, _ in runs].count("latin") != 1:
        return None
    if "(" not in text and min(len(words) for _, words in runs) < SCRIPTS_FROM:
        return None
    return [" ".join(words).strip(" ,;()") for _, words in runs]


def _script_of_word(word_: str) -> str:
    """None of signs and figures."""
    letters = "".join(filter(str.isalpha, word_))
    return script(letters) if letters else ""


_WORDS = r"[^\W\d_][\w'’]+\.?(?:[\s,-]+[^\W\d_][\w'’]+\.?){0,2}"
_WITH_INITIALS = re.compile(rf"\s*(?:{_WORDS}[\s,]+)?(?:[^\W\d_]\.-?){{1,3}}(?:[^\W\d_](?!\w))?\s*(?:{_WORDS})?\s*")


def may_have_initials(text: str) -> bool:
    """Whether a name of unknown kind may be a person's with letters written together that are initials: "Sorel H.V."."""
    return "." in text and _WITH_INITIALS.fullmatch(text[:MOST_LETTERS]) is not None
