"""The datasets that can be asked."""

from fastapi import APIRouter, Response

from inforce.api.answering import (
    COLLECTIONS,
    AskedKeeper,
    Now,
    json,
)
from inforce.contract import Json
from inforce.lists.countries import country_code
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.register.register import View

router = APIRouter(tags=["OpenSanctions API"])


@router.get("/catalog", summary="The datasets that can be asked", response_model=dict)
async def catalog(keeper: AskedKeeper, now: Now) -> Response:
    with keeper.using() as current:
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
