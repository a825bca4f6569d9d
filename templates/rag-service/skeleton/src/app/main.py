"""The web application."""

import contextlib
from collections.abc import AsyncIterator
from typing import Final

from fastapi import FastAPI

from . import about, problems
from .api import documents, health, queries
from .body_limit import BodyLimit
from .observability import tracing
from .observability.middleware import Observed
from .runtime import Runtime
from .settings import Settings

MAX_BODY_BYTES: Final = 12 * 1024 * 1024


def create_app(settings: Settings) -> FastAPI:
    """Make the application. It opens connections when it is used and closes them when it ends."""
    runtime = Runtime.create(settings)
    provider = tracing.create_provider(settings)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with runtime.running():
            yield
        if provider is not None:
            provider.shutdown()  # sends what is still waiting

    # No documentation pages: they load scripts from elsewhere. The portal shows openapi.json.
    app = FastAPI(
        title=about.TITLE,
        version="1.0.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.runtime = runtime
    app.include_router(health.router)
    app.include_router(documents.router)
    app.include_router(queries.router)
    problems.install(app)
    app.add_middleware(BodyLimit, max_bytes=MAX_BODY_BYTES)
    app.add_middleware(Observed, metrics=runtime.metrics)
    if provider is not None:
        tracing.instrument(
            provider, app=app, engine=runtime.engine, redis=runtime.redis, http=runtime.http
        )
    return app
