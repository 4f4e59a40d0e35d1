"""The data files of this package, read once: what outlets, mail programs and lists print around an article."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_HEAD = 400
"""Characters of a line that are looked at: nothing that is sought stands deeper, and long lines stay cheap."""


@cache
def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of any shape; each reader checks its own
    """The data file ``NAME.toml`` as it stands."""
    return tomllib.loads(files("inforce.reports").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


class Phrases:
    """One list of a data file: regular expressions that are tried together, letter case ignored."""

    def __init__(self, name: str, section: str, *keys: str) -> None:
        listed = [each for key in keys for each in table(name)[section][key]]
        any_of = "(?:" + "|".join(listed) + ")"
        self.words = frozenset(each.lower() for each in listed)
        self._whole = re.compile(any_of, re.IGNORECASE)
        self._opening = re.compile(any_of + r"(?:(?<!\w)|(?!\w))", re.IGNORECASE)

    def is_all_of(self, line: str) -> re.Match[str] | None:
        """The line is one of the list; a mark at its end does not count."""
        if len(line) > _HEAD:
            return None
        bare = line.rstrip(" .:!")
        return self._whole.fullmatch(bare) or (self._whole.fullmatch(line) if bare != line else None)

    def opens(self, line: str) -> re.Match[str] | None:
        """The line begins with one of the list, as a word of its own."""
        return self._opening.match(line[:_HEAD])

    def within(self, line: str) -> re.Match[str] | None:
        """One of the list stands in the line."""
        return self._whole.search(line[:_HEAD])
