"""Embeddings of a model that runs in this process.

Needs `requirements-transformers.lock`, and the model's files in the image or on a volume: nothing
is fetched while running.
"""

import asyncio
from collections.abc import Sequence

from sentence_transformers import SentenceTransformer

from ..settings import IndexSettings


class SentenceTransformerEmbeddings:
    """Runs the model on the CPU, in a thread: PyTorch lets go of the interpreter meanwhile."""

    def __init__(self, encoder: SentenceTransformer, model: str) -> None:
        """Use this model."""
        self._encoder = encoder
        self.model = model

    @classmethod
    def create(cls, settings: IndexSettings) -> "SentenceTransformerEmbeddings":
        """Load the model that the settings name, or a folder that holds one."""
        model = settings.embeddings_model or "sentence-transformers/all-MiniLM-L6-v2"
        return cls(SentenceTransformer(model, device="cpu", local_files_only=True), model)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embeddings."""
        vectors = await asyncio.to_thread(
            self._encoder.encode, list(texts), normalize_embeddings=True
        )
        return [[float(number) for number in vector] for vector in vectors]
