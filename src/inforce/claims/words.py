"""Words of a sentence with the tags that the grammar needs.

Tags: ``DT`` determiner, ``PD`` possessive determiner, ``PS`` 's, ``PR`` pronoun, ``CD`` number, ``NN`` noun or adjective,
``NP`` name, ``VB VZ VD VN VG`` forms of verbs, ``BE HV DO MD`` auxiliaries, ``TO``, ``NO`` negator, ``IN`` preposition,
``SC`` subordinator, ``TH`` that, ``WH`` relative, ``CC`` conjunction, ``RB`` adverb, ``TM`` a time; marks stand for
themselves (``, ; : . ( ) - "``).
"""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import final

from inforce.claims.gazetteer import Place
from inforce.values import value


@final
@value(frozen=True, slots=True)
class Word:
    """One word of the grammar, or several that stand for one. ``lemma`` is given for verbs, ``place`` for names that the
    gazetteer knows."""

    text: str
    start: int
    end: int
    lower: str
    tag: str
    lemma: str = ""
    place: Place | None = None


class Tags(dict[int, str]):
    """The tags of the elements of a sentence by their places; empty for what is no word, and for places outside."""

    def __missing__(self, place: int) -> str:
        return ""


@value(frozen=True, slots=True)
class Style:
    """How a sentence is written: whether capitals tell names from other words, and which names the report has.

    ``names``: words in lower case that stand with a capital within other sentences of the report."""

    capitals: bool
    names: frozenset[str] = field(default=frozenset(), repr=False)


MARKS: Mapping[str, str] = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "(": "(", "[": "(", ")": ")", "]": ")",
    "–": "-", "—": "-", "-": "-", "|": ";",
    "/": "-", "•": ";", '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": "'", "'": "'",
}  # fmt: skip
QUOTES = frozenset(mark for mark, tag in MARKS.items() if tag in ('"', "'"))
"""Marks that may be tagged as of quotation."""
ITEM_MARKS = frozenset({"·", "*", "#"})
VERBS = frozenset({"VB", "VZ", "VD", "VN", "VG"})
FINITE = frozenset({"VZ", "VD", "BE", "HV", "DO", "MD"})
ONE_OF = frozenset({"a", "an", "another"})
"""Determiners of one of many: what follows is a common noun, whatever its letter."""
ROUGHLY = frozenset({"over", "about", "around", "under", "near"})
"""Prepositions that stand before numbers as "some" does."""
COPULAS = frozenset({"remain", "stay"})
AUXILIARIES = frozenset({"BE", "HV", "DO", "MD"})
NOMINAL = frozenset({"NN", "NP", "CD", "PR"})
OPENS_PHRASE = frozenset({"DT", "PD", "NP", "CD", "PR", "NN"})
_REGISTRATION = re.compile(r"(?:[A-Z]{1,2}|[0-9][A-Z]|[A-Z][0-9])-[A-Z0-9]{3,5}\Z|N[0-9]{2,5}[A-Z]{1,2}\Z")


def mark_of(text: str) -> str:
    """The tag of a mark, wherever it stands."""
    return MARKS.get(text, ";" if text in ITEM_MARKS else "NN")


def is_registration(word: str) -> bool:
    """A registration mark of an aircraft: 9H-ABC, RA-02801, N123AB."""
    return ("-" in word or word[0] == "N") and _REGISTRATION.match(word) is not None
