"""The client, against scripted answers and against the service itself."""

import asyncio
import json
from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from tests.support import Issuer

from rag_client import Answer, Client, ClientMetrics, Delta, Document, RefusedError, Restart

ANSWER = {
    "query_id": "q",
    "answer": "Tea is at four. [1]",
    "outcome": "answered",
    "citations": [],
    "latency_ms": 3,
    "model": "m",
    "cache": "miss",
    "cost_usd": 0.1,
    "new_in_a_later_release": True,
}
REFUSED = httpx.Response(503, headers={"Retry-After": "7"}, json={"detail": "down"})

Script = list[httpx.Response | Exception]


class Scripted:
    """A client whose service answers from a script."""

    def __init__(self, *script: httpx.Response | Exception) -> None:
        self.requests: list[httpx.Request] = []
        self.slept: list[float] = []
        self.registry = CollectorRegistry()
        remaining = iter(script)
        tokens = iter("abcdef")

        def answer(request: httpx.Request) -> httpx.Response:
            self.requests.append(request)
            following = next(remaining)
            if isinstance(following, Exception):
                raise following
            return following

        self.client = Client(
            "http://service",
            lambda: next(tokens),
            metrics=ClientMetrics(self.registry),
            transport=httpx.MockTransport(answer),
            sleep=self.slept.append,
        )

    def metric(self, name: str, **labels: str) -> float:
        """A metric's value."""
        return self.registry.get_sample_value(name, labels) or 0


def _stream(*events: tuple[str, object]) -> httpx.Response:
    text = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
    return httpx.Response(200, text=text, headers={"Content-Type": "text/event-stream"})


def test_a_call_is_tried_again_with_a_token_of_its_own() -> None:
    lost = httpx.ConnectError("lost")
    scripted = Scripted(lost, REFUSED, httpx.Response(429), httpx.Response(200, json=ANSWER))

    answer = scripted.client.ask("When is tea?")

    assert answer.text == "Tea is at four. [1]"
    assert [request.headers["Authorization"][-1] for request in scripted.requests] == list("abcd")
    assert scripted.slept[1] == 7, "the service said when"
    assert 0 <= scripted.slept[0] <= 0.5
    assert scripted.metric("rag_client_retries_total", operation="ask") == 3
    assert scripted.metric("rag_client_calls_total", operation="ask", outcome="ok") == 1


@pytest.mark.parametrize(
    ("script", "tries", "error", "outcome"),
    [
        ([httpx.Response(422, json={"detail": "no"})], 1, RefusedError, "422"),
        ([REFUSED] * 4, 4, RefusedError, "503"),
        ([httpx.ReadTimeout("slow")] * 4, 4, httpx.ReadTimeout, "unreachable"),
        ([httpx.Response(502, text="<html>")] * 4, 4, RefusedError, "502"),
    ],
)
def test_tries_end(script: Script, tries: int, error: type[Exception], outcome: str) -> None:
    scripted = Scripted(*script)

    with pytest.raises(error):
        scripted.client.ask("When is tea?")

    assert len(scripted.requests) == tries
    assert scripted.metric("rag_client_calls_total", operation="ask", outcome=outcome) == 1


def test_a_stream_gives_pieces_and_then_the_answer() -> None:
    events = [("delta", {"text": "Tea"}), ("restart", {}), ("delta", {"text": "x"})]
    scripted = Scripted(REFUSED, _stream(*events, ("answer", ANSWER)))

    given = list(scripted.client.stream("When is tea?"))

    assert given[:3] == [Delta("Tea"), Restart(), Delta("x")]
    assert isinstance(given[3], Answer)
    assert json.loads(scripted.requests[1].content)["stream"] is True


@pytest.mark.parametrize(
    ("last", "error"),
    [([("error", {"status": 503, "detail": "x"})], RefusedError), ([], httpx.RemoteProtocolError)],
)
def test_a_stream_that_breaks_off_is_an_error(
    last: list[tuple[str, object]], error: type[Exception]
) -> None:
    scripted = Scripted(_stream(("delta", {"text": "Tea"}), *last))
    events = scripted.client.stream("When is tea?")

    assert next(events) == Delta("Tea")
    with pytest.raises(error):
        next(events)


@pytest.fixture
async def service(app: FastAPI) -> Callable[[httpx.Request], httpx.Response]:
    """The real service, called from a thread as a client would."""
    loop = asyncio.get_running_loop()
    transport = httpx.ASGITransport(app)

    async def handle(request: httpx.Request) -> httpx.Response:
        copy = httpx.Request(
            request.method, request.url, headers=request.headers, content=request.content
        )
        response = await transport.handle_async_request(copy)
        return httpx.Response(
            response.status_code, headers=response.headers, content=await response.aread()
        )

    def call(request: httpx.Request) -> httpx.Response:
        request.read()
        return asyncio.run_coroutine_threadsafe(handle(request), loop).result(10)

    return call


async def test_it_speaks_the_services_language(
    service: Callable[[httpx.Request], httpx.Response], issuer: Issuer
) -> None:
    def use() -> None:
        transport = httpx.MockTransport(service)
        with Client("http://service", issuer.token, transport=transport) as client:
            documents = [
                Document("a.md", "A", ["everyone"], text="Tea is at four."),
                Document("b.pdf", "B", ["everyone"], pdf=b"%PDF-"),
            ]
            taken = client.ingest(documents)
            assert [state.status for state in taken] == ["pending", "pending"]
            assert client.document(taken[0].id) == taken[0]
            answer = client.ask("When is tea?")
            assert answer.outcome == "not_found", "it is not indexed"
            client.feedback(answer.query_id, helpful=True)
            *_, last = client.stream("When is tea?")
            assert isinstance(last, Answer)
            client.remove(taken[1].id)
            with pytest.raises(RefusedError) as error:
                client.document(taken[1].id)
            assert error.value.status == 404

    await asyncio.to_thread(use)
