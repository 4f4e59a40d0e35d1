"""Phrases over words between: "вопреки ходящим в сети слухам", "против связанных с армией фирм" are under one preposition."""

from collections.abc import Sequence

from inforce.claims.russian.agreement import agrees
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.words import WORD, Word

_MOST_BETWEEN = 2
"""Groups of the longest stretch between a participle and its noun."""


def reached_over(elements: Sequence[Element], lexicon: Lexicon) -> list[Element]:
    """Elements where a preposition before a participle governs the noun after what hangs on that."""
    found = list(elements)
    for place in range(len(found) - 3, -1, -1):
        prep, word = found[place], found[place + 1]
        if type(prep) is Word and type(word) is Word and prep.pos == "PREP" and word.is_a("PRTF", "ADJF"):
            _reach(found, place, lexicon.plain_preposition(prep.lower), lexicon)
    return found


def _reach(found: list[Element], place: int, prep: str, lexicon: Lexicon) -> None:
    """Gives the noun of a participle the preposition before that."""
    said, word, governed = found[place], found[place + 1], lexicon.cases.get(prep, frozenset())
    assert type(said) is Word
    assert type(word) is Word
    for beyond in range(place + 2, min(place + 3 + _MOST_BETWEEN, len(found))):
        group = found[beyond]
        if type(group) is not Group or (beyond == place + 2 and not group.prep):
            return
        if not group.prep:
            if fitting := _fitting(group.noun, word, governed):
                group.prep, group.cases, group.noun.cases, group.over = prep, fitting, fitting, said.lower
            return
        last = group.nouns[-1]
        if last.gen is not None and (fitting := _fitting(last.gen, word, governed)):
            parted = _parted(group, last, prep, fitting)
            parted.over = said.lower
            found.insert(beyond + 1, parted)
            return


def _fitting(noun: Noun, word: Word, governed: frozenset[str]) -> frozenset[str]:
    """The cases in which a participle goes with a noun under a preposition."""
    if noun.head.kind != WORD:
        return frozenset()
    told = {(form.case, form.number) for form in word.forms if form.pos in ("PRTF", "ADJF")}
    forms = (f for f in noun.head.forms if (f.case, f.number) in told and f.case in governed & noun.cases)
    return frozenset(form.case for form in forms if agrees(form, word))


def _parted(group: Group, last: Noun, prep: str, cases: frozenset[str]) -> Group:
    """What seemed to hang on the last noun of a group, as a group of its own."""
    noun = last.gen
    assert noun is not None
    last.gen = None
    last.end = max([last.head.end, *(w.end for w in last.names)])
    group.end = last.end
    noun.cases = cases
    return Group([noun], prep, noun.start, max(w.end for w in noun.words()), cases)
