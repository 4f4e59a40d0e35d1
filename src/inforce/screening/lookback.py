"""Looking back: names screened before against what changed since; only what is new is told.

The work grows with the changes and the names, not with the register: an index is made of the changed entries alone, as they
are and as they were. How common words are is taken from the whole register, so that scores are those of a screening.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from inforce.names.building import build
from inforce.names.index import Listed, NameIndex
from inforce.screening.marks import Judged, Marks, Standing, Verdict
from inforce.screening.model import Match, Query, Settings
from inforce.screening.screener import BATCH, Screener


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that was added or amended: its names now, and its names before, none where it was added."""

    entry: str
    now: tuple[Listed, ...]
    before: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A match with an entry that changed. ``is_added``: it was not listed before. ``was``: the score by its names before,
    None where it was no match."""

    match: Match
    is_added: bool
    was: float | None = None

    @property
    def is_better(self) -> bool:
        return self.was is None or self.match.score > self.was


@dataclass(frozen=True, slots=True)
class New:
    """What is new about a query: a match that was none, or a lesser one, or one whose decision holds no longer."""

    found: Found
    judged: Judged


def lookback(
    changed: Sequence[Changed], whole: NameIndex, queries: Iterable[Query], settings: Settings
) -> Iterator[tuple[Query, tuple[Found, ...]]]:
    """Every query with its matches among what changed, the best first. ``whole``: the index of all that is listed now."""
    now = _screener([name for each in changed for name in each.now], whole, settings)
    before = _screener([name for each in changed for name in each.before], whole, settings)
    added = {each.entry for each in changed if not each.before}
    left = iter(queries)
    while batch := list(islice(left, BATCH)):
        found = now.screen(batch)
        known = iter(before.screen([query for query, matches in zip(batch, found, strict=True) if matches]))
        for query, matches in zip(batch, found, strict=True):
            was = {match.entry: match.score for match in next(known)} if matches else {}
            yield query, tuple(Found(each, each.entry in added, was.get(each.entry)) for each in matches)


def _screener(names: list[Listed], whole: NameIndex, settings: Settings) -> Screener:
    return Screener(build(names, whole=whole), settings)


def news(query: Query, found: Iterable[Found], marks: Marks) -> Iterator[New]:
    """What of the matches is new, with the decisions on them; a match marked false that is silent still is not."""
    for each in found:
        judged = marks.judge(query, each.match)
        if not judged.is_silent and (each.is_better or _speaks_again(judged)):
            yield New(each, judged)


def _speaks_again(judged: Judged) -> bool:
    mark = judged.mark
    return mark is not None and mark.verdict == Verdict.FALSE and judged.standing is Standing.ENTRY_CHANGED
