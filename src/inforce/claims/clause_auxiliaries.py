"""Auxiliaries parted from their verb: by an aside ("did not, despite reports, lift"), by marks around the negation ("has (not)
lifted"), or by the subject ("in no way has OFAC lifted")."""

from collections.abc import Sequence

from inforce.claims.clause import Clause, Line
from inforce.claims.clause_inversion import opening_of, turn
from inforce.claims.groups import Element, Group
from inforce.claims.phrases import Verb
from inforce.claims.words import Word
from inforce.values import replace

_AUXILIARY = frozenset({"DO", "HV", "MD"})
_REACH = 16
"""Elements back to the auxiliary."""
_MARKS = frozenset({'"', "(", ")", ";", "NO"})


def join_auxiliary(line: Line, clause: Clause) -> None:
    """Gives a bare verb the auxiliary that stands before it, with its negation and subject; the clause of that auxiliary, read as
    a verb of its own, goes."""
    upper = line.stranded
    if upper is None or not 0 < clause.place - upper.place <= _REACH or not _fits(upper.verb, clause.verb):
        return
    between = line.elements[upper.place + 1 : clause.place]
    inverted = type(between[0]) is Group and len(between) == 1 and clause.subject is between[0] if between else False
    if inverted and _is_causative(line, upper):
        return
    if not inverted and not (clause.subject is None or clause.subject is upper.subject):
        return
    if not (inverted or _is_marked(between) or _is_aside(line, upper.place, clause.place)):
        return
    negation = upper.verb.negation or next((w.lower for w in between if type(w) is Word and w.tag == "NO"), "")
    opening: tuple[Word, ...] = ()
    if inverted:
        before = line.at(upper.place - 1)
        denies = type(before) is Group and before.negated and before.nouns[0].head != "sooner"
        if type(before) is Group and denies and not negation:  # "in no way has OFAC lifted"
            link = line.at(upper.place - 2)
            opening = (*([link] if type(link) is Word and link.tag == "IN" else []), *before.nouns[0].words)
            negation = before.negated
    else:
        clause.subject, clause.subject_at, clause.first = upper.subject, upper.subject_at, upper.first
        clause.negated_subject = upper.negated_subject
    clause.verb = _joined(upper.verb, clause.verb, negation, opening)
    clause.governor, clause.link, clause.relative = upper.governor, upper.link, clause.relative or upper.relative
    if inverted:
        turn(clause, opening_of(line, upper.place))
    del line.clauses[upper.place]
    line.stranded = None


def _is_causative(line: Line, upper: Clause) -> bool:
    """ "The firm had its sanctions lifted": its own subject stands before "had"."""
    before = line.at(line.soft_left(upper.place - 1))
    return type(before) is Group and before is upper.subject and not before.negated


def is_stranded(clause: Clause) -> bool:
    """An auxiliary without a verb."""
    return clause.verb.tag in _AUXILIARY and clause.object is None and not clause.verb.infinitive


def _fits(auxiliary: Verb, verb: Verb) -> bool:
    if auxiliary.tag == "HV":
        bare = len(verb.words) == 1 or verb.words[0].lower == "been"
        return bare and verb.tag in ("VN", "VD") and not verb.infinitive
    return len(verb.words) == 1 and verb.tag == "VB" and not verb.infinitive


def _is_marked(between: Sequence[Element]) -> bool:
    """ "Did "not" lift", "has (not) lifted"."""
    return any(type(w) is Word and w.tag == "NO" for w in between) and all(
        type(w) is Word and w.tag in _MARKS for w in between
    )


def _is_aside(line: Line, auxiliary: int, verb: int) -> bool:
    """Commas, dashes or brackets part the two."""
    opened, closed = line.tag(auxiliary + 1), line.tag(verb - 1)
    return (opened, closed) in ((",", ","), ("-", "-"), ("(", ")")) and verb - auxiliary > 2


def _joined(auxiliary: Verb, verb: Verb, negation: str, opening: tuple[Word, ...]) -> Verb:
    """One verb group of both. ``opening``: the words before it that negate it."""
    return replace(
        verb,
        words=(*opening, *auxiliary.words, *verb.words),
        modal=auxiliary.modal,
        perfect=auxiliary.tag == "HV",
        past=auxiliary.past,
        negation=negation or verb.negation,
        adverbs=(*auxiliary.adverbs, *verb.adverbs),
    )
