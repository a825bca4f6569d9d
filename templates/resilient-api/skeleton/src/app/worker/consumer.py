"""Does what the queue asks for, once."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

import structlog
from opentelemetry.trace import SpanKind, Tracer
from pydantic import ValidationError
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..database import Sessions
from ..events import PROPAGATOR, Event
from ..loops import repeat
from ..models import ProcessedEvent
from ..observability.metrics import Metrics
from ..sqs import Message, Queue
from .handlers import Handler

_log = structlog.get_logger(__name__)

DEADLINE_SECONDS: Final = 300
_LONGEST_BACKOFF: Final = 900.0


class Outcome(StrEnum):
    """What became of a message; the words are the metric's."""

    PROCESSED = "processed"
    DUPLICATE = "duplicate"
    RETRIED = "retried"
    REJECTED = "rejected"


_DONE: Final = frozenset({Outcome.PROCESSED, Outcome.DUPLICATE})


class _UnknownTypeError(Exception):
    """Nobody here knows what to do about it."""


class Consumer:
    """Takes messages in batches and hands each event to its handler.

    A message that fails comes again later and later, until the queue's redrive policy moves it to
    the dead-letter queue. That goes for messages that make no sense too: they may be of a newer
    release, whose workers will understand them.
    """

    def __init__(
        self,
        queue: Queue,
        sessions: Sessions,
        handlers: Mapping[str, Handler],
        metrics: Metrics,
        tracer: Tracer,
        *,
        batch: int,
        visibility: int,
        backoff: float = 5,
    ) -> None:
        """Work on `batch` messages at a time, and keep each hidden for `visibility` seconds."""
        self._queue = queue
        self._sessions = sessions
        self._handlers = handlers
        self._metrics = metrics
        self._tracer = tracer
        self._size = batch
        self._visibility = visibility
        self._backoff = backoff
        self._batch: asyncio.Task[None] | None = None
        metrics.consumes()

    async def turn(self) -> float:
        """Receive a batch and work on it; whoever cancels this leaves the batch to `finish`."""
        # While the database is away, messages had better stay where they are: each time they are
        # received in vain brings them nearer to the dead-letter queue.
        async with self._sessions() as session:
            await session.connection()
        messages = await self._queue.receive(self._size)
        if messages:
            self._batch = asyncio.create_task(self._work(messages))
            await asyncio.shield(self._batch)
        return 0

    async def finish(self, seconds: float) -> None:
        """Let the batch in work end; after `seconds`, give back what isn't done."""
        if self._batch is not None:
            await asyncio.wait({self._batch}, timeout=seconds)
            self._batch.cancel()
            await asyncio.wait({self._batch})

    async def _work(self, messages: Sequence[Message]) -> None:
        outcomes: dict[str, Outcome] = {}

        async def work(message: Message) -> None:
            outcomes[message.id] = await self._process(message)

        async def keep_hidden() -> float:
            left = [message for message in messages if message.id not in outcomes]
            await self._queue.hide([(message, self._visibility) for message in left])
            return pause

        pause = self._visibility / 3
        hiding = asyncio.create_task(repeat("visibility", keep_hidden, rest=pause))
        try:
            await asyncio.gather(*(work(message) for message in messages))
        finally:
            hiding.cancel()
            await asyncio.wait({hiding})
            done = [message for message in messages if outcomes.get(message.id) in _DONE]
            rest = [message for message in messages if message not in done]
            await self._queue.delete(done)
            await self._queue.hide([(m, self._delay(m) if m.id in outcomes else 0) for m in rest])

    async def _process(self, message: Message) -> Outcome:
        self._metrics.message_received(max(0.0, time.time() - message.sent_at))
        started = time.perf_counter()
        structlog.contextvars.bind_contextvars(message_id=message.id)
        try:
            outcome = await self._handle(message)
        except (ValidationError, _UnknownTypeError) as error:
            outcome = Outcome.REJECTED
            _log.warning("message not understood", reason=str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the message comes again
            outcome = Outcome.RETRIED
            _log.exception("message failed", receive_count=message.receive_count)
        self._metrics.message_done(outcome, time.perf_counter() - started)
        return outcome

    async def _handle(self, message: Message) -> Outcome:
        event = Event.model_validate_json(message.body)
        handler = self._handlers.get(event.type)
        if handler is None:
            raise _UnknownTypeError(f"no handler for events of type {event.type}")
        parent = PROPAGATOR.extract({"traceparent": event.traceparent or ""})
        with self._tracer.start_as_current_span(
            f"process {event.type}", context=parent, kind=SpanKind.CONSUMER
        ):
            async with asyncio.timeout(DEADLINE_SECONDS), self._sessions.begin() as session:
                if not await _first_time(session, event):
                    return Outcome.DUPLICATE
                await handler(session, event)
        return Outcome.PROCESSED

    def _delay(self, message: Message) -> int:
        longest = min(_LONGEST_BACKOFF, self._backoff * 2**message.receive_count)
        return int(random.uniform(longest / 2, longest))  # noqa: S311 - no secret


async def _first_time(session: AsyncSession, event: Event) -> bool:
    """Note that the event is processed; False when it was before.

    Another worker that has the same event right now holds the row: wait for it to end.
    """
    note = insert(ProcessedEvent).values(id=event.id).on_conflict_do_nothing()
    return await session.scalar(note.returning(ProcessedEvent.id)) is not None
