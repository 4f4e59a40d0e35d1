"""Licences that run out: a report that says so tells nothing of the listing, which stays as it is."""

import re
from functools import cache
from itertools import pairwise

from inforce.claims.model import Action, Claim
from inforce.knowledge import knowledge

_WORD = re.compile(r"\w+(?:-\w+)*")


def is_of_licence(claim: Claim) -> bool:
    """ "The waiver for X expired on 1 May": by the claim's own words it is a licence that lapses, not the sanctions. What lapses
    is what is told first of the two."""
    if claim.action is not Action.LAPSE:
        return False
    words = _beside_name(claim)
    for word, following in pairwise([*words, ""]):
        if word in _told("licences") and following not in _told("measures") and following not in _told("objects"):
            return True
        if word in _told("measures") and following not in _told("licences"):
            return False
    return False


def _beside_name(claim: Claim) -> list[str]:
    """The words of a claim without those of its target's names: "Permit Group" holds none."""
    text = claim.span.text.lower()
    for name in sorted({claim.target.name, *claim.target.aliases} - {""}, key=len, reverse=True):
        text = text.replace(name.lower(), " x ")
    return _WORD.findall(text)


@cache
def _told(what: str) -> frozenset[str]:
    return frozenset(knowledge("reconcile", "licences")[what])
