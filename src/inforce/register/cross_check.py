"""Our own diff beside the publisher's: what its deltas name and no edition shows, and the reverse.

Nothing is decided here. A difference may be a slip of the publisher's, a file that did not come from it, or an edition
that should be looked at again: people are told, and the answers stay as the editions have them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from inforce.moment import Interval
from inforce.register.notices import Turn
from inforce.register.store import KeptDelta, KeptDeltaChange, KeptEdition, Session, Stretch

_TURNS = {"add": Turn.LISTED, "remove": Turn.REMOVED}
_VERBS = {Turn.LISTED: "adds", Turn.REMOVED: "removes"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence on an entry of a register that deltas and editions tell otherwise."""

    register: str
    entry: str
    told: str

    def __str__(self) -> str:
        return f"{self.register} {self.entry}: {self.told}"


@dataclass(frozen=True, slots=True)
class _Named:
    """What one delta says of one entry."""

    delta: KeptDelta
    change: KeptDeltaChange

    @property
    def turn(self) -> Turn | None:
        return _TURNS.get(self.change.kind)

    @property
    def who(self) -> str:
        return f"{self.change.name or 'it'} ({self.delta.name}, published by {self.delta.by:%Y-%m-%d})"


def cross_check(session: Session, name: str) -> list[Difference]:
    """Every difference between the deltas and the editions in force of a register, by entry."""
    register = session.register_id(name) or 0
    if session.first_delta(register) is None:
        return []
    looks = [each for each in session.editions(register) if each.quarantine is None]
    presence: dict[str, list[Stretch]] = {}
    for number, kept in session.changed_presence(register, -1, looks[-1].at if looks else -1):
        presence.setdefault(number, []).append(kept)
    named: dict[str, list[_Named]] = {}
    for delta, change in session.delta_changes(register):
        named.setdefault(change.number, []).append(_Named(delta, change))
    deltas = list({each.sha256: each for each in session.deltas(register)}.values())
    check = _Check(name, looks, presence, named, deltas)
    return sorted([*check.unseen(), *check.unnamed()], key=lambda each: (len(each.entry), each.entry, each.told))


@dataclass(frozen=True, slots=True)
class _Check:
    register: str
    looks: Sequence[KeptEdition]
    presence: Mapping[str, Sequence[Stretch]]
    named: Mapping[str, Sequence[_Named]]
    deltas: Sequence[KeptDelta]

    def unseen(self) -> Iterator[Difference]:
        """What deltas name and the looks around them do not show."""
        for number, all_named in self.named.items():
            known = number in self.presence
            for each in {(it.delta.sha256, it.change.kind): it for it in all_named}.values():
                told = self._told(number, each) if known or each.change.certain else None
                if told:
                    yield Difference(self.register, number, told)

    def _told(self, number: str, named: _Named) -> str | None:
        delta, turn = named.delta, named.turn
        before = next((look for look in reversed(self.looks) if look.look.latest <= delta.after), None)
        after = next((look for look in self.looks if look.look.earliest >= delta.by), None)
        if turn is None:
            sides = [look for look in (before, after) if look]
            absent = len(sides) == 2 and not any(self._shows(look, number) for look in sides)
            return f"a delta changes {named.who}; the looks on both sides do not show it" if absent else None
        listed = turn is Turn.LISTED
        if (
            after
            and self._shows(after, number) is not listed
            and not self._undone(number, named, Interval(delta.by, after.look.latest))
        ):
            return f"a delta {_VERBS[turn]} {named.who}; the look at {after.look} {_does(not listed)} it"
        if (
            before
            and self._shows(before, number) is listed
            and not self._undone(number, named, Interval(before.look.earliest, delta.after))
        ):
            return f"a delta {_VERBS[turn]} {named.who}; the look at {before.look} {_does(listed)} it already"
        return None

    def _undone(self, number: str, named: _Named, between: Interval) -> bool:
        """Another delta between this one and a look says the opposite."""
        others = (each for each in self.named[number] if each.turn and each.turn is not named.turn)
        return any(Interval(each.delta.after, each.delta.by).meets(between) for each in others)

    def unnamed(self) -> Iterator[Difference]:
        """What two looks show to have changed, and none of the deltas published between them names."""
        neighbours = {b.at: (a, b) for a, b in pairwise(self.looks)}
        for number, stretches in self.presence.items():
            for stretch in stretches:
                for turn, at in ((Turn.LISTED, stretch.first), (Turn.REMOVED, stretch.gone)):
                    if at in neighbours:
                        yield from self._unnamed(number, turn, *neighbours[at])

    def _unnamed(self, number: str, turn: Turn, before: KeptEdition, after: KeptEdition) -> Iterator[Difference]:
        looks = Interval(before.look.earliest, after.look.latest)
        between = [each for each in self.deltas if Interval(each.after, each.by).meets(looks)]
        naming = {each.delta.sha256 for each in self.named.get(number, ()) if each.turn is turn}
        if between and not any(each.sha256 in naming for each in between):
            what = "came" if turn is Turn.LISTED else "went"
            told = f"it {what} between the looks at {before.look} and {after.look}; {_not_named(len(between))}"
            yield Difference(self.register, number, told)

    def _shows(self, look: KeptEdition, number: str) -> bool:
        return any(stretch.covers(look.at) for stretch in self.presence.get(number, ()))


def _does(shows: bool) -> str:  # noqa: FBT001
    return "shows" if shows else "does not show"


def _not_named(count: int) -> str:
    if count == 1:
        return "the one delta published then does not name that"
    return f"none of the {count} deltas published then names that"
