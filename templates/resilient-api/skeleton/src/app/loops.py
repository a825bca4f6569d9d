"""Work that is done again and again while the process runs."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Never

import structlog

_log = structlog.get_logger(__name__)


async def repeat(name: str, turn: Callable[[], Awaitable[float]], *, rest: float = 0) -> Never:
    """Rest, then take one turn after the other, until cancelled; each says how long to rest.

    A turn that fails is logged and taken again, with exponential backoff and full jitter.
    """
    failures = 0
    while True:
        await asyncio.sleep(rest)
        try:
            rest = await turn()
            failures = 0
        except Exception as error:  # noqa: BLE001 - whatever it is, the next turn may work
            failures += 1
            rest = random.uniform(0, min(30, 0.5 * 2**failures))  # noqa: S311 - no secret
            _log.warning(
                "turn failed", loop=name, failures=failures, reason=repr(error), exc_info=error
            )
