"""When and where: the time of an action among those of its clause, and the words that carry the claim."""

from collections.abc import Sequence

from inforce.claims.model import Action, Status
from inforce.claims.russian.clause_model import INFINITIVE, PARTICIPLE, Clause
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.words import Word
from inforce.claims.times import TimeMention, TimeRole

_RANK = {
    Action.REMAIN: (TimeRole.START, TimeRole.POINT, TimeRole.DURATION),
    Action.LICENSE: (TimeRole.POINT, TimeRole.START, TimeRole.END, TimeRole.DURATION),
    Action.LAPSE: (TimeRole.POINT, TimeRole.END),
    Action.SUSPEND: (TimeRole.POINT, TimeRole.START, TimeRole.DURATION),
}
_USUAL = (TimeRole.POINT, TimeRole.START)
_PLANNED = (Status.PROPOSED, Status.ANNOUNCED, Status.DECIDED)


def when_of(clause: Clause | None, action: Action, status: Status) -> str | None:
    """When the act of a clause was or is to be, as EDTF; None where nothing tells."""
    if clause is None:
        return None
    wanted = _RANK.get(action, _USUAL)
    rows = [clause, *([clause.upper] if clause.kind == INFINITIVE and clause.upper else [])]
    for row in rows:
        if found := _first(_mentions(row), wanted):
            return str(found.value)
    if status in _PLANNED:
        for upper in above(clause):
            if found := _first(_mentions(upper), (TimeRole.POINT,)):
                return str(found.value)
    return None


def bounds(clause: Clause, filled: Filled, subject: Group | None) -> tuple[int, int]:
    """Where the words of an act begin and end in the text."""
    used = [*filled.roles.values(), *filled.targets, *clause.groups]
    above_ = clause.upper if clause.kind == INFINITIVE else None
    first = min(clause.start, above_.start) if above_ is not None else clause.start
    start = min([clause.verb.start, *(g.start for g in used if g.start >= first), *(t.start for t in clause.times)])
    end = max([clause.verb.end, *(g.end for g in used), *(t.end for t in clause.times)])
    if clause.kind == INFINITIVE:
        if clause.governor is not None:
            start = min(start, clause.governor.start)
        if clause.upper is not None:
            start = min(
                start,
                clause.upper.verb.start,
                *([subject.start] if subject is not None and subject.start < start else [start]),
            )
            end = max(end, clause.upper.verb.end)
    if clause.antecedent is not None and clause.kind == PARTICIPLE:
        start = min(start, clause.antecedent.start)
    return start, end


def above(clause: Clause | None) -> list[Clause]:
    """The clauses that a clause hangs on or goes on with, the nearest first, four at most."""
    found: list[Clause] = []
    while clause is not None and len(found) < 4:
        upper = clause.upper or clause.joined
        if upper is None or upper in found:
            break
        found.append(upper)
        clause = upper
    return found


def _mentions(clause: Clause) -> list[TimeMention]:
    words: list[Word] = sorted(clause.times, key=lambda t: t.start)
    return [w.time for w in words if w.time is not None and not _is_of_participle(clause, w)]


def _is_of_participle(clause: Clause, time: Word) -> bool:
    """ "Введённые в 2021 году против «Альфы» санкции отменены": the time of what a participle before its noun tells."""
    before = [w for w in clause.words if w.pos == "PRTF" and w.end <= time.start and w is not clause.verb]
    if not before:
        return False
    parted = any(before[-1].end <= g.start < time.start for g in clause.groups)
    return not parted and any(g.start >= time.end for g in clause.groups)


def _first(mentions: Sequence[TimeMention], wanted: Sequence[TimeRole]) -> TimeMention | None:
    ranked = [m for role in wanted for m in mentions if m.role is role]
    return ranked[0] if ranked else None
