"""The data files of this package, read once: what outlets, mail programs and lists print around an article."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from inforce.knowledge import knowledge
from inforce.patterns import ANY, NO_LETTER, openings

_HEAD = 400
"""Characters of a line that are looked at: nothing that is sought stands deeper, and long lines stay cheap."""


_ODD = re.compile(r"[^\W\d_a-zA-Zа-яёА-ЯЁ]")
"""A letter that may be another where letter case is ignored, as "ſ" is an "s"."""
_SIGNS = 5
"""How many signs with which a line begins tell which expressions are tried."""
_KEPT = 4096
"""Beginnings of lines whose expressions are kept."""


def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of any shape; each reader checks its own
    """The data file ``NAME.toml`` as it stands."""
    return knowledge("reports", name)


class Phrases:
    """One list of a data file: regular expressions that are tried together, letter case ignored.

    Files are read and expressions compiled when they are first asked: importing this package costs little. Of a list that must
    open a line, only those are compiled that may begin as some line does.
    """

    def __init__(self, name: str, section: str, *keys: str) -> None:
        self._name, self._section, self._keys = name, section, keys
        self._whole: dict[str, re.Pattern[str] | None] = {}
        self._opening: dict[str, re.Pattern[str] | None] = {}
        self._tried: dict[str, re.Pattern[str]] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """The list as it stands, in lower case, where its members are plain words."""
        return frozenset(each.lower() for each in self._listed)

    @cached_property
    def _listed(self) -> list[str]:
        return [each for key in self._keys for each in table(self._name)[self._section][key]]

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[int, frozenset[str] | None]]]:
        """The places in the list by the letter, or no letter, with which each may begin, and how it does; those of which nothing
        tells that stand under ``*``."""
        found: dict[str, list[tuple[int, frozenset[str] | None]]] = {"*": []}
        for place, each in enumerate(self._listed):
            runs = openings(each)
            for letter in {run[:1] for run in runs} if runs is not ANY else "*":
                found.setdefault(letter, []).append((place, runs))
        return found

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._listed), re.IGNORECASE)

    def _compiled(self, line: str, known: dict[str, re.Pattern[str] | None], end: str) -> re.Pattern[str] | None:
        """What of the list may open a line, with an end to each; None where nothing may."""
        begun = line[:_SIGNS]
        if begun not in known:
            if len(known) >= _KEPT:
                known.clear()
            fitting = self._begun_with(begun)
            known[begun] = self._trying(_any_of(fitting) + end) if fitting else None
        return known[begun]

    def _trying(self, pattern: str) -> re.Pattern[str]:
        if (found := self._tried.get(pattern)) is None:
            found = self._tried[pattern] = re.compile(pattern, re.IGNORECASE)
        return found

    def _begun_with(self, signs: str) -> list[str]:
        """Those of the list that may begin as a line does, of which so many signs are told."""
        odd = _ODD.search(signs)
        if odd and not odd.start():
            return self._listed
        begun = (signs[: odd.start()] if odd else signs).lower()
        letter = begun[:1] if begun[:1].isalpha() else NO_LETTER
        fitting = [place for place, runs in self._by_letter.get(letter, ()) if runs is ANY or _may_open(runs, begun)]
        fitting += [place for place, _ in self._by_letter["*"]]
        return [self._listed[place] for place in sorted(fitting)]

    def is_all_of(self, line: str) -> re.Match[str] | None:
        """The line is one of the list; a mark at its end does not count."""
        if len(line) > _HEAD or (whole := self._compiled(line, self._whole, "")) is None:
            return None
        bare = line.rstrip(" .:!")
        return whole.fullmatch(bare) or (whole.fullmatch(line) if bare != line else None)

    def opens(self, line: str) -> re.Match[str] | None:
        """The line begins with one of the list, as a word of its own."""
        opening = self._compiled(line, self._opening, r"(?:(?<!\w)|(?!\w))")
        return opening.match(line[:_HEAD]) if opening else None

    def within(self, line: str) -> re.Match[str] | None:
        """One of the list stands in the line."""
        return self._anywhere.search(line[:_HEAD])


def _any_of(listed: Iterable[str]) -> str:
    return "(?:" + "|".join(listed) + ")"


def _may_open(openings: Iterable[str], begun: str) -> bool:
    """Whether a line may open with one of some runs of signs, of which ``begun`` is told."""
    if not begun[:1].isalpha():
        return NO_LETTER in openings
    for run in openings:  # noqa: SIM110 - a loop is faster, and this is asked of many lines
        if run and (run.startswith(begun) or begun.startswith(run)):
            return True
    return False
