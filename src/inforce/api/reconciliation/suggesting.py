"""Completion of what people type (parties, types, properties), and small views of parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import RedirectResponse

from inforce.api.access import Scope as Right
from inforce.api.admission import needs
from inforce.api.answering import AskedKeeper, doubts, json
from inforce.api.opensanctions.searching import searched
from inforce.api.parties import party
from inforce.api.problems import problem
from inforce.api.reconciliation import vocabulary
from inforce.api.reconciliation.beginnings import Beginnings
from inforce.api.reconciliation.place import AskedPlace
from inforce.api.screening import indexed
from inforce.api.turns import by_turns
from inforce.names.parts import Kind
from inforce.web.frame import entry_path, templates

if TYPE_CHECKING:
    from inforce.api.current import Names
    from inforce.contract import Json
    from inforce.register.register import View

router = APIRouter(dependencies=[Depends(needs(Right.SCREEN))])

AT_ONCE = 20
"""Suggestions in one answer."""

Prefix = Annotated[str, Query(max_length=500, description="What was typed so far.")]
Cursor = Annotated[int, Query(ge=0, le=9_499, description="How many suggestions to pass over.")]
Key = Annotated[str, Path(max_length=300, examples=["ofac-44541"])]


@router.get("/suggest/entity", summary="Parties whose names begin with what was typed", response_model=dict)
async def entities(keeper: AskedKeeper, place: AskedPlace, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Then those whose names are like it."""
    prefix = prefix.strip()
    if not prefix:
        return json({"result": []})
    with keeper.using() as current:
        views = place.views(current)
        listed = await indexed(keeper, current, views)
        held = listed.screeners
        begun = [(view, await current.beginnings(view, held[view.register], keeper.indexing)) for view in views]
        found = _each_once(_suggested(place.found(current, prefix), listed, begun, prefix))
        return json({"result": await _page(found, cursor)}, headers=doubts(views))


Found = tuple["View", str]


def _suggested(
    named: Found | None, listed: Names, begun: list[tuple[View, Beginnings]], prefix: str
) -> Iterator[Found]:
    """``named``: whose id was typed."""
    if named:
        yield named
    for view, beginnings in begun:
        for number in beginnings.of(prefix):
            yield view, number
    yield from searched(listed, prefix, Kind.ANY)


async def _page(found: Iterable[Found], cursor: int) -> list[Json]:
    """Those after so many that are passed over. Nothing is told of a party that was not listed at the moment."""
    told: list[Json] = []
    passed = 0
    async for view, number in by_turns(found):
        if not view.may_be_listed(number):
            continue
        passed += 1
        if passed > cursor and (entity := party(view, number)):
            told.append(_told(view, number, entity))
        if len(told) == AT_ONCE:
            break
    return told


def _told(view: View, number: str, entity: Json) -> Json:
    type_ = vocabulary.types()[str(entity["schema"])]
    notable = [{"id": type_["id"], "name": type_["name"]}]
    return {"id": entity["id"], "name": entity["caption"], "description": _words(view, number), "notable": notable}


def _words(view: View, number: str) -> str:
    answer = view.was(number)
    programmes = f" under {', '.join(answer.programmes)}" if answer.programmes else ""
    return f"{answer.state.value}{programmes}, {view.register} {number}"


def _each_once(found: Iterable[Found]) -> Iterator[Found]:
    seen = set()
    for view, number in found:
        if (key := (view.register, number)) not in seen:
            seen.add(key)
            yield view, number


@router.get("/suggest/type", summary="Types of parties", response_model=dict)
async def types(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    found = vocabulary.beginning(vocabulary.types().values(), prefix)
    return json({"result": list(islice(found, cursor, cursor + AT_ONCE))})


@router.get("/suggest/property", summary="Properties of parties", response_model=dict)
async def properties(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    found = vocabulary.beginning(vocabulary.properties().values(), prefix)
    return json({"result": list(islice(found, cursor, cursor + AT_ONCE))})


@router.get("/properties", summary="Properties that parties of a type can have", response_model=dict)
async def proposed(type: str | None = None, limit: Annotated[int | None, Query(ge=1, le=500)] = None) -> Response:  # noqa: A002
    told: Json = {"properties": list(islice(vocabulary.properties_of(type), limit))}
    return json(told | ({"type": type} if type else {}) | ({"limit": limit} if limit else {}))


@router.get("/flyout/type/{key}", summary="A type in a line", response_model=dict)
async def type_flyout(key: Key) -> Response:
    return _flyout(key, vocabulary.types().get(key))


@router.get("/flyout/property/{key}", summary="A property in a line", response_model=dict)
async def property_flyout(key: Key) -> Response:
    return _flyout(key, vocabulary.properties().get(key))


def _flyout(key: str, told: Json | None) -> Response:
    if told is None:
        return problem(HTTPStatus.NOT_FOUND, f"{key!r} is not known here")
    return json({"id": key, "html": templates().get_template("flyout.html.j2").render(told=told)})


@router.get("/flyout/entity/{key}", summary="A party in a few lines", response_model=dict)
async def entity_flyout(keeper: AskedKeeper, place: AskedPlace, key: Key) -> Response:
    with keeper.using() as current:
        if (found := place.found(current, key)) is None:
            return problem(HTTPStatus.NOT_FOUND, f"{key!r} is no party of {place.title}")
        return json({"id": key, "html": _card("card.html.j2", *found)})


@router.get("/preview/{key}", summary="A party on a small page", response_class=Response)
async def preview(keeper: AskedKeeper, place: AskedPlace, key: Key) -> Response:
    """HTML that clients show within a frame."""
    with keeper.using() as current:
        if (found := place.found(current, key)) is None:
            return problem(HTTPStatus.NOT_FOUND, f"{key!r} is no party of {place.title}")
        return Response(_card("preview.html.j2", *found), media_type="text/html")


def _card(template: str, view: View, number: str) -> str:
    answer, described = view.was(number), view.entry(number)
    return templates().get_template(template).render(answer=answer, entry=described)


@router.get("/view/{key}", summary="To the page of a party", response_class=RedirectResponse, status_code=303)
async def view(keeper: AskedKeeper, place: AskedPlace, key: Key) -> Response:
    """With the moment of this service."""
    with keeper.using() as current:
        if (found := place.found(current, key)) is None:
            return problem(HTTPStatus.NOT_FOUND, f"{key!r} is no party of {place.title}")
        view, number = found
        times = urlencode(dict(zip(("as_of", "known_at"), place.times, strict=False)))
        page = entry_path(view.register, number)
        return RedirectResponse(f"{page}?{times}" if times else page, HTTPStatus.SEE_OTHER)
