"""What the tests run against: a real PostgreSQL and a real Redis, both emptied for each test.

The queue is moto's, which behaves as SQS does and lives in the tests' own process.
"""

import http.server
import threading
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from alembic import command
from fastapi import FastAPI
from moto.server import ThreadedMotoServer
from sqlalchemy import text

from app import migrate
from app.main import create_app
from app.models import Base
from app.runtime import Runtime
from app.settings import Settings

from .support import AUDIENCE, ISSUER, REGION, Issuer, QueuePair

TABLES = [table.name for table in Base.metadata.sorted_tables]


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Signs the tests' tokens."""
    return Issuer()


@pytest.fixture(scope="session")
def settings(issuer: Issuer) -> Settings:
    """Settings for a service that trusts the tests' issuer."""
    return Settings(
        jwt_issuer=ISSUER,
        jwt_audience=AUDIENCE,
        jwt_jwks=issuer.jwks(),
        redis_timeout_seconds=10,  # a busy machine is not a broken Redis
        rate_limit_per_second=1000,
        rate_limit_burst=1000,
    )


@pytest.fixture(scope="session")
def _schema() -> Iterator[None]:
    command.downgrade(migrate.config(), "base")
    migrate.main()
    yield
    command.downgrade(migrate.config(), "base")


@pytest.fixture
async def app(settings: Settings, _schema: None) -> AsyncIterator[FastAPI]:
    """The application, running, with nothing stored."""
    application = create_app(settings)
    runtime: Runtime = application.state.runtime
    async with application.router.lifespan_context(application):
        async with runtime.engine.begin() as connection:
            await connection.execute(text("TRUNCATE " + ", ".join(TABLES)))
        await runtime.redis.flushdb()
        yield application


@pytest.fixture
def runtime(app: FastAPI) -> Runtime:
    """The application's parts."""
    runtime: Runtime = app.state.runtime
    return runtime


@pytest.fixture
async def anonymous(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Calls the application without a token."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


@pytest.fixture
def client(anonymous: httpx.AsyncClient, issuer: Issuer) -> httpx.AsyncClient:
    """Calls the application as someone who may do everything."""
    anonymous.headers["Authorization"] = f"Bearer {issuer.token()}"
    return anonymous


@pytest.fixture(scope="session")
def _aws() -> Iterator[None]:
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "test")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "test")
        environment.setenv("AWS_REGION", REGION)
        yield
    server.stop()


@pytest.fixture
async def queues(_aws: None) -> AsyncIterator[QueuePair]:
    """A queue and its dead-letter queue, both empty."""
    async with QueuePair() as pair:
        yield pair


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """An OTLP endpoint, and what it received."""
    received: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()
