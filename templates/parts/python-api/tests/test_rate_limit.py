"""Callers in a hurry."""

import asyncio

import httpx
import pytest
from redis.asyncio import Redis

from app.main import create_app
from app.observability.metrics import Metrics
from app.problems import Problem
from app.rate_limit import RateLimiter
from app.resilience import CircuitBreaker
from app.runtime import Runtime
from app.settings import Settings

from .support import Issuer, call


def _limiter(redis: Redis, *, per_second: float, burst: int) -> RateLimiter:
    metrics = Metrics("test")
    breaker = CircuitBreaker("redis", metrics)
    return RateLimiter(redis, breaker, metrics, name="t", per_second=per_second, burst=burst)


async def test_a_burst_is_allowed_and_then_the_rate(runtime: Runtime) -> None:
    limiter = _limiter(runtime.redis, per_second=20, burst=3)

    for _ in range(3):
        await limiter.check("ann")
    with pytest.raises(Problem) as problem:
        await limiter.check("ann")
    assert problem.value.status == 429
    assert problem.value.headers == {"Retry-After": "1"}

    await limiter.check("bob")
    await asyncio.sleep(0.06)
    await limiter.check("ann")


async def test_replicas_share_the_limit(runtime: Runtime) -> None:
    replicas = [_limiter(runtime.redis, per_second=0.1, burst=5) for _ in range(3)]

    answers = await asyncio.gather(
        *(replica.check("ann") for replica in replicas for _ in range(4)), return_exceptions=True
    )

    assert answers.count(None) == 5


async def test_an_idle_bucket_is_not_kept(runtime: Runtime) -> None:
    await _limiter(runtime.redis, per_second=10, burst=5).check("ann")

    [key] = await runtime.redis.keys()
    assert 0 < await runtime.redis.pttl(key) <= 1500


async def test_without_redis_requests_are_let_through() -> None:
    redis = Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.2)
    limiter = _limiter(redis, per_second=1, burst=1)

    for _ in range(10):
        await limiter.check("ann")
    await redis.aclose()


async def test_the_api_is_limited(settings: Settings, issuer: Issuer, runtime: Runtime) -> None:
    await runtime.redis.flushdb()
    hasty = create_app(
        settings.model_copy(update={"rate_limit_per_second": 0.1, "rate_limit_burst": 1})
    )
    headers = {"Authorization": f"Bearer {issuer.token()}"}
    transport = httpx.ASGITransport(hasty)
    async with (
        hasty.router.lifespan_context(hasty),
        httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers) as client,
    ):
        first, second = [await call(client) for _ in range(2)]

    assert first.status_code == 200
    assert second.status_code == 429
    assert second.json()["type"] == "urn:problem:rate-limited"
    assert int(second.headers["Retry-After"]) in range(9, 11)
