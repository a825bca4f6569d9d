"""How Alembic reaches the database."""

from alembic import context
from sqlalchemy import create_engine, pool, text

from app.migrate import ADVISORY_LOCK
from app.models import Base
from app.settings import DatabaseSettings


def _offline() -> None:
    """Print the SQL instead of running it."""
    context.configure(dialect_name="postgresql", target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def _online() -> None:
    url = DatabaseSettings().database_url.get_secret_value()
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"connect_timeout": 10})
    with engine.connect() as connection:
        # The session's, so that it outlives commits.
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": ADVISORY_LOCK})
        # A statement that can't get its table lock soon would make every request queue behind it.
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
        context.configure(
            connection=connection, target_metadata=Base.metadata, transaction_per_migration=True
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    _offline()
else:
    _online()
