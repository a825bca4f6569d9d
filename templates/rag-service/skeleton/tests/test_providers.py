"""The providers' own protocols, spoken to local stand-ins."""

import http.server
import json
import struct
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic import HttpUrl, SecretStr

from app import embeddings, generation
from app.about import EMBEDDING_DIMENSIONS
from app.generation import Model, ModelError, Usage
from app.prompts import Passage, Prompt
from app.settings import Settings

PROMPT = Prompt("cited", "How many?", (Passage(1, "d", 1, "s", "Handbook", "", None, "28 days."),))
VECTOR = [0.5] * EMBEDDING_DIMENSIONS

Answer = tuple[int, str, bytes]


class Provider:
    """An HTTP server that answers as it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: Callable[[str], Answer] = lambda _: (500, "text/plain", b"")
        self.asked: list[tuple[str, Any]] = []
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                provider.asked.append((self.path, json.loads(body)))
                status, kind, answer = provider.answers(self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The stand-in, where AWS' clients look for Bedrock."""
    running = Provider()
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", running.url)
    yield running
    running.server.shutdown()
    running.server.server_close()


def _openai(settings: Settings, provider: Provider) -> Settings:
    return settings.model_copy(
        update={
            "model_provider": "openai",
            "embeddings_provider": "openai",
            "openai_api_key": SecretStr("key"),
            "openai_base_url": HttpUrl(f"{provider.url}/v1"),
        }
    )


async def test_openai_streams_an_answer(settings: Settings, provider: Provider) -> None:
    chunks: list[dict[str, Any]] = [
        {"choices": [{"index": 0, "delta": {"content": "28 "}}]},
        {"choices": [{"index": 0, "delta": {"content": "days."}, "finish_reason": "stop"}]},
        {"choices": [], "usage": {"prompt_tokens": 90, "completion_tokens": 4, "total_tokens": 94}},
    ]
    about = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    events = [f"data: {json.dumps({**about, **chunk})}\n\n" for chunk in chunks]
    body = "".join([*events, "data: [DONE]\n\n"]).encode()
    provider.answers = lambda _: (200, "text/event-stream", body)
    model, fallback = generation.create(_openai(settings, provider))

    assert await _written(model) == (["28 ", "days."], Usage(90, 4))

    path, asked = provider.asked[0]
    assert path == "/v1/chat/completions"
    assert asked["model"] == "gpt-4.1-mini"
    assert "28 days." in asked["messages"][1]["content"]
    assert "28 days." not in asked["messages"][0]["content"]
    assert asked["max_completion_tokens"] == settings.max_answer_tokens
    assert fallback.name == "gpt-4.1-nano"


async def test_openai_embeds(settings: Settings, provider: Provider) -> None:
    data = [
        {"object": "embedding", "index": index, "embedding": [float(index)] * 3} for index in (1, 0)
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    body = {"object": "list", "data": data, "model": "m", "usage": usage}
    provider.answers = lambda _: (200, "application/json", json.dumps(body).encode())
    embedder = embeddings.create(_openai(settings, provider))

    assert await embedder.embed(["a", "b"]) == [[0.0] * 3, [1.0] * 3]

    assert provider.asked[0][1]["dimensions"] == EMBEDDING_DIMENSIONS


async def test_bedrock_streams_an_answer(settings: Settings, provider: Provider) -> None:
    events: list[tuple[str, dict[str, Any]]] = [
        ("messageStart", {"role": "assistant"}),
        ("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": "28 "}}),
        ("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": "days."}}),
        ("messageStop", {"stopReason": "end_turn"}),
        ("metadata", {"usage": {"inputTokens": 80, "outputTokens": 3, "totalTokens": 83}}),
    ]
    body = b"".join(_event(name, data) for name, data in events)
    provider.answers = lambda _: (200, "application/vnd.amazon.eventstream", body)
    model, fallback = generation.create(_bedrock(settings))

    assert await _written(model) == (["28 ", "days."], Usage(80, 3))

    path, asked = provider.asked[0]
    assert path == "/model/amazon.nova-lite-v1%3A0/converse-stream"
    assert "28 days." in asked["messages"][0]["content"][0]["text"]
    assert asked["inferenceConfig"]["maxTokens"] == settings.max_answer_tokens
    assert fallback.name == "amazon.nova-micro-v1:0"


