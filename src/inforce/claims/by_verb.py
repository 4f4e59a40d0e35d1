"""Rules of clauses in their order, each with the verbs of which alone it can tell anything."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from inforce.claims.clause import Clause
from inforce.claims.parsing import Scene

AUXILIARY = frozenset({"be", "have", "do"})
"""Lemmas of verbs that are auxiliaries by their tags."""
Reader = TypeVar("Reader")
Rule = Callable[[Reader, Scene, Clause], bool]
"""Takes up what a clause tells; whether it tells anything."""


class ByVerb(dict[str, tuple[Rule[Reader], ...]], Generic[Reader]):
    """By the lemma of a verb the rules to try on its clauses, in their order; found when they are first asked for.

    A rule stands with the lemmas that it can tell anything of, or with None where it can of any: that another verb tells it
    nothing is a property of the rule, which spares asking.
    """

    def __init__(self, *rules: tuple[Rule[Reader], Iterable[str] | None]) -> None:
        super().__init__()
        self._rules = [(rule, None if verbs is None else frozenset(verbs)) for rule, verbs in rules]

    @property
    def verbs(self) -> frozenset[str] | None:
        """The lemmas that some rule can tell anything of; None where one can of any."""
        told = [verbs for _, verbs in self._rules if verbs is not None]
        return frozenset().union(*told) if len(told) == len(self._rules) else None

    def __missing__(self, lemma: str) -> tuple[Rule[Reader], ...]:
        found = self[lemma] = tuple(rule for rule, verbs in self._rules if verbs is None or lemma in verbs)
        return found

    def read(self, reader: Reader, scene: Scene, clause: Clause) -> bool:
        """Tries the rules until one tells anything; whether one does."""
        for rule in self[clause.verb.lemma]:  # noqa: SIM110 - a loop is faster, and this is asked of every clause
            if rule(reader, scene, clause):
                return True
        return False

    def of_any_verb(self) -> "ByVerb[Reader]":
        """The same rules, each tried on every clause."""
        return ByVerb(*[(rule, None) for rule, _ in self._rules])
