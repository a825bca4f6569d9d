"""Events: what happened here, for the worker and whoever else listens to the queue.

An event is stored in the transaction that made it happen (the outbox) and sent to the queue by the
worker afterwards. So what is stored is published at least once, what is rolled back never is, and
the API needs no queue to answer.
"""

from datetime import UTC, datetime
from typing import Any, Final, Literal
from uuid import UUID, uuid4

from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from . import about
from .models import OutboxEvent

PROPAGATOR: Final = TraceContextTextMapPropagator()


class Event(BaseModel):
    """A CloudEvent 1.0 in its JSON form."""

    model_config = ConfigDict(frozen=True)

    specversion: Literal["1.0"] = "1.0"
    id: UUID = Field(default_factory=uuid4)
    source: str = f"/{about.NAME}"
    type: str
    time: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    data: dict[str, Any]
    traceparent: str | None = None


class OrderChanged(BaseModel):
    """The data of the events about orders."""

    order_id: UUID
    owner: str
    quantity: int


# A change that running workers can't read is a new type (v2), sent when they all know it.
ORDER_PLACED: Final = "order.placed.v1"
ORDER_CANCELLED: Final = "order.cancelled.v1"


def publish(session: AsyncSession, kind: str, data: BaseModel) -> None:
    """Publish an event when, and only when, the session's transaction commits."""
    trace: dict[str, str] = {}
    PROPAGATOR.inject(trace)
    event = Event(type=kind, data=data.model_dump(mode="json"), **trace)
    session.add(OutboxEvent(event=event.model_dump(mode="json", exclude_none=True)))
