"""What the dossier shows, in words for people, in one place."""

from datetime import UTC

from inforce.claims.model import Claim
from inforce.dossier.sameness import Thing
from inforce.dossier.stages import Month, Stage
from inforce.dossier.timeline import Point
from inforce.dossier.turnover import Turnover
from inforce.moment import TICK, Interval

FIRST = 3
"""So many entries of a change are named in a line."""


def title(thing: Thing) -> str:
    """The thing in a line: what was claimed of whom, or what happened between whom."""
    item = thing.item
    if isinstance(item, Claim):
        sender = f"{', '.join(item.sender[:1])}: " if item.sender else ""
        return f"{sender}{item.action.value} {item.target.name}, {item.status.value.replace('_', ' ')}"
    sides = " – ".join(", ".join(side) for side in (item.actor, item.recipient) if side)
    count = f", {item.count}" if item.count is not None else ""
    return f"{item.type}{f' ({item.mode})' if item.mode else ''} {sides}{count}, {item.status}"


def what(point: Point) -> str:
    """Any point of a line of time."""
    match point.item:
        case Thing() as thing:
            return title(thing)
        case Turnover() as change:
            return f"{change.register}: {turnover(change)}"
        case said:
            return quoted(said.words)


def quoted(text: str) -> str:
    """In quotation marks, where it does not begin with one of its own."""
    return text if text[:1] in '"“„«' else f"“{text}”"


def when(point: Point) -> str:
    """Days, the two looks between which a register changed, or that the day is the report's alone."""
    if point.when is None:
        return "no time told"
    if isinstance(point.item, Turnover):
        return between_looks(point.item.when)
    first, last = (at.date().isoformat() if at else "…" for at in (point.when.first, point.when.last))
    span = first if first == last else f"{first} – {last}"
    return f"{span} (report)" if point.reported else span


def between_looks(when: Interval) -> str:
    """Days, that of the look after with its end; two looks of one day with their times."""
    first = when.after.date().isoformat() if when.after else "…"
    last = (when.by - TICK).date().isoformat() if when.by else "…"
    if first == last and when.after and when.by:
        first, last = (f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for at in (when.after, when.by))
    return f"({first}, {last}]"


def turnover(change: Turnover) -> str:
    """How many entries, under what, and who the first of them are."""
    count, names = len(change.entries), [name for _, name in change.entries[:FIRST]]
    more = f" and {count - FIRST} more" if count > FIRST else ""
    noun = "entry" if count == 1 else "entries"
    return f"{count} {noun} {change.kind.value} under {', '.join(change.programmes)}: {'; '.join(names)}{more}"


def months(stage: Stage) -> str:
    first, last = month(stage.first), month(stage.last)
    return first if first == last else f"{first} – {last}"


def month(value: Month) -> str:
    return f"{value[0]:04}-{value[1]:02}"
