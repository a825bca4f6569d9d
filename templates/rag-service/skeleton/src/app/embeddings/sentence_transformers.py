"""Embeddings of a model that runs in this process.

Needs `requirements-transformers.lock`, and the model's files in the image or on a volume: nothing
is fetched while running.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from ..settings import IndexSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEmbeddings:
    """Runs the model on the CPU, in a thread: PyTorch lets go of the interpreter meanwhile.

    The model is loaded in the background. Until it is there, and if it can't be, questions are
    answered by words alone.
    """

    def __init__(self, model: str) -> None:
        """Begin to load the model of this name, or in this folder."""
        self.model = model
        self._loading = ThreadPoolExecutor(1).submit(_load, model)

    @classmethod
    def create(cls, settings: IndexSettings) -> "SentenceTransformerEmbeddings":
        """Read the model from the settings."""
        return cls(settings.embeddings_model or "sentence-transformers/all-MiniLM-L6-v2")

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embeddings."""
        # Shielded: whoever stops waiting must not cancel the load for all others.
        encoder = await asyncio.shield(asyncio.wrap_future(self._loading))
        vectors = await asyncio.to_thread(encoder.encode, list(texts), normalize_embeddings=True)
        return [[float(number) for number in vector] for vector in vectors]


def _load(model: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(model, device="cpu", local_files_only=True)
