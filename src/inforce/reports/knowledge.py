"""The data files of this package, read once: what outlets, mail programs and lists print around an article."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from inforce.knowledge import knowledge
from inforce.patterns import ANY, NO_LETTER, alternatives, held, openings

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
        self._whole = _Begun(self, "")
        self._opening = _Begun(self, r"(?:(?<!\w)|(?!\w))")
        self._tried: dict[tuple[tuple[int, ...], str], _Tried] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """The list as it stands, in lower case, where its members are plain words."""
        return frozenset(each.lower() for each in self._listed)

    @cached_property
    def _listed(self) -> list[str]:
        return [each for key in self._keys for each in table(self._name)[self._section][key]]

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, int]]]:
        """How each of the list may begin, and its place there, by the letter, or no letter, with which it does; those of which
        nothing tells that stand under ``*``."""
        found: dict[str, list[tuple[str, int]]] = {"*": []}
        for place, each in enumerate(self._listed):
            runs = openings(each)
            if runs is ANY:
                found["*"].append(("", place))
            else:
                for run in runs:
                    found.setdefault(run[:1], []).append((run, place))
        return found

    @cached_property
    def _traces(self) -> list[tuple[str, bool, int]]:
        """Runs of signs in lower case, whether a line must begin with them, and the place of an expression that matches no line
        without one of its own: one that stands at the start of a line is told by how it opens, if that is with letters."""
        found = list[tuple[str, bool, int]]()
        for place, each in enumerate(self._listed):
            anchored = _is_anchored(each)
            bare = each[1:] if anchored else each
            first = openings(bare)
            opens = anchored and first is not ANY and NO_LETTER not in first
            runs = first if opens else held(bare)
            found += [(run, opens, place) for run in (runs if runs is not ANY else {""})]
        return found

    def fitting(self, begun: str, end: str) -> "_Tried | None":
        """What of the list may open a line that begins so, with an end to each; None where nothing may."""
        places = self._begun_with(begun)
        return self._trying(places, end) if places else None

    def _trying(self, places: tuple[int, ...], end: str = "") -> "_Tried":
        if (found := self._tried.get((places, end))) is None:
            if len(self._tried) >= _KEPT:
                self._tried.clear()
            found = self._tried[places, end] = _Tried([self._listed[place] for place in places], end)
        return found

    def _begun_with(self, signs: str) -> tuple[int, ...]:
        """The places of those of the list that may begin as a line does, of which so many signs are told."""
        if _ODD.match(signs):
            return tuple(range(len(self._listed)))
        first = signs[:1]
        with_it = self._by_letter.get(first.lower() if first.isalpha() else NO_LETTER)
        if with_it is None:
            return self._with_any
        odd = _ODD.search(signs)
        begun = (signs[: odd.start()] if odd else signs).lower()
        fitting = {place for run, place in with_it if run.startswith(begun) or begun.startswith(run)}
        return tuple(sorted(fitting.union(self._with_any))) if fitting else self._with_any

    @cached_property
    def _with_any(self) -> tuple[int, ...]:
        """The places of those of which nothing tells how they begin."""
        return tuple(place for _, place in self._by_letter["*"])

    def is_all_of(self, line: str) -> re.Match[str] | None:
        """The line is one of the list; a mark at its end does not count."""
        if len(line) > _HEAD or (listed := self._whole[line[:_SIGNS]]) is None or (whole := listed.on(line)) is None:
            return None
        bare = line.rstrip(" .:!")
        return whole.fullmatch(bare) or (whole.fullmatch(line) if bare != line else None)

    def opens(self, line: str) -> re.Match[str] | None:
        """The line begins with one of the list, as a word of its own."""
        listed, head = self._opening[line[:_SIGNS]], line[:_HEAD]
        opening = listed.on(head) if listed is not None else None
        return opening.match(head) if opening is not None else None

    def within(self, line: str) -> bool:
        """One of the list stands in the line."""
        head = line[:_HEAD]
        lower = head.lower()
        places = {place for run, opens, place in self._traces if (lower.startswith(run) if opens else run in lower)}
        if _ODD.search(head):
            places = set(range(len(self._listed)))
        found = self._trying(tuple(sorted(places))).on(head) if places else None
        return found is not None and found.search(head) is not None


class _Tried:
    """Some of a list, tried together with an end to each; compiled when a line holds what one of them needs."""

    def __init__(self, listed: Sequence[str], end: str) -> None:
        self._listed, self._end = listed, end
        self._compiled: re.Pattern[str] | None = None

    def on(self, line: str) -> re.Pattern[str] | None:
        """To be tried on a line; None where that would be in vain."""
        if self._compiled is None and self._may_match(line):
            self._compiled = re.compile(f"(?:{'|'.join(self._listed)}){self._end}", re.IGNORECASE)
        return self._compiled

    def _may_match(self, line: str) -> bool:
        if self._needed is ANY or _ODD.search(line):
            return True
        lower = line.lower()
        return any(run in lower for run in self._needed)

    @cached_property
    def _needed(self) -> frozenset[str] | None:
        return held("|".join(self._listed))


class _Begun(dict[str, _Tried | None]):
    """By the signs with which a line begins: what of a list may open it, with an end to each; each told once and kept."""

    def __init__(self, phrases: Phrases, end: str) -> None:
        super().__init__()
        self._phrases, self._end = phrases, end

    def __missing__(self, begun: str) -> _Tried | None:
        if len(self) >= _KEPT:
            self.clear()
        found = self[begun] = self._phrases.fitting(begun, self._end)
        return found


def _is_anchored(pattern: str) -> bool:
    return pattern.startswith("^") and len(list(alternatives(pattern))) == 1
