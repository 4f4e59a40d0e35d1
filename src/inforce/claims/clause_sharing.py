"""Verbs joined by "and" or a comma: which share one subject."""

from inforce.claims.clause import REACH, Clause, Line
from inforce.claims.clause_asides import hangs_on_group
from inforce.claims.phrases import Verb


def share(line: Line, clause: Clause, place: int) -> None:
    """A verb after "and" or a comma shares the subject of the verb before."""
    if not _may_share(line, place):
        return
    for before in range(place - 1, max(-1, place - REACH), -1):
        earlier = line.clauses.get(before)
        if earlier and hangs_on_group(line, before) and not clause.verb.participle and has_main(line, before):
            continue
        if earlier and _is_of_its_time(line, earlier, place):
            continue
        if earlier and _alike(earlier.verb, clause.verb):
            clause.shares, clause.anew = earlier, begins_anew(line, clause, place)
            clause.subject, clause.subject_at = earlier.subject, earlier.subject_at
            clause.relative, clause.negated_subject = earlier.relative, earlier.negated_subject
            return
        if line.tag(before) in (";", ".", ":"):
            return


_OF_TIME = frozenset({"since", "after", "before", "when", "while", "once", "until"})


def _is_of_its_time(line: Line, earlier: Clause, place: int) -> bool:
    """ "The US has hit X since Y sent troops, and also banned Z": a comma closes the clause that tells since when."""
    link = earlier.subject_at - 1
    closed = line.tag(place) == "CC" and line.tag(line.soft_left(place - 1)) == ","
    if not closed or link < 1 or getattr(line.at(link), "lower", "") not in _OF_TIME or line.tag(link) != "SC":
        return False
    return any(at < link and c.verb.finite and c.subject is not None for at, c in line.clauses.items())


def begins_anew(line: Line, clause: Clause, place: int) -> bool:
    """ "Decided not to renew X and to remove Y": after "and to" nothing is denied, as after "or to" it is."""
    conjunction = getattr(line.at(place), "lower", "")
    return clause.verb.infinitive and clause.verb.words[0].lower == "to" and conjunction in ("and", "but")


def has_main(line: Line, place: int) -> bool:
    """A finite verb stands before a participle, in the same clause."""
    for before in range(place - 1, max(-1, place - REACH), -1):
        if line.tag(before) in (";", ".", ":"):
            return False
        earlier = line.clauses.get(before)
        if earlier is not None and not (earlier.verb.tag == "VG" and not earlier.verb.finite):
            return True  # "the licence allowing dealings with X expired" has no other verb
    return False


def _may_share(line: Line, place: int) -> bool:
    return line.tag(place) == "CC" or line.tag(place) == ","


def _alike(earlier: Verb, later: Verb) -> bool:
    """Verbs that "and" may join: both finite, or a participle after a passive or another participle."""
    if later.infinitive:
        return earlier.infinitive
    if later.tag == "VG" and not later.finite:
        return earlier.tag == "VG"
    if later.tag == "VB" and not later.finite:
        return earlier.infinitive or bool(earlier.modal)
    if earlier.tag == "VG" and not earlier.finite and later.finite:
        return False  # "are accused of carrying wheat and go on the list"
    return not earlier.infinitive or later.participle
