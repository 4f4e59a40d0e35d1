"""Whether the service lives, and whether it can answer."""

from fastapi import APIRouter, Request, Response

from inforce.api.answering import AskedKeeper, json
from inforce.api.problems import problem

router = APIRouter(tags=["service"])
counters = APIRouter(tags=["service"])


@router.get("/healthz", summary="The process lives", response_model=dict)
async def healthz() -> Response:
    return json({"status": "ok"})


@router.get("/readyz", summary="The registers are open", response_model=dict)
async def readyz(keeper: AskedKeeper) -> Response:
    with keeper.using() as current:
        if not current.registers:
            return problem(503, "no register has editions yet; import or fetch one")
        return json({"status": "ok"})


@counters.get("/metrics", summary="What this process has answered, for Prometheus", response_model=None)
async def metrics(request: Request) -> Response:
    return Response(request.app.state.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
