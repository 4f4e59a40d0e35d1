"""What one more look changes in the intervals over looks. Pure: sets in, sets out.

A row (or a number) is kept as intervals ``[first, gone)``: the first look that shows it and the first that shows it no
more (none while the newest look shows it). A look may come between two others, for downloads need not be imported in
the order of their retrieval.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic

from inforce.lists.edition import Item, Since


@dataclass(frozen=True, slots=True)
class Difference(Generic[Item]):
    """What a look shows that the one before it does not, and what it shows no more."""

    appeared: frozenset[Item]
    ended: frozenset[Item]

    @classmethod
    def between(cls, before: AbstractSet[Item], here: AbstractSet[Item]) -> "Difference[Item]":
        appeared = frozenset(here - before)
        if len(appeared) == len(here) - len(before):  # as many as it has grown by: nothing ended
            return cls(appeared, frozenset())
        return cls(appeared, frozenset(before - here))

    @classmethod
    def told(cls, before: AbstractSet[Item], since: Since[Item] | None) -> "Difference[Item] | None":
        """What a reader knows already; None where it knows nothing, or of another set than the one before."""
        return cls(since.appeared, since.ended) if since and since.other is before else None


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


def place(here: Difference[Item], after: AbstractSet[Item] | None) -> Placement[Item]:
    """``here`` is the difference to the look before; ``after`` is what the look after shows, None behind the newest."""
    again = after if after is not None else frozenset[Item]()
    return Placement(
        begun=here.appeared - again,
        ended=here.ended,
        resumed=here.ended & again,
        earlier=here.appeared & again,
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


def remove(here: Difference[Item], after: AbstractSet[Item] | None) -> Removal[Item]:
    """``here`` is the difference to the look before; ``after`` is what the look after shows, None behind the newest."""
    again = after if after is not None else frozenset[Item]()
    return Removal(
        unbegun=here.appeared - again,
        later=here.appeared & again,
        longer=here.ended - again,
        joined=here.ended & again,
    )


@dataclass(frozen=True, slots=True)
class Turns(Generic[Item]):
    """What turns at a look that is in force: the difference to the look before, and what of it the look after shows
    (None behind the newest)."""

    here: Difference[Item]
    again: frozenset[Item] | None

    @classmethod
    def of(
        cls,
        begun: Mapping[Item, int | None],
        ended: AbstractSet[Item],
        resumed: AbstractSet[Item],
        following: int | None,
    ) -> "Turns[Item]":
        """From the intervals that begin at the look, by their ends; those that end there; those that begin with the
        look ``following`` it."""
        here = Difference(frozenset(begun), frozenset(ended))
        if following is None:
            return cls(here, None)
        lasting = {item for item, gone in begun.items() if gone is None or gone > following}
        return cls(here, frozenset(lasting | (resumed & ended)))
