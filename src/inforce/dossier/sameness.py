"""Which mentions in several reports are of one thing: the same claim of a measure, the same event. Pure.

Two claims are one where the same sender does the same to the same target, as far along, at times that meet; a state that
lasts is told as of the day of its report. Two events are
one where they are of one type, between the same states, at times that meet; that they are counted differently does not part
them: it is a contradiction within one event.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from inforce.claims.model import Action, Claim, Event
from inforce.dossier.mentions import Mention, countries, near
from inforce.knowledge import knowledge
from inforce.names import fold, name_key
from inforce.reconcile.readings import bare, core


@dataclass(frozen=True, slots=True)
class Thing:
    """One claim or event with all that tell of it, in the order of their publication."""

    mentions: tuple[Mention, ...]

    @property
    def item(self) -> Claim | Event:
        """As the first report tells it."""
        return self.mentions[0].item

    @property
    def reports(self) -> int:
        return len({each.kept.number for each in self.mentions})


def is_same(one: Mention, other: Mention) -> bool:
    return _class(one.item) == _class(other.item) and same_target(one, other) and goes_with(one, other)


def goes_with(one: Mention, other: Mention) -> bool:
    """Of two mentions of one class, on one target: nothing else parts them. What is left open parts nothing."""
    return _claims_go(one, other) if isinstance(one.item, Claim) else _events_go(one, other)


def _class(item: Claim | Event) -> tuple[str, ...]:
    """What mentions of one thing have in common in any case."""
    if isinstance(item, Event):
        happened = "occurred" if item.status in {"occurred", "ongoing"} else item.status
        return "event", item.type, happened
    return "claim", _turn(item.action), item.status.value


def keys(mention: Mention) -> list[tuple[str, ...]]:
    """Under what a mention is looked for: two of one thing have one of these in common."""
    item, kind = mention.item, _class(mention.item)
    if isinstance(item, Claim):
        return [(*kind, key) for key in sorted(names_target(item) | mention.entries)]
    named = (*item.actor, *item.recipient)
    return [(*kind, key) for key in sorted({*sides(item), *(f"name {fold(each)}" for each in named)})]


def _turn(action: Action) -> str:
    """Reports call one act by several verbs: sanctions on a party are lifted, the party is delisted."""
    if action.starts:
        return "start"
    return "end" if action in {Action.LIFT, Action.DELIST} else action.value


def _claims_go(one: Mention, other: Mention) -> bool:
    """A state that is told to last does with another that is told at about the same day, whenever each began."""
    if not same_sender(one, other) or not near(one.time, other.time, days_of_claims()):
        return False
    return not (one.is_open or other.is_open) or near(one.end, other.end, days_of_claims())


def same_sender(one: Mention, other: Mention) -> bool:
    """One state or union sends both, as far as that is told."""
    a, b = one.item, other.item
    assert isinstance(a, Claim)
    assert isinstance(b, Claim)
    mine, yours = countries(a.sender), countries(b.sender)
    return not mine or not yours or bool(mine & yours)


def same_target(one: Mention, other: Mention) -> bool:
    """The targets of two claims: under one name, or one entry of a register. Events have none that could part them."""
    a, b = one.item, other.item
    if not (isinstance(a, Claim) and isinstance(b, Claim)):
        return True
    return bool(one.entries & other.entries or names_target(a) & names_target(b))


def names_target(claim: Claim) -> frozenset[str]:
    """A target's names without what reports put around them; a description is no name."""
    return _names_of(claim.target.name, claim.target.aliases)


@lru_cache(maxsize=1 << 14)
def _names_of(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    names = [name, *(alias for alias in aliases if bare(alias)[:1].isupper())]
    return frozenset(name_key(core(bare(each))) for each in names)


def _events_go(one: Mention, other: Mention) -> bool:
    a, b = one.item, other.item
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if not _same_sides(a, b):
        return False
    if not (one.told and other.told):  # the day of a report is no day of what it looks back on
        return _told_soon(one, other)
    return near(one.when, other.when, _days()["days_of_events"])


def _told_soon(one: Mention, other: Mention) -> bool:
    days = days_of_claims()
    return near(one.when, other.when, days) and near(one.published, other.published, days)


def _same_sides(a: Event, b: Event) -> bool:
    """Between the same states, one of which a report may leave out; without states, between parties named alike."""
    mine, yours = sides(a), sides(b)
    if mine and yours:
        return mine <= yours or yours <= mine
    return not {fold(name) for name in (*a.actor, *a.recipient)}.isdisjoint(
        fold(name) for name in (*b.actor, *b.recipient)
    )


def sides(event: Event) -> frozenset[str]:
    """The states between which something happened."""
    return countries([*event.actor, *event.recipient])


def days_of_claims() -> float:
    """By so many days may reports differ on when a measure was taken."""
    return _days()["days_of_claims"]


@cache
def _days() -> dict[str, float]:
    return knowledge("dossier", "chains")
