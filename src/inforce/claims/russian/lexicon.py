"""The words that the Russian grammar knows, from ``data/*_ru.toml`` and ``kinds.toml``."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.russian.morphology import CASES, forms_of, is_known
from inforce.claims.russian.word_forms import FIRM
from inforce.claims.russian.words import WORD, Word

_NAMED = 0.3
"""Likelihood from which a word that the dictionary marks as a name is taken for one at the start of a sentence."""
_ENDS_FIRM = re.compile(r"..(?:банк|флот|маш|пром)$")
"""What ends a name of a firm that the dictionary has as a common noun: "Сбербанк", "Аэрофлот"."""


class Lexicon:
    """Closed classes and labels. Lemmas are in small letters, with е for ё."""

    def __init__(self) -> None:
        data = table("words_ru")
        self.cases = _governed(data["prepositions"])
        self._same: Mapping[str, str] = data["same"]
        self._runs = _runs(self.cases)
        self._fixed: dict[str, list[tuple[str, ...]]] = {}
        for run in data["phrases"]["fixed"]:
            self._fixed.setdefault(run.split()[0], []).append(tuple(run.split()))
        pronouns, phrases = data["pronouns"], data["phrases"]
        self.pronouns = frozenset(pronouns["personal"]) | frozenset(pronouns["speaking"])
        self.possessives = frozenset(pronouns["possessives"])
        self.speaking = frozenset(pronouns["speaking"])
        self.relatives = frozenset(pronouns["relatives"])
        self.partitives = frozenset(pronouns["partitives"])
        self.substantives = frozenset(pronouns["substantives"])
        self.both = frozenset(pronouns["both"])
        self.demonstratives = frozenset(pronouns["demonstratives"])
        self.and_words = frozenset(data["joining"]["and"])
        self.quantifiers = frozenset(phrases["quantifiers"])
        self.quantities = frozenset(phrases["quantities"])
        self.not_verbal = self.quantifiers | self.quantities | self.substantives | self.pronouns
        self.before_adjectives = frozenset(phrases["before_adjectives"])
        self.no_nouns = frozenset(phrases["no_nouns"])
        self.spans = frozenset(phrases["spans"])
        self.substantivized = frozenset(phrases["substantivized"])
        self.legal_forms: dict[str, list[tuple[str, ...]]] = {}
        for form in data["phrases"]["legal_forms"]:
            self.legal_forms.setdefault(form.split()[0], []).append(tuple(form.split()[1:]))
        self.stems: Mapping[str, str] = data["stems"]
        self.offices = frozenset(data["senders"]["offices"])
        self.governing = {prep: frozenset(words) for prep, words in data["governing"].items()}
        self.particles = frozenset(phrases["particles"])
        self.nameless = frozenset(phrases["nameless"]) | {
            noun for row in table("measures_ru")["frame"] for noun in row.get("nouns", ())
        }
        self.common_capitals = frozenset(phrases["common_capitals"])
        self.saying = frozenset(lemma for verbs in table("cues_ru")["verbs"].values() for lemma in verbs)
        self.labels = _labels(table("kinds")["ru"])
        listed = (lemma for lemma, kinds in self.labels.items() if any(k.is_listed_by_name for k in kinds))
        self._bearing = frozenset(listed)
        nouns = table("measures_ru")["nouns"]
        self.keepers_words = frozenset(nouns["list"]) | frozenset(nouns["plain"])  # only their keeper hangs on them
        self.measured = frozenset(nouns["modifiers"]) | {"блокировать"}
        self.outlets = frozenset(
            name
            for names in table("cues_ru")["outlets"].values()
            for name in names
            if len(name) > 1 and (name.isupper() or name.isascii() or not name[1:].islower())
        )
        self.measure_verbs = frozenset(v for row in table("measures_ru")["frame"] for v in row.get("verbs", ()))
        self.doings = frozenset(n for row in table("measures_ru")["frame"] for n in row.get("nouns", ()))
        self.imposing = frozenset(
            v
            for row in table("measures_ru")["frame"]
            if "measure" in row.get("object", ())
            for v in row.get("verbs", ())
        )
        self.owned = frozenset(phrases["owned"])
        self.leaders = frozenset(table("words_ru")["senders"]["leaders"])
        self.kin = frozenset(table("kinds")["ru"]["kin"]["nouns"])
        self.measure_words = frozenset(nouns["measure"]) | frozenset(nouns["list"]) | frozenset(nouns["licence"])

    def plain_preposition(self, lower: str) -> str:
        """A preposition in its usual form: "в" for "во"."""
        return self._same.get(lower, lower)

    def preposition(self, words: Sequence[Word], number: int) -> tuple[str, int]:
        """A preposition of several words and how many it takes; "" and 0 where none begins here."""
        runs = self._runs.get(words[number].lower)
        if not runs:
            return "", 0
        following = self.plain_preposition(words[number + 1].lower) if number + 1 < len(words) else ""
        for run in runs:
            if len(run) > 1 and run[1] != following:
                continue
            here = [w.lower for w in words[number : number + len(run)]]
            if [here[0], *map(self.plain_preposition, here[1:])] == list(run):
                name = " ".join(run)
                return (name if name in self.cases else " ".join((self.plain_preposition(run[0]), *run[1:]))), len(run)
        return "", 0

    def fixed(self, words: Sequence[Word], number: int) -> int:
        """How many words from here on stand together for an adverb ("в свою очередь")."""
        runs = self._fixed.get(words[number].lower)
        if not runs:
            return 0
        following = words[number + 1].lower if number + 1 < len(words) else ""
        for run in runs:
            if len(run) > 1 and run[1] != following:
                continue
            if [w.lower for w in words[number : number + len(run)]] == list(run):
                return len(run)
        return 0

    def is_label(self, lemma: str) -> bool:
        """The lemma says what kind of party somebody is."""
        return bool(self.kinds(lemma))

    def kinds(self, lemma: str) -> tuple[TargetKind, ...]:
        """What a noun may name; of "фирма-посредник" its second part, else its first, tells."""
        found = self.labels.get(lemma, ())
        if not found and "-" in lemma:
            return self.kinds(lemma.rpartition("-")[2]) or self.kinds(lemma.partition("-")[0])
        return found

    def is_firm(self, name: str) -> bool:
        """A name is made as those of firms are: "Сбербанк", "Уралхиммаш"."""
        return bool(FIRM.search(name))

    def bears_names(self, lemma: str) -> bool:
        """A noun that names of parties stand behind."""
        if lemma in self._bearing:
            return True
        if "-" not in lemma or lemma in self.labels:
            return False
        return any(kind.is_listed_by_name for kind in self.kinds(lemma))

    def is_measure_word(self, lemma: str) -> bool:
        """A noun for a measure, a list or a licence."""
        return lemma in self.measure_words

    def is_name(self, word: Word) -> bool:
        """A word with a capital at the start of a sentence is a name."""
        if word.kind != WORD:
            return False
        if not is_known(word.lower):
            lower = word.lower.partition("-")[0] if "-" in word.lower else ""
            return not (lower and is_known(lower) and not word.text[len(lower) + 1].isupper())
        if any(_ENDS_FIRM.search(f.lemma) and not self.is_label(f.lemma) for f in word.forms if f.pos == "NOUN"):
            return True
        initials = word.opening and word.forms and word.forms[0].name == "Abbr"
        forms = forms_of(word.lower) if initials else word.forms  # "ВТБ"
        weight = sum(f.score for f in forms if f.name in ("Name", "Surn", "Patr", "Orgn"))
        return weight >= _NAMED * sum(f.score for f in forms)


@cache
def lexicon() -> Lexicon:
    return Lexicon()


def _governed(data: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for cases, prepositions in data.items():
        for preposition in prepositions:
            found[preposition] = found.get(preposition, frozenset()) | (
                CASES if cases == "any" else frozenset(cases.split("_"))
            )
    return found


def _runs(cases: Mapping[str, frozenset[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Prepositions of several words by their first, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for preposition in cases:
        words = tuple(preposition.split())
        if len(words) > 1:
            for first in (words[0], words[0] + "о") if words[0] in ("в", "с") else (words[0],):
                found.setdefault(first, []).append((first, *words[1:]))
    for runs in found.values():
        runs.sort(key=len, reverse=True)
    return found


@cache
def label_key(label: str) -> str:
    """ "кредитная организация" → "кредитный организация": a label of several words by the lemmas of its words."""
    *before, head = label.split()
    lemmas = [next((f.lemma for f in forms_of(w) if f.pos in ("ADJF", "PRTF")), w) for w in before]
    return " ".join([*lemmas, head])


def _labels(data: Mapping[str, Any]) -> dict[str, tuple[TargetKind, ...]]:  # Any: tables of TOML
    found: dict[str, tuple[TargetKind, ...]] = {}
    for name in ("person", "organisation", "vessel", "aircraft", "sector", "country", "group"):
        for label in (*data[name].get("wide", ()), *(w for row in data[name].get("sets", ()) for w in row)):
            lemma = label_key(label)
            found[lemma] = (*found.get(lemma, ()), TargetKind(name))
    return found
