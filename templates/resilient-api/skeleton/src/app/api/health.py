"""For the platform: is it alive, is it ready, what did it count."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import structlog
from botocore.exceptions import BotoCoreError, ClientError
from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from ..observability.metrics import Metrics

_log = structlog.get_logger(__name__)

_FAILURES = (OSError, TimeoutError, RedisError, SQLAlchemyError, BotoCoreError, ClientError)

Checks = Mapping[str, Callable[[], Awaitable[object]]]


def create_router(metrics: Metrics, *, needed: Checks, optional: Checks) -> APIRouter:
    """Make the probes of a process that can't work without `needed`, and can without `optional`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def live() -> dict[str, str]:
        """Answer while the process can; a restart helps nothing else."""
        return {"status": "ok"}

    @router.get("/readyz")
    async def ready() -> JSONResponse:
        """Tell whether to send requests here, or to go on with a rollout."""
        checks = {**needed, **optional}
        results = await asyncio.gather(*(_answers(*check) for check in checks.items()))
        answers = dict(zip(checks, results, strict=True))
        ok = all(answers[name] for name in needed)
        words = {name: "ok" if answer else "unavailable" for name, answer in answers.items()}
        return JSONResponse(
            {"status": "ok" if ok else "unavailable", **words},
            HTTPStatus.OK if ok else HTTPStatus.SERVICE_UNAVAILABLE,
        )

    @router.get("/metrics")
    async def scrape() -> Response:
        """What Prometheus scrapes."""
        return Response(metrics.render(), media_type=CONTENT_TYPE_LATEST)

    return router


async def _answers(name: str, check: Callable[[], Awaitable[object]]) -> bool:
    try:
        async with asyncio.timeout(1):
            await check()
    except _FAILURES as error:
        _log.warning("not answering", dependency=name, reason=repr(error))
        return False
    return True
