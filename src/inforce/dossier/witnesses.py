"""Witnesses of one thing: independent ones told from copies of one chain. Pure.

Two mentions belong to one chain where something shows that the one comes from the other or both from a third: the same person
says it; both came through the same outlet; one was published by the outlet through which the other has it; a newsroom repeats
in its own voice what it has from somebody; or the words are copied. What belongs together with a third belongs together. Two
persons whom one newsroom quotes are two witnesses. Mentions that nothing joins are counted as independent: that shows no more
than that the reports do not tell of a common source.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import combinations
from typing import Any

from inforce.dossier.mentions import Mention
from inforce.dossier.outlets import outlet
from inforce.dossier.persons import is_named, same_person
from inforce.knowledge import knowledge
from inforce.names import fold

_Runs = frozenset[int]
"""Hashes of runs of words, which take a tenth of the memory: there are as many as words."""
BODY = 20_000
"""Characters of a report that are compared at most."""


class Tie(StrEnum):
    """Why two mentions are of one chain."""

    SAME_OUTLET = "the same outlet"
    TAKEN_FROM = "one has it from the other's outlet"
    SAME_CHANNEL = "both through the same outlet"
    SAME_SPEAKER = "the same person says it"
    SAME_WORDS = "the same words"


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions of a thing, by their places in it, what ties them and who or what that is."""

    one: int
    other: int
    tie: Tie
    by: str

    def __str__(self) -> str:
        return f"{self.tie} ({self.by})"


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions that come from one source, by their places in the thing, and what ties them: one witness.

    ``named``: somebody or some outlet is named for it; an unnamed one ("a diplomat") may be another's source again.
    """

    places: tuple[int, ...]
    links: tuple[Link, ...]
    named: bool = True


def chains(mentions: Sequence[Mention]) -> tuple[Chain, ...]:
    """The independent witnesses of one thing, each with all that repeat it."""
    root = list(range(len(mentions)))
    linked: dict[int, list[Link]] = {}
    for each in list(_links(mentions, root)):
        linked.setdefault(_find(root, each.one), []).append(each)
    together: dict[int, list[int]] = {}
    for place in range(len(mentions)):
        together.setdefault(_find(root, place), []).append(place)
    return tuple(
        Chain(
            tuple(places),
            tuple(linked.get(first, ())),
            any(_is_named(mentions[place]) for place in places),
        )
        for first, places in together.items()
    )


def _is_named(mention: Mention) -> bool:
    """The newsroom itself, an outlet, or a speaker by name."""
    return mention.speaker is None or is_named(mention.speaker) or mention.speaker == mention.publisher


def _find(root: list[int], place: int) -> int:
    while root[place] != place:
        place = root[place]
    return place


def _links(mentions: Sequence[Mention], root: list[int]) -> Iterator[Link]:
    """One for each mention that comes to a chain; what is of one chain already needs no further one."""
    runs, whole = [_runs(each.passage) for each in mentions], _Whole(mentions)
    for (here, one), (there, other) in combinations(enumerate(mentions), 2):
        if (first := _find(root, here)) == (second := _find(root, there)):
            continue
        if tied := tie(one, other):
            yield Link(here, there, *tied)
        elif one.kept.number != other.kept.number and (share := _copied(runs[here], runs[there])):
            yield Link(here, there, Tie.SAME_WORDS, f"{share:.0%} of the shorter passage")
        elif one.kept.number != other.kept.number and (share := whole.copied(one, other, runs[here], runs[there])):
            yield Link(here, there, Tie.SAME_WORDS, f"{share:.0%} of the shorter report")
        else:
            continue
        root[max(first, second)] = min(first, second)


def tie(one: Mention, other: Mention) -> tuple[Tie, str] | None:
    """What ties two mentions beside their words, the closest tie first; and by whom."""
    if one.speaker and other.speaker and same_person(one.speaker, other.speaker):
        return Tie.SAME_SPEAKER, max(one.speaker, other.speaker, key=len)
    (through, name), (beyond, theirs) = _conduit(one), _conduit(other)
    if through and through == beyond:
        return Tie.SAME_CHANNEL, name
    for channel, called, publisher in (
        (through, name, outlet(other.publisher)),
        (beyond, theirs, outlet(one.publisher)),
    ):
        if channel and channel == publisher:
            return Tie.TAKEN_FROM, called
    both_quote = one.speaker is not None and other.speaker is not None
    if not both_quote and _of_one_newsroom(one, other):
        return Tie.SAME_OUTLET, one.publisher or one.kept.name
    return None


def _conduit(mention: Mention) -> tuple[str, str]:
    """The outlet through which the words came, as it is compared and as it is called: the channel, else a speaker, who may
    be an outlet. A person's name is compared in vain, and a place where whoever will writes is none."""
    name = mention.channel or mention.speaker or ""
    return outlet(name), name


def _of_one_newsroom(one: Mention, other: Mention) -> bool:
    own = outlet(one.publisher)
    return one.kept.number == other.kept.number or bool(own and own == outlet(other.publisher))


def _runs(passage: str) -> _Runs:
    words, length = fold(passage).split(), _known()["run"]
    return frozenset(hash(tuple(words[at : at + length])) for at in range(len(words) - length + 1))


class _Whole:
    """The reports of some mentions as wholes: their runs of words, found once, and only if any are asked for."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._reports = {each.kept.number: each.kept.report for each in mentions}

    def copied(self, one: Mention, other: Mention, mine: _Runs, yours: _Runs) -> float:
        """Of two passages, one of them too short to show anything, what the reports as wholes show: the share that they have in
        common where they are one text; else 0."""
        if min(len(mine), len(yours)) >= _known()["fewest_runs"]:
            return 0.0
        here, there = one.kept.number, other.kept.number
        if there not in self._sharing.get(here, ()):
            return 0.0
        share = _copied(self._runs[here], self._runs[there])
        return share if share >= _known()["containment_of_reports"] else 0.0

    @cached_property
    def _runs(self) -> dict[int, _Runs]:
        return {number: _runs(report.text[:BODY]) for number, report in self._reports.items()}

    @cached_property
    def _sharing(self) -> dict[int, set[int]]:
        """With which others each report has any run in common: most have none, and two by two it takes long to see that."""
        first: dict[int, int] = {}
        holders: dict[int, list[int]] = {}
        for number, runs in self._runs.items():
            for run in runs:
                if (before := first.setdefault(run, number)) != number:
                    holders.setdefault(run, [before]).append(number)
        found: dict[int, set[int]] = {}
        for together in {tuple(each) for each in holders.values()}:
            for number in together:
                found.setdefault(number, set()).update(together)
        return found


def _copied(one: _Runs, other: _Runs) -> float:
    """The share of the shorter passage's runs of words that the longer one has; 0 where that shows nothing."""
    shorter = min(len(one), len(other))
    share = len(one & other) / shorter if shorter >= _known()["fewest_runs"] else 0.0
    return share if share >= _known()["containment"] else 0.0


def independent(mentions: Iterable[Mention]) -> int:
    """How many witnesses do not come from one another, as far as the reports tell."""
    return len(chains(tuple(mentions)))


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("dossier", "chains")
