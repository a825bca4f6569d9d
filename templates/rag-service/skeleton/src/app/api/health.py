"""For the platform: is it alive, is it ready, what did it count."""

import asyncio
from collections.abc import Awaitable
from http import HTTPStatus
from typing import Literal

import structlog
from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from .. import database
from .dependencies import RuntimeDependency

_log = structlog.get_logger(__name__)

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def live() -> dict[str, str]:
    """Answer while the process can; a restart helps nothing else."""
    return {"status": "ok"}


@router.get("/readyz")
async def ready(runtime: RuntimeDependency) -> JSONResponse:
    """Tell whether to send requests here.

    Without PostgreSQL there is nothing to serve. Without Redis there is only no rate limit.
    """
    postgres, redis = await asyncio.gather(
        _answers("postgres", database.check(runtime.engine)),
        _answers("redis", runtime.redis.ping()),
    )
    ok = postgres == "ok"
    return JSONResponse(
        {"status": "ok" if ok else "unavailable", "postgres": postgres, "redis": redis},
        HTTPStatus.OK if ok else HTTPStatus.SERVICE_UNAVAILABLE,
    )


async def _answers(name: str, check: Awaitable[object]) -> Literal["ok", "unavailable"]:
    try:
        async with asyncio.timeout(1):
            await check
    except (OSError, TimeoutError, RedisError, SQLAlchemyError) as error:
        _log.warning("not answering", dependency=name, reason=str(error))
        return "unavailable"
    return "ok"


@router.get("/metrics")
async def metrics(runtime: RuntimeDependency) -> Response:
    """What Prometheus scrapes."""
    return Response(runtime.metrics.render(), media_type=CONTENT_TYPE_LATEST)
