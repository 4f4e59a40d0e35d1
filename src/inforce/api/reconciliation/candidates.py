"""Queries of a batch, and the listed parties that each of them may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from inforce.api.examples import facts_of, names_in
from inforce.api.opensanctions.matching import likest
from inforce.api.parties import numbers_of, party
from inforce.api.reconciliation import vocabulary
from inforce.api.reconciliation.place import ROOT
from inforce.api.sent import parsed_as
from inforce.errors import BadInput
from inforce.register.model import State
from inforce.screening.model import LIMIT, THRESHOLD, Query, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inforce.api.current import Names
    from inforce.contract import Json
    from inforce.register.register import View
    from inforce.screening.model import Match

SURE = 0.95
"""From which score on the only such candidate is told as the match."""


class Value(msgspec.Struct):
    """Of a property that is an entity itself."""

    id: str
    name: str = ""


Single = str | bool | int | float | Value | None


class Mapped(msgspec.Struct):
    """A property and what it is to be."""

    pid: str
    v: Single | list[Single]


class Asked(msgspec.Struct):
    """One query. ``type_strict``: how several types are meant; ``should`` only prefers them."""

    query: str = ""
    type: str | list[str] = []
    limit: float = LIMIT
    properties: list[Mapped] = []
    type_strict: str = "any"

    @property
    def types(self) -> list[str]:
        """Those that a candidate must be of; unknown ones are none."""
        asked = [self.type] if isinstance(self.type, str) else self.type
        return [each for each in asked if each in vocabulary.types()] if self.type_strict != "should" else []

    @property
    def queries(self) -> list[Query]:
        """What is to be looked for. Raises BadInput where there is no name, or a property that nobody knows."""
        told = {each.pid: [_text(value) for value in _listed(each.v)] for each in self.properties}
        if unknown := [pid for pid in told if pid not in vocabulary.properties()]:
            raise BadInput(f"property {unknown[0]!r} is none of this service; see {ROOT}/DATASET/suggest/property")
        names = names_in({**told, "name": [self.query, *told.get("name", ())]})
        kind, facts = vocabulary.kind_of(self.types), facts_of(told) or None
        return [Query(str(at), name, kind, facts) for at, name in enumerate(names)]


def batch_of(text: str) -> dict[str, Asked]:
    """Raises BadInput."""
    batch = parsed_as(dict[str, Asked], text, "queries")
    for key, each in batch.items():
        _refuse(key, each)
    return batch


def _refuse(key: str, asked: Asked) -> None:
    """Raises BadInput for a query that asks for what is not there."""
    types = [asked.type] if isinstance(asked.type, str) else asked.type
    if unknown := [each for each in types if each and each not in vocabulary.types()]:
        raise BadInput(f"queries: {key}: no type {unknown[0]!r}; there are: {', '.join(vocabulary.types())}")
    if asked.limit < 1:
        raise BadInput(f"queries: {key}: limit {asked.limit:g}: one candidate at least")


async def candidates(listed: Names, asked: Asked, most: int) -> list[Json]:
    """The best first. Raises BadInput where there is no name to look for."""
    wanted = Settings(THRESHOLD, max(1, min(int(asked.limit), most)))
    views = listed.views
    told = {str(each["id"]): each for each in _by_id(views, asked.query.strip())}
    of = {view.register: view for view in views}
    for _, judged in likest(await listed.screened_by_turns(asked.queries, wanted)):
        each = _candidate(of[judged.match.register or ""], judged.match)
        if each and _fits(each, asked):
            told.setdefault(str(each["id"]), each)
    found = list(told.values())[: wanted.limit]
    sure = [each for each in found if _score(each) >= 100 * SURE]
    return [each | {"match": sure == [each]} for each in found]


def _listed(value: Single | list[Single]) -> list[Single]:
    return value if isinstance(value, list) else [value]


def _text(value: Single) -> str:
    if isinstance(value, Value):
        return value.name or value.id
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _by_id(views: Sequence[View], key: str) -> Iterator[Json]:
    """A party asked for by the id that this service gives it."""
    of = {view.register: view for view in views}
    for name, number in numbers_of(key, of):
        if entity := party(of[name], number):
            yield _told(of[name], number, entity, 1.0, "asked by its id")


def _candidate(view: View, match: Match) -> Json | None:
    entity = party(view, match.entry)
    because = "; ".join(each.words for each in match.because)
    return _told(view, match.entry, entity, match.score, because) if entity else None


def _told(view: View, number: str, entity: Json, score: float, because: str) -> Json:
    """Scores go to 100, as clients of this API expect them. Whether it is listed is no feature where that is not known."""
    state, type_ = view.standing(number).state, vocabulary.types()[str(entity["schema"])]
    return {
        "id": entity["id"],
        "name": entity["caption"],
        "description": "; ".join(filter(None, [f"{state.value}, {view.register} {number}", because])),
        "type": [{"id": type_["id"], "name": type_["name"]}],
        "score": round(100 * score, 2),
        "features": [
            {"id": "name", "value": round(score, 4)},
            *([] if state is State.UNKNOWN else [{"id": "listed", "value": state is State.LISTED}]),
        ],
    }


def _score(told: Json) -> float:
    score = told["score"]
    assert isinstance(score, float)
    return score


def _fits(told: Json, asked: Asked) -> bool:
    """Of the types asked for. A party of which the form does not tell what it is may be a person as well as an organisation."""
    types, (own,) = asked.types, cast("list[dict[str, str]]", told["type"])
    if not types:
        return True
    may_be = ("Person", "Organization") if own["id"] == "LegalEntity" else ()
    return vocabulary.is_a(own["id"], types) or not set(may_be).isdisjoint(types)
