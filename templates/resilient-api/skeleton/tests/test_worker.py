"""The worker's process: its probes, its loops, its whole way from an order to the totals."""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from app.about import NAME
from app.loops import repeat
from app.models import IdempotencyKey, ProcessedEvent
from app.runtime import Runtime
from app.worker import housekeeping
from app.worker.__main__ import main as work
from app.worker.housekeeping import Housekeeping
from app.worker.main import create_worker

from .support import QueuePair, place

NOWHERE = SecretStr("postgresql+psycopg://nobody@127.0.0.1:1/none")


async def test_an_order_reaches_the_totals_and_its_trace_the_worker(
    client: httpx.AsyncClient, queues: QueuePair, collector: tuple[str, list[bytes]]
) -> None:
    endpoint, received = collector
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    settings = {
        "PYTHONPATH": "src",
        "PORT": str(port),
        "QUEUE_URL": queues.url,
        "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app.worker"),
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
    )
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as worker:
        await _until(worker, "/readyz", '"queue":"ok"')
        for _ in range(12):
            await place(client, quantity=2)
        done = f'queue_messages_total{{outcome="processed",service="{NAME}"}} 12.0'
        await _until(worker, "/metrics", done)
    totals = (await client.get("/v1/orders/totals")).json()
    process.send_signal(signal.SIGTERM)
    output, _ = await asyncio.wait_for(process.communicate(), 60)

    assert totals == {"orders": 12, "quantity": 24}
    assert await queues.waiting() == 0
    assert process.returncode == -signal.SIGTERM  # uvicorn dies of it once all is closed
    assert b"Application shutdown complete" in output
    assert b"process order.placed.v1" in b"".join(received)


async def test_without_orders_the_totals_are_zero(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/orders/totals")).json() == {"orders": 0, "quantity": 0}


@pytest.mark.parametrize(
    ("broken", "told", "status"),
    [
        ({}, '"status":"ok"', 200),
        ({"database_url": NOWHERE}, '"postgres":"unavailable"', 503),
        ({"queue_url": "http://127.0.0.1/123456789012/none"}, '"queue":"unavailable"', 503),
    ],
    ids=["nothing", "postgres", "queue"],
)
@pytest.mark.usefixtures("_schema")
async def test_a_worker_is_ready_when_it_can_work(
    queues: QueuePair, broken: dict[str, Any], told: str, status: int
) -> None:
    app = create_worker(queues.settings().model_copy(update=broken))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as worker,
    ):
        ready = await _until(worker, "/readyz", told)
        alive = await worker.get("/healthz")
        nothing = await worker.get("/v1/orders")

    assert ready.status_code == status
    assert alive.status_code == 200
    assert nothing.status_code == 404
    assert nothing.headers["Content-Type"] == "application/problem+json"


async def test_a_turn_that_fails_is_taken_again_later_and_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest: list[float] = []
    ends = iter([ValueError(), ValueError(), None, ValueError(), asyncio.CancelledError()])

    def uniform(low: float, high: float) -> float:
        longest.append(high)
        return low

    async def turn() -> float:
        if end := next(ends):
            raise end
        return 0

    monkeypatch.setattr(random, "uniform", uniform)
    with pytest.raises(asyncio.CancelledError):
        await repeat("test", turn)

    assert longest == [1, 2, 1]


async def test_only_what_is_old_is_deleted(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "_PORTION", 2)
    async with runtime.sessions.begin() as session:
        for days in (-2, -2, -2, 1):
            expires = func.now() + timedelta(days=days)
            key = {"subject": "ann", "key": uuid4().hex, "fingerprint": b""}
            session.add(IdempotencyKey(**key, expires_at=expires))
        for days in (-29, -29, -1):
            session.add(ProcessedEvent(id=uuid4(), processed_at=func.now() + timedelta(days=days)))

    rest = await Housekeeping(runtime.sessions).turn()

    async with runtime.sessions() as session:
        assert len((await session.scalars(select(IdempotencyKey))).all()) == 1
        assert len((await session.scalars(select(ProcessedEvent))).all()) == 1
    assert 1800 <= rest <= 5400


def test_it_says_which_setting_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUEUE_URL", raising=False)
    monkeypatch.setenv("AWS_REGION", "")

    with pytest.raises(SystemExit, match=r"(?s)queue_url.*aws_region"):
        work()


async def _until(client: httpx.AsyncClient, path: str, words: str) -> httpx.Response:
    async with asyncio.timeout(60):
        while True:
            with suppress(httpx.TransportError):
                answer = await client.get(path)
                if words in answer.text:
                    return answer
            await asyncio.sleep(0.05)
