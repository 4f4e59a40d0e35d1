"""Counts of Russian events: how many people or things one tells of, and how many of each country."""

from collections.abc import Iterator, Sequence
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.russian.morphology import lemmas_of
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import NUMBER, Word

_BETWEEN = frozenset({"из", "гражданин", "гражданка", "житель", "и", "—", "–", "-", "уроженец", "по"})
"""Words between a number and a country: "шестеро граждан Литвы", "6 — из Литвы"."""
_LONGEST = 4
"""Words between a number and its country."""


def count_of(group: Group | None) -> int | None:
    """How many a group counts: "52 человека", "группа из 14 заключенных", "восьмерых водителей"."""
    for noun in group.nouns if group else ():
        for each in noun.chain():
            if count := _of_noun(each):
                return count
    return None


def _of_noun(noun: Noun) -> int | None:
    words = [w for w in (*noun.modifiers, noun.head) if w.kind == NUMBER or w.is_a("NUMR")]
    return number_of([*words]) or (number_of_word(noun.count) if noun.count else None)


def number_of(words: Sequence[Word]) -> int | None:
    """ "двести пять" → 205, "1 500" → 1500; None where it is no number, or one."""
    total = 0
    for word in words:
        told = number_of_word(word.lower)
        if told is None:
            return total or None
        total = total * 1000 + told if word.kind == NUMBER and total and len(word.text) == 3 else total + told
    return total or None


def number_of_word(lower: str) -> int | None:
    """The number that figures or a word tell; None where they tell none."""
    plain = lower.replace(" ", "").replace("\u00a0", "")
    if plain.isdigit():
        return int(plain)
    return next((_numbers()[lemma] for lemma in lemmas_of(lower) if lemma in _numbers()), None)


def by_country(scene: Scene) -> dict[str, int]:
    """The counts by country that a sentence tells: "шестеро граждан Литвы", "двое латышей", "по двое из Латвии и Польши"."""
    found: dict[str, int] = {}
    words = scene.words
    for at, word in enumerate(words):
        if found and (single := _single(words, at)):
            found.setdefault(single, 1)
            continue
        number = number_of([word]) if word.kind == NUMBER or word.is_a("NUMR") or word.lower in _numbers() else None
        if not number:
            continue
        shared = at > 0 and words[at - 1].lower == "по"
        for country in _countries(words, at + 1, several=shared) if shared or not _of_both(words, at + 1) else ():
            found.setdefault(country, number)
    return found


def _countries(words: Sequence[Word], at: int, *, several: bool) -> Iterator[str]:
    """The country of those counted before a place; ``several``: "по двое из Латвии и Польши"."""
    passed = 0
    while at < len(words) and passed < _LONGEST:
        word = words[at]
        country = _country(word)
        if country is not None:
            yield country
            if not several:
                return
            passed = 0
        elif not (word.lower in _BETWEEN or word.lemma("NOUN") in _BETWEEN or (several and word.lower == ",")):
            return
        at, passed = at + 1, passed + 1


def _single(words: Sequence[Word], at: int) -> str | None:
    """ "…, француз и британец": one in a row of those counted."""
    before = words[at - 1].lower if at else ""
    if before not in (",", "и", "один", "одна", "одного", "одну"):
        return None
    forms = [f for f in words[at].forms if f.lemma in people()]
    return people()[forms[0].lemma] if forms and forms[0].number == "sing" else None


def _of_both(words: Sequence[Word], at: int) -> bool:
    """ "14 граждан Польши и Литвы": nobody says how many of each."""
    row = [n for n in range(at, min(at + _LONGEST, len(words))) if words[n].place is not None]
    first = row[0] if row else len(words)
    return first + 2 < len(words) and words[first + 1].lower == "и" and words[first + 2].place is not None


def _country(word: Word) -> str | None:
    if word.place is not None and word.place.form in ("name", "adjective"):
        return word.place.jurisdiction
    return next((people()[form.lemma] for form in word.forms if form.lemma in people()), None)


@cache
def _numbers() -> dict[str, int]:
    data = table("events_ru")["numbers"]
    return {word: number for number, word in enumerate(data["spelt"])} | {
        word: int(n) for word, n in data["more"].items()
    }


@cache
def people() -> dict[str, str]:
    """Countries by the nouns for their people: "литовец" → "Lithuania"."""
    return {lemma: country for country, lemmas in table("events_ru")["people"].items() for lemma in lemmas}
