"""`python -m app`: serve the API until told to stop."""

from .main import create_app
from .server import serve
from .settings import Settings


def main() -> None:
    """Serve the API."""
    serve(Settings, create_app)


if __name__ == "__main__":
    main()
