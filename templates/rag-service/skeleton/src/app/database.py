"""The connection pool."""

from typing import TYPE_CHECKING, cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from .settings import IndexSettings

if TYPE_CHECKING:
    from sqlalchemy import QueuePool

Sessions = async_sessionmaker[AsyncSession]


def create_engine(settings: IndexSettings) -> AsyncEngine:
    """Open a pool whose every wait is bounded, so that a slow database can't hold requests."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.database_pool_size,
        max_overflow=0,
        pool_timeout=2,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args={
            "application_name": settings.service_name,
            "connect_timeout": 3,
            "tcp_user_timeout": 5000,
            "options": "-c statement_timeout=5s -c idle_in_transaction_session_timeout=10s",
        },
    )


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
