"""What a publisher states itself of when an entry came or went, and what that does to our own dating. Pure.

A notice narrows an interval between two looks; it never widens one, and never reaches beyond the looks: what we saw
ourselves stands. One that fits no change that our editions show is not used, and is told instead.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from inforce.moment import Interval, Look
from inforce.values import value


class Turn(StrEnum):
    """What a notice says to have happened to an entry."""

    LISTED = "listed"
    REMOVED = "removed"


@value(frozen=True, slots=True)
class Notice:
    """It happened after ``after`` and by ``by``, says the publisher in ``source`` (words), which was retrieved at
    ``look`` and has the bytes ``sha256``."""

    turn: Turn
    after: datetime
    by: datetime
    source: str
    sha256: str
    look: Look

    @property
    def when(self) -> Interval:
        return Interval(self.after, self.by)


def merged(notices: Iterable[Notice]) -> list[Notice]:
    """The same said several times (of one file, one retrieval more exactly than another) is one notice."""
    found: dict[tuple[Turn, str], Notice] = {}
    for each in notices:
        key = each.turn, each.sha256
        before = found.get(key)
        if before is None or (each.after >= before.after and each.by <= before.by):
            found[key] = each
    return sorted(found.values(), key=lambda each: (each.by, each.after))


def narrowed(looks: Interval, turn: Turn, notices: Sequence[Notice]) -> tuple[Interval, Notice | None]:
    """The interval of a change as the looks give it, narrowed by what fits into it, and by which notice.

    Where an entry came, went and came again between two looks, the listing that the later look shows began with the last
    coming, and the one that the earlier look shows ended with the first going.
    """
    first = next(iter(_run(turn, [each for each in notices if each.when.meets(looks)])), None)
    if first is None:
        return looks, None
    after = first.after if looks.after is None else max(looks.after, first.after)
    by = first.by if looks.by is None else min(looks.by, first.by)
    return (looks, None) if (after, by) == (looks.after, looks.by) else (Interval(after, by), first)


def _run(turn: Turn, notices: Sequence[Notice]) -> list[Notice]:
    """Of notices in order: those after the last of the other turn where it began, before the first where it ended."""
    others = [at for at, each in enumerate(notices) if each.turn is not turn]
    if not others:
        return list(notices)
    return list(notices[others[-1] + 1 :] if turn is Turn.LISTED else notices[: others[0]])
