"""The relation of two states by stages, as what happened and what was said of it show it. Pure.

A stage is a run of calendar months (UTC) in which what is told leans one way: towards each other, apart, or both. Months of
which nothing is told lengthen no stage. What is said of the relation itself stands with the stage in which it was said, under
the name of who said it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from inforce.claims.model import Claim, Event, Status
from inforce.dossier.between import Said
from inforce.dossier.mentions import period_of
from inforce.dossier.sameness import Thing
from inforce.dossier.turnover import Turnover
from inforce.knowledge import knowledge
from inforce.register.history import ChangeKind

Month = tuple[int, int]


class Lean(StrEnum):
    TOWARDS = "towards each other"
    APART = "apart"
    BOTH = "both ways"


@dataclass(frozen=True, slots=True)
class Stage:
    """``first`` and ``last``: the months, both included. ``places``: of what leans, in the line; ``said``: of the relation."""

    first: Month
    last: Month
    lean: Lean
    places: tuple[int, ...]
    said: tuple[Said, ...]


def lean(item: Thing | Turnover) -> Lean | None:
    """Which way a thing or a register's change moves two states; None where it moves nothing, or is not said to be so."""
    known = _known()
    match item:
        case Turnover(kind=kind):
            return Lean.APART if kind is ChangeKind.ADDED else Lean.TOWARDS
        case Thing(item=Event() as event):
            told, word = known["events"], event.type
            so = event.status not in {"hypothetical", "denied"}
        case Thing(item=Claim() as claim):
            told, word = known["claims"], claim.action.value
            so = claim.status not in {Status.HYPOTHETICAL, Status.DENIED, Status.PROPOSED}
        case _:
            return None
    return next((way for name, way in _WAYS if so and word in told[name]), None)


_WAYS = (("towards", Lean.TOWARDS), ("apart", Lean.APART))


def stages(leaning: Sequence[tuple[int, datetime, Lean]], said: Iterable[Said]) -> list[Stage]:
    """``leaning``: places in the line with their times and ways. Without any there is no stage."""
    months: dict[Month, list[tuple[int, Lean]]] = {}
    for place, at, way in leaning:
        months.setdefault((at.year, at.month), []).append((place, way))
    runs: list[tuple[Lean, list[Month]]] = []
    for month in sorted(months):
        ways = {way for _, way in months[month]}
        way = next(iter(ways)) if len(ways) == 1 else Lean.BOTH
        if runs and runs[-1][0] is way:
            runs[-1][1].append(month)
        else:
            runs.append((way, [month]))
    spoken = _by_stage([run[0] for _, run in runs], said)
    return [
        Stage(
            run[0], run[-1], way, tuple(place for month in run for place, _ in months[month]), tuple(spoken.get(at, ()))
        )
        for at, (way, run) in enumerate(runs)
    ]


def _by_stage(starts: Sequence[Month], said: Iterable[Said]) -> Mapping[int, list[Said]]:
    """Each saying with the last stage that had begun when it was said."""
    found: dict[int, list[Said]] = {}
    for each in said:
        published = period_of(each.kept.report.published)
        if published and published.first and speaks_of_relation(each.words):
            begun = [at for at, start in enumerate(starts) if start <= (published.first.year, published.first.month)]
            if begun:
                found.setdefault(begun[-1], []).append(each)
    return found


def speaks_of_relation(words: str) -> bool:
    spoken = [word.strip("«»“”„\"'‘’().,:;!?–—-") for word in words.lower().split()]
    return any(word.startswith(_stems()) for word in spoken)


@cache
def _stems() -> tuple[str, ...]:
    return tuple(stem for stems in _known()["words"].values() for stem in stems)


def _known() -> dict[str, dict[str, list[str]]]:
    return knowledge("dossier", "relation")
