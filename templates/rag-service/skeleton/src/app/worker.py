"""`python -m app.worker`: index documents that the API took in, until told to stop."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError

from . import clients
from .api import health
from .consumer import Consumer
from .observability import logs
from .queue import Queue
from .runtime import Runtime
from .settings import Settings


def create_app(settings: Settings) -> FastAPI:
    """A consumer with the platform's three addresses around it."""
    runtime = Runtime.create(settings)
    consumer = Consumer(
        Queue(clients.sqs(settings), settings.queue_url), runtime.library, runtime.metrics
    )

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with runtime.running():
            consuming = asyncio.create_task(consumer.run())
            yield
            consumer.stop()
            await asyncio.wait({consuming}, timeout=25)

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.state.runtime = runtime
    app.include_router(health.router)
    return app


def main() -> None:
    """Read the settings and work."""
    try:
        settings = Settings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    uvicorn.run(
        create_app(settings),
        host="0.0.0.0",  # noqa: S104 - in a container, the network policy says who gets in
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
