"""What the verbs above a doing do to its status: "заявил, что", "отрицает, что", "хочет, чтобы"."""

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.falsehoods import Falsehoods
from inforce.claims.russian.status_words import StatusWords

_ABOVE = 5
"""Clauses up to which a doing is followed upwards."""


class UpperVerbs:
    """Goes up from a doing and lets each verb above change its status."""

    def __init__(self, words: StatusWords, false: Falsehoods) -> None:
        self._words, self._false = words, false

    def under(self, clause: Clause, status: Status) -> Status:
        if clause.link in self._words.wanted:
            return Status.PROPOSED if status is not Status.DENIED else status
        upper, steps = clause.upper, 0
        while upper is not None and steps < _ABOVE and not _is_undeniable(upper):
            status = self._told(upper, status, clause)
            upper, steps = upper.upper, steps + 1
        return status

    def _told(self, upper: Clause, status: Status, clause: Clause) -> Status:
        """What a verb above, or the noun that carries the clause, does to a status."""
        classes = self._words.of(upper)
        noun = self._words.of_noun(clause.governor) if clause.governor is not None else frozenset()
        if upper.link == "если":
            return Status.HYPOTHETICAL
        if ("denies" in classes and not upper.negated) or self._false.is_called_false(upper):
            return Status.DENIED
        if "may" in noun and "wants" in classes and not upper.negated:
            return Status.PROPOSED if status is not Status.DENIED else status
        if clause.link == "что" and "says" in classes and upper.kind == INFINITIVE and self._false.is_premature(upper):
            return Status.HYPOTHETICAL
        if clause.upper is upper and (unsaid := self._unsaid(upper, clause, classes)) is not None:
            return unsaid if status is not Status.DENIED else Status.HYPOTHETICAL
        if "doubts" in classes or "may" in classes or "may" in noun:
            return Status.HYPOTHETICAL if status is not Status.DENIED else status
        if upper.negated and ("may" in noun or upper.lemma in ("исключать", "исключить")):
            return Status.HYPOTHETICAL
        if "wants" in classes and "says" not in classes and status is Status.ANNOUNCED:
            return Status.PROPOSED
        return status

    def _unsaid(self, upper: Clause, clause: Clause, classes: frozenset[str]) -> Status | None:
        """What becomes of what somebody did not say, of what nothing bears out, and of what one is to imagine."""
        words = self._words
        if clause.link != "что":
            return None
        if upper.verb.lower in words.imagines and not any("nomn" in g.cases and not g.prep for g in upper.groups):
            return Status.HYPOTHETICAL
        unborne = upper.lemma == "нет" or upper.negated
        if unborne and any(n.lemma in words.evidence for g in upper.groups for n in g.nouns):
            return Status.HYPOTHETICAL  # "нет доказательств, что"
        if not upper.negated or "says" not in classes or upper.lemma in words.factive:
            return None
        return Status.DENIED if upper.lemma in words.raising else Status.HYPOTHETICAL


def _is_undeniable(clause: Clause) -> bool:
    """ "Нельзя не заметить, что сняли": what cannot be overlooked is so."""
    return clause.negated and clause.upper is not None and clause.upper.lemma in ("нельзя", "невозможно", "невозможный")
