"""Clauses: every verb group of a sentence with its subject, objects and what hangs on it by prepositions.

Clauses are read around their verbs: the subject is looked for to the left, over parentheses and relative clauses, the
objects to the right, up to where another clause begins.
"""

from inforce.claims.clause import Clause, Line
from inforce.claims.clause_auxiliaries import is_stranded, join_auxiliary
from inforce.claims.clause_fronting import front
from inforce.claims.clause_inversion import invert_auxiliaries, put_subjects_right
from inforce.claims.clause_links import find_governor
from inforce.claims.clause_objects import find_rest
from inforce.claims.clause_order import find_gap, invert
from inforce.claims.clause_subjects import find_subject
from inforce.claims.gerunds import govern_gerunds
from inforce.claims.groups import Grouped
from inforce.claims.phrases import Verb


def find_clauses(grouped: Grouped) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs."""
    line = Line(grouped.elements, grouped.words)
    for place in grouped.verbs:
        verb = grouped.elements[place]
        assert type(verb) is Verb
        clause = Clause(place, verb, first=place, last=place)
        line.clauses[place] = clause
        find_subject(line, clause)
        find_rest(line, clause)
        find_gap(line, clause)
        invert(line, clause)
        find_governor(line, clause)
        if is_stranded(clause):
            line.stranded = clause
        elif line.stranded is not None:
            join_auxiliary(line, clause)
    invert_auxiliaries(line)
    put_subjects_right(line)
    govern_gerunds(line)
    front(line)
    return list(line.clauses.values())
