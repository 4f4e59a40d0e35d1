"""Where reports contradict each other, or a register contradicts them. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from inforce.claims.model import Action, Claim, Event, Status
from inforce.dossier.mentions import Mention, near
from inforce.dossier.sameness import Thing, same_target
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
    claims = [(place, thing) for place, thing in enumerate(things) if isinstance(thing.item, Claim)]
    for (here, one), (there, other) in combinations(claims, 2):
        if _opposite(one.mentions[0], other.mentions[0]):
            words = f"{_told(one)} ({who(one.mentions)}) against {_told(other)} ({who(other.mentions)})"
            yield Contradiction((here, there), words)


def _opposite(one: Mention, other: Mention) -> bool:
    a, b = one.item, other.item
    assert isinstance(a, Claim)
    assert isinstance(b, Claim)
    if {_side(a), _side(b)} != {True, False} or not same_target(one, other):
        return False
    return near(one.when, other.when, DAYS)


def _side(claim: Claim) -> bool | None:
    """Free of the measure, under it, or neither told as a fact."""
    denied = claim.status is Status.DENIED
    if not (denied or claim.status is Status.IN_FORCE):
        return None
    if claim.action.ends:
        return not denied
    return denied if claim.action is Action.REMAIN else None


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
