"""Morphology: which forms a Russian word may be.

The dictionary is that of OpenCorpora, through pymorphy3; its terms for parts of speech and grammemes are used as they are
(``NOUN``, ``PRTS``, ``accs``; https://opencorpora.org/dict.php?act=gram). Every word form is looked up once.
"""

from functools import cache, lru_cache
from typing import NamedTuple

import pymorphy3_dicts_ru
from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

from inforce.claims.remembered import LONGEST, remembered

_KEPT = 65_536
"""Word forms kept: the vocabulary of some thousand reports."""
_AT_HAND = 1024
"""Word forms of which all readings are kept as the dictionary tells them: those of a report."""
_LEAST = 0.015
"""Likelihood under which a reading beside better ones is dropped."""
_CASES = {"gen1": "gent", "gen2": "gent", "acc1": "accs", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": ""}
_NAMES = ("Name", "Surn", "Patr", "Orgn", "Geox", "Abbr")

CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


class Form(NamedTuple):
    """One reading of a word form. What a part of speech does not have is empty; ``name`` is the kind of a name."""

    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    tense: str
    aspect: str
    voice: str
    person: str
    name: str
    animate: bool
    pronominal: bool
    score: float


@remembered(_AT_HAND)
def _parsed(lower: str) -> tuple[Parse, ...]:
    """All readings as the dictionary tells them: a word is often put into another case soon after it was read."""
    return tuple(_analyzer().parse(lower))


@remembered(_KEPT)
def forms_of(lower: str) -> tuple[Form, ...]:
    """The readings of a word in small letters, the likeliest first."""
    parses = _parsed(lower)
    found = dict.fromkeys(_form(parse) for parse in parses if parse.score >= _LEAST or parse is parses[0])
    guessed = [form for form in found if form.name == "Name" and form.number == "plur"]
    if guessed and len(guessed) < len(found) and not is_known(lower):
        return tuple(form for form in found if form not in guessed)  # "Русала" is of no women called "Русалаа"
    return tuple(found)


@remembered(_KEPT)
def is_known(lower: str) -> bool:
    """The dictionary has the word itself; its forms are not guessed."""
    return bool(_analyzer().word_is_known(lower))


@remembered(_KEPT)
def lemmas_of(lower: str) -> frozenset[str]:
    return frozenset(form.lemma for form in forms_of(lower))


def all_lemmas(lower: str) -> frozenset[str]:
    """Those of all readings, however unlikely."""
    return frozenset(plain(parse.normal_form) for parse in _parsed(lower))


def inflected(lower: str, form: Form, case: str, gender: str = "", number: str = "") -> str | None:
    """The word in another case; None where the dictionary cannot tell it."""
    return (_inflected if len(lower) <= LONGEST else _inflected.__wrapped__)(lower, form, case, gender, number)


@lru_cache(maxsize=_KEPT)
def _inflected(lower: str, form: Form, case: str, gender: str, number: str) -> str | None:
    wanted = {case} | ({gender} if gender else set()) | ({number} if number else set())
    for parse in _parsed(lower):
        if _form(parse)._replace(score=0) == form._replace(score=0) and (made := parse.inflect(wanted)):
            alike = "Supr" not in made.tag.grammemes or made.word[:_STEM] == lower[:_STEM]
            others = () if alike else (p for p in parse.lexeme if wanted <= p.tag.grammemes)
            return str(next((p.word for p in others if p.word[:_STEM] == lower[:_STEM]), made.word))
    return None


_STEM = 4
"""Letters by which "высших" is told from "высочайших", two forms of one adjective."""


def plain(text: str) -> str:
    """Small letters, ё as е: how lemmas are written here."""
    return text.lower().replace("ё", "е")


@cache
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


def _form(parse: Parse) -> Form:
    tag = parse.tag
    marks = tag.grammemes
    case = str(tag.case or "")
    return Form(
        plain(parse.normal_form),
        str(tag.POS or ""),
        _CASES.get(case, case),
        str(tag.number or ""),
        str(tag.gender or ""),
        str(tag.tense or ""),
        str(tag.aspect or ""),
        str(tag.voice or ""),
        str(tag.person or ""),
        next((name for name in _NAMES if name in marks), ""),
        "anim" in marks,
        "Apro" in marks,
        round(float(parse.score), 3),
    )
