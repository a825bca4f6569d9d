"""Writes that may be retried: the answer is stored in the transaction that does the work.

The first request with a key inserts its row; a second one waits on that row's lock until the first
commits (then it replays the answer) or rolls back (then it does the work itself). So there is no
state "begun but unknown", whenever a process dies.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import Header, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from .database import Sessions
from .models import IdempotencyKey
from .observability.metrics import Metrics
from .problems import Problem

KeyHeader = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Unique for each intended write, the same for its retries. A UUID does well.",
    ),
]

_LOCK_NOT_AVAILABLE: Final = "55P03"


@dataclass(frozen=True)
class Reply:
    """What a write answers, in a form that can be stored."""

    status: HTTPStatus
    body: Any
    headers: dict[str, str] = field(default_factory=dict)

    def response(self, *, replayed: bool = False) -> JSONResponse:
        """Render it; a replay says that it is one."""
        extra = {"Idempotency-Replayed": "true"} if replayed else {}
        return JSONResponse(self.body, self.status, self.headers | extra)


Work = Callable[[AsyncSession], Awaitable[Reply]]


class IdempotentWrites:
    """Runs writes at most once for each caller and key."""

    def __init__(
        self,
        sessions: Sessions,
        metrics: Metrics,
        *,
        keep: timedelta = timedelta(days=1),
        wait: timedelta = timedelta(seconds=2),
    ) -> None:
        """Keep answers for `keep`; let a second request wait for the first for `wait`."""
        self._sessions = sessions
        self._metrics = metrics
        self._keep = keep
        self._wait = wait

    async def run(
        self, request: Request, subject: str, key: str, payload: BaseModel, work: Work
    ) -> JSONResponse:
        """Do the work, or answer as it was answered before.

        `work` must do all its writes through the session it gets. What it raises undoes them and
        leaves the key unused, so that the caller may try again.
        """
        fingerprint = _fingerprint(request, payload)
        async with self._sessions.begin() as session:
            if not await self._claim(session, subject, key, fingerprint):
                return await self._replay(session, subject, key, fingerprint)
            reply = await work(session)
            await session.execute(
                update(IdempotencyKey)
                .where(IdempotencyKey.subject == subject, IdempotencyKey.key == key)
                .values(status=reply.status, headers=reply.headers, body=reply.body)
            )
        self._metrics.idempotency("created")
        return reply.response()

    async def _claim(
        self, session: AsyncSession, subject: str, key: str, fingerprint: bytes
    ) -> bool:
        """Take the key for this transaction; False when it was used before."""
        wait = f"{int(self._wait / timedelta(milliseconds=1))}ms"
        await session.execute(select(func.set_config("lock_timeout", wait, True)))
        fresh = {
            "fingerprint": fingerprint,
            "status": None,
            "headers": None,
            "body": None,
            "expires_at": func.now() + self._keep,
        }
        claim = (
            insert(IdempotencyKey)
            .values(subject=subject, key=key, **fresh)
            .on_conflict_do_update(
                index_elements=[IdempotencyKey.subject, IdempotencyKey.key],
                set_=fresh,
                where=IdempotencyKey.expires_at < func.now(),
            )
            .returning(IdempotencyKey.key)
        )
        try:
            return await session.scalar(claim) is not None
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
                raise
            raise self._busy() from error

    async def _replay(
        self, session: AsyncSession, subject: str, key: str, fingerprint: bytes
    ) -> JSONResponse:
        stored = await session.get(IdempotencyKey, (subject, key))
        if stored is None:  # expired and deleted this very moment
            raise self._busy()
        if stored.fingerprint != fingerprint:
            self._metrics.idempotency("mismatch")
            raise Problem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "This Idempotency-Key was used for a different request.",
                kind="idempotency-key-reused",
            )
        self._metrics.idempotency("replayed")
        reply = Reply(HTTPStatus(stored.status or HTTPStatus.OK), stored.body, stored.headers or {})
        return reply.response(replayed=True)

    def _busy(self) -> Problem:
        self._metrics.idempotency("busy")
        return Problem(
            HTTPStatus.CONFLICT,
            "A request with this Idempotency-Key is still running.",
            kind="idempotency-key-busy",
            headers={"Retry-After": "2"},
        )


def _fingerprint(request: Request, payload: BaseModel) -> bytes:
    parts = (request.method, request.url.path, payload.model_dump_json())
    return hashlib.sha256("\n".join(parts).encode()).digest()
