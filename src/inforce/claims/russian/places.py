"""Places in Russian text: countries, unions and bodies by their names in any case."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.gazetteer import Place, gazetteer
from inforce.claims.remembered import remembered
from inforce.claims.russian.morphology import forms_of, is_known, lemmas_of, plain
from inforce.claims.text import Token

Run = tuple[tuple[str, ...], Place]


@cache
def _index() -> Mapping[str, tuple[Run, ...]]:
    """Names by each lemma of their first word, the longest first."""
    found: dict[str, list[Run]] = defaultdict(list)
    for first, runs in gazetteer("ru").names.items():
        for rest, place in runs:
            words = tuple(plain(w.strip("«»")) for w in (first, *rest))
            for lemma in _lemmas(words[0]):
                found[lemma].append((words, place))
    return {lemma: tuple(sorted(runs, key=lambda r: -len(r[0]))) for lemma, runs in found.items()}


def place_at(tokens: Sequence[Token], number: int, *, opening: bool, shouted: bool) -> tuple[Place, int] | None:
    """The place whose name begins with a token, and how many tokens it takes. ``opening``: the token opens a sentence, where
    its capital tells nothing; ``shouted``: all is in capitals."""
    token = tokens[number]
    for words, place in _beginning(token.lower):
        after = tokens[number : number + len(words)]
        whole = len(after) == len(words) and all(_same(t, w) for t, w in zip(after, words, strict=True))
        if whole and _written(token, place, len(words), opening=opening, shouted=shouted):
            return place, len(words)
    return None


def begins_name(lower: str) -> bool:
    """A word may be the first of a place's name."""
    return bool(_beginning(lower))


@remembered(65_536)
def _beginning(lower: str) -> tuple[Run, ...]:
    """The names whose first word a word may be."""
    if not lower[0].isalpha():
        return ()
    return tuple(run for lemma in dict.fromkeys((plain(lower), *lemmas_of(lower))) for run in _index().get(lemma, ()))


def _same(token: Token, word: str) -> bool:
    text = plain(token.text)
    if text == word:
        return True
    if len(word) < 3 or text[:2] != word[:2]:
        return False
    return bool(lemmas_of(token.lower) & _lemmas(word))


@cache
def _lemmas(word: str) -> frozenset[str]:
    """Of a name as it is listed, in the nominative: "Ханой" is no form of "хана"."""
    return frozenset({word, *(plain(f.lemma) for f in forms_of(word) if f.case in ("nomn", ""))})


def _written(token: Token, place: Place, words: int, *, opening: bool, shouted: bool) -> bool:
    """The capitals of a word allow it to be this place's name."""
    if place.form == "adjective":
        return any(form.pos == "ADJF" for form in forms_of(token.lower))
    if place.initials:
        return token.text.isupper() or not token.text[0].islower()
    if token.text[0].islower():
        return " " in place.name and not shouted and place.form == "body" and len(token.text) > 4
    if words > 1:
        return token.text[0].isupper()
    if opening or shouted:
        readings = forms_of(token.lower)
        return not is_known(token.lower) or place.form == "body" or any(f.name for f in readings) or len(readings) == 0
    return True
