"""The words of a language as the tagger needs them: closed classes, words that stand together, forms of verbs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from inforce.claims.lexicon import table

VOWELS = "aeiou"
_ONE_SHORT = re.compile(r"[^aeiou]+[aeiou][bdgmnprt]\Z")  # one short syllable doubles its last letter: stepped
BASE, THIRD, PAST, PARTICIPLE, GERUND = "VB", "VZ", "VD", "VN", "VG"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``closed``: tags of a word of a closed class; ``together``: by first and second word (empty where there is none), the
    longest run first, with its tag;
    ``verbs``: of a form, its lemma and what form it is; ``plain``: words that are nouns or adjectives whatever they look
    like; ``also_nouns``: lemmas of verbs that are as often nouns; ``before_gerunds``: verbs that take a verb in -ing;
    ``calendar``: names of months and weekdays; ``as_nouns``: nouns that take "as" ("the designation of X as Y");
    ``of_saying``: verbs that take a clause with "that"; ``of_measures``: verbs that say what sanctions do;
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
        _forms(_inflected(verbs, _frame_verbs(language))),
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
    )


def _forms(inflected: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, frozenset[str]]]:
    """Of each form the first lemma that has it, and all that it may be."""
    alone = {kind: frozenset({kind}) for kind in (BASE, THIRD, PAST, PARTICIPLE, GERUND)}
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma, kind, form in inflected:
        known = found.setdefault(form, (lemma, alone[kind]))
        if kind not in known[1]:
            found[form] = (known[0], known[1] | alone[kind])
    return found


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


_CHANGES = frozenset("eyhsxzol")
"""Last letters before which a verb may change, or take another ending than most."""


def _inflected(verbs: Mapping[str, str], more: list[str]) -> Iterator[tuple[str, str, str]]:
    """(lemma, form's tag, form) of every verb of a data file, and of those added."""
    doubling = set(verbs["doubling"].split())
    doubling |= {
        lemma for lemma in [*verbs["regular"].split(), *more, *verbs["seldom"].split()] if _ONE_SHORT.match(lemma)
    }
    yield "do", PARTICIPLE, "done"  # "had done so"
    irregular: Mapping[str, str] = verbs["irregular"]  # type: ignore[assignment] # a table within the table
    for lemma in dict.fromkeys([*irregular, *doubling, *verbs["regular"].split(), *more, *verbs["seldom"].split()]):
        if lemma in ("be", "have", "do"):
            continue
        yield lemma, BASE, lemma
        if lemma[-1] not in _CHANGES and lemma not in irregular:
            stem = lemma + lemma[-1] if lemma in doubling else lemma
            yield from ((lemma, THIRD, lemma + "s"), (lemma, GERUND, stem + "ing"))
            yield from ((lemma, PAST, stem + "ed"), (lemma, PARTICIPLE, stem + "ed"))
            continue
        yield lemma, THIRD, third_person(lemma)
        yield lemma, GERUND, gerund(lemma, doubling=lemma in doubling)
        past, participle = (
            irregular[lemma].split() if lemma in irregular else [past_form(lemma, doubling=lemma in doubling)] * 2
        )
        if lemma[-1:] == "l" and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS and lemma not in irregular:
            for form, tag in ((f"{lemma}led", PAST), (f"{lemma}led", PARTICIPLE), (f"{lemma}ling", GERUND)):
                yield lemma, tag, form  # British "cancelled"
        yield lemma, PAST, past
        yield lemma, PARTICIPLE, participle


def third_person(lemma: str) -> str:
    """remove → removes, pass → passes, deny → denies"""
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
