"""Gerunds: what the phrase before a word in -ing makes of the doing, and whose doing it is: "followed through on listing X",
"thanked Bern for lifting the ban", "is on the verge of sanctioning X", "escaped being listed"."""

from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.clause import Clause, Line
from inforce.claims.groups import Element, Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.phrases import Verb
from inforce.claims.words import Word
from inforce.values import value

_REACH = 6
"""Elements between a verb and the gerund that hangs on it."""
_SPECIAL = {
    "fact": (Status.IN_FORCE, Status.IN_FORCE),
    "averted": (Status.DENIED, Status.IN_FORCE),
    "denied": (Status.DENIED, Status.HYPOTHETICAL),
}
"""What becomes of the doing, and what of it where the verb is denied."""
_SKIPPED = frozenset({"RB", "TM", '"'})


@value(frozen=True, slots=True)
class Phrase:
    """``words``: those between the verb and the gerund, "X" for whose doing it is, "*" for any others. ``negated``: what
    the doing is where the verb is denied: "did not apologise for lifting the ban", "did not escape being listed"."""

    words: tuple[str, ...]
    status: Status
    negated: Status


@cache
def gerund_phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """``[gerunds]`` of ``status_LANGUAGE.toml`` by the lemma of the verb."""
    found: dict[str, list[Phrase]] = {}
    for name, phrases in table(f"status_{language}")["gerunds"].items():
        status, negated = _SPECIAL.get(name) or (Status(name), Status.DENIED)
        for phrase in phrases:
            lemma, *words = phrase.split()
            found.setdefault(lemma, []).append(Phrase(tuple(words), status, negated))
    return {lemma: tuple(phrases) for lemma, phrases in found.items()}


def govern_gerunds(line: Line) -> None:
    """Notes on each clause of a gerund what the phrase before it makes of it, and gives it its subject."""
    known = gerund_phrases("en")
    for place, clause in line.clauses.items():
        if not is_gerund(clause.verb):
            continue
        upper = _verb_before(line, place)
        for phrase in known.get(upper.verb.lemma, ()) if upper is not None else ():
            assert upper is not None
            passive = upper.verb.passive and "X" in phrase.words
            words = tuple(w for w in phrase.words if w != "X") if passive else phrase.words
            found = _match(line.elements[upper.place + 1 : place], words)
            if found is not None:
                _govern(line, clause, upper, found.agent or upper.subject, phrase)
                break


def is_gerund(verb: Verb) -> bool:
    """ "Lifting", "being listed", "having delisted"."""
    return (verb.tag == "VG" and not verb.finite) or verb.words[0].lower in ("being", "having")


def _verb_before(line: Line, place: int) -> Clause | None:
    for number in range(place - 1, max(-1, place - _REACH - 2), -1):
        if type(line.at(number)) is Verb:
            return line.clauses.get(number)
    return None


@value(frozen=True, slots=True)
class _Found:
    """Whose doing it is, where the phrase itself tells."""

    agent: Group | None = None


def _match(elements: Sequence[Element], words: Sequence[str]) -> _Found | None:
    """What a phrase tells where the elements are its words; None where they are not."""
    left: list[str | Group] = []
    for element in elements:
        if type(element) is Group:
            left.append(element)
        elif type(element) is Word and (element.tag not in _SKIPPED or element.lower in words):
            left += element.lower.split()
    return _fit(left, list(words), _Found())


def _fit(left: list[str | Group], words: list[str], found: _Found) -> _Found | None:
    if not words:
        return found if not left else None
    word, rest = words[0], words[1:]
    if word == "*":
        tries = (_fit(left[number:], rest, found) for number in range(len(left) + 1))
        return next((fits for fits in tries if fits is not None), None)
    if not left:
        return None
    first = left[0]
    if type(first) is not Group:
        return _fit(left[1:], rest, found) if first == word else None
    if word == "X":
        return _fit(left[1:], rest, _Found(first))
    said = " ".join(w.lower for w in first.nouns[0].words if w.tag != "DT" or w.lower == word).split()
    return _fit(left[1:], words[len(said) :], found) if words[: len(said)] == said else None


def _govern(line: Line, clause: Clause, upper: Clause, agent: Group | None, phrase: Phrase) -> None:
    clause.governor, clause.link, clause.turned = upper.place, "gerund", (phrase.status, phrase.negated)
    clause.subject = agent
    clause.subject_at = next((n for n, e in enumerate(line.elements) if e is agent), -1)
