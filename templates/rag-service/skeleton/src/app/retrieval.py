"""Hybrid retrieval: chunks that mean what was asked, and chunks that say it in the same words.

Both lists hold only what the caller may read. Reciprocal rank fusion makes one of them: it needs no
common scale, only the places. See `0002-hybrid-retrieval.md` in docs/adrs.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import ARRAY, String, cast, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from .about import DOCUMENT_LANGUAGE
from .database import Sessions
from .embeddings import Embeddings
from .models import Chunk, Document
from .observability.metrics import Metrics
from .prices import Prices
from .prompts import Passage
from .reranking import Reranker
from .resilience import CircuitBreaker
from .tokens import estimate

_log = structlog.get_logger(__name__)

_RRF: Final = 60
"""Damps the first places; the value of the method's authors, and nobody found a better one."""

# BM25 (k1 = 1.2, b = 0.75) over the chunks that PostgreSQL's own rank puts first. It lacks what
# BM25 has: a word that stands in few chunks weighs more. Chunks are cut to one size, so that size
# stands in for the average length; the planner's estimate of their number will do for the corpus.
_BY_WORDS: Final = text("""
    WITH terms AS MATERIALIZED (
        SELECT lexeme, quote_literal(lexeme)::tsquery AS query
        FROM unnest(
            tsvector_to_array(to_tsvector(CAST(:language AS regconfig), :question))
        ) AS lexeme
    ), weighted AS MATERIALIZED (
        SELECT lexeme, (SELECT count(*) FROM chunks WHERE words @@ query) AS chunks FROM terms
    ), corpus AS (
        SELECT greatest(
            (SELECT reltuples FROM pg_class WHERE oid = 'chunks'::regclass),
            (SELECT max(chunks) FROM weighted)
        ) AS chunks
    ), whole AS (
        SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query FROM terms
    ), candidates AS (
        SELECT chunks.id, chunks.words, chunks.tokens
        FROM chunks, whole
        WHERE chunks.words @@ whole.query AND chunks.readers && CAST(:groups AS varchar[])
        ORDER BY ts_rank_cd(chunks.words, whole.query) DESC, chunks.id
        LIMIT 200
    )
    SELECT candidates.id
    FROM candidates
    CROSS JOIN corpus
    CROSS JOIN LATERAL unnest(candidates.words) AS word (lexeme, positions, weights)
    JOIN weighted ON weighted.lexeme = word.lexeme
    GROUP BY candidates.id
    ORDER BY sum(
        ln(1 + (corpus.chunks - weighted.chunks + 0.5) / (weighted.chunks + 0.5))
        * cardinality(word.positions) * 2.2
        / (cardinality(word.positions) + 1.2 * (0.25 + 0.75 * candidates.tokens / :size))
    ) DESC, candidates.id
    LIMIT :count
""")


@dataclass(frozen=True)
class Found:
    """Passages, best first."""

    passages: list[Passage]
    degraded: bool
    """True when the search by meaning was not to be had."""
    cost_usd: float = 0


