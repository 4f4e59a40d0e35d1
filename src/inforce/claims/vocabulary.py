"""The words of a language as the tagger needs them: closed classes, words that stand together, forms of verbs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from inforce.claims.lexicon import table
from inforce.values import value

VOWELS = "aeiou"
_ONE_SHORT = re.compile(
    r"^[^aeiou\s]+[aeiou][bdgmnprt]$", re.MULTILINE
)  # one short syllable doubles its last letter: stepped
BASE, THIRD, PAST, PARTICIPLE, GERUND = "VB", "VZ", "VD", "VN", "VG"
_BASE, _THIRD, _PAST, _PARTICIPLE, _GERUND = (frozenset({kind}) for kind in (BASE, THIRD, PAST, PARTICIPLE, GERUND))
_PASTS = _PAST | _PARTICIPLE
_AUXILIARIES = frozenset({"be", "have", "do"})
_CHANGES = frozenset("yhsxzol")
"""Last letters before which a verb may change, or take another ending than most."""
_KEEP_E = frozenset({"ee", "oe", "ye", "ie"})
"""Ends of verbs that are not like those of most in -e before -ing."""


@value(frozen=True, slots=True)
class Vocabulary:
    """``closed``: tags of a word of a closed class; ``together``: by first and second word (empty where there is none), the
    longest run first, with its tag;
    ``verbs``: of a form, its lemma and what form it is; ``plain``: words that are nouns or adjectives whatever they look
    like; ``also_nouns``: lemmas of verbs that are as often nouns; ``before_gerunds``: verbs that take a verb in -ing;
    ``calendar``: names of months and weekdays; ``as_nouns``: nouns that take "as" ("the designation of X as Y");
    ``of_saying``: verbs that take a clause with "that"; ``of_measures``: verbs that say what sanctions do;
    ``with_objects``: verbs that are nothing without an object: with a preposition after them their forms in -s are nouns;
    ``with_particles``: verbs with the particle that makes them terms ("run", "out")."""

    language: str
    closed: Mapping[str, tuple[str, ...]]
    together: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]
    verbs: Mapping[str, tuple[str, frozenset[str]]]
    plain: frozenset[str]
    also_nouns: frozenset[str]
    before_gerunds: frozenset[str]
    calendar: frozenset[str]
    as_nouns: frozenset[str]
    of_saying: frozenset[str]
    of_measures: frozenset[str]
    with_particles: frozenset[tuple[str, str]]
    with_objects: frozenset[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; its data files are ``words_LANGUAGE.toml`` and ``verbs_LANGUAGE.toml``."""
    words, verbs = table(f"words_{language}"), table(f"verbs_{language}")
    closed: dict[str, tuple[str, ...]] = {}
    for tag, members in words["tags"].items():
        for word in members:
            closed[word] = (*closed.get(word, ()), tag)
    nouns = words["nouns"]
    return Vocabulary(
        language,
        closed,
        _together(words["together"]),
        _forms(verbs, _frame_verbs(language)),
        frozenset(nouns["plain"]),
        frozenset(nouns["also_verbs"]) | frozenset(verbs["seldom"].split()),
        frozenset(words["gerunds"]["after"]),
        frozenset(
            name.lower()
            for part in ("month", "weekday")
            for names in table(f"times_{language}")[part].values()
            for name in names
        ),
        frozenset(nouns["as_nouns"]),
        _of_saying(language),
        frozenset(words["verbs"]["of_measures"]),
        frozenset(
            (lemma, particle)
            for row in table(f"measures_{language}")["frame"]
            for lemma, colon, particle in (verb.partition(":") for verb in row["verbs"].split())
            if colon
        ),
        frozenset(nouns["with_objects"]),
    )


