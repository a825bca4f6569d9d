"""From the API to the queue: what is stored is sent, what isn't stored never is."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from uuid import uuid4

import httpx
import pytest
from botocore.exceptions import EndpointConnectionError
from sqlalchemy import func, select

from app.about import NAME
from app.events import ORDER_CANCELLED, ORDER_PLACED, OrderChanged, publish
from app.models import OutboxEvent
from app.observability.metrics import Metrics
from app.resilience import CircuitBreaker, CircuitOpenError
from app.runtime import Runtime
from app.sqs import Queue
from app.worker.relay import Relay

from .support import QueuePair, place


@pytest.fixture
async def queue(queues: QueuePair) -> AsyncIterator[Queue]:
    """The queue as the worker uses it."""
    async with Queue(queues.settings(), CircuitBreaker("queue", Metrics("test"))) as queue:
        yield queue


@pytest.fixture
def relay(queue: Queue, runtime: Runtime) -> Relay:
    return Relay(queue, runtime.sessions, runtime.metrics)


async def _stored(runtime: Runtime) -> int:
    async with runtime.sessions() as session:
        return await session.scalar(select(func.count()).select_from(OutboxEvent)) or 0


async def test_a_write_is_told_once_however_often_it_is_sent(
    client: httpx.AsyncClient, runtime: Runtime, relay: Relay, queues: QueuePair
) -> None:
    key = str(uuid4())
    placed = await asyncio.gather(*(place(client, key=key, quantity=3) for _ in range(5)))
    order_id = placed[0].json()["id"]
    await asyncio.gather(*(client.post(f"/v1/orders/{order_id}/cancel") for _ in range(5)))

    await relay.turn()

    told = [json.loads(body) for body in await queues.receive()]
    assert {event["type"] for event in told} == {ORDER_PLACED, ORDER_CANCELLED}
    assert len(told) == 2
    for event in told:
        assert event["data"] == {"order_id": order_id, "owner": "ann", "quantity": 3}
        assert event["source"] == f"/{NAME}"
    assert await _stored(runtime) == 0


async def test_what_is_rolled_back_is_never_told(runtime: Runtime) -> None:
    async with runtime.sessions() as session:
        publish(session, ORDER_PLACED, OrderChanged(order_id=uuid4(), owner="ann", quantity=1))
        await session.flush()
        await session.rollback()

    assert await _stored(runtime) == 0


async def test_many_events_take_several_turns_and_relays_do_not_meet(
    client: httpx.AsyncClient, queue: Queue, runtime: Runtime, queues: QueuePair
) -> None:
    for _ in range(25):
        await place(client)
    relays = [Relay(queue, runtime.sessions, Metrics("test")) for _ in range(3)]

    while await _stored(runtime):
        await asyncio.gather(*(relay.turn() for relay in relays))

    assert await queues.waiting() == 25


async def test_while_the_queue_is_away_events_wait_and_the_api_answers(
    client: httpx.AsyncClient,
    runtime: Runtime,
    relay: Relay,
    queues: QueuePair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        breaker = CircuitBreaker("queue", runtime.metrics, failures=1)
        async with Queue(queues.settings(), breaker) as unreachable:
            broken = Relay(unreachable, runtime.sessions, runtime.metrics)
            assert (await place(client)).status_code == 201
            with pytest.raises((EndpointConnectionError, TimeoutError)):
                await broken.turn()
            with pytest.raises(CircuitOpenError):
                await broken.turn()
    assert await _stored(runtime) == 1
    age = f'outbox_oldest_event_age_seconds{{service="{NAME}"}} 0.0\n'
    assert age not in runtime.metrics.render().decode()

    await relay.turn()
    await relay.turn()

    assert await queues.waiting() == 1
    assert age in runtime.metrics.render().decode()


async def test_what_the_queue_refuses_is_kept(
    client: httpx.AsyncClient, queue: Queue, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def first_only(bodies: Sequence[str]) -> list[int]:
        return [0] if len(bodies) > 1 else []

    for _ in range(3):
        await place(client)
    monkeypatch.setattr(queue, "send", first_only)

    assert await Relay(queue, runtime.sessions, runtime.metrics).turn() > 0

    assert await _stored(runtime) == 2
