"""Documents on their way into the index."""

import base64
import itertools
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from botocore.exceptions import EndpointConnectionError
from sqlalchemy import select, text

from app import ingest as command
from app.about import NAME
from app.consumer import Consumer
from app.ingestion.chunking import chunk
from app.ingestion.library import Indexed, NewDocument
from app.ingestion.parsing import Section, UnreadableDocumentError, parse
from app.models import Chunk, Document, DocumentStatus
from app.queue import Received
from app.runtime import Runtime

from .support import HANDBOOK, Issuer, ask, ingest, metric

HEADINGS = [
    (
        "# A\none\n## B\ntwo\n# C ##\nthree",
        [("A", "one"), ("A > B", "two"), ("C", "three")],
    ),
    ("no heading\n\n#nor this", [("", "no heading\n\n#nor this")]),
    ("# A\n```sh\n# a comment\n```\nend", [("A", "```sh\n# a comment\n```\nend")]),
    (
        "# A\n~~~~\n~~~\n# still\n~~~~\n## B\nend",
        [("A", "~~~~\n~~~\n# still\n~~~~"), ("A > B", "end")],
    ),
    ("## deep first\nx", [("deep first", "x")]),
    ("nul\0", [("", "nul")]),
]


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    about = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {fonts}"
    for page, line in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET"
        objects += [
            f"{about} /Contents {5 + 2 * page} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{item}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


@pytest.mark.parametrize(("markdown", "sections"), HEADINGS)
def test_markdown_is_split_by_its_headings(markdown: str, sections: list[tuple[str, str]]) -> None:
    found = parse(markdown.encode(), "text/markdown")

    assert [(section.heading, section.text) for section in found] == sections


def test_a_pdf_is_split_by_its_pages() -> None:
    found = parse(pdf("First page.", "Second page."), "application/pdf")

    assert [(section.page, section.text) for section in found] == [
        (1, "First page."),
        (2, "Second page."),
    ]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"not a pdf", "application/pdf"),
        (pdf("x")[:200], "application/pdf"),
        (pdf(""), "application/pdf"),
        (b"\xff\xfe", "text/plain"),
        (b"  \n", "text/markdown"),
    ],
)
def test_what_can_not_be_read_is_told_as_such(content: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        parse(content, media_type)


def test_chunks_are_whole_sentences_that_overlap() -> None:
    sentences = [f"This is sentence number {number}." for number in range(20)]

    pieces = chunk([Section(" ".join(sentences), "Title", 7)], size=30, overlap=10)

    assert all(len(piece.text) <= 30 * 4 for piece in pieces)
    assert all(piece.text.startswith("This") and piece.text.endswith(".") for piece in pieces)
    assert {(piece.heading, piece.page) for piece in pieces} == {("Title", 7)}
    for one, following in itertools.pairwise(pieces):
        assert one.text.split(". ")[-1].strip(".") in following.text
    for sentence in sentences:
        assert any(sentence in piece.text for piece in pieces)


@pytest.mark.parametrize("filler", ["x", "word "])
def test_text_without_sentences_is_cut_all_the_same(filler: str) -> None:
    pieces = chunk([Section(filler * 1000)], size=50, overlap=10)

    assert all(0 < len(piece.text) <= 200 for piece in pieces)
    assert "".join(piece.text for piece in pieces).count(filler.strip()) == 1000


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


def test_the_command_takes_folders_and_files(
    tmp_path: Path, run_command: Callable[..., int]
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text(HANDBOOK)
    (tmp_path / "b.pdf").write_bytes(pdf("Tea is hot."))
    (tmp_path / "c.exe").write_bytes(b"\0")

    assert run_command("--readers", "everyone", str(tmp_path)) == 0
    assert run_command("--renew") == 0
    (tmp_path / "b.pdf").write_bytes(b"broken")
    assert run_command("--readers", "everyone", str(tmp_path / "b.pdf")) == 1
    assert run_command(str(tmp_path)) == 2, "without readers"


async def test_documents_of_another_model_are_embedded_again(
    client: httpx.AsyncClient, runtime: Runtime, run_command: Callable[..., int]
) -> None:
    await ingest(client, runtime)
    async with runtime.engine.begin() as connection:
        await connection.execute(text("UPDATE chunks SET embedding_model = 'older'"))

    assert run_command("--renew") == 0

    async with runtime.sessions() as session:
        models = set((await session.scalars(select(Chunk.embedding_model))).all())
    assert models == {"hashing-v1"}


@pytest.fixture
def run_command(_schema: None) -> Callable[..., int]:
    """Run `python -m app.ingest`; its exit status."""

    def run(*arguments: str) -> int:
        status: list[int] = []

        def main() -> None:  # in a thread: it has an event loop of its own
            try:
                command.main(arguments)
            except SystemExit as end:
                status.append(int(end.code or 0))

        thread = threading.Thread(target=main)
        thread.start()
        thread.join()
        return status[0]

    return run


async def _consume(runtime: Runtime) -> None:
    consumer = Consumer(runtime.queue, runtime.library, runtime.metrics)
    while messages := await runtime.queue.receive(10, 0):  # earlier tests' too: they do nothing
        for message in messages:
            await consumer.handle(message)


def _unreachable(**_: object) -> None:
    raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")


def _messages(outcome: str) -> str:
    return f'queue_messages_total{{outcome="{outcome}",service="{NAME}"}}'
