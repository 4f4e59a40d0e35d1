"""One line of time between two states: events, claims, statements and what registers showed; beside it what people make of it.

Each thing stands once, with all who tell of it. Nothing without a time is placed: it is told at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from inforce.claims.model import Event
from inforce.dossier.between import BESIDE, Said, between, said
from inforce.dossier.contradictions import Contradiction, contradictions
from inforce.dossier.kept import Kept
from inforce.dossier.mentions import countries, period_of
from inforce.dossier.sameness import Thing
from inforce.dossier.stages import Lean, Stage, lean, stages
from inforce.dossier.turnover import Listed, Turnover
from inforce.edtf import Period
from inforce.reconcile.model import Finding, Verdict


class Lane(StrEnum):
    EVENT = "event"
    CLAIM = "claim"
    REGISTER = "register"
    STATEMENT = "statement"


Item = Thing | Turnover | Said


@dataclass(frozen=True, slots=True)
class Point:
    """Something on the line. ``when``: as told (of a register, between two looks); None where no time is known. ``reported``:
    the day is that of the report alone."""

    lane: Lane
    when: Period | None
    item: Item
    reported: bool = False
    lean: Lean | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """``pair``: the two states. ``points`` in the order of time; ``beside``: explanations and opinions, by author;
    ``contradictions`` and ``stages`` name places among the points; ``remarks``: what the registers cannot tell, in words."""

    pair: tuple[str, str]
    points: tuple[Point, ...]
    beside: Mapping[str, tuple[Said, ...]]
    stages: tuple[Stage, ...]
    contradictions: tuple[Contradiction, ...]
    remarks: tuple[str, ...] = ()


def timeline(
    pair: tuple[str, str],
    kept: Sequence[Kept],
    found: Iterable[Thing],
    listed: Mapping[str, Listed],
    judged: Callable[[Sequence[Kept]], Mapping[int, Iterable[Finding]]],
    window: Period,
) -> Timeline:
    """``listed``: what the registers of the other state carry of each; ``judged``: what registers say of the claims of reports;
    ``window``: what of the line is asked for."""
    states = frozenset(pair)
    things, concerned = between(found, states, {state: each.entries for state, each in listed.items()})
    concerning = [each for each in kept if each.number in concerned]
    sayings = said(concerning, states, things)
    line = sorted((each for each in _points(things, sayings, listed.values()) if _within(each, window)), key=_order)
    shown = [each for each in sayings if _within(_of_saying(each), window)]
    return Timeline(
        pair=pair,
        points=tuple(line),
        beside=_by_author(each for each in shown if each.statement.kind in BESIDE),
        stages=tuple(_stages(line, [each for each in shown if states <= countries([each.words])])),
        contradictions=tuple(_contradictions(line, _denied(judged(concerning)))),
        remarks=tuple(dict.fromkeys(_remarks(listed.values(), window))),
    )


def _points(things: Iterable[Thing], sayings: Iterable[Said], listed: Iterable[Listed]) -> Iterator[Point]:
    yield from map(_of_thing, things)
    yield from (_of_saying(each) for each in sayings if each.statement.kind not in BESIDE)
    yield from (_of_change(change) for each in listed for change in each.changes)


def _stages(line: Sequence[Point], of_both: Iterable[Said]) -> list[Stage]:
    """``of_both``: what is said of both states."""
    leaning = [(place, time, each.lean) for place, each in enumerate(line) if each.lean and (time := at(each))]
    return stages(leaning, of_both)


def _denied(judged: Mapping[int, Iterable[Finding]]) -> dict[tuple[int, str], list[Finding]]:
    """What registers contradict, by report and claim."""
    denied: dict[tuple[int, str], list[Finding]] = {}
    for number, told in judged.items():
        for finding in (each for each in told if each.verdict is Verdict.CONTRADICTED):
            denied.setdefault((number, finding.claim), []).append(finding)
    return denied


def _remarks(listed: Iterable[Listed], window: Period) -> Iterator[str]:
    return (words for each in listed for told in each.untold for words in told.words(window))


def _of_thing(thing: Thing) -> Point:
    first = next((each for each in thing.mentions if each.told), thing.mentions[0])
    lane = Lane.EVENT if isinstance(thing.item, Event) else Lane.CLAIM
    return Point(lane, first.when, thing, not first.told, lean(thing))


def _of_saying(each: Said) -> Point:
    return Point(Lane.STATEMENT, period_of(each.kept.report.published), each, reported=True)


def _of_change(change: Turnover) -> Point:
    last = change.edition.look.known  # of a look known by its day, the last instant of that day
    by = min(change.when.by, last) if change.when.by else last
    return Point(Lane.REGISTER, Period(change.when.after, by), change, lean=lean(change))


def at(point: Point) -> datetime | None:
    """Where a point stands: at the beginning of its time; a register's change where it was first seen."""
    if point.when is None:
        return None
    ends = (point.when.last, point.when.first) if point.lane is Lane.REGISTER else (point.when.first, point.when.last)
    return ends[0] or ends[1]


def _order(point: Point) -> tuple[datetime, str, int]:
    place = point.item.mentions[0].item.span.start if isinstance(point.item, Thing) else 0
    return at(point) or datetime.max.replace(tzinfo=UTC), point.lane, place


def _within(point: Point, window: Period) -> bool:
    """What has no time is shown where no window is asked for."""
    if point.when is None:
        return window.first is None and window.last is None
    return point.when.meets(window)


def _by_author(sayings: Iterable[Said]) -> Mapping[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for each in sayings:
        found.setdefault(each.author, []).append(each)
    return {author: tuple(told) for author, told in found.items()}


def _contradictions(line: Sequence[Point], denied: Mapping[tuple[int, str], Sequence[Finding]]) -> list[Contradiction]:
    """Among the things of the line; what registers contradict (``denied``: by report and claim) is said with their names."""
    where = [place for place, point in enumerate(line) if isinstance(point.item, Thing)]
    things = [point.item for point in line if isinstance(point.item, Thing)]
    against = {
        number: [
            _against(finding, each.kept.name)
            for each in thing.mentions
            for finding in denied.get((each.kept.number, each.item.id), ())
        ]
        for number, thing in enumerate(things)
        if not isinstance(thing.item, Event)
    }
    found = contradictions(things, {number: told for number, told in against.items() if told})
    return [Contradiction(tuple(where[place] for place in each.places), each.words) for each in found]


def _against(finding: Finding, name: str) -> str:
    who = f"{finding.register} ({finding.entry})" if finding.entry else finding.register
    reason = f", in {finding.reason.value}" if finding.reason else ""
    newest = max((each.look for each in finding.editions if each.look.known <= finding.moment.valid), default=None)
    seen = f" (its newest edition then: {newest})" if newest else ""
    return f"{who} does not bear out {name}{reason}, as of {finding.moment.valid.date()}{seen}"
