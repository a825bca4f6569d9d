"""`python -m app.migrate`: bring the database's schema up to date."""

import sys
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from pydantic import ValidationError

from .models import Base
from .observability import logs
from .settings import DatabaseSettings

ADVISORY_LOCK: Final = 7_205_759_403
"""Held while migrating, so that it is done once at a time, whoever starts it."""

TABLES: Final = Base.metadata
"""What all revisions together must make."""


def config() -> Config:
    """Alembic's configuration; `alembic.ini` holds the same for the command line."""
    result = Config()
    result.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return result


def main() -> None:
    """Read the settings and upgrade to the newest revision."""
    try:
        settings = DatabaseSettings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    command.upgrade(config(), "head")


if __name__ == "__main__":
    main()
