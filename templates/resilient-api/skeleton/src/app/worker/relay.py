"""Sends what the outbox holds to the queue."""

import json
from typing import Final

from sqlalchemy import delete, func, select

from ..database import Sessions
from ..models import OutboxEvent
from ..observability.metrics import Metrics
from ..sqs import BATCH, Queue

_REST: Final = 0.5


class Relay:
    """Sends the oldest events first, and forgets those that the queue took.

    A process that ends between the two sends them again. Several replicas don't meet: each takes
    events that no other has locked.
    """

    def __init__(self, queue: Queue, sessions: Sessions, metrics: Metrics) -> None:
        """Send from this database to this queue."""
        self._queue = queue
        self._sessions = sessions
        self._metrics = metrics

    async def turn(self) -> float:
        """Send one batch; say how long to rest."""
        oldest = (
            select(OutboxEvent, func.extract("epoch", func.now() - OutboxEvent.created_at))
            .order_by(OutboxEvent.position)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
        async with self._sessions.begin() as session:
            found = (await session.execute(oldest)).all()
            self._metrics.outbox_age(float(found[0][1]) if found else 0)
            if not found:
                return _REST
            positions = [stored.position for stored, _ in found]
            sent = await self._queue.send([json.dumps(stored.event) for stored, _ in found])
            await session.execute(
                delete(OutboxEvent).where(
                    OutboxEvent.position.in_([positions[index] for index in sent])
                )
            )
        return 0 if len(sent) == BATCH else _REST
