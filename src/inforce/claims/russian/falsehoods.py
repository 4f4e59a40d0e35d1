"""What is told and called untrue, doubted, or left open: rumours, denials, things said falsely."""

from collections.abc import Sequence

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.status_words import StatusWords
from inforce.claims.russian.words import Word

_BEARING_OUT = frozenset({"соответствовать", "подтвердиться", "подтверждаться", "подтвердить", "отвечать"})
"""Verbs whose denial says that what was told is not so: "не соответствует действительности"."""
_TELLING = ("что", "будто", "якобы")
"""Conjunctions before what somebody says or holds."""


class Falsehoods:
    """Reads what a clause, or the one above it, says of the truth of what is told."""

    def __init__(self, words: StatusWords) -> None:
        self._words = words

    def is_alleged(self, clause: Clause) -> bool:
        """ "Якобы сняли", "дескать, сняли", "по слухам, сняли": the report does not say so itself."""
        words = self._words
        if clause.link in words.alleged or any(w.lower in words.alleged for w in clause.words):
            return True
        rows = [g for g in clause.groups if g.prep.startswith("по")]
        return any(
            n.lemma in words.hearsay or any(w.lemma("ADJF", "PRTF") in words.hearsay for w in n.modifiers)
            for g in rows
            for n in g.nouns
        )

    def against_hearsay(self, clause: Clause) -> Status | None:
        """ "Вопреки сообщениям о том, что сняли": not so; "несмотря на слухи, что" leaves it open."""
        return self.sets_aside(clause.governor) if clause.governor is not None else None

    def sets_aside(self, carrier: Group) -> Status | None:
        """ "Вопреки слухам о снятии": what becomes of what the noun carries; None under another preposition or noun."""
        against = self._words.against.get(carrier.prep)
        return against if against is not None and "says" in self._words.of_noun(carrier) else None

    def is_premature(self, clause: Clause) -> bool:
        """ "Преждевременно говорить, что сняли"."""
        upper = clause.upper
        row = [*clause.words, *(upper.words if upper is not None else ())]
        carrying = upper is not None and (
            upper.verb.lower in self._words.premature or upper.lemma in self._words.premature
        )
        return carrying or any(w.lower in self._words.premature for w in row)

    def calls_untrue(self, elements: Sequence[Word | Group], clause: Clause) -> bool:
        """ "Неправда, что …", "неверно, будто …", "это не значит, что …": what stands before the conjunction has no clause."""
        lemmas, denied = self._said_before(elements, clause)
        return bool(lemmas & self._words.false) or (denied and bool(lemmas & self._words.raising))

    def leaves_open(self, elements: Sequence[Word | Group], clause: Clause) -> bool:
        """ "Не факт, что снимут"."""
        lemmas, denied = self._said_before(elements, clause)
        return denied and "факт" in lemmas

    @staticmethod
    def _said_before(elements: Sequence[Word | Group], clause: Clause) -> tuple[frozenset[str], bool]:
        """The lemmas of what stands right before the conjunction of a clause that hangs on no other, and whether "не" does."""
        if clause.upper is not None or not any(clause.says(link) or clause.link == link for link in _TELLING):
            return frozenset(), False
        place = next((n for n in range(clause.place, 0, -1) if getattr(elements[n], "lower", "") in _TELLING), 0)
        before = place - 1
        while before > 0 and getattr(elements[before], "text", "") == ",":
            before -= 1
        said = elements[max(before, 0)]
        denied = before > 0 and getattr(elements[before - 1], "lower", "") == "не"
        if type(said) is Group:
            return frozenset() if said.prep else frozenset({said.noun.lemma}), denied
        return frozenset(form.lemma for form in said.forms) if type(said) is Word else frozenset(), denied

    def falsely_said(self, clause: Clause) -> Clause | None:
        """ "БелТА ошибочно сообщило, что": the verb of saying; None where nobody is told to have said it falsely."""
        upper = clause.upper if clause.link == "что" and not clause.negated else None
        if upper is None or "says" not in self._words.of(upper):
            return None
        return upper if self._is_falsely(upper) else None

    def _is_falsely(self, upper: Clause) -> bool:
        beside = upper.joined is not None and upper.joined.lemma in self._words.falsely  # "ложно" read as a predicate
        return beside or any(w.lower in self._words.falsely for w in upper.words)

    def is_called_false(self, upper: Clause) -> bool:
        false = self._words.false
        if "says" in self._words.of(upper) and self._is_falsely(upper):
            return True
        if any(w.lemma() in false for w in upper.words) or upper.lemma in false:
            return True
        if any(not g.prep and g.noun.lemma in false and g.cases & {"ablt", "nomn"} for g in upper.groups):
            return True  # "оказались фейком"
        people = any(not g.prep and "nomn" in g.cases and g.noun.lemma not in self._words.nouns for g in upper.groups)
        confirmed = upper.lemma == "подтвердить" and people  # whoever does not confirm a thing does not deny it
        return upper.negated and upper.lemma in _BEARING_OUT and not confirmed
