"""`python -m app.worker`: work on what the queue brings until told to stop."""

from ..server import serve
from ..settings import WorkerSettings
from .main import create_worker


def main() -> None:
    """Run the worker; its probes and metrics are served where the API serves its own."""
    serve(WorkerSettings, create_worker)


if __name__ == "__main__":
    main()
