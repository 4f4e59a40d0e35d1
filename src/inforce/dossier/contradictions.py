"""Where reports contradict each other, or a register contradicts them. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from itertools import product
from math import inf
from typing import NamedTuple

from inforce.claims.model import Action, Claim, Event, Status
from inforce.dossier.mentions import Mention, near
from inforce.dossier.sameness import Thing, names_target, same_sender, same_target
from inforce.dossier.witnesses import chains

DAYS = 2
"""Two states of one party at times nearer than this cannot both be so, but for the hours between."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``places``: of the things that contradict each other or themselves; ``words``: one line for people."""

    places: tuple[int, ...]
    words: str


def contradictions(things: Sequence[Thing], denied: Mapping[int, Collection[str]]) -> list[Contradiction]:
    """All among some things. ``denied``: by the place of a thing, what registers say against it, in words."""
    return [
        *(found for place, thing in enumerate(things) for found in _within(place, thing)),
        *_across(things),
        *(
            Contradiction((place,), f"{_told(things[place])}: {words}")
            for place, told in sorted(denied.items())
            for words in dict.fromkeys(told)
        ),
    ]


def _within(place: int, thing: Thing) -> Iterator[Contradiction]:
    """An event that is counted differently."""
    if not isinstance(thing.item, Event):
        return
    for count in ("count", *_groups(thing)):
        told: dict[int, list[Mention]] = {}
        for mention in thing.mentions:
            if (number := _counted(mention, count)) is not None:
                told.setdefault(number, []).append(mention)
        if len(told) > 1:
            ranked = sorted(told.items(), key=lambda each: (-len(chains(each[1])), each[0]))
            words = " against ".join(f"{number} ({who(mentions)})" for number, mentions in ranked)
            yield Contradiction((place,), f"{'' if count == 'count' else f'{count}: '}{words}")


def _groups(thing: Thing) -> list[str]:
    groups = (mention.item.groups or {} for mention in thing.mentions if isinstance(mention.item, Event))
    return sorted({name for each in groups for name in each})


def _counted(mention: Mention, what: str) -> int | None:
    assert isinstance(mention.item, Event)
    return mention.item.count if what == "count" else (mention.item.groups or {}).get(what)


def _across(things: Sequence[Thing]) -> Iterator[Contradiction]:
    """A party said to be free of a measure and under it at one time."""
    for here, there in _that_may_contradict(things):
        one, other = things[here], things[there]
        pairs = [pair for pair in product(one.mentions, other.mentions) if _opposite(*pair)]
        if pairs:
            ours, theirs = (_each_once(side) for side in zip(*pairs, strict=True))
            words = f"{_told(one)} ({who(ours)}) against {_told(other)} ({who(theirs)})"
            yield Contradiction((here, there), words)


def _each_once(mentions: Iterable[Mention]) -> list[Mention]:
    """In their order. A report may count by groups, so that mentions cannot be keys themselves."""
    return list({(each.kept.number, each.item.id): each for each in mentions}.values())


def _that_may_contradict(things: Sequence[Thing]) -> list[tuple[int, int]]:
    """The places of two things that are told of one party, the one of which has it free of a measure and the other under it."""
    of_party: dict[str, list[_Side]] = {}
    for place, thing in enumerate(things):
        for name, free in {told for mention in thing.mentions for told in _stands(mention)}:
            of_party.setdefault(name, []).append(_Side(*_time_of(thing), place, free))
    return sorted({(min(pair), max(pair)) for sides in of_party.values() for pair in _meeting(sides)})


class _Side(NamedTuple):
    """A thing by its place, with when it is told to begin and to end (POSIX time; endless where not told), and whether it has
    the party free."""

    begins: float
    ends: float
    place: int
    free: bool


def _time_of(thing: Thing) -> tuple[float, float]:
    times = [each.time for each in thing.mentions]
    firsts, lasts = [each and each.first for each in times], [each and each.last for each in times]
    return (
        min(each.timestamp() if each else -inf for each in firsts),
        max(each.timestamp() if each else inf for each in lasts),
    )


def _meeting(sides: Iterable[_Side]) -> Iterator[tuple[int, int]]:
    """The places of two things of either side whose times meet, found along the line of time: most are days apart."""
    apart = timedelta(days=DAYS).total_seconds()
    going_on: dict[bool, list[_Side]] = {True: [], False: []}
    for side in sorted(sides):
        others = [each for each in going_on[not side.free] if each.ends + apart >= side.begins]
        going_on[not side.free] = others
        going_on[side.free].append(side)
        yield from ((each.place, side.place) for each in others if each.place != side.place)


def _stands(mention: Mention) -> Iterator[tuple[str, bool]]:
    """By each name and entry of its target, whether the party is told to be free of a measure; nothing that is no fact."""
    claim = mention.item
    if not isinstance(claim, Claim) or claim.status not in {Status.IN_FORCE, Status.DENIED}:
        return
    if standing := _standing(mention):
        yield from ((name, standing.free) for name in mention.entries | names_target(claim))


def _opposite(one: Mention, other: Mention) -> bool:
    """Both of one party's standing with one sender, at one time, and not both so."""
    a, b = _standing(one), _standing(other)
    if a is None or b is None or a.free == b.free or {a.by, b.by} not in _COMPARABLE:
        return False
    return near(one.time, other.time, DAYS) and same_sender(one, other) and same_target(one, other)


class _By(Enum):
    """How a claim tells of a party's standing."""

    STATE = auto()
    ACT = auto()  # it was put on the list, or taken off
    NO_ACT = auto()  # it was not put on the list at a time


_COMPARABLE = ({_By.STATE}, {_By.STATE, _By.ACT}, {_By.ACT, _By.NO_ACT})
"""What can contradict: two acts may follow each other, and no act on a day leaves the state as it was."""


class _Standing(NamedTuple):
    """``free``: of a measure, or under it."""

    free: bool
    by: _By


def _standing(mention: Mention) -> _Standing | None:
    """What a claim told as a fact says of a party; None where it says nothing of it.

    That a party was put on a list, or not, tells nothing of a country or a sector, which may be under other measures too."""
    claim = mention.item
    assert isinstance(claim, Claim)
    denied = claim.status is Status.DENIED
    if claim.action.ends:
        return _Standing(not denied, _By.STATE if denied else _By.ACT)
    if claim.action is Action.REMAIN:
        return _Standing(denied, _By.STATE)
    if claim.action.starts and claim.target.kind.is_listed_by_name:
        return _Standing(denied, (_By.NO_ACT if mention.told else _By.STATE) if denied else _By.ACT)
    return None


def _told(thing: Thing) -> str:
    claim = thing.item
    assert isinstance(claim, Claim)
    return f"{'not ' if claim.status is Status.DENIED else ''}{claim.action.value} {claim.target.name}"


def who(mentions: Iterable[Mention]) -> str:
    """Who says so, in which report; of several the first and how many more."""
    told = list(
        dict.fromkeys(f"{each.speaker or each.publisher or 'the newsroom'}, {each.kept.name}" for each in mentions)
    )
    return told[0] + (f", and {len(told) - 1} more" if len(told) > 1 else "")
