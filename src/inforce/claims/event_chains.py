"""Event chains: one event for its several mentions, and the time that one takes from another."""

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from itertools import islice

from inforce.claims.gazetteer import country_names
from inforce.edtf import period
from inforce.values import record

_REACH = 200
"""Events told before that are looked at for one told again; what lies farther back is another story's."""


@record(slots=True, eq=False)
class Mention:
    """One mention of an event. ``definite``: its words take up what was told ("the visit", "those talks"); ``verbal``: a
    clause tells it; ``new``: it brings in another event of the kind. ``link``: the preposition before it."""

    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: str | None
    status: str
    count: int | None
    start: int
    end: int
    scene: int
    headline: bool
    verbal: bool
    definite: bool = False
    new: bool = False
    link: str = ""
    groups: dict[str, int] = field(default_factory=dict)

    def take(self, other: "Mention") -> None:
        """Adds what another mention of the same event tells; its words stand for the event where they tell more."""
        better = (not other.headline, other.verbal) > (not self.headline, self.verbal)
        if better:
            self.start, self.end, self.status = other.start, other.end, other.status
            self.headline, self.verbal = other.headline, other.verbal
        self.when = self.when or other.when
        self.count = self.count or other.count
        self.actor = self.actor or other.actor
        self.recipient = self.recipient or other.recipient
        self.groups = self.groups or other.groups


def same_event(known: Sequence[Mention], mention: Mention) -> Mention | None:
    """The event told before that a mention tells again; the latest first."""
    if mention.new:
        return None
    return next((m for m in islice(reversed(known), _REACH) if _is_same(m, mention)), None)


def _is_same(known: Mention, mention: Mention) -> bool:
    if (known.type, known.mode) != (mention.type, mention.mode):
        return False
    if known.count and mention.count and known.count != mention.count:
        return False
    if known.when and mention.when and not overlap(known.when, mention.when):
        return False
    if mention.definite and not (mention.actor or mention.recipient):
        return True
    actors, recipients = agree(known.actor, mention.actor), agree(known.recipient, mention.recipient, by_noun=True)
    if actors is False or recipients is False or _is_vaguer(known, mention):
        return False
    counted = known.count is not None and known.count == mention.count
    return (
        counted or bool(actors and recipients) or (not (mention.verbal and known.verbal) and bool(actors or recipients))
    )


def _is_vaguer(known: Mention, mention: Mention) -> bool:
    """Somebody by name and "envoys of the state" are told apart where no time says that they are the same."""
    named = [any(_is_personal(n) for n in m.actor) for m in (known, mention)]
    told = known.when is not None and mention.when is not None
    return mention.verbal and bool(known.actor and mention.actor) and named[0] is not named[1] and not told


def agree(one: tuple[str, ...], other: tuple[str, ...], *, by_noun: bool = False) -> bool | None:
    """Whether two lists of names have one in common; None where one is empty. ``by_noun``: "52 prisoners" may be "political
    prisoners"."""
    if not one or not other:
        return None
    people = [[n for n in names if _is_personal(n)] for names in (one, other)]
    if all(people):
        one, other = tuple(people[0]), tuple(people[1])
    return any(
        a == b or (a.split()[-1] == b.split()[-1] and (by_noun or a.split()[-1][:1].isupper()))
        for a in one
        for b in other
    )


@lru_cache(maxsize=4096)
def _is_personal(name: str) -> bool:
    """A name of somebody, not of a state and not a description."""
    return name not in country_names() and all(w[:1].isupper() for w in name.split())


@lru_cache(maxsize=4096)
def overlap(one: str, other: str) -> bool:
    """Two times in EDTF may be one."""
    return period(one).meets(period(other))
