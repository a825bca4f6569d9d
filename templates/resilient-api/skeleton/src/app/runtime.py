"""What the service holds while it runs."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import httpx
import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from .auth import Authenticator, KeySource, RemoteKeys, StaticKeys
from .database import Sessions, create_engine
from .idempotency import IdempotentWrites
from .observability.metrics import Metrics
from .rate_limit import RateLimiter
from .resilience import CircuitBreaker, ResilientClient
from .settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import QueuePool

_log = structlog.get_logger(__name__)

_HOUR: Final = 3600.0


@dataclass(frozen=True)
class Runtime:
    """The service's parts, wired together."""

    settings: Settings
    metrics: Metrics
    engine: AsyncEngine
    sessions: Sessions
    redis: Redis
    http: httpx.AsyncClient
    authenticator: Authenticator
    rate_limiter: RateLimiter
    writes: IdempotentWrites

    @classmethod
    def create(cls, settings: Settings) -> "Runtime":
        """Wire the parts. Nothing connects before it is used."""
        metrics = Metrics(settings.service_name)
        engine = create_engine(settings)
        pool = cast("QueuePool", engine.pool)
        metrics.watch_pool(settings.database_pool_size, pool.checkedout, pool.checkedin)
        sessions: Sessions = async_sessionmaker(engine, expire_on_commit=False)
        # One short try: the breaker in front of it is what handles an outage.
        redis = Redis.from_url(
            settings.redis_url.get_secret_value(),
            socket_timeout=0.25,
            socket_connect_timeout=0.25,
            retry=Retry(NoBackoff(), 0),
        )
        http = httpx.AsyncClient(timeout=httpx.Timeout(2, connect=1))
        return cls(
            settings=settings,
            metrics=metrics,
            engine=engine,
            sessions=sessions,
            redis=redis,
            http=http,
            authenticator=Authenticator(
                _keys(settings, metrics, http),
                issuer=settings.jwt_issuer,
                audience=settings.jwt_audience,
            ),
            rate_limiter=RateLimiter(
                redis,
                CircuitBreaker("redis", metrics),
                metrics,
                name=settings.service_name,
                per_second=settings.rate_limit_per_second,
                burst=settings.rate_limit_burst,
            ),
            writes=IdempotentWrites(sessions, metrics),
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Do the periodic work until the service stops, then close what is open."""
        housekeeping = asyncio.create_task(self._keep_house())
        try:
            yield
        finally:
            housekeeping.cancel()
            await asyncio.wait({housekeeping})
            await self.http.aclose()
            await self.redis.aclose()
            await self.engine.dispose()

    async def _keep_house(self) -> None:
        while True:
            # Spread over the hour, so that replicas that started together don't meet.
            await asyncio.sleep(random.uniform(0.5, 1.5) * _HOUR)  # noqa: S311 - no secret
            with contextlib.suppress(SQLAlchemyError):
                _log.info("old idempotency keys deleted", count=await self.writes.forget_expired())


def _keys(settings: Settings, metrics: Metrics, http: httpx.AsyncClient) -> KeySource:
    if settings.jwt_jwks is not None:
        return StaticKeys(settings.jwt_jwks)
    breaker = CircuitBreaker("token-issuer", metrics)
    return RemoteKeys(str(settings.jwt_jwks_url), ResilientClient(breaker, http))
