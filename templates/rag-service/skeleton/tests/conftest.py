"""What the tests run against: a real PostgreSQL and Redis, emptied for each test, and an SQS."""

import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator

import boto3
import httpx
import pytest
from alembic import command
from fastapi import FastAPI
from moto.server import ThreadedMotoServer
from sqlalchemy import text

from app import generation, migrate
from app.generation import Model
from app.main import create_app
from app.runtime import Runtime
from app.settings import Settings

from .support import AUDIENCE, ISSUER, Issuer

# No provider and no AWS account is ever reached from a test.
os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_REGION": "eu-west-1",
    "EMBEDDINGS_PROVIDER": "local",
    "MODEL_PROVIDER": "local",
}


@pytest.fixture(scope="session")
def queue_url() -> Iterator[str]:
    """An SQS queue that gives up on a message after three tries."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # its lines would stand among ours
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"
    url: str = boto3.client("sqs").create_queue(QueueName="test")["QueueUrl"]
    yield url
    server.stop()


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Signs the tests' tokens."""
    return Issuer()


@pytest.fixture(scope="session")
def settings(issuer: Issuer, queue_url: str) -> Settings:
    """Settings for a service that trusts the tests' issuer."""
    return Settings(
        queue_url=queue_url,
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
            await connection.execute(text("TRUNCATE documents, chunks, queries"))
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
    """Calls the application as someone who may do everything, and is in no group."""
    anonymous.headers.update(issuer.headers())
    return anonymous


Serve = Callable[..., "Served"]


class Served:
    """Another application on the same stores, with models or settings of the test's own."""

    def __init__(self, settings: Settings, issuer: Issuer) -> None:
        self.app = create_app(settings)
        self.runtime: Runtime = self.app.state.runtime
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url="http://test",
            headers=issuer.headers(),
        )


@pytest.fixture
async def serve(
    app: FastAPI,  # noqa: ARG001 - empties the stores
    settings: Settings,
    issuer: Issuer,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Serve]:
    """Make such an application."""
    served: list[Served] = []

    def make(*models: Model, **changes: object) -> Served:
        with monkeypatch.context() as patch:
            if models:
                patch.setattr(generation, "create", lambda _: models)
            served.append(Served(settings.model_copy(update=changes), issuer))
        return served[-1]

    yield make
    for one in served:
        await one.client.aclose()
        await one.runtime.answering.close()
        await one.runtime.http.aclose()
        await one.runtime.redis.aclose()
        await one.runtime.engine.dispose()
