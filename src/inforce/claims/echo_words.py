"""Words that take up what was told before: ``[echo]`` of ``measures_LANGUAGE.toml``."""

from functools import cache

from inforce.claims.lexicon import table
from inforce.values import value


@value(frozen=True, slots=True)
class EchoWords:
    """The words of ``[echo]`` in ``measures_LANGUAGE.toml``."""

    follows: frozenset[str]
    named: frozenset[str]
    so: frozenset[str]
    nor: frozenset[str]
    dated: frozenset[str]
    doings: frozenset[str]
    denies: frozenset[str]
    reports: frozenset[str]
    changes: frozenset[str]
    finds: frozenset[str]
    hits: frozenset[str]
    introduces: frozenset[str]
    fates: frozenset[str]
    meets: frozenset[str]
    likewise: frozenset[str]
    reverses: frozenset[str]
    weighs: frozenset[str]
    adopts: frozenset[str]
    notices: frozenset[str]


@cache
def echo_words(language: str) -> EchoWords:
    return EchoWords(**{name: frozenset(words) for name, words in table(f"measures_{language}")["echo"].items()})
