"""Fronted participles: "Blacklisted by Washington in 2019, X was idle", "Having expired in May, the ban is history": the
subject of the clause that follows is theirs."""

from inforce.claims.clause import Clause, Line
from inforce.claims.groups import Group
from inforce.claims.phrases import Verb

_LAST_OPENING = 2
"""The last element that may open such a sentence: "First sanctioned in 2014, …"."""


def front(line: Line) -> None:
    """Gives the participles that open a sentence the subject of its main clause."""
    first = next(iter(line.clauses.values()), None)
    if first is None or not _opens(first) or not (_is_first(line, first) or _is_far_from(line, first)):
        return
    fronted = [first, *(c for c in line.clauses.values() if c is not first and _goes_on(line, first, c))]
    at = next((n for n in range(fronted[-1].place + 1, len(line.elements)) if line.tag(n) == ","), -1)
    subject = line.at(at + 1) if at > 0 else None
    main = next((c for c in line.clauses.values() if c.place > at and c.subject is subject and c.verb.finite), None)
    if type(subject) is not Group or (main is not None and main.relative):
        return
    if main is None and (not _has_unknown_verb(line, first, at) or not subject.nouns[0].name):
        return
    for clause in fronted:
        clause.subject, clause.subject_at = subject, at + 1
        if clause.object is subject:
            clause.object = None


def _is_first(line: Line, clause: Clause) -> bool:
    return clause.place < _LAST_OPENING and line.soft_right(0) == clause.place


def _is_far_from(line: Line, clause: Clause) -> bool:
    """ "Far from being delisted, X was hit again"."""
    far = line.at(0)
    return clause.place == _LAST_OPENING and type(far) is Group and far.nouns[0].head == "far"


def _has_unknown_verb(line: Line, first: Clause, comma: int) -> bool:
    """No verb stands behind the comma, but words before it that make no heading: "Delisted: X (EU, by a court)" is one."""
    heading = any(line.tag(n) in (":", "(", "-") for n in range(first.place, comma))
    return not heading and all(c.place < comma for c in line.clauses.values())


def _opens(clause: Clause) -> bool:
    """A participle without a subject, which passive voice or "having" has, not one in -ing: that has its own object."""
    verb = clause.verb
    return clause.subject is None and clause.inverted is None and (_is_past(verb) or _has_done(verb))


def _is_past(verb: Verb) -> bool:
    return verb.tag == "VN" and verb.participle_or_past


def _has_done(verb: Verb) -> bool:
    return verb.words[0].lower in ("having", "being")


def _goes_on(line: Line, first: Clause, clause: Clause) -> bool:
    """ "… and delisted in 2023,": another participle after "and" before the comma."""
    commas = [n for n in range(first.place, clause.place) if line.tag(n) == ","]
    joined = line.tag(line.soft_left(clause.place - 1)) == "CC"
    return joined and not commas and _is_past(clause.verb) and clause.subject is None
