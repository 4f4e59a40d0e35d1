"""When: which of the times of a clause is that of the action."""

from collections.abc import Iterator

from inforce.claims.clauses import Clause, Oblique
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.times import TimeMention, TimeRole

_RANK = {
    Action.REMAIN: (TimeRole.START, TimeRole.POINT, TimeRole.DURATION),
    Action.LICENSE: (TimeRole.POINT, TimeRole.START, TimeRole.END, TimeRole.DURATION),
    Action.LAPSE: (TimeRole.POINT, TimeRole.END),
    Action.SUSPEND: (TimeRole.POINT, TimeRole.START, TimeRole.DURATION),
}
_USUAL = (TimeRole.POINT, TimeRole.START)
_PLANNED = (Status.PROPOSED, Status.ANNOUNCED, Status.DECIDED)


def when_of(scene: Scene, clause: Clause, action: Action, status: Status, above: tuple[Clause, ...]) -> str | None:
    """The time of an action in EDTF: its own, else that of a clause joined to it, else, of what is still to come, that of
    its announcement."""
    wanted = _RANK.get(action, _USUAL)
    for nearby in _joined(scene, clause):
        found = best(_told(scene, nearby), wanted)
        if found:
            return str(found.value)
    if status in _PLANNED:
        for upper in above:
            found = best(_told(scene, upper), (TimeRole.POINT,))
            if found:
                return str(found.value)
    return None


def between(scene: Scene, clause: Clause, by: Oblique) -> str | None:
    """Of two acts of one clause the time that follows this agent."""
    starts = sorted(o.group.start for o in clause.obliques if o.preposition == by.preposition)
    after = next((s for s in starts if s > by.group.start), scene.sentence.end)
    told = [m for w in clause.times if by.group.start < w.start < after and (m := scene.times.get(w.start))]
    found = best(told, _USUAL)
    return str(found.value) if found else None


def best(mentions: list[TimeMention], wanted: tuple[TimeRole, ...]) -> TimeMention | None:
    """The first time of the role that counts most."""
    ranked = [m for role in wanted for m in mentions if m.role is role]
    return ranked[0] if ranked else None


def _joined(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """The clause itself and those that "and" joins to it, whose time holds for both."""
    yield clause
    if clause.shares:
        yield clause.shares
    yield from (c for c in scene.clauses if c.shares is clause)


def _told(scene: Scene, clause: Clause) -> list[TimeMention]:
    """The times that stand in a clause, and those that open it."""
    found = [scene.times[w.start] for w in clause.times if w.start in scene.times]
    return found + list(_before(scene, clause))


def _before(scene: Scene, clause: Clause) -> Iterator[TimeMention]:
    """``On Friday, the EU …``; ``the EU on Friday …``"""
    taken = {w.start for c in scene.clauses for w in c.times if c.place < clause.place}
    first = clause.subject_at if clause.subject_at >= 0 and not clause.shares else clause.place
    for number in range(clause.place - 1, max(-1, first - 4), -1):
        word = scene.word_at(number)
        if word and word.tag == "TM":
            if word.start in scene.times and word.start not in taken:
                yield scene.times[word.start]
        elif number < first and not (word and word.tag in (",", "RB")):
            return
