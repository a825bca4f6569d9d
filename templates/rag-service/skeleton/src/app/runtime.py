"""What the service holds while it runs."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

import httpx
import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from sqlalchemy import delete, func
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from . import clients, embeddings, generation
from .access_tokens import AccessTokens, KeySource, RemoteKeys, StaticKeys
from .answering import Answering
from .auth import Authenticator
from .cache import AnswerCache
from .database import Sessions, create_engine
from .generation.generator import Generator
from .guardrails import Guardrails
from .ingestion.library import Library
from .models import Query
from .observability.metrics import Metrics
from .prices import Prices
from .queue import Queue
from .rate_limit import RateLimiter
from .reranking import ProximityReranker
from .resilience import CircuitBreaker, ResilientClient
from .retrieval import Retriever
from .settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import QueuePool

_log = structlog.get_logger(__name__)

_HOUR: Final = 3600.0
_THREADS: Final = 64
"""boto3 waits in threads: as many as there may be answers being written at once."""


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
    library: Library
    queue: Queue
    answering: Answering

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
            socket_timeout=settings.redis_timeout_seconds,
            socket_connect_timeout=settings.redis_timeout_seconds,
            retry=Retry(NoBackoff(), 0),
        )
        breaker = CircuitBreaker("redis", metrics)
        http = httpx.AsyncClient(timeout=httpx.Timeout(2, connect=1))
        embedder = embeddings.create(settings)
        models = generation.create(settings)
        prices = Prices(settings.model_prices)
        if settings.model_provider != "local":
            prices.warn_of_doubtful(model.name for model in models)
        if settings.embeddings_provider in {"openai", "bedrock"}:
            prices.warn_of_doubtful([embedder.model])
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
                breaker,
                metrics,
                name=settings.service_name,
                per_second=settings.rate_limit_per_second,
                burst=settings.rate_limit_burst,
            ),
            library=Library(
                sessions,
                embedder,
                chunk_tokens=settings.chunk_tokens,
                overlap=settings.chunk_overlap_tokens,
            ),
            queue=Queue(clients.sqs(settings), settings.queue_url),
            answering=Answering(
                settings,
                Retriever(
                    sessions,
                    embedder,
                    ProximityReranker() if settings.feature_reranker else None,
                    metrics,
                    prices,
                    chunk_tokens=settings.chunk_tokens,
                ),
                Generator(
                    models,
                    metrics,
                    prices,
                    first_token_timeout=settings.first_token_timeout_seconds,
                    timeout=settings.answer_timeout_seconds,
                ),
                AnswerCache(
                    redis,
                    breaker,
                    sessions,
                    name=settings.service_name,
                    fresh_seconds=settings.cache_seconds,
                    stale_seconds=settings.cache_stale_seconds,
                ),
                Guardrails(metrics),
                sessions,
                metrics,
            ),
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Do the periodic work until the service stops, then close what is open."""
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
        housekeeping = asyncio.create_task(self._keep_house())
        try:
            yield
        finally:
            housekeeping.cancel()
            await asyncio.wait({housekeeping})
            await self.answering.close()
            await self.http.aclose()
            await self.redis.aclose()
            await self.engine.dispose()

    async def forget_old_queries(self) -> None:
        """Delete what was asked longer ago than it may be kept."""
        keep = timedelta(days=self.settings.keep_queries_days)
        async with self.sessions.begin() as session:
            await session.execute(delete(Query).where(Query.created_at < func.now() - keep))

    async def _keep_house(self) -> None:
        while True:
            # Spread over the hour, so that replicas that started together don't meet.
            await asyncio.sleep(random.uniform(0.5, 1.5) * _HOUR)  # noqa: S311 - no secret
            with contextlib.suppress(SQLAlchemyError):
                await self.forget_old_queries()


def _keys(settings: Settings, metrics: Metrics, http: httpx.AsyncClient) -> KeySource:
    if settings.jwt_jwks is not None:
        return StaticKeys(settings.jwt_jwks)
    breaker = CircuitBreaker("token-issuer", metrics)
    return RemoteKeys(str(settings.jwt_jwks_url), ResilientClient(breaker, http))
