"""The service itself: what it offers, batches of queries, and values of properties for parties that were found."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from inforce.api.access import Scope as Right
from inforce.api.admission import needs
from inforce.api.answering import COLLECTIONS, VERSION, AskedKeeper, AskedSettings, doubts, json, kept
from inforce.api.batches import refuse_too_many
from inforce.api.current import Keeper
from inforce.api.reconciliation import extending, vocabulary
from inforce.api.reconciliation.candidates import batch_of, candidates
from inforce.api.reconciliation.place import AskedPlace, Place
from inforce.api.screening import indexed
from inforce.api.settings import Settings
from inforce.api.turns import by_turns
from inforce.contract import Json
from inforce.errors import UnknownRegister

router = APIRouter()
may_screen = needs(Right.SCREEN)

Queries = Annotated[
    str | None, Query(description="A batch of queries as JSON.", examples=['{"q0": {"query": "Belavia"}}'])
]
Extend = Annotated[str | None, Query(description='`{"ids": […], "properties": [{"id": …}]}`')]


@router.get("", summary="What the service offers; or, with `queries` or `extend`, an answer", response_model=dict)
async def asked(
    request: Request,
    keeper: AskedKeeper,
    settings: AskedSettings,
    place: AskedPlace,
    queries: Queries = None,
    extend: Extend = None,
) -> Response:
    """The manifest of a reconciliation service (version 0.2), which names the addresses of all that it offers."""
    if queries is None and extend is None:
        with keeper.using() as current:
            if request.state.bearer.scopes or place.dataset in current.registers:
                kept(current, place.dataset)  # or it is not found
            elif place.dataset not in COLLECTIONS:  # which others are kept is not for everybody
                raise UnknownRegister(f"no register {place.dataset!r} is kept here")
        return json(manifest(place, settings))
    await may_screen(request)
    return await _answered(keeper, settings, place, queries, extend)


@router.post(
    "", summary="Parties that each query of a batch may mean", response_model=dict, dependencies=[Depends(may_screen)]
)
async def sent(
    keeper: AskedKeeper,
    settings: AskedSettings,
    place: AskedPlace,
    queries: Annotated[str | None, Form()] = None,
    extend: Annotated[str | None, Form()] = None,
) -> Response:
    """Likewise, with the batch in the body of a form."""
    return await _answered(keeper, settings, place, queries, extend)


async def _answered(
    keeper: Keeper, settings: Settings, place: Place, queries: str | None, extend: str | None
) -> Response:
    if extend is not None:
        return await extending.answered(keeper, place, extend, settings.limit)
    batch = batch_of(queries or "{}")
    refuse_too_many([each.queries for each in batch.values()], settings)
    with keeper.using() as current:
        views = place.views(current)
        listed = await indexed(keeper, current, views)
        found = {
            key: {"result": await candidates(listed, each, settings.limit)}
            async for key, each in by_turns(batch.items())
        }
        return json(found, headers=doubts(views))


def manifest(place: Place, settings: Settings) -> Json:
    """``batchSize`` and all addresses with it."""
    here = place.address
    told: Json = {
        "versions": ["0.2"],
        "name": place.title,
        "identifierSpace": f"{place.base}/entities/",
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "documentation": f"{place.base}/openapi.json",
        "serviceVersion": VERSION,
        "defaultTypes": [vocabulary.types()[each] for each in vocabulary.DEFAULT_TYPES],
        "view": {"url": f"{here}/view/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview/{{{{id}}}}", "width": 420, "height": 220},
        "suggest": {
            what: {
                "service_url": here,
                "service_path": f"/suggest/{what}",
                "flyout_service_url": here,
                "flyout_service_path": f"/flyout/{what}/${{id}}",
            }
            for what in ("entity", "type", "property")
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"}, "property_settings": []},
        "batchSize": settings.batch,
    }
    return {**told, "authentication": {"type": "basic"}} if settings.tokens else told
