"""Writes that are retried, raced and abandoned."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from app.about import NAME
from app.models import IdempotencyKey, Order
from app.runtime import Runtime

from .support import Issuer, metric, place


async def _orders(runtime: Runtime) -> int:
    async with runtime.sessions() as session:
        return await session.scalar(select(func.count()).select_from(Order)) or 0


async def test_a_retry_gets_the_first_answer(client: httpx.AsyncClient, runtime: Runtime) -> None:
    key = str(uuid4())

    first = await place(client, key=key)
    second = await place(client, key=key)

    assert first.status_code == second.status_code == 201
    assert second.content == first.content
    assert second.headers["Location"] == first.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert await _orders(runtime) == 1
    assert await metric(client, _series("replayed")) == 1


async def test_one_order_comes_of_many_requests_at_once(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    key = str(uuid4())

    answers = await asyncio.gather(*(place(client, key=key) for _ in range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert await _orders(runtime) == 1
    assert await metric(client, _series("created")) == 1


async def test_a_key_is_good_for_one_request_only(client: httpx.AsyncClient) -> None:
    key = str(uuid4())
    await place(client, key=key, quantity=1)

    answer = await place(client, key=key, quantity=2)

    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:problem:idempotency-key-reused"


async def test_keys_of_different_callers_do_not_meet(
    client: httpx.AsyncClient, issuer: Issuer, runtime: Runtime
) -> None:
    key = str(uuid4())
    await place(client, key=key)
    client.headers["Authorization"] = f"Bearer {issuer.token('bob')}"

    answer = await place(client, key=key)

    assert "Idempotency-Replayed" not in answer.headers
    assert await _orders(runtime) == 2


@pytest.mark.parametrize("key", [None, "short", "with space", "x" * 256])
async def test_a_write_needs_a_usable_key(client: httpx.AsyncClient, key: str | None) -> None:
    headers = {} if key is None else {"Idempotency-Key": key}

    answer = await client.post(
        "/v1/orders", json={"reference": "A-1", "quantity": 1}, headers=headers
    )

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == ["header", "Idempotency-Key"]


async def test_a_request_that_still_runs_is_not_waited_for_long(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    key = str(uuid4())
    async with runtime.sessions.begin() as running:
        running.add(_used(key))
        await running.flush()

        answer = await place(client, key=key)

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:problem:idempotency-key-busy"
    assert answer.headers["Retry-After"] == "2"


async def test_after_a_failure_the_key_can_be_used_again(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = str(uuid4())

    async def fail(_session: AsyncSession) -> None:
        raise OperationalError("INSERT", {}, Exception("connection lost"))

    with monkeypatch.context() as broken:
        broken.setattr(AsyncSession, "flush", fail)
        assert (await place(client, key=key)).status_code == 503
    assert await _orders(runtime) == 0

    answer = await place(client, key=key)

    assert answer.status_code == 201
    assert "Idempotency-Replayed" not in answer.headers


async def test_an_expired_key_counts_as_new(client: httpx.AsyncClient, runtime: Runtime) -> None:
    key = str(uuid4())
    await place(client, key=key)
    await _expire(runtime)

    answer = await place(client, key=key)

    assert "Idempotency-Replayed" not in answer.headers
    assert await _orders(runtime) == 2


async def test_a_key_that_expires_this_very_moment_is_told_as_busy(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def deleted_meanwhile(*_: object) -> None:
        """What housekeeping of a worker may do between two statements of ours."""

    key = str(uuid4())
    await place(client, key=key)
    monkeypatch.setattr(AsyncSession, "get", deleted_meanwhile)

    assert (await place(client, key=key)).status_code == 409


def _used(key: str) -> IdempotencyKey:
    expires = func.now() + timedelta(days=1)
    return IdempotencyKey(subject="ann", key=key, fingerprint=b"", expires_at=expires)


async def _expire(runtime: Runtime) -> None:
    async with runtime.sessions.begin() as session:
        past = func.now() - timedelta(seconds=1)
        await session.execute(update(IdempotencyKey).values(expires_at=past))


def _series(outcome: str) -> str:
    return f'idempotency_requests_total{{outcome="{outcome}",service="{NAME}"}}'
