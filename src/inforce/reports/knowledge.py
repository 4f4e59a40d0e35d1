"""The data files of this package, read once: what outlets, mail programs and lists print around an article."""

import re
from functools import cached_property
from typing import Any

from inforce.knowledge import knowledge

_HEAD = 400
"""Characters of a line that are looked at: nothing that is sought stands deeper, and long lines stay cheap."""


def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of any shape; each reader checks its own
    """The data file ``NAME.toml`` as it stands."""
    return knowledge("reports", name)


class Phrases:
    """One list of a data file: regular expressions that are tried together, letter case ignored.

    Files are read and expressions compiled when they are first asked: importing this package costs little.
    """

    def __init__(self, name: str, section: str, *keys: str) -> None:
        self._name, self._section, self._keys = name, section, keys

    @cached_property
    def words(self) -> frozenset[str]:
        """The list as it stands, in lower case, where its members are plain words."""
        return frozenset(each.lower() for each in self._listed())

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._any_of(), re.IGNORECASE)

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return re.compile(self._any_of() + r"(?:(?<!\w)|(?!\w))", re.IGNORECASE)

    def _listed(self) -> list[str]:
        return [each for key in self._keys for each in table(self._name)[self._section][key]]

    def _any_of(self) -> str:
        return "(?:" + "|".join(self._listed()) + ")"

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
