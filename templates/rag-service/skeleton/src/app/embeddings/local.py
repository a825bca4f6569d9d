"""Vectors without a model: for tests, and for work without a network."""

import asyncio
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

_WORD: Final = re.compile(r"\w+")
_STOP: Final = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be by can do does for from how i in is it may my of on or our that
        the their there they this to was we what when where which who will with you your
        """,
    )
)


class HashingEmbeddings:
    """Counts words and their trigrams, each hashed to a place in the vector.

    Always the same for the same text, and close for texts that share words. It knows no synonyms.
    """

    model = "hashing-v1"

    def __init__(self, dimensions: int) -> None:
        """Make vectors of so many numbers."""
        self._dimensions = dimensions

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See Embeddings."""
        return await asyncio.to_thread(lambda: [self._vector(text) for text in texts])

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self._dimensions
        for feature, count in Counter(_features(text)).items():
            digest = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest())
            sign = 1 if digest & 1 else -1
            weight = 1.0 if len(feature) > 3 else 0.3
            vector[(digest >> 1) % self._dimensions] += sign * weight * (1 + math.log(count))
        length = math.hypot(*vector)
        # No word at all: any direction will do, and the zero vector has none.
        return [number / length for number in vector] if length else [1.0, *vector[1:]]


def _features(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        if word in _STOP:
            continue
        yield f"word:{word}"
        yield from (word[at : at + 3] for at in range(len(word) - 2))
