"""Which party of a register a claim's target is.

Names are tried as the report gives them, then without what a report may put around them ("Belarusian airline Belavia")
and without legal forms. Nothing is guessed from a description ("the Kazakh daughter of X"): it is not found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from inforce.claims.gazetteer import gazetteer
from inforce.claims.model import Target, TargetKind
from inforce.knowledge import knowledge
from inforce.lists.model import Entry, Kind, Quality
from inforce.names import fold, name_key
from inforce.reconcile.party import Party, parties
from inforce.register.register import View

LONE_WORD = 4
"""A single word of fewer letters is no evidence where it is only a part of a name."""


class Closeness(IntEnum):
    """How a report's name fits a register's, the closest first."""

    SAME = 0
    SAME_BUT_FORM = 1  # the legal form is left out or another
    PART = 2  # all its words are in the register's name
    FAMILY = 3  # a family name that one person of the register bears
    FORMER = 4  # a name that the register gave the party at another time than the moment's
    WEAK = 5  # an alias that the publisher itself calls weak


@dataclass(frozen=True, slots=True)
class Found:
    """``reading``: the words that were looked for; ``name``: the register's name that they fit."""

    party: Party
    reading: str
    name: str
    closeness: Closeness


@dataclass(frozen=True, slots=True)
class Several:
    """Different parties fit the name equally well; or, ``partial``, they have one word in their names that does not
    tell who is meant."""

    reading: str
    parties: tuple[Party, ...]
    partial: bool = False


Resolution = Found | Several | None


@dataclass(frozen=True, slots=True)
class _Match:
    number: str
    name: str
    closeness: Closeness
    of_kind: bool
    is_family_name: bool
    is_primary: bool  # of two names that fit equally well the primary one tells more

    @property
    def rank(self) -> tuple[bool, Closeness, bool]:
        """The nearest first."""
        whole = self.closeness <= Closeness.SAME_BUT_FORM
        return not self.of_kind, self.closeness, whole and not self.is_primary


def resolve(target: Target, view: View) -> Resolution:
    """The party that a target's name, or else an alias of it, names; None where no entry ever matched."""
    best: Resolution = None
    for reading, is_alias in _readings(target):
        found = _look_up(reading, target.kind, view, is_alias=is_alias)
        match found, best:
            case Found(closeness=Closeness.SAME | Closeness.SAME_BUT_FORM), _:
                return found
            case (Found(), None) | (Several(), None):
                best = found
            case Found() as one, Several(parties=several) if _is_among(one.party, several):
                best = one
    return best


def _look_up(reading: str, kind: TargetKind, view: View, *, is_alias: bool) -> Resolution:
    matches = sorted(_matches(reading, kind, view), key=lambda each: each.rank)
    if not matches or (is_alias and matches[0].closeness is Closeness.WEAK):
        return None
    if not _tells(reading, kind, matches):
        return _by_one_word(reading, kind, view, matches, is_alias=is_alias)
    nearest = [match for match in matches if match.rank == matches[0].rank]
    found = parties(view, [match.number for match in nearest])
    if len(found) > 1:
        return Several(reading, found)
    return Found(found[0], reading, nearest[0].name, nearest[0].closeness)


def _by_one_word(reading: str, kind: TargetKind, view: View, matches: list[_Match], *, is_alias: bool) -> Resolution:
    """A person by a family name that nobody else on the register bears; otherwise all whose names have the word."""
    found = parties(view, [match.number for match in matches])
    bearers = [match for match in matches if match.is_family_name]
    if kind is TargetKind.PERSON and len(found) == 1 and bearers:
        return Found(found[0], reading, bearers[0].name, Closeness.FAMILY)
    return None if is_alias else Several(reading, found, partial=True)


def _matches(reading: str, kind: TargetKind, view: View) -> Iterator[_Match]:
    """The entries that a reading fits. One of another kind counts only where the whole name is the same, or where the
    reading is a person's family name."""
    for number in view.find(reading):
        entry = view.entry(number)
        if entry is None:
            continue
        of_kind = entry.kind in {Kind.UNKNOWN, Kind(kind.value)}
        closeness, name = _closeness(reading, entry)
        family = _is_family_name(reading, entry)
        if closeness <= Closeness.SAME_BUT_FORM or of_kind or family:
            yield _Match(number, name, closeness, of_kind, family, name == entry.name)


def _closeness(reading: str, entry: Entry) -> tuple[Closeness, str]:
    """How close the nearest of an entry's names is, and that name."""
    if reading.strip() == entry.number:
        return Closeness.SAME, entry.name
    fits = [(_fit(reading, name.text, weak=name.quality is Quality.WEAK), name.text) for name in entry.names]
    return min(((fit, name) for fit, name in fits if fit is not None), default=(Closeness.FORMER, entry.name))


