"""Knowledge in data files: ``data/NAME.toml`` of a package, read once."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

parse: Callable[[str], dict[str, Any]]
try:
    import rtoml  # compiled: a new process parses the data files in a sixth of the time
except ImportError:  # there is no wheel of it for this platform
    import tomllib

    parse = tomllib.loads
else:
    parse = rtoml.loads


@cache
def knowledge(
    package: str, name: str
) -> dict[str, Any]:  # Any: TOML holds tables of any shape; readers check their own
    """The tables of ``data/NAME.toml`` below a package of ours (``lists``, ``reports``), by name; not to be changed."""
    return parse(files(f"inforce.{package}").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
