"""Marks: what people decided about matches. Kept for ever; the newest that fits counts, so that its opposite undoes one.

A mark is on a query and an entry. It fits a query that says the same (name, kind, all it tells but its id), and, where it
was made for an id, has that id. It holds as long as the entry says what it said then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from inforce.screening.model import Match, Query

if TYPE_CHECKING:
    from inforce.register.store import KeptMark


class Verdict(StrEnum):
    """Whether a match is the party asked about."""

    TRUE = "true"
    FALSE = "false"


class Standing(StrEnum):
    """Whether a mark still counts for a match."""

    HOLDS = "holds"
    ENTRY_CHANGED = "the entry has changed since"
    QUERY_CHANGED = "the query has changed since"


@dataclass(frozen=True, slots=True)
class Judged:
    """A match with the newest mark on it, where there is one."""

    match: Match
    mark: KeptMark | None = None
    standing: Standing | None = None

    @property
    def holds(self) -> bool:
        return self.standing is Standing.HOLDS

    @property
    def is_silent(self) -> bool:
        return self.mark is not None and self.mark.verdict == Verdict.FALSE and self.holds


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a query: its matches, the best first, and those that were marked false and stay silent."""

    query: Query
    matches: tuple[Judged, ...]
    silent: tuple[Judged, ...] = ()


def query_facts(query: Query) -> str:
    """All that a query tells but its id, as JSON; what is not told is left out."""
    told = {key: value for key, value in asdict(query).items() if key != "id" and value}
    return msgspec.json.encode(told, order="sorted").decode()


def query_name(facts: str) -> str:
    return str(query_told(facts).get("name", ""))


def query_told(facts: str) -> dict[str, object]:
    """What :func:`query_facts` wrote: ``name``, ``kind`` and ``facts``, as far as they were told."""
    return msgspec.json.decode(facts, type=dict[str, object])


class Marks:
    """The marks on the entries of one source, to be asked for a match."""

    def __init__(self, marks: Sequence[KeptMark] = (), hashes: Mapping[str, str] | None = None) -> None:
        """``marks``: oldest first. ``hashes``: of what entries say now, by entry."""
        self._by_entry: dict[str, list[KeptMark]] = {}
        self._hashes = hashes or {}
        for mark in reversed(marks):
            self._by_entry.setdefault(mark.entry, []).append(mark)

    def __bool__(self) -> bool:
        return bool(self._by_entry)

    def judge(self, query: Query, match: Match) -> Judged:
        on_entry = self._by_entry.get(match.entry, ())
        facts = query_facts(query) if on_entry else ""
        for mark in on_entry:
            if mark.query_id in (None, query.id) and mark.query == facts:
                changed = mark.entry_hash != self._hashes.get(mark.entry)
                return Judged(match, mark, Standing.ENTRY_CHANGED if changed else Standing.HOLDS)
        of_id = (mark for mark in on_entry if mark.query_id is not None and mark.query_id == query.id)
        if other := next(of_id, None):
            return Judged(match, other, Standing.QUERY_CHANGED)
        return Judged(match)


More = Callable[[Query, int], tuple[Match, ...]]
"""The matches of a query, so many at most."""


def judged(found: Iterable[tuple[Query, tuple[Match, ...]]], marks: Marks, limit: int, more: More) -> Iterator[Answer]:
    """Every answer with the decisions on its matches. Silent matches take nobody's place: behind as many as there are,
    more is asked for."""
    for query, matches in found:
        answer = _answer(query, matches, marks)
        wanted = limit
        while answer.silent and len(matches) >= wanted and len(answer.matches) < limit:
            wanted = limit + len(answer.silent)
            matches = more(query, wanted)
            answer = _answer(query, matches, marks)
        yield Answer(query, answer.matches[:limit], answer.silent)


def _answer(query: Query, matches: tuple[Match, ...], marks: Marks) -> Answer:
    each = [marks.judge(query, match) for match in matches]
    return Answer(query, tuple(one for one in each if not one.is_silent), tuple(one for one in each if one.is_silent))
