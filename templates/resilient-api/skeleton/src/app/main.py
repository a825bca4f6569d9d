"""The API."""

import contextlib
from collections.abc import AsyncIterator
from typing import Final

from fastapi import FastAPI

from . import about, database, problems
from .api import health, orders
from .body_limit import BodyLimit
from .observability import tracing
from .observability.middleware import Observed
from .runtime import Runtime
from .settings import Settings

MAX_BODY_BYTES: Final = 1024 * 1024


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
    app.include_router(
        health.create_router(
            runtime.metrics,
            needed={"postgres": lambda: database.check(runtime.engine)},
            # Without Redis there is only no rate limit.
            optional={"redis": runtime.redis.ping},
        )
    )
    app.include_router(orders.router)
    problems.install(app)
    # Each operation says it too; clients and checkers also look for it here.
    app.openapi()["security"] = [{"HTTPBearer": []}]
    app.add_middleware(BodyLimit, max_bytes=MAX_BODY_BYTES)
    app.add_middleware(Observed, metrics=runtime.metrics)
    if provider is not None:
        tracing.instrument_database(provider, runtime.engine)
        tracing.instrument_api(provider, app=app, redis=runtime.redis, http=runtime.http)
    return app
