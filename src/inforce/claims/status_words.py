"""The words by which status is told: classes of verbs, modals, links and what "is" says (``data/status_LANGUAGE.toml``)."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.unsaid import UnsaidWords, unsaid_words
from inforce.values import value


@value(frozen=True, slots=True)
class StatusWords:
    """The words that decide status: of a verb's lemma the classes that it belongs to; modals; links.

    ``ties``: by what they tell, the words that stand between a verb and the doing below it; ``kinds``: other words by theirs.
    """

    verbs: Mapping[str, frozenset[str]]
    modals: Mapping[str, str]
    links: Mapping[str, str]
    ties: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    predicates: Mapping[str, Status]
    off: frozenset[str]
    unsaid: UnsaidWords


@cache
def status_words(language: str) -> StatusWords:
    """Those of ``status_LANGUAGE.toml``."""
    data = table(f"status_{language}")
    verbs: dict[str, set[str]] = {}
    for name, lemmas in data["verbs"].items():
        for lemma in lemmas:
            verbs.setdefault(lemma, set()).add(name)
    return StatusWords(
        {lemma: frozenset(names) for lemma, names in verbs.items()},
        {modal: name for name, modals in data["modals"].items() for modal in modals},
        {link: name for name, links in data["links"].items() for link in links},
        _sets(data["ties"]),
        _sets(data["words"]),
        {word: Status(name) for name, said in data["predicates"].items() if name != "off" for word in said},
        frozenset(data["predicates"]["off"]),
        unsaid_words(language),
    )


def _sets(lists: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in lists.items()}
