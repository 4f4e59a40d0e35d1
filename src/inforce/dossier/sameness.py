"""Which mentions in several reports are of one thing: the same claim of a measure, the same event. Pure.

Two claims are one where the same sender does the same to the same target, as far along, at times that meet. Two events are
one where they are of one type, between the same states, at times that meet; that they are counted differently does not part
them: it is a contradiction within one event.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from inforce.claims.model import Action, Claim, Event, Status
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


def things(mentions: Iterable[Mention]) -> list[Thing]:
    """All mentions, those of one thing together; a thing is what its first mention says."""
    groups: list[list[Mention]] = []
    under: dict[tuple[str, ...], list[int]] = {}
    for mention in sorted(mentions, key=_published):
        keys = _keys(mention)
        alike = sorted({place for key in keys for place in under.get(key, ())})
        same = next((place for place in alike if is_same(groups[place][0], mention)), None)
        if same is not None:
            groups[same].append(mention)
            continue
        for key in keys:
            under.setdefault(key, []).append(len(groups))
        groups.append([mention])
    return [Thing(tuple(group)) for group in groups]


def _published(mention: Mention) -> tuple[str, int, int]:
    published = mention.published
    first = str(published.first) if published and published.first else "9999"
    return first, mention.kept.number, mention.item.span.start


def is_same(one: Mention, other: Mention) -> bool:
    if _class(one.item) != _class(other.item):
        return False
    return _same_claim(one, other) if isinstance(one.item, Claim) else _same_event(one, other)


def _class(item: Claim | Event) -> tuple[str, ...]:
    """What mentions of one thing have in common in any case."""
    if isinstance(item, Event):
        happened = "occurred" if item.status in {"occurred", "ongoing"} else item.status
        return "event", item.type, happened
    return "claim", _turn(item.action), item.status.value


def _keys(mention: Mention) -> list[tuple[str, ...]]:
    """Under what a mention is looked for: two of one thing have one of these in common."""
    item, kind = mention.item, _class(mention.item)
    if isinstance(item, Claim):
        return [(*kind, key) for key in sorted(_names(item) | mention.entries)]
    sides = (*item.actor, *item.recipient)
    return [(*kind, key) for key in sorted({*countries(sides), *(f"name {fold(side)}" for side in sides)})]


def _turn(action: Action) -> str:
    """Reports call one act by several verbs: sanctions on a party are lifted, the party is delisted."""
    if action.starts:
        return "start"
    return "end" if action in {Action.LIFT, Action.DELIST} else action.value


def _same_claim(one: Mention, other: Mention) -> bool:
    a, b = one.item, other.item
    assert isinstance(a, Claim)
    assert isinstance(b, Claim)
    if not (_meet(countries(a.sender), countries(b.sender)) and same_target(one, other)):
        return False
    standing = a.action is Action.REMAIN or a.status is Status.DENIED
    return standing or near(one.when, other.when, _days()["days_of_claims"])


def same_target(one: Mention, other: Mention) -> bool:
    """The targets of two claims: under one name, or one entry of a register."""
    a, b = one.item, other.item
    assert isinstance(a, Claim)
    assert isinstance(b, Claim)
    return bool(one.entries & other.entries or _names(a) & _names(b))


def _names(claim: Claim) -> frozenset[str]:
    """A target's names without what reports put around them; a description is no name."""
    return _names_of(claim.target.name, claim.target.aliases)


@lru_cache(maxsize=1 << 14)
def _names_of(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    names = [name, *(alias for alias in aliases if bare(alias)[:1].isupper())]
    return frozenset(name_key(core(bare(each))) for each in names)


def _same_event(one: Mention, other: Mention) -> bool:
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
    days = _days()["days_of_claims"]
    return near(one.when, other.when, days) and near(one.published, other.published, days)


def _same_sides(a: Event, b: Event) -> bool:
    """Between the same states, one of which a report may leave out; without states, between parties named alike."""
    mine, yours = (countries([*each.actor, *each.recipient]) for each in (a, b))
    if mine and yours:
        return mine <= yours or yours <= mine
    return not {fold(name) for name in (*a.actor, *a.recipient)}.isdisjoint(
        fold(name) for name in (*b.actor, *b.recipient)
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


@cache
def _days() -> dict[str, float]:
    return knowledge("dossier", "chains")
