"""Keepers: who is known for sanctions lists of its own, and who acts through a union."""

from functools import cache

from inforce.claims.lexicon import table


@cache
def keeps_lists(name: str) -> bool:
    """A jurisdiction, by its name in the gazetteer, that is known for sanctions of its own."""
    return name in table("jurisdictions")["keepers"]["known"]


@cache
def has_register(name: str) -> bool:
    """A jurisdiction whose machine-readable list is known."""
    return name in table("jurisdictions")["registers"]


@cache
def only_answers(name: str) -> bool:
    """A state with lists of its own that is more often a target."""
    return name in table("jurisdictions")["keepers"]["answering"]


@cache
def union_members() -> frozenset[str]:
    """States that act on sanctions through a union."""
    return frozenset(state for states in table("jurisdictions")["members"].values() for state in states)
