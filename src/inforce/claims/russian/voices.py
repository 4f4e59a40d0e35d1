"""Voices: those who spoke or were named in a Russian report, and what tells of what gender they are."""

from inforce.claims.russian.cues import cues
from inforce.claims.russian.phrase_model import Noun


class Voice:
    """Someone who spoke or was named: where, with what nouns, of what gender."""

    __slots__ = ("body", "gender", "labels", "name", "noun", "plural", "sentence")

    def __init__(
        self, name: str, sentence: int, gender: str, labels: set[str], noun: Noun, *, body: bool, plural: bool
    ) -> None:
        self.name, self.sentence, self.gender, self.labels, self.noun = name, sentence, gender, labels, noun
        self.body, self.plural = body, plural


def is_ministry(lemma: str) -> bool:
    """ "МИД", "Минфин": names one also without its state."""
    return lemma == "мид" or (lemma.startswith("мин") and lemma in cues().bodies and lemma != "министерство")


def told_gender(noun: Noun, name: str) -> str:
    """That of a first name ("посол Анна Сидорова"), where it is in the nominative; else that of the noun."""
    told = gender_of(noun)
    plain = name.split()[0][-1:] in "аяь" if told == "femn" and name else True
    return told if told and (plain or _is_undeclined(noun)) else noun.gender


def _is_undeclined(noun: Noun) -> bool:
    """ "Рут", "Инес": a first name that is the same in all cases."""
    named = [{f.case for f in word.forms if f.name == "Name"} for word in noun.names]
    return any({"nomn", "ablt"} <= cases for cases in named)


def gender_of(noun: Noun) -> str:
    """The gender that a first name tells, else that of the noun."""
    for word in noun.names:
        told = {f.gender for f in word.forms if f.name in ("Name", "Patr")}
        if len(told) == 1:
            return told.pop()
    return "" if noun.names and noun.lemma else noun.gender
