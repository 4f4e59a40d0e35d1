"""One screening: queries against the index of a source, with people's decisions on the matches."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from inforce.home import Home
from inforce.screening.marks import Answer, Marks, judged
from inforce.screening.model import Match, Query, Settings
from inforce.screening.parallel import answered, opened
from inforce.screening.sources import Source


class Indexed(Source, Protocol):
    """A source with its index in a file."""

    @property
    def path(self) -> Path: ...


def answers(
    home: Home,
    against: Indexed,
    queries: Iterator[Query],
    settings: Settings,
    known: datetime,
    processes: int | None = None,
) -> Iterator[Answer]:
    """Every query in order with its matches, and with the decisions made by ``known`` on them."""
    found = answered(against.path, queries, settings, processes)
    return judged(found, marks_on(home, against, known), settings.limit, _more(against.path, settings))


def marks_on(home: Home, source: Source, known: datetime) -> Marks:
    """The decisions made by a time on matches with a source. Raises StoreUnusable."""
    if not home.exists:
        return Marks()
    with home.reading() as session:
        marks = session.marks(source.name, known)
    said = source.said({mark.entry for mark in marks}) if marks else {}
    return Marks(marks, {entry: each.sha256 for entry, each in said.items()})


def _more(path: Path, settings: Settings) -> Callable[[Query, int], tuple[Match, ...]]:
    """Asks for more matches of a query, in this process."""
    screener = cache(lambda: opened(path, settings))  # what it looks up is held once, whatever the limit
    return lambda query, limit: screener().asking(replace(settings, limit=limit)).screen([query])[0]
