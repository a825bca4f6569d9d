"""The process: what it needs to start, how it stops, where its traces go."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

import httpx
import pytest

from app.__main__ import main as serve
from app.migrate import main as migrate

from .support import AUDIENCE, ISSUER, Issuer


@pytest.mark.usefixtures("_schema")
async def test_it_serves_traces_and_stops_when_told(
    issuer: Issuer, collector: tuple[str, list[bytes]]
) -> None:
    endpoint, received = collector
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    settings = {
        "PYTHONPATH": "src",
        "PORT": str(port),
        "JWT_ISSUER": ISSUER,
        "JWT_AUDIENCE": AUDIENCE,
        "JWT_JWKS": issuer.jwks(),
        "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app"), env={**os.environ, **settings}, stdout=subprocess.PIPE
    )
    headers = {"Authorization": f"Bearer {issuer.token()}"}
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers) as client:
        await _until_ready(client)
        assert (await client.get("/v1/orders")).status_code == 200
    process.send_signal(signal.SIGTERM)
    output, _ = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == -signal.SIGTERM  # uvicorn dies of it once all is closed
    spans = b"".join(received)
    for span in (b"GET /v1/orders", b"SELECT", b"EVALSHA"):
        assert span in spans
    assert b"healthz" not in spans
    request = next(line for line in output.splitlines() if b'"event":"request"' in line)
    assert b'"trace_id"' in request


@pytest.mark.parametrize(
    ("main", "variables", "told"),
    [
        (serve, {"JWT_ISSUER": "i", "JWT_AUDIENCE": "a"}, "JWT_JWKS_URL and JWT_JWKS"),
        (serve, {"JWT_JWKS_URL": "https://issuer.test"}, "jwt_issuer"),
        (migrate, {"DATABASE_URL": "mysql://app:secret@db/app"}, "postgresql://"),
    ],
)
def test_it_says_which_setting_is_wrong_and_no_secret(
    main: Callable[[], None],
    variables: dict[str, str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as end:
        main()

    assert told in str(end.value)
    assert "secret" not in str(end.value)


async def _until_ready(client: httpx.AsyncClient) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(httpx.TransportError):
                if (await client.get("/readyz")).status_code == 200:
                    return
            await asyncio.sleep(0.05)
