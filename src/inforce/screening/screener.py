"""The one function that screens: a batch of queries against an index."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import NamedTuple

from inforce.cycles import pass_for_old
from inforce.names.alternatives import BETWEEN_NAMES, alternatives, may_have_initials, perhaps_several
from inforce.names.candidates import Finder
from inforce.names.index import NameIndex
from inforce.names.narrowing import SLACK
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import Aligned, Because, aligned, cost, explained, score_of
from inforce.names.weigh import Weighed, weigh
from inforce.screening.facts import Facts, decoded, told_in
from inforce.screening.model import Match, Query, Settings
from inforce.screening.qualifying import most_added, qualified, within

BATCH = 4096
"""Queries that are looked up together; the answer to none depends on it."""
ENOUGH = 400
"""Names that are scored for one query at most, those with the highest bounds."""
LEAST_NAME = 0.4
"""What a name must score by itself, whatever else agrees; less where the threshold is below it."""
Asked = tuple[str, Kind, Facts | None]


WORTH_WAITING = 256
"""Queries in a batch from which the collector of garbage waits until it is done."""


MANY_NEW = 2_000_000
"""Values made and still held from which those that are garbage in circles are looked for."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Without collections of garbage but those of what is new: screening makes many small things that stay, and no cycles;
    looking for these again and again is a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            pass_for_old()
            gc.enable()


class _Found(NamedTuple):
    """The likest name of an entry so far."""

    points: float
    name: int
    both: Aligned

    def is_below(self, points: float, name: int) -> bool:
        """Of names of an entry that are equally alike the one that is listed first counts, in whichever order they come."""
        return self.points < points or (self.points == points and name < self.name)


