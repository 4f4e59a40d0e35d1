"""What these questions share: the datasets asked, and which entities are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from inforce.register.register import View

SEARCHED = 0.5
"""The score from which a search tells of a name; a match is told from the threshold asked."""

Dataset = Annotated[str, Path(description="A register, or `default` for all.", examples=["default", "us-ofac-sdn"])]
Several = Annotated[tuple[str, ...], Query()]
Topics = Annotated[tuple[str, ...], Query(description="Every entry has the topic `sanction`.")]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entities are told. ``changed``: numbers by register; None for any."""

    schemata: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    changed: Mapping[str, frozenset[str]] | None = None

    def passes(self, entity: Json, register: str, number: str) -> bool:
        if self.changed is not None and number not in self.changed[register]:
            return False
        return entity["schema"] not in self.schemata and entity["id"] not in self.ids


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


def numbers_changed(views: Sequence[View], since: str | None) -> Mapping[str, frozenset[str]] | None:
    after = parsed(since)
    return {view.register: view.changed(after, view.moment.valid) for view in views} if after else None


def total(count: int) -> Json:
    return {"value": count, "relation": "eq"}
