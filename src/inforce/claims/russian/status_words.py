"""The words that tell how far an action has come, and what each does to what hangs on it (``status_ru.toml``)."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.phrase_model import Group
from inforce.values import value


@value(frozen=True, slots=True)
class StatusWords:
    """Of a lemma the classes that it belongs to (``status_ru.toml``)."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    hypothetical: frozenset[str]
    doubtful: frozenset[str]
    wanted: frozenset[str]
    false: frozenset[str]
    untrue: tuple[str, ...]
    against: Mapping[str, Status]
    falsely: frozenset[str]
    factive: frozenset[str]
    raising: frozenset[str]
    imagines: frozenset[str]
    evidence: frozenset[str]
    calls: frozenset[str]
    alleged: frozenset[str]
    hearsay: frozenset[str]
    premature: frozenset[str]
    wishes: frozenset[str]
    pleas: frozenset[str]
    complaints: frozenset[str]
    contests: frozenset[str]
    brings: frozenset[str]
    receives: frozenset[str]
    entails: frozenset[str]
    leaves: frozenset[str]

    def of(self, clause: Clause) -> frozenset[str]:
        found = self.verbs.get(clause.lemma) or self.verbs.get(clause.verb.lower) or frozenset()
        if not found and clause.lemma.endswith(("ся", "сь")):
            found = self.verbs.get(clause.lemma[:-2], frozenset())
        return found

    def of_noun(self, group: Group) -> frozenset[str]:
        for noun in group.nouns:
            for each in noun.chain():
                if each.lemma in self.nouns:
                    return self.nouns[each.lemma]
        return frozenset()


_SETS = (
    *("falsely", "factive", "raising", "imagines", "evidence", "calls", "alleged", "hearsay", "premature"),
    *("wishes", "pleas", "complaints", "contests", "brings", "receives", "entails", "leaves"),
)
"""Of the sets above those that a list in the data file gives as it is, in their order."""


@cache
def status_words() -> StatusWords:
    data = table("status_ru")
    words = data["words"]
    return StatusWords(
        _classes(data["verbs"]),
        _classes(data["nouns"]),
        frozenset(words["hypothetical"]),
        frozenset(words["doubtful"]),
        frozenset(data["links"]["wanted"]),
        frozenset(words["false"]),
        tuple(words["untrue"]),
        {prep: Status(status) for status, preps in data["against"].items() for prep in preps},
        *(frozenset(words[name]) for name in _SETS),
    )


def _classes(data: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in data.items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}
