"""`python -m app.migrate`: bring the database's schema up to date."""

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from pydantic import ValidationError

from .observability import logs
from .settings import DatabaseSettings


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
