"""The tables of this package, read once. Each says in its comments where it comes from."""

from functools import cache
from typing import Any

from inforce.knowledge import knowledge


def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    """One file of ``data/``: ``spelling``, ``scripts``, ``forms``, ``persons``, ``words``, ``given``,
    ``scoring``, ``fitting``, ``han``."""
    return knowledge("names", name)


@cache
def persons(name: str) -> frozenset[str]:
    """Words of a list of ``persons``."""
    return frozenset(table("persons")[name])
