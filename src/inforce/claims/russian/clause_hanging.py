"""What a Russian clause hangs on: the verb or noun above an infinitive, the clause that "что" or a comma joins it to."""

from collections.abc import Sequence

from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, SHORT, STATE, Clause, Segment
from inforce.claims.russian.clause_words import clause_words, governing
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.words import TIME


class Hanging:
    """Ties the clauses of one sentence together."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements, self._words = elements, clause_words()

    def hang(self, made: Sequence[Clause], segment: Segment, before: Clause | None, main: Clause | None) -> None:
        """Tells what each new clause hangs on. ``before``: the clause before them; ``main``: the main clause read last."""
        previous: Clause | None = None
        for clause in made:
            if clause.kind == INFINITIVE:
                clause.governor = self._noun_before(clause)
                other = next(
                    (c for c in made if c is not clause and (clause.governor or c.kind in (FINITE, STATE, SHORT))), None
                )
                clause.upper = previous or other
            previous = clause
        head = made[0].upper if made[0].kind == INFINITIVE and made[0].upper in made else made[0]
        if head is not None and head.upper is None and before is not None:
            self._hang_on(head, segment, before, main)
        for clause in made[1:]:
            if clause.kind in (FINITE, SHORT) and clause.joined is None and clause.upper is None:
                clause.joined = made[0]

    def _hang_on(self, head: Clause, segment: Segment, before: Clause, main: Clause | None) -> None:
        """Tells what the first clause of a segment hangs on, seen from the clause before."""
        coordinators = self._words["coordinators"]
        if head.link in self._words["subordinators"]:
            head.upper = before
            if head.link in ("что", "будто"):
                head.governor = head.governor or self._noun_of_clause(before)
        elif head.link in coordinators or segment.mark in coordinators:
            head.joined = main or before
            if head.kind == INFINITIVE and before.kind == INFINITIVE:
                head.upper, head.governor = before.upper, before.governor
            elif head.joined.link in ("что", "чтобы", "если"):
                head.upper = head.joined.upper
        elif head.kind == GERUND or segment.mark == ":" or (not before.groups and before.place == 0):
            head.joined = before  # "допустим, США сняли санкции"
        elif head.kind == INFINITIVE:
            head.upper = before

    def _noun_before(self, clause: Clause) -> Group | None:
        """ "Решение снять": the noun right before an infinitive that can govern one."""
        for place in range(clause.place - 1, max(clause.place - 4, -1), -1):
            element = self._elements[place]
            if type(element) is Group:
                if any(n.lemma in governing() for noun in element.nouns for n in noun.chain()):
                    return element
                if not element.prep:
                    return None
                continue
            if element.pos not in ("PRCL", "ADVB") and element.kind != TIME:
                return None
        return None

    def _noun_of_clause(self, before: Clause) -> Group | None:
        """ "Слухи о том, что …": the noun that a clause with "что" explains."""
        last = [g for g in before.groups if g.start > before.verb.start or before.kind != FINITE]
        for group in reversed(last):
            if any(noun.lemma in governing() for noun in group.nouns):
                return group
        return None
