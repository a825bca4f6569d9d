"""The connection pool."""

from typing import TYPE_CHECKING, cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from .observability.metrics import Metrics
from .settings import ServiceSettings

if TYPE_CHECKING:
    from sqlalchemy import QueuePool

Sessions = async_sessionmaker[AsyncSession]


def create_engine(
    settings: ServiceSettings, *, pool_size: int, statement_seconds: int = 5, idle_seconds: int = 10
) -> AsyncEngine:
    """Make a pool whose every wait is bounded, so that a slow database can't hold its users."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=2,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args={
            "application_name": settings.service_name,
            "connect_timeout": 3,
            "tcp_user_timeout": 5000,
            "options": f"-c statement_timeout={statement_seconds}s"
            f" -c idle_in_transaction_session_timeout={idle_seconds}s",
        },
    )


def watch(engine: AsyncEngine, metrics: Metrics) -> None:
    """Show in the metrics how much of the pool is in use."""
    pool = cast("QueuePool", engine.pool)
    metrics.watch_pool(pool.size(), pool.checkedout, pool.checkedin)


async def check(engine: AsyncEngine) -> None:
    """Raise unless the database answers.

    A pool that is all in use is busy, not broken: were the replica taken away for it, the others
    would get its load too.
    """
    pool = cast("QueuePool", engine.pool)
    if pool.checkedout() >= pool.size():
        return
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
