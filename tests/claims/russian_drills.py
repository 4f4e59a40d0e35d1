"""Drills: Russian sentences made from patterns, each with the claim that it makes.

A pattern is a sentence with holes: ``{S.case}`` and ``{T.case}`` are sender and target in a case, ``{verb:form:X}`` a verb
in a form that agrees with ``S``, ``T`` or ``P`` (a plural), ``{time}`` a day or nothing. What fills them is inflected by the
dictionary, so that every voice meets every kind of target and every case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

import pymorphy3_dicts_ru
from pymorphy3 import MorphAnalyzer

HOLE = re.compile(r"\{([^{}]+)\}")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True)
class Name:
    """A party or body: ``words`` that take cases, then ``rest`` that does not; ``gender`` and ``number`` for verbs."""

    words: str
    rest: str
    gender: str
    number: str = "sing"
    expected: str = ""
    animate: bool = False

    def cased(self, case: str) -> str:
        made = [_inflected(word, case, self) for word in self.words.split()]
        return " ".join([*made, self.rest]).strip()


@dataclass(frozen=True)
class Drill:
    """A sentence and what it asserts; ``pattern`` tells which hole in the grammar a miss points at."""

    pattern: str
    text: str
    action: str
    status: str
    sender: str
    target: str
    headline: bool


TARGETS = (
    Name("компания", "«Альтаир Шиппинг»", "femn", expected="Альтаир Шиппинг"),
    Name("", "«Северлес»", "masc", expected="Северлес"),
    Name("Олег Гарин", "", "masc", expected="Олег Гарин", animate=True),
    Name("Марина Слепцова", "", "femn", expected="Марина Слепцова", animate=True),
    Name("", "Meridian Trade FZE", "femn", expected="Meridian Trade FZE"),
    Name("банк", "«Кредо»", "masc", expected="Кредо"),
    Name("танкер", "«Ладога»", "masc", expected="Ладога"),
    Name("предприниматель Лев Гуров", "", "masc", expected="Лев Гуров", animate=True),
    Name("завод", "«Вектор»", "masc", expected="Вектор"),
)
BROAD = (
    Name("Сирия", "", "femn", expected="Сирия"),
    Name("Иран", "", "masc", expected="Иран"),
    Name("Белоруссия", "", "femn", expected="Белоруссия"),
    Name("", "Зимбабве", "neut", expected="Зимбабве"),
)
SENDERS = (
    Name("", "США", "masc", "plur", expected="United States"),
    Name("Минфин", "США", "masc", expected="United States"),
    Name("", "OFAC", "neut", expected="United States"),
    Name("Евросоюз", "", "masc", expected="European Union"),
    Name("Великобритания", "", "femn", expected="United Kingdom"),
    Name("Швейцария", "", "femn", expected="Switzerland"),
    Name("Канада", "", "femn", expected="Canada"),
)
TIMES = ("", "в четверг", "15 марта", "на этой неделе", "накануне")


def drills(patterns: str) -> Iterator[Drill]:
    """The sentences of the patterns, one a line: ``action status | pattern``; those with ``[H]`` are headlines, with ``[B]``
    about a country."""
    turn = count()
    for line in patterns.strip().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, pattern = (part.strip() for part in line.split("|"))
        action, status = head.split()
        headline, broad = "[H]" in pattern, "[B]" in pattern
        pattern = pattern.replace("[H]", "").replace("[B]", "").strip()
        for target in BROAD if broad else TARGETS:
            number = next(turn)
            sender, time = SENDERS[number % len(SENDERS)], TIMES[number % len(TIMES)]
            text = HOLE.sub(lambda m, s=sender, t=target, w=time: _filled(m[1], s, t, w), pattern)  # type: ignore[misc]
            text = re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", text)).strip()
            text = text[0].upper() + text[1:]
            yield Drill(pattern, text, action, status, sender.expected, target.expected, headline)


def _filled(hole: str, sender: Name, target: Name, time: str) -> str:
    if hole == "time":
        return time
    if hole[:2] in ("S.", "T."):
        return (sender if hole[0] == "S" else target).cased(hole[2:])
    lemma, form, whose = hole.split(":")
    name = {"S": sender, "T": target, "P": Name("", "", "masc", "plur")}[whose]
    return _verb(lemma, form, name.gender, name.number)


@cache
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@cache
def _verb(lemma: str, form: str, gender: str, number: str) -> str:
    """``past``, ``futr``, ``pres``; ``prts`` and ``prtf`` (passive participles), ``grnd``."""
    parse = next(p for p in _analyzer().parse(lemma) if p.tag.POS == "INFN")
    agreeing = {"plur"} if number == "plur" else {"sing", gender}
    marks = {
        "past": {"past", *agreeing},
        "futr": {"futr", "3per", number},
        "pres": {"pres", "3per", number},
        "prts": {"PRTS", "past", "pssv", *agreeing},
        "prtf": {"PRTF", "past", "pssv", "nomn", *agreeing},
        "grnd": {"GRND", "past"},
    }[form]
    made = parse.inflect(marks)
    if made is None:
        raise ValueError(f"{lemma} has no {form}")
    return str(made.word)


@cache
def _inflected(word: str, case: str, name: Name) -> str:
    wanted = {case, "sing"}
    for parse in _analyzer().parse(word):
        fits = parse.tag.case == "nomn" and parse.tag.number == "sing"
        if fits and (not name.animate or parse.tag.gender in (name.gender, None)) and (made := parse.inflect(wanted)):
            return str(made.word).capitalize() if word[0].isupper() else str(made.word)
    return word
