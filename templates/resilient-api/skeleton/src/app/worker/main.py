"""The worker's parts, wired together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Final

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker

from .. import database, problems
from ..api import health
from ..loops import repeat
from ..observability import tracing
from ..observability.metrics import Metrics
from ..resilience import CircuitBreaker
from ..settings import WorkerSettings
from ..sqs import Queue
from .consumer import DEADLINE_SECONDS, Consumer
from .handlers import HANDLERS
from .housekeeping import Housekeeping
from .relay import Relay

_GRACE_SECONDS: Final = 20


def create_worker(settings: WorkerSettings) -> FastAPI:
    """Make the application: probes and metrics, and the work behind them while it runs."""
    metrics = Metrics(settings.service_name)
    provider = tracing.create_provider(settings)
    # A connection for each message in work, one for the relay, one for probes and housekeeping.
    engine = database.create_engine(
        settings,
        pool_size=settings.worker_batch + 2,
        statement_seconds=60,
        idle_seconds=DEADLINE_SECONDS,
    )
    database.watch(engine, metrics)
    sessions: database.Sessions = async_sessionmaker(engine, expire_on_commit=False)
    queue = Queue(settings, CircuitBreaker("queue", metrics))
    consumer = Consumer(
        queue,
        sessions,
        HANDLERS,
        metrics,
        tracing.tracer(provider),
        batch=settings.worker_batch,
        visibility=settings.worker_visibility_seconds,
    )
    loops = {
        "consumer": consumer.turn,
        "relay": Relay(queue, sessions, metrics).turn,
        "housekeeping": Housekeeping(sessions).turn,
    }

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with queue:
            running = {asyncio.create_task(repeat(*loop)) for loop in loops.items()}
            yield
            for task in running:
                task.cancel()
            await asyncio.wait(running)
            await consumer.finish(_GRACE_SECONDS)
        await engine.dispose()
        if provider is not None:
            provider.shutdown()

    app = FastAPI(title="Worker", lifespan=lifespan, openapi_url=None)
    app.include_router(
        health.create_router(
            metrics,
            needed={"postgres": lambda: database.check(engine), "queue": queue.check},
            optional={},
        )
    )
    problems.install(app)
    if provider is not None:
        tracing.instrument_database(provider, engine)
    return app
