"""Answers kept in Redis.

The key holds everything that an answer depends on: the caller's groups (with CACHE_SCOPE=user the
caller, too), the model, the prompt, how passages are found, and the question. On top of that a kept
answer names the documents it was made from, and is given only while the caller may still read each
of them as it was then.
"""

import hashlib
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid4

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import ARRAY, String, cast, select

from .database import Sessions
from .models import Document
from .resilience import CircuitBreaker, CircuitOpenError

_log = structlog.get_logger(__name__)

# Deletes the lock only for the one who holds it.
_UNLOCK = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end"


@dataclass(frozen=True)
class KeptAnswer:
    """An answer, and what is needed to know whether it may still be given."""

    answer: str
    citations: list[dict[str, Any]]
    documents: dict[str, int]
    """Version of each document that the model was shown."""
    model: str
    fresh_until: float

    @property
    def fresh(self) -> bool:
        """Whether it can be given without making a new one."""
        return time.time() < self.fresh_until


class AnswerCache:
    """Keeps answers. Without Redis every question is answered anew: slower, but answered."""

    def __init__(
        self,
        redis: Redis,
        breaker: CircuitBreaker,
        sessions: Sessions,
        *,
        name: str,
        fresh_seconds: float,
        stale_seconds: float,
    ) -> None:
        """Keep answers fresh for about `fresh_seconds`; `name` keeps services apart."""
        self._redis = redis
        self._unlock = redis.register_script(_UNLOCK)
        self._breaker = breaker
        self._sessions = sessions
        self._name = name
        self._fresh = fresh_seconds
        self._stale = stale_seconds

    def key(
        self, *, groups: Sequence[str], user: str | None, question: str, made_with: Sequence[str]
    ) -> str:
        """The key of a question asked by someone of these groups, or by this user, answered so."""
        normal = " ".join(question.casefold().split())
        parts = json.dumps([sorted(groups), user, list(made_with), normal])
        return f"{self._name}:answer:{hashlib.sha256(parts.encode()).hexdigest()}"

    async def get(self, key: str, groups: Sequence[str]) -> KeptAnswer | None:
        """The kept answer, if every document in it still is what it was, for this caller."""
        if not self._fresh:
            return None
        stored = await self._try(lambda: self._redis.get(key))
        if stored is None:
            return None
        kept = KeptAnswer(**json.loads(stored))
        async with self._sessions() as session:
            versions = await session.execute(
                select(Document.id, Document.version).where(
                    Document.id.in_(map(UUID, kept.documents)),
                    Document.readers.overlap(cast(list(groups), ARRAY(String))),
                )
            )
        unchanged = {str(row.id): row.version for row in versions} == kept.documents
        return kept if unchanged else None

    async def put(
        self,
        key: str,
        *,
        answer: str,
        citations: list[dict[str, Any]],
        documents: dict[str, int],
        model: str,
    ) -> None:
        """Keep an answer. Jitter spreads the ends of what was kept together, in a rush."""
        if not self._fresh:
            return
        fresh = self._fresh * random.uniform(0.9, 1.1)  # noqa: S311 - no secret
        kept = KeptAnswer(answer, citations, documents, model, time.time() + fresh)
        seconds = int(fresh + self._stale) + 1
        value = json.dumps(asdict(kept))
        await self._try(lambda: self._redis.set(key, value, ex=seconds))

    async def lock(self, key: str, seconds: float) -> str | None:
        """Take on making this answer, for all replicas; None when another one is at it."""
        token = uuid4().hex
        taken = await self._try(
            lambda: self._redis.set(f"{key}:lock", token, nx=True, px=int(seconds * 1000)),
            otherwise=True,
        )
        return token if taken else None

    async def unlock(self, key: str, token: str) -> None:
        """Let go of it."""
        await self._try(lambda: self._unlock(keys=[f"{key}:lock"], args=[token]))

    async def _try(self, command: Callable[[], Awaitable[Any]], *, otherwise: object = None) -> Any:  # noqa: ANN401 - redis-py's answers
        try:
            return await self._breaker.call(command)
        except (RedisError, CircuitOpenError) as error:
            _log.warning("cache unavailable", reason=str(error))
            return otherwise
