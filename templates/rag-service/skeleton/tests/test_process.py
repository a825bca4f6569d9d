"""The process: what it needs to start, how it stops, where its traces go."""

import asyncio
import contextlib
import http.server
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress

import httpx
import pytest

from app.__main__ import main as serve
from app.about import NAME
from app.ingest import main as ingest
from app.migrate import main as migrate
from app.worker import main as work

from .support import AUDIENCE, ISSUER, Issuer

GIVEN = {"QUEUE_URL": "q", "JWT_ISSUER": "i", "JWT_AUDIENCE": "a", "JWT_JWKS": "{}"}


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


@pytest.fixture
async def processes() -> AsyncIterator[contextlib.AsyncExitStack]:
    """What is started is ended, however the test ends."""
    async with contextlib.AsyncExitStack() as stack:
        yield stack


@pytest.mark.usefixtures("app")
async def test_it_serves_indexes_traces_and_stops_when_told(
    issuer: Issuer,
    queue_url: str,
    collector: tuple[str, list[bytes]],
    processes: contextlib.AsyncExitStack,
) -> None:
    endpoint, received = collector
    settings = {
        "PYTHONPATH": "src",
        "QUEUE_URL": queue_url,
        "JWT_ISSUER": ISSUER,
        "JWT_AUDIENCE": AUDIENCE,
        "JWT_JWKS": issuer.jwks(),
        "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint,
    }
    (api, address), (worker, worker_address) = [
        await _start(module, settings, processes) for module in ("app", "app.worker")
    ]
    document = {"source": "a", "title": "A", "readers": ["everyone"], "text": "Tea is at four."}
    async with httpx.AsyncClient(headers=issuer.headers()) as client:
        await _until(client, f"{address}/readyz", "ok")
        await _until(client, f"{worker_address}/readyz", "ok")
        taken = await client.post(f"{address}/v1/ingest", json={"documents": [document]})
        [stored] = taken.json()["documents"]
        await _until(client, f"{address}/v1/documents/{stored['id']}", "indexed")
        answer = await client.post(f"{address}/v1/query", json={"query": "When is tea?"})
        assert answer.json()["answer"] == "Tea is at four. [1]"
        metrics = (await client.get(f"{worker_address}/metrics")).text
        assert (await client.get(f"{worker_address}/v1/query")).status_code == 404
    outputs = [await _stop(process) for process in (api, worker)]

    assert f'queue_messages_total{{outcome="processed",service="{NAME}"}} 1.0' in metrics
    # Its message, and what the sweep for lost documents may have sent beside it.
    received_messages = re.search(
        rf'^queue_message_age_seconds_count{{service="{NAME}"}} (.+)$', metrics, re.MULTILINE
    )
    assert received_messages
    assert float(received_messages[1]) >= 1
    spans = b"".join(received)
    for span in (b"POST /v1/query", b"SELECT", b"EVALSHA"):
        assert span in spans
    assert b"healthz" not in spans
    request = next(line for line in outputs[0].splitlines() if b'"event":"request"' in line)
    assert b'"trace_id"' in request


@pytest.mark.parametrize(
    ("main", "variables", "told"),
    [
        (serve, {**GIVEN, "JWT_JWKS": "", "JWT_JWKS_URL": "https://i.test"}, "exactly one of"),
        (serve, {"JWT_JWKS_URL": "https://issuer.test"}, "jwt_issuer"),
        (serve, {**GIVEN, "PROMPT_SHARES": '{"cited": 50}'}, "add up to 100"),
        (serve, {**GIVEN, "PROMPT_SHARES": '{"rude": 100}'}, "unknown prompts: rude"),
        (serve, {**GIVEN, "MODEL_PROVIDER": "openai"}, "needs OPENAI_API_KEY"),
        (work, {**GIVEN, "EMBEDDINGS_PROVIDER": "openai"}, "needs OPENAI_API_KEY"),
        (work, {}, "queue_url"),
        (lambda: ingest([]), {"CHUNK_TOKENS": "1"}, "chunk_tokens"),
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


async def _start(
    module: str, settings: dict[str, str], ended: contextlib.AsyncExitStack
) -> tuple[asyncio.subprocess.Process, str]:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        env={**os.environ, **settings, "PORT": str(port)},
        stdout=subprocess.PIPE,
    )
    ended.callback(_kill, process)
    return process, f"http://127.0.0.1:{port}"


def _kill(process: asyncio.subprocess.Process) -> None:
    """Leave nothing behind that would consume the next tests' messages."""
    with suppress(ProcessLookupError):
        process.kill()


async def _stop(process: asyncio.subprocess.Process) -> bytes:
    process.send_signal(signal.SIGTERM)
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == -signal.SIGTERM  # uvicorn dies of it once all is closed
    return output


async def _until(client: httpx.AsyncClient, url: str, status: str) -> None:
    async with asyncio.timeout(150):  # a busy machine takes long to start two processes
        while True:
            with suppress(httpx.TransportError):
                answer = await client.get(url)
                if answer.json().get("status") == status:
                    return
            await asyncio.sleep(0.1)
