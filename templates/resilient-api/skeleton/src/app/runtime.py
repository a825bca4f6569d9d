"""What the API holds while it runs."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from . import database
from .access_tokens import AccessTokens, KeySource, RemoteKeys, StaticKeys
from .auth import Authenticator
from .database import Sessions
from .idempotency import IdempotentWrites
from .observability.metrics import Metrics
from .rate_limit import RateLimiter
from .resilience import CircuitBreaker, ResilientClient
from .settings import Settings


@dataclass(frozen=True)
class Runtime:
    """The API's parts, wired together."""

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
        engine = database.create_engine(settings, pool_size=settings.database_pool_size)
        database.watch(engine, metrics)
        sessions: Sessions = async_sessionmaker(engine, expire_on_commit=False)
        # One short try: the breaker in front of it is what handles an outage.
        redis = Redis.from_url(
            settings.redis_url.get_secret_value(),
            socket_timeout=settings.redis_timeout_seconds,
            socket_connect_timeout=settings.redis_timeout_seconds,
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
                AccessTokens(
                    _keys(settings, metrics, http),
                    issuer=settings.jwt_issuer,
                    audience=settings.jwt_audience,
                )
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
        """Close what is open once the service stops."""
        try:
            yield
        finally:
            await self.http.aclose()
            await self.redis.aclose()
            await self.engine.dispose()


def _keys(settings: Settings, metrics: Metrics, http: httpx.AsyncClient) -> KeySource:
    if settings.jwt_jwks is not None:
        return StaticKeys(settings.jwt_jwks)
    breaker = CircuitBreaker("token-issuer", metrics)
    return RemoteKeys(str(settings.jwt_jwks_url), ResilientClient(breaker, http))
