"""What one more look changes in the intervals over looks. Pure: sets in, sets out.

A row (or a number) is kept as intervals ``[first, gone)``: the first look that shows it and the first that shows it no
more (none while the newest look shows it). A look may come between two others, for downloads need not be imported in
the order of their retrieval.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", str, bytes)


@dataclass(frozen=True, slots=True)
class Placement(Generic[Item]):
    """How intervals change where a look is placed between its neighbours.

    ``begun``: new intervals from this look (until the next one, where there is one). ``ended``: intervals that reached
    past this look and now end at it. ``resumed``: of those, the ones that the next look shows again, from there on.
    ``earlier``: intervals that began with the next look and now begin with this one.
    """

    begun: frozenset[Item]
    ended: frozenset[Item]
    resumed: frozenset[Item]
    earlier: frozenset[Item]


def place(before: AbstractSet[Item], here: AbstractSet[Item], after: AbstractSet[Item] | None) -> Placement[Item]:
    """``before`` and ``after`` are what the neighbouring looks show; ``after`` is None behind the newest look."""
    ended = before - here
    appeared = here - before
    if after is None:
        return Placement(frozenset(appeared), frozenset(ended), frozenset(), frozenset())
    return Placement(
        begun=frozenset(appeared - after),
        ended=frozenset(ended),
        resumed=frozenset(ended & after),
        earlier=frozenset(appeared & after),
    )


@dataclass(frozen=True, slots=True)
class Removal(Generic[Item]):
    """How intervals change where a look is taken out from between its neighbours: the inverse of a placement.

    ``unbegun``: intervals that only this look showed, and which go. ``later``: intervals that began with this look and
    now begin with the next. ``longer``: intervals that ended at this look and now end at the next one (or, behind the
    newest, do not end). ``joined``: of intervals that ended at this look, those that the next shows again: one now.
    """

    unbegun: frozenset[Item]
    later: frozenset[Item]
    longer: frozenset[Item]
    joined: frozenset[Item]


def remove(before: AbstractSet[Item], here: AbstractSet[Item], after: AbstractSet[Item] | None) -> Removal[Item]:
    """``before`` and ``after`` are what the neighbouring looks show; ``after`` is None behind the newest look."""
    appeared, ended = here - before, before - here
    again = after if after is not None else frozenset()
    return Removal(
        unbegun=frozenset(appeared - again),
        later=frozenset(appeared & again),
        longer=frozenset(ended - again),
        joined=frozenset(ended & again),
    )