async def test_bedrock_embeds(settings: Settings, provider: Provider) -> None:
    body = json.dumps({"embedding": VECTOR}).encode()
    provider.answers = lambda _: (200, "application/json", body)
    embedder = embeddings.create(_bedrock(settings))

    assert await embedder.embed(["a", "b"]) == [VECTOR, VECTOR]

    assert sorted(asked["inputText"] for _, asked in provider.asked) == ["a", "b"]
    assert provider.asked[0][1]["dimensions"] == EMBEDDING_DIMENSIONS


@pytest.mark.parametrize("which", ["openai", "bedrock"])
@pytest.mark.parametrize("status", [429, 500])
async def test_what_a_provider_refuses_is_left_to_the_fallback(
    settings: Settings, provider: Provider, which: str, status: int
) -> None:
    provider.answers = lambda _: (status, "application/json", b"{}")
    chosen = _openai(settings, provider) if which == "openai" else _bedrock(settings)
    model, _ = generation.create(chosen)

    with pytest.raises(ModelError, match=model.name):
        await _written(model)

    assert len(provider.asked) == 1, "the breaker decides about retries, not the client"


async def test_sentence_transformers_embeds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[tuple[str, dict[str, object]]] = []

    class SentenceTransformer:
        def __init__(self, name: str, **options: object) -> None:
            loaded.append((name, options))

        def encode(self, texts: list[str], *, normalize_embeddings: bool) -> list[list[int]]:
            assert normalize_embeddings
            return [[len(text)] for text in texts]

    library = ModuleType("sentence_transformers")
    library.SentenceTransformer = SentenceTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    monkeypatch.delitem(sys.modules, "app.embeddings.sentence_transformers", raising=False)
    chosen = settings.model_copy(update={"embeddings_provider": "sentence-transformers"})

    embedder = embeddings.create(chosen)

    assert await embedder.embed(["a", "bcd"]) == [[1.0], [3.0]]
    assert loaded[0][1]["local_files_only"], "nothing is fetched while running"


async def test_local_vectors_are_alike_for_texts_that_are_alike(settings: Settings) -> None:
    embedder = embeddings.create(settings)
    question, near, far, empty = await embedder.embed(
        ["vacation days per year", "28 vacation days a year", "premium economy flights", ""]
    )

    def alike(one: list[float], other: list[float]) -> float:
        return sum(a * b for a, b in zip(one, other, strict=True))

    assert alike(question, near) > 0.5 > alike(question, far)
    assert all(alike(vector, vector) == pytest.approx(1) for vector in (question, near, far, empty))


async def _written(model: Model) -> tuple[list[str], Usage]:
    *pieces, usage = [piece async for piece in model.stream(PROMPT)]
    assert isinstance(usage, Usage)
    return [piece for piece in pieces if isinstance(piece, str)], usage


def _bedrock(settings: Settings) -> Settings:
    return settings.model_copy(
        update={"model_provider": "bedrock", "embeddings_provider": "bedrock"}
    )


def _event(name: str, data: dict[str, Any]) -> bytes:
    """One frame of AWS' event stream."""

    def header(key: str, value: str) -> bytes:
        form = f"!B{len(key)}sBH{len(value)}s"
        return struct.pack(form, len(key), key.encode(), 7, len(value), value.encode())

    headers = b"".join(
        header(f":{key}", value)
        for key, value in (
            ("event-type", name),
            ("content-type", "application/json"),
            ("message-type", "event"),
        )
    )
    payload = json.dumps(data).encode()
    prelude = struct.pack("!II", 16 + len(headers) + len(payload), len(headers))
    checked = prelude + struct.pack("!I", zlib.crc32(prelude)) + headers + payload
    return checked + struct.pack("!I", zlib.crc32(checked))
