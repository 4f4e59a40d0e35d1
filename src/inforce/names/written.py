"""The words of a name as it writes them: what stands between its spaces and signs, and what of it is several words."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from inforce.names.endings import SERVANT, ending_in, servant_in, whole_endings
from inforce.names.knowledge import persons, table
from inforce.names.parts import ANY, PERSON, Kind
from inforce.names.scripts import NO_HABITS, WHOLE, script, script_of, without_initials
from inforce.names.scripts import habits as habits_of
from inforce.names.words import SEPARATORS, Separators
from inforce.patterns import later

MOST_LETTERS = 1000
"""Letters of a name that are looked at; no name of a register has half as many."""
MOST_WORDS = 32
"""Words of a name that are looked at."""
LONGEST_RUN_IN = 10
"""Letters from which a word is looked at for a legal form that has run into it."""
ARTICLE = "ال"
"""The Arabic article, which is written together with its word."""
Spaced = tuple[list[str], frozenset[str], bool]
"""What stands between the spaces and signs of a name, the habits of its romanisation, and whether it is in ASCII."""
Said = list[tuple[str, str]]
"""Words of a name, each after the letters that the name itself has for it."""
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[\s-]*[^\W\d_])")
LETTERS = re.compile("(?<![^\\s,])[BCDFGHJKLMNPQRSTVWXZБВГДЖЗКЛМНПРСТФХЦЧШЩ]{2,3}(?![^\\s,])")
"""Two or three capitals without a vowel: no syllable of any name."""
_LONGER = re.compile(r"[^\W\d_]{4}")


def written_words(text: str, kind: Kind) -> tuple[list[str], frozenset[str]]:
    """The words of a name as written (endings as they are always written), and the habits of its romanisation."""
    words, habits = said_words(spaced_words(text, kind), kind)
    return [each for _, each in words], habits


def said_words(spaced: Spaced, kind: Kind) -> tuple[Said, frozenset[str]]:
    """The same, each after the letters that the name itself has for it: "ulla" for the "allah" of "Nasrulla"."""
    units, habits, is_ascii = spaced
    how = habits, kind is PERSON or (kind is ANY and not is_ascii), is_ascii
    words: Said = []
    for each in units:
        said = _said(each, how)
        if not is_ascii and words[-1:] == [(SERVANT, SERVANT)] and [word_ for _, word_ in said] == ["allah"]:
            words[-1] = ("abdullah", "abdullah")
        else:
            words += said
    return words[:MOST_WORDS], habits


@lru_cache(maxsize=30_000)
def _said(written: str, how: tuple[frozenset[str], bool, bool]) -> tuple[tuple[str, str], ...]:
    """What stands between spaces. ``how``: the arguments of :func:`parts_of`, by which one remembers quicker than by name."""
    habits, is_person, is_ascii = how
    parts = parts_of(written, habits, is_person=is_person, is_ascii=is_ascii)
    if parts[-1] not in whole_endings() or not written.isascii():
        return tuple((part, part) for part in parts)
    before = "".join(parts[:-1])
    said = written[len(before) :] if written.startswith(before) else parts[-1]
    return *((part, part) for part in parts[:-1]), (said, parts[-1])


_SPELT = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
"""Letters with a space between each."""


def _unspelt(text: str) -> str:
    """ "P A R T Y" as "PARTY", so that more spaces than one part words: "N A M E  O F"."""
    return _SPELT.sub(_together, text) if text.count(" ") >= FEWEST_SPACES else text


FEWEST_SPACES = 3
"""Between letters that stand apart."""
_UNSEEN = "[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_HAS_UNSEEN = later(_UNSEEN)
_UNSEEN_SPACE = later(f"(\\w){_UNSEEN}+(?=(\\w))")
"""Spaces of no width and marks of direction within a word."""


def _spaced(unseen: re.Match[str]) -> str:
    """A small letter before it and a capital after it: two words."""
    return f"{unseen[1]} " if unseen[1].islower() and unseen[2].isupper() else unseen[1]


def _together(spelt: re.Match[str]) -> str:
    return spelt[0] if script(spelt[0][0]) in without_initials() else spelt[0].replace(" ", "")


def spaced_words(text: str, kind: Kind) -> tuple[list[str], frozenset[str], bool]:
    """What stands between the spaces and signs of a name, the habits of its romanisation, and whether it is in ASCII."""
    text = _looked_at(text, kind)
    if text.isascii():
        return _unspelt(text).translate(SEPARATORS).split(), NO_HABITS, True
    plain = unicodedata.normalize("NFKC", text)[:MOST_LETTERS]
    plain = _unspelt(_UNSEEN_SPACE.sub(_spaced, plain) if _HAS_UNSEEN.search(plain) else plain)
    return plain.translate(SEPARATORS).split(), habits_of(plain), False


def spaced_together(names: Sequence[tuple[str, Kind]]) -> list[tuple[list[str], frozenset[str], bool]]:
    """:func:`spaced_words` of many names, those in ASCII all at once."""
    plain = "\n".join([_on_a_line(text, kind) for text, kind in names if text.isascii()])
    lines = iter(_unspelt(plain).translate(_LINES).split("\n"))
    return [
        (next(lines).split(), NO_HABITS, True) if text.isascii() else spaced_words(text, kind) for text, kind in names
    ]


def _on_a_line(text: str, kind: Kind) -> str:
    return _looked_at(text, kind).replace("\n", " ")


def _looked_at(text: str, kind: Kind) -> str:
    """As much of a name as is looked at, the initials of a person apart: "V.V." and "VV" as "V  V"."""
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS]
    if kind is not PERSON:
        return text
    if "." in text:
        text = _INITIALS.sub(r"\1  ", text)
    if text.istitle():  # no two capitals stand together
        return text
    return LETTERS.sub(_apart, text) if LETTERS.search(text) and _LONGER.search(text) else text


def _apart(letters: re.Match[str]) -> str:
    return "  ".join(letters[0]) if are_initials(letters[0]) else letters[0]


def are_initials(letters: str) -> bool:
    """Whether capitals without a vowel are initials, and no title or surname."""
    return not {letters.lower()} & (persons("titles") | persons("no_initials"))


_LINES = Separators({ord("\n"): "\n"})


def parts_of(written: str, habits: frozenset[str], *, is_person: bool, is_ascii: bool) -> tuple[str, ...]:
    """The words of what stands between spaces: "Abdulrahman" is "Abd" and "rahman", "COMPANYRomashka" in the name of a firm
    "COMPANY" and "Romashka"; words of scripts that write no spaces in names, letter by letter. ``is_ascii``: whether the
    whole name is."""
    if not is_ascii:
        return _parts(written, in_whole=is_person and WHOLE in habits)
    parts = servant_in(written) or ending_in(written) or (written,)
    return parts if is_person else tuple(part for each in parts for part in _run_in(each))


def _parts(written: str, *, in_whole: bool) -> tuple[str, ...]:
    written = _native(written)
    if written == "allah":
        return (written,)
    if written.isascii():
        return servant_in(written) or ending_in(written) or (written,)
    if script_of(written[0]) in ("han", "hangul"):
        return (_run_together(written) or (written,)) if in_whole else tuple(written)
    if two := _run_together(written):
        return two
    if written.startswith(ARTICLE) and len(written) > len(ARTICLE) + 1:
        return "al", _native(written[len(ARTICLE) :])
    return servant_in(written) or (written,)


def _run_in(written: str) -> tuple[str, ...]:
    """A legal form that runs into the next word, as two words."""
    if len(written) < LONGEST_RUN_IN:
        return (written,)
    lower = written.lower()
    for form in table("words")["run_in"]:
        if lower.startswith(form) and len(lower) >= len(form) + 3:
            return written[: len(form)], written[len(form) :]
    return (written,)


def _run_together(written: str) -> tuple[str, ...] | None:
    """ "Abd al-X", "X al-din" and "X Allah" as other scripts write them without a space."""
    openings, endings = _run_in_words()
    if not written.startswith(openings) and not written.endswith(endings):
        return None
    for opening, word_ in table("persons")["openings"].items():
        if written.startswith(opening) and len(written) > len(opening) + 1:
            return word_, _native(written[len(opening) :])
    for ending, word_ in table("persons")["run_in_endings"].items():
        if written.endswith(ending) and len(written) > len(ending) + 1:
            return _native(written[: -len(ending)]), word_
    return None


@cache
def _run_in_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(table("persons")["openings"]), tuple(table("persons")["run_in_endings"])


def _native(written: str) -> str:
    """Small words of names that another script writes without their vowels."""
    return _natives().get(written.lower(), written)


@cache
def _natives() -> dict[str, str]:
    return dict(table("persons")["native"])
