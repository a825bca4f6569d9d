"""Embeddings of Amazon Titan on Bedrock."""

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import clients
from ..about import EMBEDDING_DIMENSIONS
from ..settings import IndexSettings

if TYPE_CHECKING:
    from mypy_boto3_bedrock_runtime import BedrockRuntimeClient

_AT_ONCE = 8


class BedrockEmbeddings:
    """Invokes the model once for each text, a few at a time: it takes no lists."""

    def __init__(self, client: "BedrockRuntimeClient", model: str) -> None:
        """Use this model."""
        self._client = client
        self.model = model

    @classmethod
    def create(cls, settings: IndexSettings) -> "BedrockEmbeddings":
        """Read the model from the settings; region and credentials are found as AWS does."""
        model = settings.embeddings_model or "amazon.titan-embed-text-v2:0"
        return cls(clients.bedrock(settings), model)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embeddings."""
        room = asyncio.Semaphore(_AT_ONCE)

        async def one(text: str) -> list[float]:
            async with room:
                return await asyncio.to_thread(self._invoke, text)

        return await asyncio.gather(*map(one, texts))

    def _invoke(self, text: str) -> list[float]:
        body = {"inputText": text, "dimensions": EMBEDDING_DIMENSIONS, "normalize": True}
        answer = self._client.invoke_model(modelId=self.model, body=json.dumps(body))
        embedding: list[float] = json.loads(answer["body"].read())["embedding"]
        return embedding
