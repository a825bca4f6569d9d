"""What the platform asks."""

import httpx
import pytest
from pydantic import SecretStr

from app.about import LATENCY_OBJECTIVE_SECONDS, NAME
from app.main import create_app
from app.settings import Settings

from .support import call, metric

NOWHERE = {
    "database_url": SecretStr("postgresql+psycopg://nobody@127.0.0.1:1/none"),
    "redis_url": SecretStr("redis://127.0.0.1:1/0"),
}


async def test_ready_when_everything_answers(anonymous: httpx.AsyncClient) -> None:
    answer = await anonymous.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "postgres": "ok", "redis": "ok"}


@pytest.mark.parametrize(
    ("missing", "status"), [("database_url", 503), ("redis_url", 200)], ids=["postgres", "redis"]
)
async def test_only_postgres_is_needed_to_be_ready(
    settings: Settings, missing: str, status: int
) -> None:
    app = create_app(settings.model_copy(update={missing: NOWHERE[missing]}))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        ready = await client.get("/readyz")
        alive = await client.get("/healthz")

    assert ready.status_code == status
    assert sorted(ready.json().values()).count("unavailable") == (2 if status == 503 else 1)
    assert alive.status_code == 200


async def test_a_busy_replica_stays_ready(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"database_pool_size": 1}))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        app.state.runtime.engine.connect(),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        assert (await client.get("/readyz")).status_code == 200


async def test_the_latency_objective_is_a_bucket(client: httpx.AsyncClient) -> None:
    await call(client)

    text = (await client.get("/metrics")).text

    labels = f'code="200",le="{LATENCY_OBJECTIVE_SECONDS}"'
    assert f"http_request_duration_seconds_bucket{{{labels}" in text


async def test_probes_are_not_counted(anonymous: httpx.AsyncClient) -> None:
    for path in ("/healthz", "/readyz"):
        await anonymous.get(path)

    assert "http_requests_total{" not in (await anonymous.get("/metrics")).text


async def test_the_pool_is_shown(client: httpx.AsyncClient, settings: Settings) -> None:
    await call(client)

    labels = f'service="{NAME}"'
    maximum = await metric(client, f"db_pool_max_connections{{{labels}}}")
    assert maximum == settings.database_pool_size
    assert await metric(client, f'db_pool_connections{{{labels},state="idle"}}') >= 1
