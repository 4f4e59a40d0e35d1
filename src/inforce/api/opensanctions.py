"""What clients of the OpenSanctions API ask: matching, search, entities, the catalogue. ``as_of`` and ``known_at`` are added.

A dataset is a register; ``default``, ``all`` and ``sanctions`` are all of them. Source of the forms: the API's public
description (https://api.opensanctions.org/openapi.json) and the models of the package ``yente-client`` 0.2.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from inforce.api.answering import (
    COLLECTIONS,
    AskedKeeper,
    AskedMoment,
    AskedSettings,
    chosen,
    json,
    parsed,
    tag,
    unchanged,
)
from inforce.api.current import Current
from inforce.api.examples import kind_of_schema, names_of
from inforce.api.parties import numbers_of, party, sanctions
from inforce.api.problems import problem
from inforce.api.screening import indexed
from inforce.contract import Json
from inforce.errors import BadInput
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.names.parse import Kind
from inforce.outputs.countries import country_code
from inforce.register.register import View
from inforce.register.words import absence
from inforce.screening.marks import Answer, Judged
from inforce.screening.model import THRESHOLD, Settings
from inforce.screening.model import Query as Asked

router = APIRouter(tags=["OpenSanctions API"])

ALGORITHM = "inforce"
SEARCHED = 0.5
"""The score from which a search tells of a name; a match is told from the threshold asked."""
DEEP = 200
"""Entries that a search puts in order at most."""

Dataset = Annotated[str, Path(description="A register, or `default` for all.", examples=["default", "us-ofac-sdn"])]
Several = Annotated[tuple[str, ...], Query()]
Topics = Annotated[tuple[str, ...], Query(description="Every entry has the topic `sanction`.")]


class Example(BaseModel):
    """A party by example: a FollowTheMoney schema and properties."""

    id: str | None = None
    schema_: str = Field(alias="schema", examples=["Person"])
    properties: dict[str, str | list[Any]] = Field(examples=[{"name": ["John Doe"]}])


class Examples(BaseModel):
    queries: dict[str, Example]
    weights: dict[str, float] = {}
    config: dict[str, str | int | float | bool | None] = {}


@router.post("/match/{dataset}", summary="Listed parties like an example", response_model=dict)
async def match(
    keeper: AskedKeeper,
    settings: AskedSettings,
    moment: AskedMoment,
    dataset: Dataset,
    asked: Examples,
    limit: Annotated[int, Query(ge=1)] = 5,
    threshold: Annotated[float, Query(ge=0, le=1, description="From which score on a result is a match.")] = THRESHOLD,
    cutoff: Annotated[float, Query(ge=0, le=1, description="Results below it are not told.")] = THRESHOLD,
    algorithm: Annotated[str, Query(description="`inforce`, or `best`, which is the same.")] = "best",
    include_dataset: Several = (),
    exclude_dataset: Several = (),
    exclude_schema: Several = (),
    topics: Topics = (),
    changed_since: str | None = None,
    exclude_entity_ids: Several = (),
) -> Response:
    """The results of each query, the best first. The explanations of a score add up to it."""
    _refuse_other_ways(algorithm, asked)
    if not asked.queries:
        raise BadInput("no queries")
    if len(asked.queries) > settings.batch:
        raise BadInput(f"{len(asked.queries)} queries; {settings.batch} at most in one request")
    parties = {key: names_of(each.schema_, each.properties) for key, each in asked.queries.items()}
    with keeper.using() as current:
        views = _views(current, moment, dataset, include_dataset, exclude_dataset, topics)
        await indexed(current, views)
        passed = Filters(frozenset(exclude_schema), frozenset(exclude_entity_ids), _changed(views, changed_since))
        wanted = Settings(max(min(cutoff, threshold), SEARCHED), min(limit, settings.limit))
        responses = {
            key: {
                "status": 200,
                "results": (results := _results(current, parties[key], views, wanted, passed, threshold)),
                "total": _total(len(results)),
                "query": {"id": each.id, "schema": each.schema_, "properties": each.properties},
            }
            for key, each in asked.queries.items()
        }
        return json({"responses": responses, "limit": wanted.limit}, headers={"x-batch-size": str(len(responses))})


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


def _refuse_other_ways(algorithm: str, asked: Examples) -> None:
    """There is one way to match: who asks for another must not take its scores for that one's. Raises BadInput."""
    if algorithm not in (ALGORITHM, "best"):
        raise BadInput(f"no algorithm {algorithm!r}; there is one, {ALGORITHM!r}, which is also 'best'")
    if asked.weights or asked.config:
        raise BadInput(f"the algorithm {ALGORITHM!r} takes neither weights nor config")


