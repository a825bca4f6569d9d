"""`python -m app.migrate`: bring our schema, and MLflow's beside it, up to date."""

import sys
from pathlib import Path
from typing import Final

import mlflow.db
from alembic import command
from alembic.config import Config
from pydantic import ValidationError
from sqlalchemy import NullPool, create_engine, text

from .observability import logs
from .settings import MLFLOW_SCHEMA, DatabaseSettings
from .tables import Base

ADVISORY_LOCK: Final = 7_205_759_403
"""Held while migrating, so that it is done once at a time, whoever starts it."""

TABLES: Final = Base.metadata
"""What all revisions together must make."""

_MLFLOW_LOCK: Final = ADVISORY_LOCK + 1


def config() -> Config:
    """Alembic's configuration; `alembic.ini` holds the same for the command line."""
    result = Config()
    result.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return result


def _migrate_mlflow(settings: DatabaseSettings) -> None:
    """Bring MLflow's tables to the version that is installed. A shared server looks after its
    own."""
    if settings.mlflow_tracking_uri is not None:
        return
    engine = create_engine(settings.database_url.get_secret_value(), poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _MLFLOW_LOCK})
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {MLFLOW_SCHEMA}"))
        connection.commit()
        upgrade = mlflow.db.upgrade.callback
        assert upgrade is not None  # noqa: S101 - click's type allows a command without a function
        upgrade(settings.tracking_uri)
    engine.dispose()


def main() -> None:
    """Read the settings and upgrade to the newest revision."""
    try:
        settings = DatabaseSettings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    command.upgrade(config(), "head")
    _migrate_mlflow(settings)


if __name__ == "__main__":
    main()
