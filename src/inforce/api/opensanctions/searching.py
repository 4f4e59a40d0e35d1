"""Search: listed parties by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from inforce.api.answering import (
    AskedKeeper,
    AskedMoment,
    decided,
    doubts,
    json,
    tag,
    unchanged,
)
from inforce.api.current import Names
from inforce.api.examples import kind_of_schema
from inforce.api.opensanctions.asked import (
    SEARCHED,
    Dataset,
    Filters,
    Several,
    Topics,
    changed_in,
    total,
    views_of,
)
from inforce.api.parties import party
from inforce.api.screening import indexed
from inforce.api.turns import by_turns
from inforce.contract import Json
from inforce.names.parts import Kind
from inforce.register.register import View
from inforce.screening.model import Query as Asked
from inforce.screening.model import Settings

router = APIRouter(tags=["OpenSanctions API"])

TOGETHER = 100
"""Entries that are read together where everyone is asked for."""
DEEP = 200
"""Entries that a search puts in order at most."""


@router.get("/search/{dataset}", summary="Listed parties by name", response_model=dict)
async def search(
    request: Request,
    keeper: AskedKeeper,
    moment: AskedMoment,
    dataset: Dataset,
    q: Annotated[str, Query(max_length=500, description="A name, or the publisher's number. Empty: everyone.")] = "",
    schema: str = "Thing",
    include_dataset: Several = (),
    exclude_dataset: Several = (),
    exclude_schema: Several = (),
    countries: Several = (),
    topics: Topics = (),
    changed_since: str | None = None,
    limit: Annotated[int, Query(ge=0, le=500)] = 10,
    offset: Annotated[int, Query(ge=0, le=9_499)] = 0,
    facets: Several = (),
) -> Response:
    """Everyone whose name is like the one asked, the likest first. What it is worth that nobody is found stands in the header
    ``X-Absence``."""
    with keeper.using() as current:
        views = views_of(current, moment, dataset, include_dataset, exclude_dataset, topics)
        listed = await indexed(keeper, current, views)
        etag = tag(request.scope, current, views)
        if (same := unchanged(request.scope, etag)) is not None:
            return same
        passed = Filters(frozenset(exclude_schema), changed=changed_in(views, changed_since))
        fitting = [
            entity
            async for view, number in by_turns(searched(listed, q.strip(), kind_of_schema(schema)))
            if (entity := party(view, number)) and passed.passes(entity, view, number)
            if _is_a(entity, schema) and _of_countries(entity, countries)
        ]
        page = fitting[offset : offset + limit]
        told = {"results": page, "facets": _facets(fitting, facets), "total": total(len(fitting))}
        headers = {"ETag": etag} | decided(views) | ({} if fitting else doubts(views))
        return json({**told, "limit": limit, "offset": offset}, headers=headers)


def searched(listed: Names, q: str, kind: Kind) -> Iterator[tuple[View, str]]:
    """Views and numbers: those of that number or name, then those of like names."""
    views = listed.views
    if not q:
        yield from ((view, number) for view in views for number in _everyone(view))
        return
    of, seen = {view.register: view for view in views}, set()
    for view in views:
        for number in view.find(q):
            seen.add((view.register, number))
            yield view, number
    (answer,) = listed.screened([Asked("", q, kind)], Settings(SEARCHED, DEEP))
    for judged in answer.matches:
        key = judged.match.register or "", judged.match.entry
        if key not in seen:
            yield of[key[0]], key[1]


def _everyone(view: View) -> Iterator[str]:
    every = sorted(view.numbers(), key=lambda each: (len(each), each))
    for at in range(0, len(every), TOGETHER):
        view.read(every[at : at + TOGETHER])
        yield from every[at : at + TOGETHER]


def _is_a(entity: Json, schema: str) -> bool:
    """An entity of a schema, or of one that it is a kind of."""
    narrower = {"LegalEntity": {"Person", "Organization"}, "Asset": {"Vessel", "Airplane"}}
    narrower["Vehicle"] = narrower["Asset"]
    own = str(entity["schema"])
    return schema in ("Thing", own) or own in narrower.get(schema, ()) or (schema, own) == ("Company", "Organization")


def _of_countries(entity: Json, countries: Sequence[str]) -> bool:
    return not countries or not set(countries).isdisjoint(_countries_of(entity))


def _countries_of(entity: Json) -> set[str]:
    properties = entity["properties"]
    assert isinstance(properties, dict)
    fields = ("country", "nationality", "citizenship", "flag", "jurisdiction")
    return {value for field in fields for value in properties.get(field, ())}


def _facets(entities: Sequence[Json], wanted: Sequence[str]) -> Json:
    ways: Mapping[str, tuple[str, Callable[[Json], Iterable[str]]]] = {
        "countries": ("Countries", _countries_of),
        "topics": ("Topics", lambda _: ("sanction",)),
        "datasets": ("Data sources", lambda entity: _listed(entity["datasets"])),
        "schema": ("Entity types", lambda entity: (str(entity["schema"]),)),
    }
    asked = [each for each in (wanted or ("countries", "topics", "datasets")) if each in ways]
    return {name: {"label": ways[name][0], "values": _counted(map(ways[name][1], entities))} for name in asked}


def _listed(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def _counted(values: Iterable[Iterable[str]]) -> list[Json]:
    counts = Counter(value for each in values for value in each)
    return [{"name": name, "label": name, "count": count} for name, count in counts.most_common(300)]
