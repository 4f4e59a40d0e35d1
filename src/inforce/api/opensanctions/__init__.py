"""What clients of the OpenSanctions API ask: matching, search, entities, the catalogue. ``as_of`` and ``known_at`` are added.

A dataset is a register; ``default``, ``all`` and ``sanctions`` are all of them. Source of the forms: the API's public
description (https://api.opensanctions.org/openapi.json) and the models of the package ``yente-client`` 0.2.
"""

from fastapi import APIRouter

from inforce.api.opensanctions import catalogue, entities, matching, searching

router = APIRouter(tags=["OpenSanctions API"])
for module in (matching, searching, entities, catalogue):
    router.include_router(module.router)