def _forms(verbs: Mapping[str, str], more: list[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """Of each form of the verbs of a data file, and of those added, the first lemma that has it, and all that it may be."""
    irregular: Mapping[str, str] = verbs["irregular"]  # type: ignore[assignment] # a table within the table
    others = [*verbs["regular"].split(), *more, *verbs["seldom"].split()]
    doubling = {*verbs["doubling"].split(), *_ONE_SHORT.findall("\n".join(others))}
    found = {"done": ("do", _PARTICIPLE)}  # "had done so"
    for lemma in dict.fromkeys([*irregular, *doubling, *others]):
        if lemma in _AUXILIARIES:
            continue
        for form, kinds in _inflected(lemma, irregular.get(lemma), doubling=lemma in doubling):
            if form in found:
                first, known = found[form]
                found[form] = first, known | kinds
            else:
                found[form] = lemma, kinds
    return found


def _inflected(
    lemma: str, irregular: str | None, *, doubling: bool
) -> Sequence[tuple[str, frozenset[str]]] | Iterator[tuple[str, frozenset[str]]]:
    """The forms of a verb, and what each is."""
    if irregular is not None or doubling or lemma[-1] in _CHANGES or lemma[-2:] in _KEEP_E:
        return _changed(lemma, irregular, doubling=doubling)
    if lemma[-1] == "e":
        stem = lemma[:-1]
        return (lemma, _BASE), (lemma + "s", _THIRD), (stem + "ing", _GERUND), (stem + "ed", _PASTS)
    return (lemma, _BASE), (lemma + "s", _THIRD), (lemma + "ing", _GERUND), (lemma + "ed", _PASTS)


def _changed(lemma: str, irregular: str | None, *, doubling: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """The forms of a verb that changes before some endings."""
    yield lemma, _BASE
    yield third_person(lemma), _THIRD
    yield gerund(lemma, doubling=doubling), _GERUND
    if irregular is not None:
        past, participle = irregular.split()
        yield past, _PAST
        yield participle, _PARTICIPLE
        return
    if lemma[-1:] == "l" and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS:
        yield f"{lemma}led", _PASTS  # British "cancelled"
        yield f"{lemma}ling", _GERUND
    yield past_form(lemma, doubling=doubling), _PASTS


def _of_saying(language: str) -> frozenset[str]:
    """The verbs of telling that take "that" with a clause."""
    kinds = table(f"cues_{language}")["verbs"].values()
    return frozenset(
        lemma for verbs in kinds for lemma, takes in verbs.items() if {"clause", "that"} & set(takes.split())
    )


def _together(runs: Mapping[str, list[str]]) -> dict[str, dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(lambda: defaultdict(list))
    for tag, members in runs.items():
        for run in members:
            first, *rest = run.split()
            found[first][rest[0] if rest else ""].append((tuple(rest), tag))
    return {
        first: {second: tuple(sorted(some, key=lambda r: -len(r[0]))) for second, some in by_second.items()}
        for first, by_second in found.items()
    }


def _frame_verbs(language: str) -> list[str]:
    """The verbs of measures and of events; none may be missing among the verbs."""
    rows = [*table(f"measures_{language}")["frame"], *table(f"events_{language}")["verb"]]
    return [word.partition(":")[0] for row in rows for word in row["verbs"].split()]


def third_person(lemma: str) -> str:
    """remove → removes, pass → passes, deny → denies"""
    if lemma[-1:] not in _CHANGES:
        return lemma + "s"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"


def past_form(lemma: str, *, doubling: bool) -> str:
    """remove → removed, deny → denied, drop → dropped"""
    if lemma.endswith("e"):
        return lemma + "d"
    if _consonant_y(lemma):
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if doubling else "") + "ed"


def gerund(lemma: str, *, doubling: bool) -> str:
    """remove → removing, lie → lying, drop → dropping"""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if doubling else "") + "ing"


def plural(noun: str) -> str:
    """ministry → ministries, man → men, oligarch → oligarchs"""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("arch"):
        return noun + "s"
    return third_person(noun)


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in VOWELS
