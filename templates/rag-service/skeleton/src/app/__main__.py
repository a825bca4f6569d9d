"""`python -m app`: serve until told to stop."""

import sys

import uvicorn
from pydantic import ValidationError

from .main import create_app
from .observability import logs
from .settings import Settings


def main() -> None:
    """Read the settings and serve."""
    try:
        settings = Settings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    uvicorn.run(
        create_app(settings),
        host="0.0.0.0",  # noqa: S104 - in a container, the network policy says who gets in
        port=settings.port,
        log_config=None,
        access_log=False,  # our middleware writes that line
        server_header=False,
        timeout_graceful_shutdown=20,
    )


if __name__ == "__main__":
    main()
