"""What these questions share: the datasets asked, and which entities are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Path, Query

from inforce.api.answering import (
    chosen,
    kept,
    parsed,
)
from inforce.api.current import Current
from inforce.contract import Json
from inforce.moment import Moment
from inforce.register.history import entry_changes
from inforce.register.register import View

SEARCHED = 0.5
"""The score from which a search tells of a name; a match is told from the threshold asked."""

Dataset = Annotated[str, Path(description="A register, or `default` for all.", examples=["default", "us-ofac-sdn"])]
Several = Annotated[tuple[str, ...], Query()]
Topics = Annotated[tuple[str, ...], Query(description="Every entry has the topic `sanction`.")]


@dataclass(frozen=True, slots=True)
class Changed:
    """``touched``: numbers by register that looks after ``since`` showed otherwise, if only in another form."""

    since: datetime
    touched: Mapping[str, frozenset[str]]

    def has(self, view: View, number: str) -> bool:
        """An edition after that time, and by the moment, was the first to show a change of an entry."""
        if number not in self.touched[view.register]:
            return False
        return bool(entry_changes(view, number, lambda each: self.since < each.look.known <= view.moment.valid))


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entities are told. ``changed``: which changed since a time; None for any."""

    schemata: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    changed: Changed | None = None

    def passes(self, entity: Json, view: View, number: str) -> bool:
        if entity["schema"] in self.schemata or entity["id"] in self.ids:
            return False
        return self.changed is None or self.changed.has(view, number)


def views_of(
    current: Current,
    moment: Moment,
    dataset: str,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> list[View]:
    """The registers asked, as of a moment: of those of the dataset the ones included, if any are, without the excluded. None
    for topics that no entry has. Raises UnknownRegister."""
    included = {name for each in include for name in chosen(current, each)}
    excluded = {name for each in exclude for name in kept(current, each)}
    names = [name for name in chosen(current, dataset) if name not in excluded and (name in included or not include)]
    return current.views(names, moment) if not topics or "sanction" in topics else []


def changed_in(views: Sequence[View], since: str | None) -> Changed | None:
    """None where no time is given. Raises BadTime."""
    after = parsed(since)
    return Changed(after, {view.register: view.changed(after, view.moment.valid) for view in views}) if after else None


def total(count: int) -> Json:
    return {"value": count, "relation": "eq"}
