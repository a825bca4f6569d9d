"""Deletes what nobody can ask for any more."""

import random
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import ColumnElement, delete, func, inspect, select, tuple_

from ..database import Sessions
from ..models import Base, IdempotencyKey, ProcessedEvent

_log = structlog.get_logger(__name__)

_HOUR: Final = 3600.0
_PORTION: Final = 1000
_LONGEST_IN_A_QUEUE: Final = timedelta(days=14)
"""What SQS allows; its dead-letter queue too, from where people send messages back."""


class Housekeeping:
    """Small deletes, each in a transaction of its own; safe to run in several replicas."""

    def __init__(self, sessions: Sessions) -> None:
        """Clean this database."""
        self._sessions = sessions

    async def turn(self) -> float:
        """Delete all that is too old; say how long to rest."""
        keys = await self._delete(IdempotencyKey, IdempotencyKey.expires_at < func.now())
        events = await self._delete(
            ProcessedEvent,
            ProcessedEvent.processed_at < func.now() - 2 * _LONGEST_IN_A_QUEUE,
        )
        _log.info("old rows deleted", idempotency_keys=keys, processed_events=events)
        # Spread over the hour, so that replicas that started together don't meet.
        return random.uniform(0.5, 1.5) * _HOUR  # noqa: S311 - no secret

    async def _delete(self, table: type[Base], old: ColumnElement[bool]) -> int:
        identity = inspect(table).primary_key
        portion = select(*identity).where(old).limit(_PORTION).with_for_update(skip_locked=True)
        total = 0
        while True:
            async with self._sessions.begin() as session:
                gone = await session.execute(
                    delete(table)
                    .where(tuple_(*identity).in_(portion))
                    .returning(*identity)
                    .execution_options(synchronize_session=False)
                )
                count = len(gone.all())
            total += count
            if count < _PORTION:
                return total
