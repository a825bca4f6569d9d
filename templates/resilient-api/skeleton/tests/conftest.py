"""What the tests run against: a real PostgreSQL and a real Redis, both emptied for each test."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from alembic import command
from fastapi import FastAPI
from sqlalchemy import text

from app import migrate
from app.main import create_app
from app.runtime import Runtime
from app.settings import Settings

from .support import AUDIENCE, ISSUER, Issuer


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
            await connection.execute(text("TRUNCATE orders, idempotency_keys"))
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
