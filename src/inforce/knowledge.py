"""Knowledge in data files: ``data/NAME.toml`` of a package, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def knowledge(
    package: str, name: str
) -> dict[str, Any]:  # Any: TOML holds tables of any shape; readers check their own
    """The tables of ``data/NAME.toml`` below a package of ours (``lists``, ``reports``), by name; not to be changed."""
    return tomllib.loads(files(f"inforce.{package}").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
