"""Documents on their way into the index."""

import base64
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from botocore.exceptions import EndpointConnectionError
from sqlalchemy import select, text

from app.about import NAME
from app.consumer import Consumer
from app.ingestion.library import Indexed, NewDocument
from app.models import Chunk, Document, DocumentStatus
from app.queue import Received
from app.runtime import Runtime

from .pdf import pdf
from .support import Issuer, ask, ingest, metric


async def test_a_document_is_taken_in_and_then_indexed(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    sent = {"source": "a.pdf", "title": "A", "readers": ["everyone"]}
    body = {
        "media_type": "application/pdf",
        "base64": base64.b64encode(pdf("Tea is hot.")).decode(),
    }

    taken = await client.post("/v1/ingest", json={"documents": [{**sent, **body}]})
    [document] = taken.json()["documents"]
    path = f"/v1/documents/{document['id']}"
    before = (await client.get(path)).json()["status"]
    await _consume(runtime)
    after = (await client.get(path)).json()

    assert (before, after["status"], after["error"]) == ("pending", "indexed", None)
    answer = await ask(client, "Is tea hot?")
    assert answer["citations"][0]["page"] == 1


async def test_the_same_document_twice_is_indexed_once(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    first = await ingest(client, runtime)
    async with runtime.sessions() as session:
        before = (await session.scalars(select(Chunk.id))).all()

    second = await ingest(client, runtime)

    async with runtime.sessions() as session:
        assert (await session.scalars(select(Chunk.id))).all() == before
    assert first == second
    assert (await client.get(f"/v1/documents/{first}")).json()["version"] == 1


async def test_a_new_version_replaces_the_old_one_at_once(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await ingest(client, runtime)
    document = {"source": "handbook.md", "title": "x", "readers": ["hr"], "text": "Other."}

    await client.post("/v1/ingest", json={"documents": [document]})

    async with runtime.sessions() as session:
        assert (await session.scalars(select(Chunk.id))).all() == []


async def test_an_outdated_or_repeated_task_does_nothing(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    document = UUID(await ingest(client, runtime))

    assert await runtime.library.index(document, 1) is Indexed.DUPLICATE
    assert await runtime.library.index(document, 7) is Indexed.DUPLICATE
    assert await runtime.library.index(uuid4(), 1) is Indexed.DUPLICATE


async def test_a_version_that_comes_while_the_old_one_is_indexed_wins(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    embeddings = runtime.library._embeddings  # noqa: SLF001
    embed = embeddings.embed
    new = NewDocument("handbook.md", "x", "text/plain", b"Newer.", ("everyone",))

    async def slowly(texts: list[str]) -> list[list[float]]:
        await runtime.library.put("ann", [new])
        return await embed(texts)

    with monkeypatch.context() as patch:
        patch.setattr(embeddings, "embed", slowly)
        old = UUID(await ingest(client, runtime))
    async with runtime.sessions() as session:
        assert (await session.scalars(select(Chunk.id))).all() == []

    assert await runtime.library.index(old, 2) is Indexed.PROCESSED


async def test_only_who_sent_a_document_may_see_or_remove_it(
    client: httpx.AsyncClient, runtime: Runtime, issuer: Issuer
) -> None:
    path = f"/v1/documents/{await ingest(client, runtime)}"
    other = issuer.headers("eve")

    seen = await client.get(path, headers=other)
    removed = await client.delete(path, headers=other)
    assert (seen.status_code, removed.status_code) == (404, 404)

    assert (await client.delete(path)).status_code == 204
    assert (await client.get(path)).status_code == 404
    assert (await ask(client, "How many days of vacation?"))["outcome"] == "not_found"


async def test_a_document_that_can_not_be_read_says_why(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    document = await ingest(
        client, runtime, media_type="application/pdf", text=None, base64="bm8gcGRm"
    )

    seen = (await client.get(f"/v1/documents/{document}")).json()

    assert seen["status"] == "failed"
    assert "PDF" in seen["error"]


@pytest.mark.parametrize(
    "change",
    [
        {"readers": []},
        {"text": None},
        {"base64": "eA=="},
        {"media_type": "application/pdf"},
        {"media_type": "text/html"},
        {"text": None, "base64": "%"},
        {"source": "a\nb"},
        {"title": ""},
    ],
    ids=str,
)
async def test_a_document_that_makes_no_sense_is_refused(
    client: httpx.AsyncClient, change: dict[str, object]
) -> None:
    document = {"source": "a", "title": "A", "readers": ["hr"], "text": "x", **change}

    answer = await client.post("/v1/ingest", json={"documents": [document]})

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_half_a_character_is_refused(client: httpx.AsyncClient) -> None:
    body = rb'{"documents": [{"source": "a", "title": "A", "readers": ["hr"], "text": "\ud800"}]}'

    answer = await client.post(
        "/v1/ingest", content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 422


async def test_what_fails_is_tried_again_and_given_up_in_the_end(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: object) -> None:
        raise ConnectionError("no provider")

    monkeypatch.setattr(runtime.library._embeddings, "embed", broken)  # noqa: SLF001
    later: list[tuple[str, int]] = []

    async def remember(message: Received, seconds: int) -> None:
        later.append((message.body, seconds))

    monkeypatch.setattr(runtime.queue, "later", remember)
    document = {"source": "a", "title": "A", "readers": ["hr"], "text": "Some text."}
    await client.post("/v1/ingest", json={"documents": [document]})

    await _consume(runtime)

    [(_, seconds)] = later
    assert 1 <= seconds <= 30
    assert await metric(client, _messages("retried")) == 1


@pytest.mark.parametrize("body", ["nonsense", "[]", "{}", '{"document": "x", "version": 1}'])
async def test_a_message_that_is_no_task_is_left_for_the_dead_letters(
    client: httpx.AsyncClient, runtime: Runtime, body: str
) -> None:
    consumer = Consumer(runtime.queue, runtime.library, runtime.metrics)

    await consumer.handle(Received("handle", body, 0, 1))

    assert await metric(client, _messages("rejected")) == 1


async def test_a_document_whose_message_was_lost_is_found(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(runtime.queue, "_url", "http://127.0.0.1:1/none")
        patch.setattr(runtime.queue._client, "send_message_batch", _unreachable)  # noqa: SLF001
        document = {"source": "a", "title": "A", "readers": ["hr"], "text": "Some text."}
        taken = await client.post("/v1/ingest", json={"documents": [document]})
        assert taken.status_code == 202
    assert await runtime.library.waiting(older_than=timedelta(minutes=10)) == []
    async with runtime.engine.begin() as connection:
        await connection.execute(
            text("UPDATE documents SET updated_at = now() - interval '11 minutes'")
        )

    await Consumer(runtime.queue, runtime.library, runtime.metrics).sweep()
    await _consume(runtime)

    async with runtime.sessions() as session:
        [status] = (await session.scalars(select(Document.status))).all()
    assert status is DocumentStatus.INDEXED


async def _consume(runtime: Runtime) -> None:
    consumer = Consumer(runtime.queue, runtime.library, runtime.metrics)
    while messages := await runtime.queue.receive(10, 0):  # earlier tests' too: they do nothing
        for message in messages:
            await consumer.handle(message)


def _unreachable(**_: object) -> None:
    raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")


def _messages(outcome: str) -> str:
    return f'queue_messages_total{{outcome="{outcome}",service="{NAME}"}}'