def _views(
    current: Current,
    moment: Moment,
    dataset: str,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> list[View]:
    """The registers asked, as of a moment; none for topics that no entry has."""
    names = dict.fromkeys(name for each in (dataset, *include) for name in chosen(current, each))
    kept = [name for name in names if name not in exclude]
    return current.views(kept, moment) if not topics or "sanction" in topics else []


def _changed(views: Sequence[View], since: str | None) -> Mapping[str, frozenset[str]] | None:
    after = parsed(since)
    return {view.register: view.changed(after, view.moment.valid) for view in views} if after else None


def _results(
    current: Current,
    named: tuple[Kind, list[str]],
    views: Sequence[View],
    wanted: Settings,
    passed: Filters,
    threshold: float,
) -> list[Json]:
    """Of several names of one party each entry counts with the one that is likest."""
    kind, names = named
    room = Settings(wanted.threshold, wanted.limit + len(passed.ids))
    answers = current.screened([Asked(str(at), name, kind) for at, name in enumerate(names)], views, room)
    of = {view.register: view for view in views}
    found = []
    for query, judged in _likest(answers):
        register = judged.match.register or ""
        entity = party(of[register], judged.match.entry)
        if entity and passed.passes(entity, register, judged.match.entry):
            found.append({**entity, **_scored(query, judged, threshold)})
    return found[: wanted.limit]


def _likest(answers: Iterable[Answer]) -> list[tuple[str, Judged]]:
    """The name asked and the match, the best first, each entry once."""
    best: dict[tuple[str | None, str], tuple[str, Judged]] = {}
    for answer in answers:
        for judged in answer.matches:
            key = judged.match.register, judged.match.entry
            if key not in best or best[key][1].match.score < judged.match.score:
                best[key] = answer.query.name, judged
    return sorted(best.values(), key=lambda each: -each[1].match.score)


def _scored(query: str, judged: Judged, threshold: float) -> Json:
    match = judged.match
    reasons = "; ".join(f"{each.words} {each.points:+.3f}" for each in match.because)
    told = {"score": match.score, "detail": reasons or "the same name", "query": query, "candidate": match.name}
    return {"score": match.score, "match": match.score >= threshold, "explanations": {"name": told}}


def _total(count: int) -> Json:
    return {"value": count, "relation": "eq"}


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
    """Everyone whose name is like the one asked, the likest first."""
    with keeper.using() as current:
        views = _views(current, moment, dataset, include_dataset, exclude_dataset, topics)
        await indexed(current, views)
        etag = tag(request, current, views)
        if (same := unchanged(request, etag)) is not None:
            return same
        passed = Filters(frozenset(exclude_schema), changed=_changed(views, changed_since))
        fitting = [
            entity
            for view, number in _searched(current, views, q.strip(), kind_of_schema(schema))
            if (entity := party(view, number)) and passed.passes(entity, view.register, number)
            if _is_a(entity, schema) and _of_countries(entity, countries)
        ]
        page = fitting[offset : offset + limit]
        told = {"results": page, "facets": _facets(fitting, facets), "total": _total(len(fitting))}
        return json({**told, "limit": limit, "offset": offset}, headers={"ETag": etag})


def _searched(current: Current, views: Sequence[View], q: str, kind: Kind) -> Iterator[tuple[View, str]]:
    """Views and numbers: those of that number or name, then those of like names."""
    if not q:
        for view in views:
            yield from ((view, number) for number in sorted(view.numbers(), key=lambda each: (len(each), each)))
        return
    of, seen = {view.register: view for view in views}, set()
    for view in views:
        for number in view.find(q):
            seen.add((view.register, number))
            yield view, number
    (answer,) = current.screened([Asked("", q, kind)], views, Settings(SEARCHED, DEEP))
    for judged in answer.matches:
        key = judged.match.register or "", judged.match.entry
        if key not in seen:
            yield of[key[0]], key[1]


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


Key = Annotated[str, Path(max_length=300, examples=["ofac-44541"])]


@router.get("/entities/{entity_id}", summary="One listed party", response_model=dict)
async def entity(
    request: Request, keeper: AskedKeeper, moment: AskedMoment, entity_id: Key, nested: bool = True
) -> Response:
    """As it was listed at the moment. A party that was not listed then is not found, and the detail says what is known."""
    with keeper.using() as current:
        etag = tag(request, current, current.views(list(current.registers), moment))
        if (same := unchanged(request, etag)) is not None:
            return same
        found = _found(current, moment, entity_id)
        if isinstance(found, Response):
            return found
        view, number = found
        return json(party(view, number, nested=nested), headers={"ETag": etag})


def _found(current: Current, moment: Moment, key: str) -> tuple[View, str] | Response:
    """The register as of the moment and the number, or what is known instead."""
    told = [f"no entry of a register kept here has the id {key!r}"]
    for name, number in numbers_of(key, current.registers):
        view = current.registers[name].as_of(moment)
        if party(view, number):
            return view, number
        if view.find(number) == [number]:
            answer = view.was(number)
            removed = f", removed {answer.removed}" if answer.removed else ""
            told = [
                f"{name} {number} ({answer.name}) was not listed at the moment{removed}; see /v1/history?q={number}"
            ]
        else:
            told.append(f"{name}: {absence(view)}")
    return problem(HTTPStatus.NOT_FOUND, "; ".join(told))


@router.get("/entities/{entity_id}/adjacent", summary="A party with what is linked to it", response_model=dict)
async def adjacent(
    keeper: AskedKeeper,
    moment: AskedMoment,
    entity_id: Key,
    limit: Annotated[int, Query(ge=0, le=500)] = 10,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Its sanctions: links between parties are told in words, in its notes."""
    with keeper.using() as current:
        found = _found(current, moment, entity_id)
        if isinstance(found, Response):
            return found
        view, number = found
        return json(
            {"entity": party(view, number), "adjacent": {"sanctions": _page(sanctions(view, number), limit, offset)}}
        )


@router.get("/entities/{entity_id}/adjacent/{prop}", summary="What is linked to a party by one property")
async def adjacent_by(
    keeper: AskedKeeper,
    moment: AskedMoment,
    entity_id: Key,
    prop: str,
    limit: Annotated[int, Query(ge=0, le=500)] = 10,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    with keeper.using() as current:
        found = _found(current, moment, entity_id)
        if isinstance(found, Response):
            return found
        return json(_page(sanctions(*found) if prop == "sanctions" else [], limit, offset))


def _page(results: list[Json], limit: int, offset: int) -> Json:
    return {
        "results": results[offset : offset + limit],
        "total": _total(len(results)),
        "limit": limit,
        "offset": offset,
    }


@router.get("/catalog", summary="The datasets that can be asked", response_model=dict)
async def catalog(keeper: AskedKeeper) -> Response:
    with keeper.using() as current:
        now = datetime.now(UTC)
        views = current.views(list(current.registers), Moment(now, now))
        each = [_dataset(view) for view in views]
        collection = {
            "name": COLLECTIONS[0],
            "title": "Every register kept here",
            "children": [view.register for view in views],
            "load": True,
            "entity_count": sum(len(view.numbers()) for view in views),
        }
        outdated = [view.register for view in views if not view.fresh()]
        current_ = [view.register for view in views if view.register not in outdated]
        told = {"datasets": [collection, *each], "current": current_, "outdated": outdated}
        return json({**told, "index_stale": bool(outdated)})


def _dataset(view: View) -> Json:
    facts, editions = register_facts(view.register), view.editions()
    newest = editions[-1] if editions else None
    return {
        "name": view.register,
        "title": facts.title,
        "publisher": {
            "name": facts.publisher,
            "country": country_code(facts.jurisdiction),
            "country_label": facts.jurisdiction,
            "official": True,
        },
        "coverage": {
            "start": str(editions[0].look.day) if editions else None,
            "end": str(newest.look.day) if newest else None,
        },
        "version": newest.sha256[:16] if newest else None,
        "index_version": newest.sha256[:16] if newest else None,
        "index_current": view.fresh(),
        "updated_at": f"{newest.look.known:%Y-%m-%dT%H:%M:%S}" if newest else None,
        "last_export": f"{newest.look.known:%Y-%m-%dT%H:%M:%S}" if newest else None,
        "entity_count": len(view.numbers()),
        "thing_count": len(view.numbers()),
        "load": True,
        "children": [],
        "tags": ["list.sanction"],
    }


@router.get("/algorithms", summary="How parties are matched", response_model=dict)
async def algorithms() -> Response:
    told = {
        "name": ALGORITHM,
        "description": "Weighed alignment of the words of names: 1 less what each difference costs.",
        "docs": {
            "name": {"description": "How alike the likest names are; the detail tells every difference with its cost."}
        },
    }
    return json({"algorithms": [told], "default": ALGORITHM, "best": ALGORITHM})
