"""Licences that run out: a report that says so tells nothing of the listing, which stays as it is."""

from functools import cache

from inforce.claims.model import Action, Claim
from inforce.knowledge import knowledge


def is_of_licence(claim: Claim) -> bool:
    """ "The waiver for X expired on 1 May": by the claim's own words it is a licence that lapses, not the sanctions."""
    if claim.action is not Action.LAPSE:
        return False
    words = (word.strip("\"'“”«»(") for word in claim.span.text.lower().split())
    return any(word.startswith(_begins()) for word in words)


@cache
def _begins() -> tuple[str, ...]:
    return tuple(knowledge("reconcile", "licences")["begins"])
