"""Indexes the documents that messages name."""

import asyncio
import contextlib
import random
import time
from datetime import timedelta
from typing import Final

import structlog
from botocore.exceptions import BotoCoreError, ClientError
from sqlalchemy.exc import SQLAlchemyError

from .ingestion.library import Library
from .observability.metrics import Metrics
from .queue import Queue, Received

_log = structlog.get_logger(__name__)

_SWEEP_EVERY: Final = 300.0
_LOST_AFTER: Final = timedelta(minutes=10)


class Consumer:
    """Takes messages, a few at a time, until it is told to stop."""

    def __init__(
        self, queue: Queue, library: Library, metrics: Metrics, *, at_once: int = 4, wait: int = 5
    ) -> None:
        """Index `at_once` documents; wait `wait` seconds for messages: no stop takes less."""
        self._queue = queue
        self._library = library
        self._metrics = metrics
        self._at_once = at_once
        self._wait = wait
        self._stopping = asyncio.Event()
        metrics.consumes()

    def stop(self) -> None:
        """Finish what runs and take nothing more."""
        self._stopping.set()

    async def run(self) -> None:
        """Consume, and now and then look for documents whose message was lost."""
        sweeping = asyncio.create_task(self._sweep_now_and_then())
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._at_once):
                    group.create_task(self._consume())
        finally:
            sweeping.cancel()
            await asyncio.wait({sweeping})

    async def sweep(self) -> None:
        """Ask again for documents that have waited too long."""
        await self._queue.send(await self._library.waiting(older_than=_LOST_AFTER))

    async def handle(self, message: Received) -> None:
        """Index what the message names, and delete it when there is nothing more to do for it."""
        started = time.perf_counter()
        self._metrics.message_received(max(0.0, time.time() - message.sent_at))
        outcome = "retried"
        try:
            try:
                document, version = message.task()
            except ValueError:
                # Not deleted: the queue moves it to the dead letters, where someone can look at it.
                outcome = "rejected"
                _log.warning("a message that is no task", body=message.body[:200])
                return
            outcome = await self._library.index(document, version)
            await self._queue.delete(message)
        except Exception:  # noqa: BLE001 - whatever it was, the message must come again
            _log.exception("not indexed, will be tried again", receives=message.receives)
            outcome = "retried"
            await self._queue.later(message, _backoff(message.receives))
        finally:
            self._metrics.message_done(outcome, time.perf_counter() - started)

    async def _consume(self) -> None:
        while not self._stopping.is_set():
            try:
                for message in await self._queue.receive(1, self._wait):
                    await self.handle(message)
            except (BotoCoreError, ClientError) as error:
                _log.warning("the queue can't be reached", reason=str(error))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), 5)

    async def _sweep_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP_EVERY * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
            with contextlib.suppress(SQLAlchemyError):
                await self.sweep()


def _backoff(receives: int) -> int:
    """Seconds until the next try: twice as long each time, with jitter, at most 15 minutes."""
    return random.randint(1, min(900, 15 * 2 ** min(receives, 6)))  # noqa: S311 - no secret
