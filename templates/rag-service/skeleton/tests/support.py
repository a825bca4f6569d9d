"""Helpers of the tests."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final
from uuid import UUID

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from jwt.algorithms import ECAlgorithm

from app.generation import ModelError, Usage
from app.prompts import Prompt
from app.runtime import Runtime

ISSUER: Final = "https://issuer.test/"
AUDIENCE: Final = "test"
EVERYTHING: Final = "queries:ask documents:write"
CALL_NEEDS: Final = "queries:ask"
TAKES_A_BODY: Final = "/v1/ingest"

HANDBOOK: Final = """\
# Handbook

## Vacation

Every employee has 28 days of vacation a year. Unused days expire at the end of March.

## Travel

Flights longer than six hours may be booked in premium economy.
"""
VACATION: Final = "How many days of vacation does an employee have?"
SALARY: Final = "What is the salary band of a staff engineer?"
SALARIES: Final = "# Salaries\n\nThe salary band of a staff engineer is 140000 to 170000 euros.\n"


class Issuer:
    """Someone who signs tokens."""

    def __init__(self, key_id: str = "one") -> None:
        self.key_id = key_id
        self.key = generate_private_key(SECP256R1())

    def jwks(self) -> str:
        """The key set that trusts this issuer."""
        public = json.loads(ECAlgorithm.to_jwk(self.key.public_key()))
        return json.dumps({"keys": [{**public, "kid": self.key_id, "alg": "ES256"}]})

    def token(self, subject: str = "ann", scope: str = EVERYTHING, **claims: object) -> str:
        """Sign a token; a claim of None is left out."""
        now = int(time.time())
        payload = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject,
            "scope": scope,
            "iat": now,
            "exp": now + 60,
            **claims,
        }
        payload = {name: value for name, value in payload.items() if value is not None}
        return jwt.encode(payload, self.key, algorithm="ES256", headers={"kid": self.key_id})

    def headers(self, subject: str = "ann", *groups: str) -> dict[str, str]:
        """What a caller of these groups sends."""
        return {"Authorization": f"Bearer {self.token(subject, groups=list(groups))}"}


class ScriptedModel:
    """Writes what it is told to; an exception in the script is raised, a number is waited for."""

    def __init__(self, *script: str | float | Exception, name: str = "scripted") -> None:
        self.name = name
        self.script: Sequence[str | float | Exception] = script
        self.prompts: list[Prompt] = []

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """See Model."""
        self.prompts.append(prompt)
        for item in self.script:
            if isinstance(item, Exception):
                raise item
            if isinstance(item, float):
                await asyncio.sleep(item)
            else:
                yield item
        yield Usage(1000, 100)


BROKEN: Final = ModelError("scripted: out of order")


async def ingest(
    client: httpx.AsyncClient,
    runtime: Runtime,
    text: str | None = HANDBOOK,
    *,
    source: str = "handbook.md",
    readers: Sequence[str] = ("everyone",),
    **more: object,
) -> str:
    """Take a document in and index it, as the worker would. The document's id."""
    document = {"source": source, "title": source, "readers": list(readers), "text": text, **more}
    answer = await client.post("/v1/ingest", json={"documents": [document]})
    assert answer.status_code == 202, answer.text
    [taken] = answer.json()["documents"]
    await runtime.library.index(UUID(taken["id"]), taken["version"])
    return str(taken["id"])


async def call(client: httpx.AsyncClient, **more: Any) -> httpx.Response:  # noqa: ANN401
    """Send a request that needs the scope CALL_NEEDS, and is answered with 200."""
    return await client.post("/v1/query", json={"query": "Why is that so?"}, **more)


async def ask(client: httpx.AsyncClient, query: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Ask a question that is answered."""
    answer = await client.post("/v1/query", json={"query": query}, **more)
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


async def stream(client: httpx.AsyncClient, query: str) -> list[tuple[str, Any]]:
    """The events of a streamed answer."""
    answer = await client.post("/v1/query", json={"query": query, "stream": True})
    assert answer.headers["Content-Type"].startswith("text/event-stream"), answer.text
    frames = [frame.split("\n") for frame in answer.text.strip().split("\n\n")]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in frames
    ]


async def metric(client: httpx.AsyncClient, series: str) -> float:
    """A series' value as Prometheus would scrape it; 0 when it is not there."""
    lines = (await client.get("/metrics")).text.splitlines()
    found = [line.removeprefix(series) for line in lines if line.startswith(f"{series} ")]
    return float(found[0]) if found else 0
