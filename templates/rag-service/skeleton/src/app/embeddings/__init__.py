"""Texts as vectors, by whichever provider the settings name."""

from collections.abc import Sequence
from typing import Protocol

from ..about import EMBEDDING_DIMENSIONS
from ..settings import IndexSettings


class Embeddings(Protocol):
    """Turns texts into vectors of unit length, close together when they mean the same."""

    model: str
    """Stored beside every vector: those of different models can't be compared."""

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector of EMBEDDING_DIMENSIONS numbers for each text."""


def create(settings: IndexSettings) -> Embeddings:
    """Make what the settings name. Each provider's library is loaded only when it is used."""
    match settings.embeddings_provider:
        case "openai":
            from .openai import OpenAIEmbeddings

            return OpenAIEmbeddings.create(settings)
        case "bedrock":
            from .bedrock import BedrockEmbeddings

            return BedrockEmbeddings.create(settings)
        case "sentence-transformers":
            from .sentence_transformers import SentenceTransformerEmbeddings

            return SentenceTransformerEmbeddings.create(settings)
        case "local":
            from .local import HashingEmbeddings

            return HashingEmbeddings(EMBEDDING_DIMENSIONS)
