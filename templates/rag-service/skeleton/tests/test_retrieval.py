"""What is found, and in which order."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from app import prompts
from app.about import EMBEDDING_DIMENSIONS
from app.models import Chunk, Document
from app.prices import LISTED_ON, Prices
from app.prompts import Passage
from app.reranking import ProximityReranker
from app.retrieval import Retriever, fuse
from app.runtime import Runtime

from .support import ingest

MANY_OF_THE_BOARD = text("""
    WITH document AS (
        INSERT INTO documents
            (id, owner, source, title, media_type, content, readers, version, status)
        VALUES (gen_random_uuid(), 'x', 'x', 'x', 'text/plain', '', '{board}', 1, 'indexed')
        RETURNING id
    )
    INSERT INTO chunks
        (document_id, position, text, heading, tokens, readers, embedding_model, embedding)
    SELECT id, n, 'x', '', 1, '{board}', 'hashing-v1', CAST((
        SELECT array_agg(0.9 + random() / 10) FROM generate_series(1, :dimensions) WHERE n = n
    ) AS vector)
    FROM document, generate_series(1, 400) AS n
""")


def _passage(number: int, words: str) -> Passage:
    return Passage(number, "d", 1, "s", "t", "", None, words)


def _retriever(runtime: Runtime) -> Retriever:
    retriever = runtime.answering._retriever  # noqa: SLF001 - the one that is wired
    assert isinstance(retriever, Retriever)
    return retriever


def test_what_stands_in_both_lists_comes_first() -> None:
    assert fuse([[1, 2, 3], [4, 2]]) == [2, 1, 4, 3]
    assert fuse([]) == []


async def test_a_rare_word_weighs_more_than_a_common_one(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    for number in range(12):
        await ingest(client, runtime, "The printer prints. The printer.", source=f"{number}.md")
    await ingest(client, runtime, "Our flamingo likes the printer.", source="rare.md")
    retriever = _retriever(runtime)

    async with runtime.sessions.begin() as session:
        ids = await retriever._by_words(session, "printer flamingo", ["everyone"])  # noqa: SLF001
        [source] = await session.scalars(
            select(Document.source)
            .join(Chunk, Chunk.document_id == Document.id)
            .where(Chunk.id == ids[0])
        )

    assert source == "rare.md"
    assert len(ids) == 13


@pytest.mark.parametrize("question", ["", "?!", "'; DROP TABLE chunks; --", "qqq & | ! zzz:*"])
async def test_odd_questions_find_nothing_and_break_nothing(
    client: httpx.AsyncClient, runtime: Runtime, question: str
) -> None:
    await ingest(client, runtime)

    async with runtime.sessions.begin() as session:
        found = await _retriever(runtime)._by_words(session, question, ["everyone"])  # noqa: SLF001

    assert found == []


async def test_a_filter_that_lets_little_through_still_finds_enough(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    """Without iterative scan the index would give its first finds, and the filter take them all."""
    async with runtime.engine.begin() as connection:
        await connection.execute(text("SET LOCAL statement_timeout = 0"))
        await connection.execute(MANY_OF_THE_BOARD, {"dimensions": EMBEDDING_DIMENSIONS})
    for number in range(5):
        await ingest(client, runtime, source=f"{number}.md", readers=["hr"])

    async with runtime.sessions.begin() as session:
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        await session.execute(text("SET LOCAL enable_sort = off"))
        near_the_boards = [1.0] * EMBEDDING_DIMENSIONS
        found = await _retriever(runtime)._by_meaning(session, near_the_boards, ["hr"])  # noqa: SLF001

    assert len(found) == 10


async def test_the_reranker_prefers_words_that_stand_together() -> None:
    apart = _passage(1, "Vacation is fine. There is a desk. There are many things. Days pass.")
    together = _passage(2, "There are 28 vacation days.")
    neither = _passage(3, "Nothing.")

    ranked = await ProximityReranker().rank("vacation days", [neither, apart, together])

    assert ranked == [together, apart, neither]


def test_passages_are_taken_as_long_as_they_fit() -> None:
    passages = [_passage(number, "word " * 80) for number in range(4)]

    assert len(prompts.fit(passages, 250)) == 2
    assert len(prompts.fit(passages, 1)) == 1
    assert prompts.fit([], 100) == ()


def test_prices_know_models_in_every_region_and_overrides() -> None:
    prices = Prices({"mine": (1.0, 2.0)})

    assert prices.cost("mine", 1_000_000, 500_000) == 2
    assert prices.cost("eu.amazon.nova-lite-v1:0", 1_000_000) == 0.06
    assert prices.cost("unknown", 1_000_000) == 0


@pytest.mark.parametrize(
    ("days", "told"), [(365, ["theirs"]), (366, ["us.amazon.nova-lite-v1:0", "theirs"])]
)
def test_models_without_a_price_or_with_an_old_one_are_told(days: int, told: list[str]) -> None:
    models = ["mine", "us.amazon.nova-lite-v1:0", "theirs"]

    with capture_logs() as logs:
        prices = Prices({"mine": (1.0, 2.0)})
        prices.warn_of_doubtful(models, LISTED_ON + timedelta(days=days))

    assert [line["model"] for line in logs] == told


def test_a_share_of_nothing_is_no_choice() -> None:
    with pytest.raises(ValueError, match="100"):
        prompts.choose({}, "ann")
