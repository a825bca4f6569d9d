"""What every request gets: an id, a log line, a problem when it fails, a limit on its size."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from app.main import MAX_BODY_BYTES
from app.observability import logs
from app.runtime import Runtime
from app.settings import Settings

from .support import TAKES_A_BODY, call


@pytest.fixture
def output(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the service logs."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    root = logging.getLogger()
    before = root.handlers[:]
    logs.configure(settings)
    yield stream
    root.handlers[:] = before


def _lines(output: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


async def test_a_request_leaves_one_line(client: httpx.AsyncClient, output: io.StringIO) -> None:
    await call(client, headers={"X-Request-ID": "abc-1"})

    [line] = _lines(output)
    assert line["event"] == "request"
    assert line["level"] == "info"
    assert line["request_id"] == "abc-1"
    assert line["route"].startswith("/v1/")
    assert line["status"] == 200
    assert line["duration_ms"] > 0
    assert {"timestamp", "service", "version", "environment"} <= line.keys()


@pytest.mark.usefixtures("output")
def test_signatures_are_not_logged_even_when_debugging(settings: Settings) -> None:
    logs.configure(settings.model_copy(update={"log_level": "DEBUG"}))
    ours, theirs = (logging.getLogger(name) for name in ("app", "botocore.auth"))
    debugged = ours.isEnabledFor(logging.DEBUG), theirs.isEnabledFor(logging.DEBUG)
    logs.configure(settings)

    assert debugged == (True, False)


@pytest.mark.parametrize("sent", ["", "x" * 65, 'a" b', "${jndi}"])
async def test_a_harmful_request_id_is_replaced(client: httpx.AsyncClient, sent: str) -> None:
    answer = await call(client, headers={"X-Request-ID": sent})

    assert len(answer.headers["X-Request-ID"]) == 32
    assert answer.headers["X-Request-ID"] != sent


async def test_a_bug_is_logged_and_told_without_details(
    client: httpx.AsyncClient,
    runtime: Runtime,
    output: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runtime.rate_limiter, "check", lambda _: 1 / 0)

    answer = await call(client)

    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "division" not in answer.text
    failure, request = _lines(output)
    assert failure["exception"][0]["exc_type"] == "ZeroDivisionError"
    assert request["status"] == 500
    assert failure["request_id"] == request["request_id"] == answer.json()["request_id"]


async def test_a_full_pool_is_told_as_unavailable(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_: str) -> None:
        raise PoolTimeoutError("no connection")

    monkeypatch.setattr(runtime.authenticator, "authenticate", full)

    answer = await call(client)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"


async def test_a_body_that_is_too_large_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        TAKES_A_BODY,
        content=b" " * (MAX_BODY_BYTES + 1),
        headers={"Content-Type": "application/json"},
    )

    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_an_unknown_address_is_a_problem(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere")

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
