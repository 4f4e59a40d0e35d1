"""A text that gives several names: those names; and which letters of a name may be initials."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby

from inforce.names.han import said_elsewhere
from inforce.names.knowledge import table
from inforce.names.legal_forms import may_be_form
from inforce.names.scripts import script
from inforce.names.titles import may_be_title
from inforce.names.words import word
from inforce.names.written import LETTERS, MOST_LETTERS, are_initials
from inforce.patterns import later

BETWEEN_NAMES = "|;"
"""Signs between several names of a field."""
SHORTEST_ALTERNATIVE = 5
"""Letters of a part of a name that is a name by itself: "A/S", "and/or" and "Import/Export" stand in names too."""
_AROUND = ",;()" + "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())
"""What is left out at the beginnings and the ends of names."""


def alternatives(text: str) -> list[str]:
    """A text that gives several names ("X/Y", "X a.k.a. Y", "Anna X née Y") as those names, after itself."""
    start = text[:MOST_LETTERS]
    if two := _in_two_scripts(start):
        return [text, *two]
    if not text.isascii() and (said := said_elsewhere(start.strip())):
        return [text, *said]
    if not _hints().search(start):
        return [text]
    if (born := _born().search(start)) and (married := start[: born.start()].strip(_AROUND)):
        given = married.split()[:-1] or [married]
        return [text, married, " ".join([*given, born[1]])]
    found = [part.strip(_AROUND) for part in _between().split(start)]
    if len(found) < 2 or any(len(part) < SHORTEST_ALTERNATIVE for part in found):
        return [text]
    return [text, *found]


@cache
def _hints() -> re.Pattern[str]:
    """Without one of these a text gives one name."""
    return re.compile(rf"/|\b(?:{_also_called()}|{_before_maiden_names()})", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """A slash, or that another name follows. What is around it is stripped afterwards: a pattern that begins with any number
    of spaces looks at each of many again and again."""
    also_called = rf"(?:{_also_called()})[\s:]+"
    return re.compile(rf"/(?:\s*{also_called})?|(?<=\s){also_called}", re.IGNORECASE)


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"[\s,(](?:{_before_maiden_names()})\s+([^\s,()]+)\)?$", re.IGNORECASE)


def _also_called() -> str:
    return "|".join(re.escape(each).replace(r"\.", r"\.?") for each in table("words")["also_called"])


def _before_maiden_names() -> str:
    return "|".join(map(re.escape, table("words")["born"]))


def perhaps_several(texts: Sequence[str]) -> list[int]:
    """The places of texts that may give several names, in order: each of the others gives itself alone."""
    lines = "\n".join(texts).lower()
    if lines.count("\n") >= len(texts):  # a text has several lines
        return list(range(len(texts)))
    found = {at for at, text in enumerate(texts) if not text.isascii() and _may_be_said_otherwise(text)}
    found.update(_lines_with(lines, (*table("words")["born"], "/", *BETWEEN_NAMES)))
    without_stops = (each.replace(".", "") for each in table("words")["also_called"])  # each may be left out
    found.update(_lines_with(lines.replace(".", ""), without_stops))
    return sorted(found)


def _may_be_said_otherwise(text: str) -> bool:
    return _has_two_scripts(text) or bool(said_elsewhere(text[:MOST_LETTERS].strip()))


def _lines_with(text: str, signs: Iterable[str]) -> Iterator[int]:
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            yield bisect_right(ends, at)
            at = text.find(sign, at + 1)


_ASCII_LETTER = re.compile("[A-Za-z]")
_NOT_LATIN = re.compile("[^\\W\\d_\u0000-\u024f\u1e00-\u1eff]")
SCRIPTS_FROM = 2
"""Words in each of two scripts from which they are two names, where no brackets say so."""


def _in_two_scripts(text: str) -> list[str] | None:
    """A name that is given again in another script: "Minsk Works (Мінскі завод)"."""
    if text.isascii() or not _has_two_scripts(text):
        return None
    runs = [(script_, list(words)) for script_, words in groupby(text.split(), _script_of_word) if script_]
    if len(runs) != 2 or [script_ for script_, _ in runs].count("latin") != 1:
        return None
    if "(" not in text and min(len(words) for _, words in runs) < SCRIPTS_FROM:
        return None
    return [" ".join(words).strip(" ,;()") for _, words in runs]


def _has_two_scripts(text: str) -> bool:
    """Letters of ASCII and of another script than the Latin one."""
    return _ASCII_LETTER.search(text) is not None and _NOT_LATIN.search(text) is not None


def _script_of_word(word_: str) -> str:
    """None of signs and figures."""
    letters = "".join(filter(str.isalpha, word_))
    return script(letters) if letters else ""


_WORDS = r"[^\W\d_][\w'’]+\.?(?:[\s,-]+[^\W\d_][\w'’]+\.?){0,2}"
_WITH_INITIALS = later(rf"\s*(?:{_WORDS}[\s,]+)?(?:[^\W\d_]\.-?){{1,3}}(?:[^\W\d_](?!\w))?\s*(?:{_WORDS})?\s*")
_ONLY_WORDS = re.compile(rf"[\s,]*{_WORDS}[\s,]*")


def may_have_initials(text: str) -> bool:
    """Whether a name of unknown kind may be a person's with letters written together that are initials: "Sorel H.V.",
    "Sorel HV"."""
    text = text[:MOST_LETTERS]
    return ("." in text and _WITH_INITIALS.fullmatch(text) is not None) or _ends_with_letters(text)


def _ends_with_letters(text: str) -> bool:
    """Two capitals without a vowel before or after words, which are no legal form and stand before no names of ships."""
    found = LETTERS.search(text)
    if not found or len(found[0]) != 2 or not are_initials(found[0]):
        return False
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    if bool(before) is bool(after) or not _ONLY_WORDS.fullmatch(before or after):
        return False
    word_ = word(found[0].lower())
    return word_ is not None and not may_be_form(word_) and not may_be_title(word_)