def _fit(reading: str, name: str, *, weak: bool) -> Closeness | None:
    if not set(fold(core(reading)).split()) <= set(fold(name).split()):
        return None
    if weak:
        return Closeness.WEAK
    if name_key(reading) == name_key(name):
        return Closeness.SAME
    return Closeness.SAME_BUT_FORM if name_key(core(reading)) == name_key(core(name)) else Closeness.PART


def _tells(reading: str, kind: TargetKind, matches: list[_Match]) -> bool:
    """Who is meant: by a whole name, or by a part of several words. One word is not enough where persons may be meant,
    whose family names others bear, or where it is very short."""
    if not _is_lone(reading) or matches[0].closeness <= Closeness.SAME_BUT_FORM:
        return True
    long = len(fold(reading)) >= LONE_WORD
    return long and kind is not TargetKind.PERSON and all(match.of_kind for match in matches)


def _is_family_name(reading: str, entry: Entry) -> bool:
    """Of a person, as lists write it: ``DOLGOV, Andrey``."""
    families = (name.text.partition(",")[0] for name in entry.names if "," in name.text)
    return entry.kind is Kind.PERSON and any(fold(family) == fold(reading) for family in families)


def _is_lone(reading: str) -> bool:
    return len(fold(reading).split()) == 1


def _is_among(party: Party, several: tuple[Party, ...]) -> bool:
    return any(set(party.numbers) & set(other.numbers) for other in several)


# Readings


def _readings(target: Target) -> Iterator[tuple[str, bool]]:
    """The target's name in all its readings, then those of the aliases that are names and say more."""
    yield from ((reading, False) for reading in _variants(target.name))
    known = set(fold(target.name).split())
    for alias in target.aliases:
        if _is_name(bare(alias)) and not set(fold(alias).split()) <= known:
            yield from ((reading, True) for reading in _variants(alias))


def _variants(name: str) -> Iterator[str]:
    plain = [name, core(name), bare(name), core(bare(name))]
    tried = dict.fromkeys([*plain, *(reading for text in dict.fromkeys(plain) for reading in _romanised(text))])
    yield from (reading for reading in tried if fold(reading))


def _romanised(text: str) -> Iterator[str]:
    """A Cyrillic name as registers may romanise it, where that is not as folding does."""
    if text.isascii():
        return
    for letters in _romanisations():
        reading = f" {text.lower()} "
        for letter, latin in letters.items():
            reading = reading.replace(letter, latin)
        yield fold(reading)


def _is_name(text: str) -> bool:
    """Some word of it begins with a capital: "the carrier" is a description."""
    return any(_begins_name(word) for word in text.replace("-", " ").split())


def core(name: str) -> str:
    """A folded name without legal forms; the whole of it where nothing else would be left."""
    left = f" {fold(name)} "
    for form in _legal_forms():
        while f" {form} " in left:
            left = left.replace(f" {form} ", " ")
    return left.strip() or fold(name)


def bare(name: str) -> str:
    """A name without the description before it ("the Belarusian airline …"); the whole of it where there is none.

    That is an article, nationalities, then words in small letters: capitals may be part of the name ("General Motors").
    """
    words = name.split()
    start = 1 if words and words[0].lower() in _known()["articles"] else 0
    noun = start + _nationalities(words[start:])
    after = noun
    while after < len(words) and not _begins_name(words[after]) and words[after] not in _leading_elsewhere():
        after += 1
    if after == noun:  # no noun: the nationality belongs to the name
        return " ".join(words[start:]) or name
    return " ".join(words[after:]) if after < len(words) and _begins_name(words[after]) else name


def _begins_name(word: str) -> bool:
    """Its first letter is a capital, or it begins with a figure."""
    first = next((letter for letter in word if letter.isalnum()), "")
    return first.isupper() or first.isdigit()


def _nationalities(words: list[str]) -> int:
    """How many of the first words name countries and their people."""
    taken, lower = 0, [word.lower() for word in words]
    while taken < len(words) and (place := gazetteer("en").at(lower, taken)) and place[0].form in {"adjective", "name"}:
        taken += place[1]
    return taken


@cache
def _legal_forms() -> tuple[str, ...]:
    return tuple(sorted({fold(form) for form in _known()["legal_forms"]}, key=lambda form: -len(form.split())))


@cache
def _leading_elsewhere() -> frozenset[str]:
    return frozenset(_known()["leading_elsewhere"])


@cache
def _romanisations() -> tuple[dict[str, str], ...]:
    return tuple(each["letters"] for each in _known()["romanisations"])


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("reconcile", "names")
