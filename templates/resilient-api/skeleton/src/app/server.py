"""A process that serves HTTP until it is told to stop."""

from collections.abc import Callable
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from . import settings
from .observability import logs

Wanted = TypeVar("Wanted", bound=settings.ServiceSettings)


def serve(wanted: type[Wanted], create: Callable[[Wanted], FastAPI]) -> None:
    """Read the settings, create the application and serve it."""
    found = settings.read(wanted)
    logs.configure(found)
    uvicorn.run(
        create(found),
        host="0.0.0.0",  # noqa: S104 - in a container, the network policy says who gets in
        port=found.port,
        log_config=None,
        access_log=False,  # our middleware writes that line
        server_header=False,
        timeout_graceful_shutdown=20,
    )
