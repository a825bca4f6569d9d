"""Models on Amazon Bedrock, by its Converse API, which is the same for all of them."""

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from .. import clients
from ..prompts import Prompt
from ..settings import Settings
from . import ModelError, Usage

if TYPE_CHECKING:
    from mypy_boto3_bedrock_runtime import BedrockRuntimeClient
    from mypy_boto3_bedrock_runtime.type_defs import ConverseStreamOutputTypeDef


class BedrockModel:
    """Asks the ConverseStream operation; boto3 has no async, so each wait is in a thread."""

    def __init__(self, client: "BedrockRuntimeClient", name: str, max_tokens: int) -> None:
        """Use this model or inference profile, for answers of so many tokens at most."""
        self._client = client
        self._max_tokens = max_tokens
        self.name = name

    @classmethod
    def create(cls, settings: Settings, name: str) -> "BedrockModel":
        """Region and credentials are found as AWS does."""
        return cls(clients.bedrock(settings), name, settings.max_answer_tokens)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """See Model."""
        try:
            answer = await asyncio.to_thread(
                self._client.converse_stream,
                modelId=self.name,
                system=[{"text": prompt.instructions}],
                messages=[{"role": "user", "content": [{"text": prompt.text}]}],
                inferenceConfig={"maxTokens": self._max_tokens, "temperature": 0},
            )
            events = answer["stream"]
            try:
                waiting = iter(events)
                while (event := await asyncio.to_thread(next, waiting, None)) is not None:
                    piece = _piece(event)
                    if piece:
                        yield piece
            finally:
                events.close()
        except (BotoCoreError, ClientError) as error:
            raise ModelError(f"{self.name}: {error}") from error


def _piece(event: "ConverseStreamOutputTypeDef") -> str | Usage | None:
    if "contentBlockDelta" in event:
        return event["contentBlockDelta"]["delta"].get("text")
    if "metadata" in event:
        usage = event["metadata"]["usage"]
        return Usage(usage["inputTokens"], usage["outputTokens"])
    return None
