"""How Alembic reaches the database."""

import time

from alembic import context
from sqlalchemy import Connection, create_engine, pool, text

from app.migrate import ADVISORY_LOCK, TABLES
from app.settings import DatabaseSettings


def _offline() -> None:
    """Print the SQL instead of running it."""
    context.configure(dialect_name="postgresql", target_metadata=TABLES, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def _wait_for_turn(connection: Connection) -> None:
    """Take the lock: the session's, so that it outlives commits.

    Asked for again and again rather than waited for: a statement that waits would be waited for by
    CREATE INDEX CONCURRENTLY in the migration that runs, and neither would ever end.
    """
    take = text("SELECT pg_try_advisory_lock(:lock)")
    while not connection.scalar(take, {"lock": ADVISORY_LOCK}):
        connection.rollback()
        time.sleep(0.2)


def _online() -> None:
    url = DatabaseSettings().database_url.get_secret_value()
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"connect_timeout": 10})
    with engine.connect() as connection:
        _wait_for_turn(connection)
        # A statement that can't get its table lock soon would make every request queue behind it.
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
        context.configure(
            connection=connection, target_metadata=TABLES, transaction_per_migration=True
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    _offline()
else:
    _online()
