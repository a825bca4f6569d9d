"""Helpers of the tests."""

import json
import time
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import uuid4

import httpx
import jwt
from aiobotocore.session import get_session
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from jwt.algorithms import ECAlgorithm

from app.settings import WorkerSettings

if TYPE_CHECKING:
    from types_aiobotocore_sqs import SQSClient
    from types_aiobotocore_sqs.literals import QueueAttributeNameType

ISSUER: Final = "https://issuer.test/"
AUDIENCE: Final = "test"
REGION: Final = "eu-west-1"
EVERYTHING: Final = "orders:read orders:write"
CALL_NEEDS: Final = "orders:read"
TAKES_A_BODY: Final = "/v1/orders"


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


class QueuePair:
    """A queue as Terraform makes it: what fails three times goes to a dead-letter queue."""

    async def __aenter__(self) -> Self:
        self._resources = AsyncExitStack()
        client = get_session().create_client("sqs", region_name=REGION)
        self._sqs: SQSClient = await self._resources.enter_async_context(client)
        name = uuid4().hex
        self._dead = (await self._sqs.create_queue(QueueName=f"{name}-dead"))["QueueUrl"]
        arn = await self._attribute(self._dead, "QueueArn")
        redrive = {"deadLetterTargetArn": arn, "maxReceiveCount": 3}
        created = await self._sqs.create_queue(
            QueueName=name, Attributes={"RedrivePolicy": json.dumps(redrive)}
        )
        self.url = created["QueueUrl"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._resources.aclose()

    def settings(self, *, visibility: int = 30) -> WorkerSettings:
        """Settings of a worker on this queue; `visibility` may be too short for production."""
        settings = WorkerSettings.model_validate({"queue_url": self.url, "aws_region": REGION})
        return settings.model_copy(update={"worker_visibility_seconds": visibility})

    async def send(self, body: str) -> None:
        """Put a message into the queue."""
        await self._sqs.send_message(QueueUrl=self.url, MessageBody=body)

    async def waiting(self) -> int:
        """How many messages wait in the queue or are in work."""
        visible = await self._attribute(self.url, "ApproximateNumberOfMessages")
        hidden = await self._attribute(self.url, "ApproximateNumberOfMessagesNotVisible")
        return int(visible) + int(hidden)

    async def receive(self) -> list[str]:
        """The bodies of the messages that can be received right now."""
        answer = await self._sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
        return [message["Body"] for message in answer.get("Messages", [])]

    async def dead(self) -> list[str]:
        """The bodies of the messages in the dead-letter queue."""
        answer = await self._sqs.receive_message(QueueUrl=self._dead, MaxNumberOfMessages=10)
        return [message["Body"] for message in answer.get("Messages", [])]

    async def _attribute(self, url: str, name: "QueueAttributeNameType") -> str:
        answer = await self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])
        return answer["Attributes"][name]


async def call(client: httpx.AsyncClient, **more: Any) -> httpx.Response:  # noqa: ANN401
    """Send a request that needs the scope CALL_NEEDS, and is answered with 200."""
    return await client.get("/v1/orders", **more)


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
