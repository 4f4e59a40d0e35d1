"""Knowledge in data files: ``data/NAME.toml`` of a package, read once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

parse: Callable[[str], dict[str, Any]]
try:
    import rtoml  # compiled: a new process parses the data files in a sixth of the time
except ImportError:  # there is no wheel of it for this platform
    import tomllib

    parse = tomllib.loads
else:
    parse = rtoml.loads

_PACKAGE = Path(__file__).parent
"""Beside libraries in C none of which can be loaded from an archive: the tools for packages in archives take longer to load than
most files to read."""


def data(package: str) -> Path:
    """The folder of the data files of a package of ours."""
    return _PACKAGE / package / "data"


@cache
def knowledge(
    package: str, name: str
) -> dict[str, Any]:  # Any: TOML holds tables of any shape; readers check their own
    """The tables of ``data/NAME.toml`` below a package of ours (``lists``, ``reports``), by name; not to be changed."""
    return parse(data(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
