"""The words and nouns that the grammar of Russian clauses asks for, from the data files."""

from functools import cache

from inforce.claims.lexicon import table


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """Those of ``[clauses]`` in ``words_ru.toml``."""
    return {name: frozenset(words) for name, words in table("words_ru")["clauses"].items()}


@cache
def measured() -> frozenset[str]:
    """Nouns for measures and licences."""
    nouns = table("measures_ru")["nouns"]
    return frozenset((*nouns["measure"], *nouns["licence"]))


@cache
def standing() -> frozenset[str]:
    """Nouns of which something can be said to stand in, on or under them."""
    nouns = table("measures_ru")["nouns"]
    return frozenset((*nouns["list"], *nouns["plain"], "место"))


@cache
def saying() -> frozenset[str]:
    """Verbs by which something is said."""
    data = table("cues_ru")["verbs"]
    return frozenset(lemma for verbs in data.values() for lemma in verbs)


@cache
def speaking() -> frozenset[str]:
    """Nouns for those who say something, and for the papers that do."""
    data = table("cues_ru")
    return frozenset(
        (
            *data["speakers"]["bare"],
            *data["speakers"]["bodies"],
            *data["channels"]["labels"],
            *data["by_noun"]["documents"],
        )
    )


@cache
def governing() -> frozenset[str]:
    """Nouns that an infinitive or a clause with "что" may explain."""
    data = table("status_ru")["nouns"]
    return frozenset(lemma for nouns in data.values() for lemma in nouns)
