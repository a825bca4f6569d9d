"""From a question to an answer with citations."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import replace
from http import HTTPStatus
from uuid import uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError

from . import prompts
from .answers import Answer, CacheResult, Delta, Event, finished, not_found
from .auth import Caller
from .cache import AnswerCache, KeptAnswer
from .database import Sessions
from .flights import Flights
from .generation import ModelError
from .generation.generator import Generator, Restart, Written
from .guardrails import Guardrails, ToxicAnswerError
from .models import EVERYONE, Query
from .observability.metrics import Metrics
from .problems import Problem
from .prompts import Prompt
from .resilience import CircuitOpenError
from .retrieval import Found, Retriever
from .settings import Settings

_log = structlog.get_logger(__name__)


class Answering:
    """Answers questions. What costs time or money happens once for callers who share it."""

    def __init__(
        self,
        settings: Settings,
        retriever: Retriever,
        generator: Generator,
        cache: AnswerCache,
        guardrails: Guardrails,
        sessions: Sessions,
        metrics: Metrics,
    ) -> None:
        """Wire the parts."""
        self._settings = settings
        self._retriever = retriever
        self._generator = generator
        self._cache = cache
        self._guardrails = guardrails
        self._sessions = sessions
        self._metrics = metrics
        self._flights: Flights[Event] = Flights()
        small = settings.feature_context_limit == "small"
        self._context_tokens = settings.context_tokens // (2 if small else 1)

    async def ask(self, question: str, caller: Caller) -> AsyncGenerator[Event, None]:
        """The answer, piece by piece and then whole; raise a problem when there can be none."""
        started = time.perf_counter()
        question = self._guardrails.question(question)
        name = prompts.choose(self._settings.prompt_shares, caller.subject)
        groups = sorted({*caller.groups, EVERYONE})
        key = self._cache.key(
            groups=groups,
            user=caller.subject if self._settings.cache_scope == "user" else None,
            question=question,
            made_with=(
                self._generator.model,
                prompts.version(name),
                str(self._settings.feature_reranker),
                str(self._context_tokens),
            ),
        )
        kept = await self._cache.get(key, groups)
        events: AsyncIterator[Event]
        if kept is None:
            events, shared = self._flights.join(
                key, lambda: self._make(key, question, name, groups)
            )
            result: CacheResult = "shared" if shared else "miss"
        else:
            events, result = self._give(kept, name), "hit" if kept.fresh else "stale"
            if not kept.fresh:
                self._flights.join(f"{key}:renew", lambda: self._renew(key, question, name, groups))
        self._metrics.cache(result)
        try:
            async for event in events:
                if isinstance(event, Answer):
                    yield await self._note(event, question, caller, result, started)
                else:
                    yield event
        except (ModelError, CircuitOpenError, ToxicAnswerError) as error:
            self._metrics.query("failed", prompts.version(name))
            _log.warning("no answer", reason=str(error))
            raise _unanswered(error) from error

    async def close(self) -> None:
        """Stop what runs."""
        await self._flights.close()

    async def _give(self, kept: KeptAnswer, name: str) -> AsyncGenerator[Event, None]:
        yield Delta(kept.answer)
        yield Answer(
            answer=kept.answer,
            outcome="answered",
            model=kept.model,
            prompt_version=prompts.version(name),
            citations=kept.citations,
        )

    async def _renew(
        self, key: str, question: str, name: str, groups: Sequence[str]
    ) -> AsyncGenerator[Event, None]:
        """Make the answer anew, unless another replica is at it: there is a stale one to give."""
        token = await self._cache.lock(key, self._settings.answer_timeout_seconds)
        if token is None:
            return
        try:
            async for event in self._compose(key, question, name, groups):
                yield event
        finally:
            await self._cache.unlock(key, token)

    async def _make(
        self, key: str, question: str, name: str, groups: Sequence[str]
    ) -> AsyncGenerator[Event, None]:
        """Make the answer, or wait for the replica that is at it and take it from the cache."""
        patience = self._settings.first_token_timeout_seconds
        deadline = time.monotonic() + patience
        while (token := await self._cache.lock(key, patience)) is None:
            await asyncio.sleep(0.1)
            kept = await self._cache.get(key, groups)
            if kept is not None:
                async for event in self._give(kept, name):
                    yield event
                return
            if time.monotonic() > deadline:
                break
        try:
            async for event in self._compose(key, question, name, groups):
                yield event
        finally:
            if token is not None:
                await self._cache.unlock(key, token)

    async def _compose(
        self, key: str, question: str, name: str, groups: Sequence[str]
    ) -> AsyncGenerator[Event, None]:
        found = await self._retriever.find(question, groups)
        passages = prompts.fit(self._guardrails.passages(found.passages), self._context_tokens)
        if not passages:
            yield Delta(prompts.NOT_FOUND)
            yield not_found(self._generator.model, name, found)
            return
        answer = None
        async for event in self._write(Prompt(name, question, passages), found):
            if isinstance(event, Answer):
                answer = event
            else:
                yield event
        if answer is None:
            raise ModelError("the model wrote nothing")
        if answer.outcome == "answered" and not answer.fallback and not answer.degraded:
            await self._cache.put(
                key,
                answer=answer.answer,
                citations=answer.citations,
                documents={passage.document_id: passage.version for passage in passages},
                model=answer.model,
            )
        yield answer

    async def _write(self, prompt: Prompt, found: Found) -> AsyncGenerator[Event, None]:
        shown: list[str] = []
        guarded = self._guardrails.answer()
        started = time.perf_counter()
        async for piece in self._generator.write(prompt):
            if isinstance(piece, Restart):
                guarded = self._guardrails.answer()
                if shown:
                    shown.clear()
                    yield piece
                continue
            text = guarded.end() if isinstance(piece, Written) else guarded.push(piece)
            if text:
                shown.append(text)
                yield Delta(text)
            if isinstance(piece, Written):
                self._metrics.stage("generate", time.perf_counter() - started)
                yield finished("".join(shown).strip(), piece, found)

    async def _note(
        self, made: Answer, question: str, caller: Caller, result: CacheResult, started: float
    ) -> Answer:
        """Put down who asked what, and what it took; only the first of those who share it pays."""
        seconds = time.perf_counter() - started
        answer = replace(made, query_id=uuid4(), cache=result, latency_ms=round(seconds * 1000))
        if result != "miss":
            answer = replace(answer, input_tokens=0, output_tokens=0, cost_usd=0)
        self._metrics.query(answer.outcome, answer.prompt_version)
        row = Query(
            id=answer.query_id,
            subject=caller.subject,
            question=question,
            outcome=answer.outcome,
            cache=answer.cache,
            model=answer.model,
            prompt_version=answer.prompt_version,
            input_tokens=answer.input_tokens,
            output_tokens=answer.output_tokens,
            cost_usd=answer.cost_usd,
            latency_ms=answer.latency_ms,
        )
        try:
            async with self._sessions.begin() as session:
                session.add(row)
        except SQLAlchemyError:
            _log.exception("the query is not recorded")  # the answer is worth more than its record
        return answer


def _unanswered(error: Exception) -> Problem:
    if isinstance(error, ToxicAnswerError):
        return Problem(
            HTTPStatus.BAD_GATEWAY, "The model's answer was not fit to be shown.", kind="refused"
        )
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "No language model answers just now. Try again shortly.",
        kind="model-unavailable",
        headers={"Retry-After": "10"},
    )
