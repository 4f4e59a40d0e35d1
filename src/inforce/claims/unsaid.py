"""Unsaid: what becomes of a doing where somebody did not say it, said it falsely, or is only to imagine it."""

from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.values import value


@value(frozen=True, slots=True)
class UnsaidWords:
    """The words of ``[words]`` in ``status_LANGUAGE.toml`` that tell what is not asserted."""

    false: frozenset[str]
    true: frozenset[str]
    falsely: frozenset[str]
    factive: frozenset[str]
    raising: frozenset[str]
    imagines: frozenset[str]
    undoubted: frozenset[str]
    evidence: frozenset[str]
    unsayable: frozenset[str]
    almost: frozenset[str]
    extent: frozenset[str]
    versions: frozenset[str]


@cache
def unsaid_words(language: str) -> UnsaidWords:
    """Those of ``status_LANGUAGE.toml``."""
    words: Mapping[str, list[str]] = table(f"status_{language}")["words"]
    return UnsaidWords(**{name: frozenset(words[name]) for name in UnsaidWords.__annotations__})


class Unsaid:
    """Asked by ``StatusReader`` of a verb of saying above a doing, of a verb above such a verb, and of a noun such as "evidence";
    None where nothing is taken back."""

    def __init__(self, words: UnsaidWords) -> None:
        self._words = words

    def is_almost(self, adverbs: Sequence[str]) -> bool:
        """ "Almost lifted": not in the end."""
        return not self._words.almost.isdisjoint(adverbs) and self._words.extent.isdisjoint(adverbs)

    def _is_withdrawn(self, upper: Clause) -> bool:
        """ "An earlier version of this article said": by whom it is corrected."""
        noun = upper.subject.items[0].noun if upper.subject is not None else None
        return noun is not None and " ".join(noun.lowers[-2:]) in self._words.versions

    def is_false(self, upper: Clause) -> bool:
        """ "BelTA falsely reported that", "a fake document says that"."""
        if not self._words.falsely.isdisjoint(upper.verb.adverbs) or self._is_withdrawn(upper):
            return True
        noun = upper.subject.items[0].noun if upper.subject is not None else None
        return noun is not None and not noun.name and not self._words.false.isdisjoint(noun.lowers)

    def of_said(self, upper: Clause, lower: Clause, classes: frozenset[str], *, negated: bool) -> Status | None:
        """What a verb of saying does to the clause that hangs on it: denied, open, or None where it stands as it is told."""
        if lower.governor != upper.place:
            return None
        lemma = upper.verb.lemma
        if self.is_false(upper):
            return Status.DENIED
        if upper.subject is None and upper.verb.tag == "VB" and lemma in self._words.imagines and lower.link == "that":
            return Status.HYPOTHETICAL
        if not negated or not classes & {"says", "denies"} or lemma in self._words.factive:
            return None
        return Status.DENIED if lemma in self._words.raising else Status.HYPOTHETICAL

    def of_saying(self, upper: Clause, lower: Clause, *, refused: bool) -> Status | None:
        """What a verb does to the saying below it: "declined to say whether", "it is wrong to say that", "too early to say"."""
        if lower.verb.lemma in self._words.factive:
            return None
        said = {w for n in (upper.object.nouns if upper.object is not None else ()) for w in n.lowers}
        true = bool(upper.verb.negation) and not said.isdisjoint(self._words.true)
        if upper.verb.lemma == "be" and (true or not said.isdisjoint(self._words.false)):
            return Status.DENIED
        early = upper.verb.lemma == "be" and not said.isdisjoint(self._words.unsayable)
        return Status.HYPOTHETICAL if refused or early else None

    def of_noun(self, noun: Group, before: Group | None, *, negated: bool) -> Status | None:
        """What a noun does to the clause with "that" which explains it: "no evidence that", "fake news that", "dismissed as
        fake a report that". ``before``: the group right before the noun; ``negated``: the verb whose object it is denies."""
        head, false = noun.items[0].noun.head, self._words.false
        if not false.isdisjoint(noun.items[0].noun.lowers) or (
            before is not None and not false.isdisjoint(before.nouns[0].lowers)
        ):
            return Status.DENIED
        if head in self._words.true and noun.negated:
            return Status.DENIED  # "there is no truth in … that"
        if head in self._words.undoubted:
            return None
        return Status.HYPOTHETICAL if noun.negated or (negated and head in self._words.evidence) else None