@dataclass(frozen=True, slots=True, eq=False)
class Screener:
    """Screens queries against the names of an index. Holds what it has looked up; one for each process."""

    index: NameIndex
    settings: Settings = field(default_factory=Settings)
    _finder: Finder = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_finder", Finder(self.index))

    @property
    def _least_name(self) -> float:
        return min(LEAST_NAME, self.settings.threshold)

    def asking(self, settings: Settings) -> "Screener":
        """The same with other settings; what is looked up is held once for both."""
        other = Screener.__new__(Screener)
        for name, value in (("index", self.index), ("settings", settings), ("_finder", self._finder)):
            object.__setattr__(other, name, value)
        return other

    def screen(self, queries: Sequence[Query]) -> list[tuple[Match, ...]]:
        """The matches of each query, the best first, in the order of the queries."""
        if len(queries) < WORTH_WAITING:
            return self._screened(queries)
        with uncollected():
            found = self._screened(queries)
            if gc.get_count()[0] > MANY_NEW:
                gc.collect(1)
            return found

    def _screened(self, queries: Sequence[Query]) -> list[tuple[Match, ...]]:
        asked: list[Asked] = [(each.name, each.kind, each.facts) for each in queries]
        several = {
            at: names for at in perhaps_several([each.name for each in queries]) if (names := _names_in(queries[at]))
        }
        once = dict.fromkeys(chain(asked, *several.values()))
        if len(once) == len(queries) and not several and all(facts is None for _, _, facts in asked):
            return self._answers(asked, most_added(None))
        told: dict[Asked, tuple[Match, ...]] = {}
        for more, alike in _by_what_is_added(once).items():
            told |= zip(alike, self._answers(alike, more), strict=True)
        found = [told[each] for each in asked]
        for at, names in several.items():
            text = queries[at].name
            found[at] = self._best_of([_naming(text, each[0], told[each]) for each in names])
        return found

    def _best_of(self, answers: Sequence[tuple[Match, ...]]) -> tuple[Match, ...]:
        """The best matches of several names that one query gives, each entry once."""
        best: dict[str, Match] = {}
        for match in chain(*answers):
            if match.entry not in best or best[match.entry].score < match.score:
                best[match.entry] = match
        return tuple(sorted(best.values(), key=lambda match: -match.score)[: self.settings.limit])

    def _answers(self, asked: list[Asked], more: float) -> list[tuple[Match, ...]]:
        """The matches of names of kinds, each of them once. ``more``: what facts may add to any of them."""
        names = [(name, kind) for name, kind, _ in asked]
        found = self._finder.candidates(names, self.settings.threshold - more, self._least_name)
        answers: list[tuple[Match, ...]] = [()] * len(asked)
        at, likely, bounds = found.query.tolist(), found.name.tolist(), found.bound.tolist()
        first = 0
        while first < len(at):
            last = first
            while last < len(at) and at[last] == at[first]:
                last += 1
            name, kind, facts = asked[at[first]]
            query = weigh(parse(name, kind), self.index.rarity)
            answers[at[first]] = self._best(
                query, facts, likely[first:last], [each + more for each in bounds[first:last]]
            )
            first = last
        return answers

    def each(self, queries: Iterator[Query]) -> Iterator[tuple[Query, tuple[Match, ...]]]:
        """The same for a stream of queries, a batch at a time."""
        with uncollected():
            while batch := list(islice(queries, BATCH)):
                yield from zip(batch, self.screen(batch), strict=True)

    def _best(self, query: Weighed, facts: Facts | None, names: list[int], bounds: list[float]) -> tuple[Match, ...]:
        """The best entries among candidates, which come with the highest bound first."""
        settings, best = self.settings, dict[int, _Found]()
        least = (
            self._least_name if facts else settings.threshold
        )  # without facts nothing is added to what the words score
        shapes: dict[Kind, Weighed] = {query.name.kind: query}
        for name, bound in islice(zip(names, bounds, strict=True), ENOUGH):
            if len(best) >= settings.limit and bound + SLACK < _least(best, settings.limit):
                break
            entry = self.index.entry_of(name)
            listed = self.index.name(name)
            both = self._aligned(shapes, query, listed)
            points = score_of(both, least)
            if points < least:
                continue
            points = round(points + sum(each.points for each in self._beside(query, name, facts, points)), 4)
            if points >= settings.threshold and (entry not in best or best[entry].is_below(points, name)):
                best[entry] = _Found(points, name, both)
        ranked = sorted(best.items(), key=lambda each: (-each[1].points, each[1].name))[: settings.limit]
        return tuple(self._match(query, facts, entry, found) for entry, found in ranked)

    def _aligned(self, shapes: dict[Kind, Weighed], query: Weighed, listed: Weighed) -> Aligned:
        """Both names' words set against each other; of two names of unknown kind also as a person with initials."""
        kind = listed.name.kind
        both = aligned(self._shape(shapes, query, kind), listed)
        if kind is not Kind.ANY or query.name.kind is not Kind.ANY or not may_have_initials(query.name.text):
            return both
        return max(both, aligned(self._shape(shapes, query, Kind.PERSON), listed), key=score_of)

    def _shape(self, shapes: dict[Kind, Weighed], query: Weighed, kind: Kind) -> Weighed:
        """A query of unknown kind is taken apart as a name of the listed one's kind."""
        if query.name.kind is not Kind.ANY:
            return query
        if kind not in shapes:
            shapes[kind] = weigh(parse(query.name.text, kind), self.index.rarity)
        return shapes[kind]

    def _beside(self, query: Weighed, name: int, facts: Facts | None, points: float) -> list[Because]:
        """What tells for or against a match beside the words, which score so many points."""
        told = []
        if not query.name.kind.may_be(self.index.kind_of(name)):
            told.append(Because(-cost("kind"), f"another kind: {self.index.kind_of(name)}"))
        if self.index.is_weak(name):
            told.append(Because(-cost("weak"), "an alias that the publisher calls weak"))
        if facts:
            listed = decoded(self.index.told(self.index.entry_of(name)))
            told += within(qualified(facts, listed), points + sum(each.points for each in told))
        return told

    def _match(self, query: Weighed, facts: Facts | None, entry: int, found: _Found) -> Match:
        scored = explained(found.both)
        beside = self._beside(query, found.name, facts, scored.score)
        points = max(0.0, round(scored.score + sum(each.points for each in beside), 4))
        listed = found.both.other.name
        return Match(self.index.entry(entry), listed.text, points, (*scored.because, *beside), kind=listed.kind)


def _names_in(query: Query) -> list[Asked]:
    """What a query asks that gives several names: the text itself, then each of those with ``|`` or ``;`` between them, and what
    each gives by itself. Nothing where it gives one name."""
    texts = [query.name, *told_in(query.name)] if _has_several(query.name) else [query.name]
    names = dict.fromkeys(chain.from_iterable(map(alternatives, texts)))
    return [(name, query.kind, query.facts) for name in names] if len(names) > 1 else []


def _has_several(text: str) -> bool:
    return any(sign in text for sign in BETWEEN_NAMES)


def _naming(text: str, name: str, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Matches of one of several names of a query, which say which."""
    if name == text or not _has_several(text):
        return matches
    of = Because(0.0, f'of several names: "{name}"')
    return tuple(replace(match, because=(of, *match.because)) for match in matches)


def _by_what_is_added(asked: Collection[Asked]) -> dict[float, list[Asked]]:
    """What is asked, by how much its facts may add to a score."""
    found: dict[float, list[Asked]] = {}
    plain = [each for each in asked if each[2] is None]
    if plain:
        found[most_added(None)] = plain
    for each in asked:
        if each[2] is not None:
            found.setdefault(most_added(each[2]), []).append(each)
    return found


def _least(best: Mapping[int, _Found], limit: int) -> float:
    """The score that a further match must reach to be among so many."""
    return sorted((found.points for found in best.values()), reverse=True)[limit - 1]
