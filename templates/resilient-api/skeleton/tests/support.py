"""Helpers of the tests."""

import json
import time
from typing import Any, Final
from uuid import uuid4

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from jwt.algorithms import ECAlgorithm

ISSUER: Final = "https://issuer.test/"
AUDIENCE: Final = "test"
EVERYTHING: Final = "orders:read orders:write"


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


async def place(
    client: httpx.AsyncClient, *, key: str | None = None, **order: object
) -> httpx.Response:
    """Place an order."""
    body: dict[str, Any] = {"reference": "A-1", "quantity": 1, **order}
    return await client.post(
        "/v1/orders", json=body, headers={"Idempotency-Key": key or str(uuid4())}
    )


async def metric(client: httpx.AsyncClient, series: str) -> float:
    """A series' value as Prometheus would scrape it; 0 when it is not there."""
    lines = (await client.get("/metrics")).text.splitlines()
    found = [line.removeprefix(series) for line in lines if line.startswith(f"{series} ")]
    return float(found[0]) if found else 0
