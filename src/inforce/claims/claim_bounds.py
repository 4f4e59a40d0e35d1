"""Bounds: where the words of a claim begin and end."""

from collections.abc import Sequence

from inforce.claims.clause import Clause
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.parsing import Scene


def bounds(scene: Scene, clause: Clause, above: Sequence[Clause], drafts: Sequence[Draft]) -> tuple[int, int]:
    """Where the words of a clause begin and end. A subject stays out where another claim stands between it and its verb."""
    start, end = clause.verb.start, scene.elements[max(clause.last, clause.place)].end
    upper = next(iter(above), None)
    governing = scene.group_at(clause.governor)
    if clause.verb.infinitive and governing is not None:
        start, end = governing.start, max(end, upper.verb.end if upper else end)
    elif clause.verb.infinitive and upper is not None:
        start = _start(scene, upper, drafts)
    elif clause.shares is None and not clause.verb.infinitive and clause.turned is None:
        start = _start(scene, clause, drafts)
    return min(start, clause.verb.start), max(end, clause.verb.end)


def _start(scene: Scene, clause: Clause, drafts: Sequence[Draft]) -> int:
    subject = clause.subject
    if subject is None or clause.shares is not None:
        return clause.verb.start
    told_between = any(
        d.scene == scene.number and subject.end < d.end <= clause.verb.start for d in drafts[-SAME_SENTENCE:]
    )
    return clause.verb.start if told_between else min(clause.verb.start, subject.start)