class Retriever:
    """Finds what a caller may read about a question."""

    def __init__(
        self,
        sessions: Sessions,
        embeddings: Embeddings,
        reranker: Reranker | None,
        metrics: Metrics,
        prices: Prices,
        *,
        chunk_tokens: int,
        candidates: int = 40,
        results: int = 12,
        timeout: float = 3,
    ) -> None:
        """Fuse so many candidates of each search; wait for the embedding for `timeout` seconds."""
        self._sessions = sessions
        self._embeddings = embeddings
        self._reranker = reranker
        self._metrics = metrics
        self._prices = prices
        self._breaker = CircuitBreaker("embeddings", metrics)
        self._chunk_tokens = chunk_tokens
        self._candidates = candidates
        self._results = results
        self._timeout = timeout

    async def find(self, question: str, groups: Sequence[str]) -> Found:
        """Search by meaning and by words; by words alone while embeddings are not to be had."""
        vector = await self._embed(question)
        started = time.perf_counter()
        async with self._sessions.begin() as session:
            lists = [await self._by_words(session, question, groups)]
            if vector is not None:
                lists.append(await self._by_meaning(session, vector, groups))
            passages = await _load(session, fuse(lists)[: self._candidates], groups)
        self._metrics.stage("retrieve", time.perf_counter() - started)
        if self._reranker is not None:
            started = time.perf_counter()
            passages = await self._reranker.rank(question, passages)
            self._metrics.stage("rerank", time.perf_counter() - started)
        if vector is None:
            return Found(passages[: self._results], degraded=True)
        model, tokens = self._embeddings.model, estimate(question)
        cost = self._prices.cost(model, tokens)
        self._metrics.tokens(model, tokens, 0, cost)
        return Found(passages[: self._results], degraded=False, cost_usd=cost)

    async def _embed(self, question: str) -> list[float] | None:
        started = time.perf_counter()
        try:
            [vector] = await self._breaker.call(
                lambda: asyncio.wait_for(self._embeddings.embed([question]), self._timeout)
            )
        except Exception as error:  # noqa: BLE001 - whatever a provider raises, words still find
            _log.warning("no embedding, searched by words alone", reason=str(error))
            self._metrics.retrieval("words")
            return None
        self._metrics.retrieval("hybrid")
        self._metrics.stage("embed", time.perf_counter() - started)
        return vector

    async def _by_meaning(
        self, session: AsyncSession, vector: list[float], groups: Sequence[str]
    ) -> list[int]:
        # A filter on who may read would leave too few of the index's first finds; iterative scan
        # walks on until there are enough.
        await session.execute(select(func.set_config("hnsw.iterative_scan", "relaxed_order", True)))
        await session.execute(select(func.set_config("hnsw.ef_search", "100", True)))
        distance = Chunk.embedding.cosine_distance(vector)
        nearest = (
            select(Chunk.id, distance.label("distance"))
            .where(
                Chunk.readers.overlap(cast(list(groups), ARRAY(String))),
                Chunk.embedding_model == self._embeddings.model,
            )
            .order_by(distance)
            .limit(self._candidates)
            .cte()
            .prefix_with("MATERIALIZED")
        )
        # Relaxed order is nearly in order; this makes it exact.
        found = await session.scalars(select(nearest.c.id).order_by(nearest.c.distance))
        return list(found.all())

    async def _by_words(
        self, session: AsyncSession, question: str, groups: Sequence[str]
    ) -> list[int]:
        parameters: dict[str, Any] = {
            "language": DOCUMENT_LANGUAGE,
            "question": question,
            "groups": list(groups),
            "size": float(self._chunk_tokens),
            "count": self._candidates,
        }
        return list((await session.scalars(_BY_WORDS, parameters)).all())


def fuse(lists: Sequence[Sequence[int]]) -> list[int]:
    """Reciprocal rank fusion: what stands high in a list, or in several, comes first."""
    scores: dict[int, float] = {}
    for ranked in lists:
        for place, item in enumerate(ranked, start=1):
            scores[item] = scores.get(item, 0) + 1 / (_RRF + place)
    return sorted(scores, key=lambda item: (-scores[item], item))


async def _load(session: AsyncSession, ids: list[int], groups: Sequence[str]) -> list[Passage]:
    """The chunks in the order of their ids. The document is asked, too, who may read it."""
    rows = await session.execute(
        select(Chunk, Document.version, Document.source, Document.title)
        .join(Document, Document.id == Chunk.document_id)
        .where(Chunk.id.in_(ids), Document.readers.overlap(cast(list(groups), ARRAY(String))))
    )
    by_id = {
        chunk.id: Passage(
            chunk_id=chunk.id,
            document_id=str(chunk.document_id),
            version=version,
            source=source,
            title=title,
            heading=chunk.heading,
            page=chunk.page,
            text=chunk.text,
        )
        for chunk, version, source, title in rows
    }
    return [by_id[chunk_id] for chunk_id in ids if chunk_id in by_id]
