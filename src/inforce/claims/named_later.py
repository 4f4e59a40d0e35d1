"""Named later: a party that the lead only describes, and that the next sentences name ("A North Korean shipping company has been
put back. Myohyang Shipping Co was relisted …")."""

from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.party import Party

_NEAR = 2
"""Sentences within which the name follows."""
_LOOKED_AT = 6
_PLAIN = frozenset(
    {"company", "firm", "group", "man", "woman", "co", "the", "of", "and", "a", "an", "one", "businessman"}
)
"""Words that tell nobody from anybody else."""


def name_later(drafts: Sequence[Draft]) -> None:
    """Gives descriptions the name under which the same is told of the same party right after. ``drafts``: in order."""
    for number, draft in enumerate(drafts):
        described = _only(draft)
        if described is None or described.proper or described.many:
            continue
        later = drafts[number + 1 : number + 1 + _LOOKED_AT]
        named = (_only(d) for d in later if _tells_on(draft, d))
        found = next((p for p in named if p is not None and _is_so_described(p, described)), None)
        if found is not None:
            described.names = [described.name, *[n for n in found.names if n != described.name]]
            described.name, described.proper, described.kind = found.name, True, found.kind


def _only(draft: Draft) -> Party | None:
    return draft.parties[0] if len(draft.parties) == 1 else None


def _tells_on(draft: Draft, later: Draft) -> bool:
    """The same was done by the same, told in one of the next sentences."""
    same = draft.action is later.action and draft.sender[:1] == later.sender[:1]
    return same and 0 < later.scene - draft.scene <= _NEAR


def _is_so_described(party: Party, described: Party) -> bool:
    """A name that bears a telling word of the description ("shipping")."""
    if not party.proper or party.many or (party.kind is not described.kind and party.sure):
        return False
    told = {w for w in described.name.lower().split() if len(w) > 3} - _PLAIN
    return not told.isdisjoint(party.name.lower().split())
