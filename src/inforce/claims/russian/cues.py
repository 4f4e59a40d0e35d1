"""Cues: the words that tell who said what in Russian, from ``cues_ru.toml``."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import StatementKind
from inforce.claims.russian.morphology import lemmas_of, plain


class Cues:
    """Lemmas of verbs of saying by the kind of statement, and the nouns around them."""

    def __init__(self) -> None:
        data = table("cues_ru")
        self._known: dict[str, bool] = {}
        self.verbs: Mapping[str, StatementKind] = {
            lemma: StatementKind(kind) for kind, lemmas in data["verbs"].items() for lemma in lemmas
        }
        takes = data["takes"]
        self.object, self.infinitive, self.about = (
            frozenset(takes[name]) for name in ("object", "infinitive", "about")
        )
        self.carrying, self.impersonal = (frozenset(takes[name]) for name in ("carrying", "impersonal"))
        self.quoting, self.rumour = frozenset(takes["quoting"]), frozenset(takes["rumour"])
        self.learning, self.repeating = frozenset(takes["learning"]), frozenset(takes["repeating"])
        self.chained = frozenset(takes["chained"])
        self.telling = frozenset(takes["telling"])
        self.states, self.passive = frozenset(takes["states"]), frozenset(takes["passive"])
        nouns = data["by_noun"]
        self.voiced, self.prepositions = frozenset(nouns["voiced"]), frozenset(nouns["prepositions"])
        self.opinion, self.citing = frozenset(nouns["opinion"]), frozenset(nouns["citing"])
        self.documents = frozenset(nouns["documents"])
        self.back_words, self.back_nouns = frozenset(data["back"]["words"]), frozenset(data["back"]["nouns"])
        self.bare, self.bodies, self.there, self.fakes, self.faked = (
            frozenset(data["speakers"][name]) for name in ("bare", "bodies", "there", "fakes", "faked")
        )
        self.labels: Mapping[str, str] = data["channels"]["labels"]
        self.occasions = frozenset(data["channels"]["occasions"])
        self.outlets: Mapping[str, str] = {
            plain(name): kind for kind, names in data["outlets"].items() for name in names
        }

    def is_cue(self, lower: str) -> bool:
        """A word that may be a verb of saying, or a preposition by which somebody speaks."""
        known = self._known.get(lower)
        if known is None:
            known = bool(lemmas_of(lower) & self.verbs.keys()) or lower in ("словам", "данным", "мнению", "ссылкой")
            self._known[lower] = known
        return known


@cache
def cues() -> Cues:
    return Cues()
