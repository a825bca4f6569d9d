"""The worker and its queue: what is done once, done again, given back, given up."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from uuid import uuid4

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.trace import NoOpTracer, Tracer
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app import database
from app.events import ORDER_CANCELLED, ORDER_PLACED, Event, OrderChanged, publish
from app.models import OrderTotals, OutboxEvent, ProcessedEvent
from app.observability.metrics import Metrics
from app.resilience import CircuitBreaker
from app.runtime import Runtime
from app.sqs import Queue
from app.worker.consumer import Consumer
from app.worker.handlers import HANDLERS, Handler

from .support import QueuePair

Consumers = Callable[..., AbstractAsyncContextManager[Consumer]]


@pytest.fixture
def metrics() -> Metrics:
    return Metrics("test")


@pytest.fixture
def consumers(runtime: Runtime, queues: QueuePair, metrics: Metrics) -> Consumers:
    """Makes consumers that try again at once."""

    @contextlib.asynccontextmanager
    async def create(
        handlers: Mapping[str, Handler] = HANDLERS,
        *,
        visibility: int = 30,
        sessions: database.Sessions = runtime.sessions,
        tracer: Tracer = NoOpTracer(),  # noqa: B008 - holds nothing
    ) -> AsyncIterator[Consumer]:
        breaker = CircuitBreaker("queue", metrics)
        async with Queue(queues.settings(visibility=visibility), breaker) as queue:
            yield Consumer(
                queue,
                sessions,
                handlers,
                metrics,
                tracer,
                batch=10,
                visibility=visibility,
                backoff=0,
            )

    return create


@pytest.fixture
async def consumer(consumers: Consumers) -> AsyncIterator[Consumer]:
    """Does what the worker does."""
    async with consumers() as consumer:
        yield consumer


def _event(kind: str = ORDER_PLACED, quantity: int = 2, **data: object) -> str:
    data = {"order_id": str(uuid4()), "owner": "ann", "quantity": quantity, **data}
    return Event(type=kind, data=data).model_dump_json()


async def _totals(runtime: Runtime) -> tuple[int, int]:
    async with runtime.sessions() as session:
        totals = await session.get(OrderTotals, "ann")
    return (totals.orders, totals.quantity) if totals else (0, 0)


def _counted(metrics: Metrics) -> dict[str, float]:
    families = text_string_to_metric_families(metrics.render().decode())
    return {
        sample.labels["outcome"]: sample.value
        for family in families
        for sample in family.samples
        if sample.name == "queue_messages_total" and sample.value
    }


async def test_events_in_any_order_add_up(
    consumer: Consumer, queues: QueuePair, runtime: Runtime, metrics: Metrics
) -> None:
    for body in (_event(ORDER_CANCELLED, 5), _event(quantity=2), _event(quantity=5)):
        await queues.send(body)

    await consumer.turn()

    assert await _totals(runtime) == (1, 2)
    assert await queues.waiting() == 0
    assert _counted(metrics) == {"processed": 3}


async def test_an_event_that_comes_again_changes_nothing(
    consumer: Consumer, queues: QueuePair, runtime: Runtime, metrics: Metrics
) -> None:
    body = _event()
    for _ in range(5):
        await queues.send(body)
    await consumer.turn()
    await queues.send(body)
    await consumer.turn()

    assert await _totals(runtime) == (1, 2)
    assert await queues.waiting() == 0
    assert _counted(metrics) == {"processed": 1, "duplicate": 5}


async def test_workers_that_have_the_same_event_at_once_do_it_once(
    consumers: Consumers, queues: QueuePair, runtime: Runtime, metrics: Metrics
) -> None:
    body = _event()
    both_here = asyncio.Barrier(2)

    async def slowly(session: AsyncSession, event: Event) -> None:
        await asyncio.sleep(0.3)
        await HANDLERS[ORDER_PLACED](session, event)

    async with consumers({ORDER_PLACED: slowly}) as one, consumers({ORDER_PLACED: slowly}) as two:

        async def work(consumer: Consumer) -> None:
            await queues.send(body)
            await both_here.wait()
            await consumer.turn()

        # One of them may get both copies: then the other would wait for more.
        turns = [asyncio.create_task(work(consumer)) for consumer in (one, two)]
        await asyncio.wait(turns, timeout=3)
        for turn in turns:
            turn.cancel()
        for consumer in (one, two):
            await consumer.finish(5)

    assert await _totals(runtime) == (1, 2)
    assert await queues.waiting() == 0
    assert _counted(metrics) == {"processed": 1, "duplicate": 1}


@pytest.mark.parametrize(
    "body",
    ["not JSON", "{}", _event("order.lost.v9"), _event(quantity="many")],  # type: ignore[arg-type]
    ids=["no JSON", "no event", "unknown type", "wrong data"],
)
async def test_a_message_that_makes_no_sense_ends_in_the_dead_letter_queue(
    consumer: Consumer, queues: QueuePair, runtime: Runtime, metrics: Metrics, body: str
) -> None:
    await queues.send(body)
    for _ in range(3):
        await consumer.turn()

    assert await queues.receive() == []
    assert await queues.dead() == [body]
    assert _counted(metrics) == {"rejected": 3}
    async with runtime.sessions() as session:
        assert (await session.scalars(select(ProcessedEvent))).all() == []


async def test_what_fails_leaves_no_trace_and_is_tried_again(
    consumers: Consumers, queues: QueuePair, runtime: Runtime, metrics: Metrics
) -> None:
    failures = iter([ValueError("broken"), TimeoutError()])

    async def fails_twice(session: AsyncSession, event: Event) -> None:
        await HANDLERS[ORDER_PLACED](session, event)
        if failure := next(failures, None):
            raise failure

    await queues.send(_event())
    async with consumers({ORDER_PLACED: fails_twice}) as consumer:
        await consumer.turn()
        assert await _totals(runtime) == (0, 0)
        await consumer.turn()
        await consumer.turn()

    assert await _totals(runtime) == (1, 2)
    assert await queues.waiting() == 0
    assert _counted(metrics) == {"retried": 2, "processed": 1}


async def test_one_bad_message_does_not_hold_up_the_others(
    consumer: Consumer, queues: QueuePair, runtime: Runtime
) -> None:
    for body in (_event(), "not JSON", _event()):
        await queues.send(body)

    await consumer.turn()

    assert await _totals(runtime) == (2, 4)
    assert await queues.waiting() == 1


async def test_nobody_else_gets_a_message_that_takes_long(
    consumers: Consumers, queues: QueuePair, metrics: Metrics
) -> None:
    begun = asyncio.Event()

    async def takes_long(_session: AsyncSession, _event: Event) -> None:
        begun.set()
        await asyncio.sleep(5)

    await queues.send(_event())
    async with consumers({ORDER_PLACED: takes_long}, visibility=3) as consumer:
        turn = asyncio.create_task(consumer.turn())
        await begun.wait()
        while not turn.done():
            await asyncio.sleep(0.2)
            assert await queues.receive() == []

    assert await queues.waiting() == 0
    assert _counted(metrics) == {"processed": 1}


@pytest.mark.parametrize(("patience", "done"), [(5, True), (0.1, False)])
async def test_a_worker_that_is_told_to_stop_ends_its_batch_or_gives_it_back(
    consumers: Consumers, queues: QueuePair, runtime: Runtime, patience: float, done: bool
) -> None:
    begun = asyncio.Event()

    async def takes_a_second(session: AsyncSession, event: Event) -> None:
        begun.set()
        await HANDLERS[ORDER_PLACED](session, event)
        await asyncio.sleep(1)

    body = _event()
    await queues.send(body)
    async with consumers({ORDER_PLACED: takes_a_second}) as consumer:
        turn = asyncio.create_task(consumer.turn())
        await begun.wait()
        turn.cancel()
        with suppress(asyncio.CancelledError):
            await turn
        await consumer.finish(patience)

    assert await queues.receive() == ([] if done else [body])
    assert await _totals(runtime) == ((1, 2) if done else (0, 0))


async def test_the_work_belongs_to_the_trace_of_the_request(
    consumers: Consumers, queues: QueuePair, runtime: Runtime
) -> None:
    tracer = TracerProvider().get_tracer("test")
    seen: list[int] = []

    async def note_trace(_session: AsyncSession, _event: Event) -> None:
        seen.append(trace.get_current_span().get_span_context().trace_id)

    with tracer.start_as_current_span("request") as request:
        async with runtime.sessions.begin() as session:
            publish(session, ORDER_PLACED, OrderChanged(order_id=uuid4(), owner="ann", quantity=1))
            [stored] = session.new
            assert isinstance(stored, OutboxEvent)
    await queues.send(json.dumps(stored.event))
    async with consumers({ORDER_PLACED: note_trace}, tracer=tracer) as consumer:
        await consumer.turn()

    assert seen == [request.get_span_context().trace_id]


async def test_a_worker_that_waits_stops_at_once(consumer: Consumer) -> None:
    turn = asyncio.create_task(consumer.turn())
    await asyncio.sleep(0.2)
    turn.cancel()

    async with asyncio.timeout(1):
        with suppress(asyncio.CancelledError):
            await turn
        await consumer.finish(20)


async def test_without_the_database_messages_stay_in_the_queue(
    consumers: Consumers, queues: QueuePair, metrics: Metrics
) -> None:
    nowhere = SecretStr("postgresql+psycopg://nobody@127.0.0.1:1/none")
    settings = queues.settings().model_copy(update={"database_url": nowhere})
    engine = database.create_engine(settings, pool_size=1)
    body = _event()
    await queues.send(body)

    async with consumers(sessions=async_sessionmaker(engine)) as consumer:
        with pytest.raises(OperationalError):
            await consumer.turn()

    assert await queues.receive() == [body]
    assert _counted(metrics) == {}
