"""The queue between taking documents in and indexing them."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import MessageTypeDef

_log = structlog.get_logger(__name__)

Task = tuple[UUID, int]
"""A document and the version of it that is to be indexed."""


@dataclass(frozen=True)
class Received:
    """A message. It comes again unless it is deleted in time."""

    handle: str
    body: str
    sent_at: float
    receives: int

    def task(self) -> Task:
        """What it asks for; raise ValueError when it can't be told."""
        try:
            body = json.loads(self.body)
            return UUID(body["document"]), int(body["version"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a task") from error


class Queue:
    """An SQS queue. boto3 has no async, so each call is in a thread."""

    def __init__(self, client: "SQSClient", url: str) -> None:
        """Use the queue at this address."""
        self._client = client
        self._url = url

    async def send(self, tasks: Sequence[Task]) -> bool:
        """Ask for documents to be indexed; False when the queue can't be reached."""
        try:
            for start in range(0, len(tasks), 10):  # the most that SQS takes at once
                await asyncio.to_thread(
                    self._client.send_message_batch,
                    QueueUrl=self._url,
                    Entries=[
                        {
                            "Id": str(number),
                            "MessageBody": json.dumps(
                                {"document": str(document), "version": version}
                            ),
                        }
                        for number, (document, version) in enumerate(tasks[start : start + 10])
                    ],
                )
        except (BotoCoreError, ClientError) as error:
            _log.warning("the queue can't be reached, the worker will find it", reason=str(error))
            return False
        return True

    async def receive(self, count: int, wait: int) -> list[Received]:
        """Up to `count` messages; wait so many seconds for the first."""
        answer = await asyncio.to_thread(
            self._client.receive_message,
            QueueUrl=self._url,
            MaxNumberOfMessages=count,
            WaitTimeSeconds=wait,
            MessageSystemAttributeNames=["SentTimestamp", "ApproximateReceiveCount"],
        )
        return [_received(message) for message in answer.get("Messages", [])]

    async def delete(self, message: Received) -> None:
        """Done with it."""
        await asyncio.to_thread(
            self._client.delete_message, QueueUrl=self._url, ReceiptHandle=message.handle
        )

    async def later(self, message: Received, seconds: int) -> None:
        """Let it come again after so many seconds; the queue gives it up after some tries."""
        await asyncio.to_thread(
            self._client.change_message_visibility,
            QueueUrl=self._url,
            ReceiptHandle=message.handle,
            VisibilityTimeout=seconds,
        )


def _received(message: "MessageTypeDef") -> Received:
    attributes = message["Attributes"]
    return Received(
        handle=message["ReceiptHandle"],
        body=message["Body"],
        sent_at=int(attributes["SentTimestamp"]) / 1000,
        receives=int(attributes["ApproximateReceiveCount"]),
    )
