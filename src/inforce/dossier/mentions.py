"""Mentions: a claim or an event as one report tells it, with all that shows where the telling comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from inforce import edtf
from inforce.claims.gazetteer import gazetteer
from inforce.claims.model import Claim, Event, Statement
from inforce.dossier.kept import Kept
from inforce.edtf import Period
from inforce.errors import BadTime
from inforce.spans import Span

PASSAGE = 1500
"""Characters of a paragraph that are compared at most."""


@dataclass(frozen=True, slots=True)
class Mention:
    """``speaker``: None is the newsroom's own voice; ``channel``: through which outlet the words came; ``passage``: the
    paragraph in which it stands; ``when``: as told, or, ``told`` being false, the day of the report; None where neither is
    known. ``entries``: whom registers carry under the target's name, as ``register:entry``."""

    kept: Kept
    item: Claim | Event
    speaker: str | None
    channel: str | None
    passage: str
    when: Period | None
    told: bool
    entries: frozenset[str] = frozenset()

    @property
    def publisher(self) -> str | None:
        return self.kept.report.publisher

    @property
    def published(self) -> Period | None:
        return period_of(self.kept.report.published)

    @property
    def is_open(self) -> bool:
        """A state or a doing that is told to last, with no end."""
        return self.told and self.when is not None and self.when.last is None

    @property
    def time(self) -> Period | None:
        """When it was so, as far as the report can tell: what lasts is told until the end of its day."""
        if self.when is None or not self.is_open or self.published is None:
            return self.when
        first, last = self.when.first, self.published.last
        return self.when if first and last and first > last else Period(first, last)

    @property
    def end(self) -> Period | None:
        """The last instant of its time; None where that is open or unknown."""
        return Period(self.time.last, self.time.last) if self.time and self.time.last else None

    @property
    def words(self) -> str:
        return self.item.span.text


def every_mention(kept: Iterable[Kept], entries: Mapping[int, Mapping[str, frozenset[str]]]) -> Iterator[Mention]:
    """Every claim and event of some reports. ``entries``: by the number of the report and the id of the claim."""
    for each in kept:
        yield from mentions(each, entries.get(each.number, {}))


def mentions(kept: Kept, of_claims: Mapping[str, frozenset[str]]) -> Iterator[Mention]:
    """Every claim and event of a report."""
    for claim in kept.extract.claims:
        yield _mention(kept, claim, *_source(kept, claim), of_claims.get(claim.id, frozenset()))
    for event in kept.extract.events:
        said = statement_at(kept.extract.statements, event.span.start, event.span.end)
        channel = said.channel.name if said and said.channel else None
        yield _mention(kept, event, said.speaker.name if said else None, channel, frozenset())


def _source(kept: Kept, claim: Claim) -> tuple[str | None, str | None]:
    """Who says it and through whom: as the claim tells, or the statement that it is with the words around it."""
    if claim.speaker or claim.channel:
        return claim.speaker, claim.channel
    told = kept.extract.statements
    said = next((each for each in told if makes_up(claim.span, each) or _tells(each, claim)), None)
    return (said.speaker.name, said.channel.name if said.channel else None) if said else (None, None)


def _tells(said: Statement, claim: Claim) -> bool:
    """What is said stands within the words of the claim, which take in who says so, and names its target."""
    start, end = claim.span.start, claim.span.end
    inside = all(start <= each.start and each.end <= end for each in said.content)
    return inside and any(claim.target.name in each.text for each in said.content)


def makes_up(span: Span, said: Statement) -> bool:
    """Some words are most of what is said."""
    return any(
        each.start <= span.start and span.end <= each.end and 2 * (span.end - span.start) > each.end - each.start
        for each in said.content
    )


def _mention(
    kept: Kept, item: Claim | Event, speaker: str | None, channel: str | None, entries: frozenset[str]
) -> Mention:
    told = period_of(item.when)
    when = told or period_of(kept.report.published)
    return Mention(kept, item, speaker, channel, _passage(kept, item), when, told is not None, entries)


def statement_at(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    """The narrowest statement in whose content some words stand."""
    holding = [
        (span.end - span.start, number, each)
        for number, each in enumerate(statements)
        for span in each.content
        if span.start <= start and end <= span.end
    ]
    return min(holding)[2] if holding else None


def _passage(kept: Kept, item: Claim | Event) -> str:
    """The paragraph, however its lines are broken; the lines where the report tells of no paragraphs."""
    text, start, end = kept.report.text, item.span.start, item.span.end
    within = [each for each in kept.report.blocks if each.start < end and start < each.end]
    if within:
        begin, stop = min(start, within[0].start), max(end, within[-1].end)
    else:
        begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[max(begin, start - PASSAGE) : min(len(text) if stop < 0 else stop, end + PASSAGE)]


@lru_cache(maxsize=1 << 14)
def period_of(when: str | None) -> Period | None:
    """None where nothing is told, or nothing that can be placed."""
    try:
        return edtf.period(when) if when else None
    except BadTime:
        return None


def near(one: Period | None, other: Period | None, days: float) -> bool:
    """Two times meet within so many days; what is not known meets everything."""
    if one is None or other is None:
        return True
    apart = timedelta(days=days)
    return not (_later(other.first, one.last, apart) or _later(one.first, other.last, apart))


def _later(start: datetime | None, end: datetime | None, by: timedelta) -> bool:
    return start is not None and end is not None and start - end > by


def countries(names: Iterable[str]) -> frozenset[str]:
    """The states and unions that some names name, under their canonical English names; bodies stand for their state."""
    return frozenset().union(*map(_countries, names))


@lru_cache(maxsize=1 << 14)
def _countries(name: str) -> frozenset[str]:
    places, found = (gazetteer("en"), gazetteer("ru")), set()
    words = name.lower().replace(",", " ,").replace("'s", " 's").replace("’s", " 's").split()
    at = 0
    while at < len(words):
        place = next((held for each in places if (held := each.at(words, at))), None)
        if place:
            found.add(place[0].jurisdiction)
        at += place[1] if place else 1
    return frozenset(found)


def state_named(name: str) -> str | None:
    """The state or union that a whole name is of, under its canonical English name."""
    words = name.lower().replace(",", " ,").split()
    for places in (gazetteer("en"), gazetteer("ru")):
        found = places.at(words, 0) if words else None
        if found and found[1] == len(words):
            return found[0].jurisdiction
    return None
