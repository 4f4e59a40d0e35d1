"""The tables of this package, read once. Each says in its comments where it comes from."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    """One file of ``data/``: ``spelling``, ``scripts``, ``forms``, ``persons``, ``words``, ``given``, ``scoring``."""
    return tomllib.loads(files("inforce.names").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
