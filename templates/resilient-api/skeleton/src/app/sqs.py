"""The queue: Amazon SQS, or what answers as it does at AWS_ENDPOINT_URL."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self, TypeVar

import structlog
from aiobotocore.config import AioConfig
from aiobotocore.session import get_session

from .resilience import CircuitBreaker
from .settings import WorkerSettings

if TYPE_CHECKING:
    from types_aiobotocore_sqs import SQSClient

_log = structlog.get_logger(__name__)

BATCH: Final = 10
"""What one call takes or gives at most."""

_LONG_POLL: Final = 20
_MOMENT: Final = 5.0

Result = TypeVar("Result")


@dataclass(frozen=True)
class Message:
    """A message in our hands."""

    id: str
    receipt: str
    body: str
    sent_at: float
    receive_count: int


class Queue:
    """One queue. Use it as a context manager: that is when it connects."""

    def __init__(self, settings: WorkerSettings, breaker: CircuitBreaker) -> None:
        """Use the queue that the settings name."""
        self._url = str(settings.queue_url)
        self._region = settings.aws_region
        self._visibility = settings.worker_visibility_seconds
        self._breaker = breaker
        self._resources = contextlib.AsyncExitStack()
        self._client: SQSClient

    async def __aenter__(self) -> Self:
        """Connect. Credentials come from the environment, as AWS' own tools find them."""
        config = AioConfig(
            connect_timeout=2,
            read_timeout=_LONG_POLL + _MOMENT,
            retries={"mode": "standard", "max_attempts": 3},
        )
        client = get_session().create_client("sqs", region_name=self._region, config=config)
        self._client = await self._resources.enter_async_context(client)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self._resources.aclose()

    async def check(self) -> None:
        """Raise unless the queue is there and we may use it."""
        await self._client.get_queue_attributes(
            QueueUrl=self._url, AttributeNames=["ApproximateNumberOfMessages"]
        )

    async def send(self, bodies: Sequence[str]) -> list[int]:
        """Send up to BATCH messages; answer the indexes of those that the queue took."""
        answer = await self._call(
            lambda: self._client.send_message_batch(
                QueueUrl=self._url,
                Entries=[
                    {"Id": str(index), "MessageBody": body} for index, body in enumerate(bodies)
                ],
            )
        )
        self._note("sent", answer.get("Failed", []))
        return [int(entry["Id"]) for entry in answer.get("Successful", [])]

    async def receive(self, at_most: int) -> list[Message]:
        """Wait for messages; an empty list when none came for a while."""
        answer = await self._call(
            lambda: self._client.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=at_most,
                WaitTimeSeconds=_LONG_POLL,
                VisibilityTimeout=self._visibility,
                MessageSystemAttributeNames=["SentTimestamp", "ApproximateReceiveCount"],
            ),
            _LONG_POLL + 2 * _MOMENT,
        )
        return [
            Message(
                id=message["MessageId"],
                receipt=message["ReceiptHandle"],
                body=message["Body"],
                sent_at=int(message["Attributes"]["SentTimestamp"]) / 1000,
                receive_count=int(message["Attributes"]["ApproximateReceiveCount"]),
            )
            for message in answer.get("Messages", [])
        ]

    async def delete(self, messages: Sequence[Message]) -> None:
        """Take messages out of the queue for good. One that stays comes again: no harm done."""
        if messages:
            answer = await self._call(
                lambda: self._client.delete_message_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {"Id": str(index), "ReceiptHandle": message.receipt}
                        for index, message in enumerate(messages)
                    ],
                )
            )
            self._note("deleted", answer.get("Failed", []))

    async def hide(self, messages: Sequence[tuple[Message, int]]) -> None:
        """Let each message come again after so many seconds from now, and not before."""
        if messages:
            answer = await self._call(
                lambda: self._client.change_message_visibility_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {
                            "Id": str(index),
                            "ReceiptHandle": message.receipt,
                            "VisibilityTimeout": seconds,
                        }
                        for index, (message, seconds) in enumerate(messages)
                    ],
                )
            )
            self._note("hidden", answer.get("Failed", []))

    async def _call(
        self, operation: Callable[[], Awaitable[Result]], seconds: float = _MOMENT
    ) -> Result:
        async def bounded() -> Result:
            async with asyncio.timeout(seconds):
                return await operation()

        return await self._breaker.call(bounded)

    def _note(self, wanted: str, failed: Sequence[object]) -> None:
        if failed:
            _log.warning("messages not " + wanted, failed=failed)
