"""Embeddings of OpenAI, or of anything that speaks its API."""

from collections.abc import Sequence

from openai import AsyncOpenAI

from .. import clients
from ..about import EMBEDDING_DIMENSIONS
from ..settings import IndexSettings


class OpenAIEmbeddings:
    """Asks the embeddings endpoint."""

    def __init__(self, client: AsyncOpenAI, model: str) -> None:
        """Use this model."""
        self._client = client
        self.model = model

    @classmethod
    def create(cls, settings: IndexSettings) -> "OpenAIEmbeddings":
        """Read key and model from the settings."""
        model = settings.embeddings_model or "text-embedding-3-small"
        return cls(clients.openai(settings), model)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embeddings."""
        answer = await self._client.embeddings.create(
            model=self.model, input=list(texts), dimensions=EMBEDDING_DIMENSIONS
        )
        return [item.embedding for item in sorted(answer.data, key=lambda item: item.index)]
