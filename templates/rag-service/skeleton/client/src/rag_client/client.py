"""The client."""

import contextlib
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Self, TypeVar

import httpx
from prometheus_client import CollectorRegistry
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
)

from .metrics import ClientMetrics
from .types import Answer, Delta, Document, DocumentState, Event, Restart

_Result = TypeVar("_Result")

_AGAIN: Final = frozenset({429, 502, 503, 504})
_LONGEST_WAIT: Final = 30.0


class RefusedError(Exception):
    """The service said no; `problem` is its problem document."""

    def __init__(self, status: int, problem: dict[str, Any], retry_after: float | None) -> None:
        """Keep what was said."""
        super().__init__(f"{status}: {problem.get('detail', 'no detail')}")
        self.status = status
        self.problem = problem
        self.retry_after = retry_after


class Client:
    """Asks questions and hands in documents. Safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        token: Callable[[], str],
        *,
        timeout: float = 60,
        attempts: int = 4,
        metrics: ClientMetrics | None = None,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Call the service at `base_url`; `token` is asked for each try, so it may be renewed."""
        self._token = token
        self._attempts = attempts
        self._metrics = metrics or ClientMetrics(CollectorRegistry())
        self._sleep = sleep
        self._http = httpx.Client(
            base_url=base_url, timeout=httpx.Timeout(timeout, connect=5), transport=transport
        )

    def __enter__(self) -> Self:
        """Use it in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close its connections."""
        self._http.close()

    def ask(self, question: str) -> Answer:
        """Answer a question; raise RefusedError or httpx.TransportError in the end."""
        body = {"query": question}
        return Answer.of(self._call("ask", lambda: self._send("POST", "/v1/query", body)))

    def stream(self, question: str) -> Iterator[Event]:
        """The answer piece by piece; the last event is the whole of it."""
        body = {"query": question, "stream": True}
        with contextlib.ExitStack() as stack:
            events = self._call("stream", lambda: self._open(stack, body))
            yield from events

    def ingest(self, documents: Sequence[Document]) -> list[DocumentState]:
        """Hand in documents. What is there already stays as it is."""
        body = {"documents": [document.body() for document in documents]}
        taken = self._call("ingest", lambda: self._send("POST", "/v1/ingest", body))
        return [DocumentState.of(item) for item in taken["documents"]]

    def document(self, document_id: str) -> DocumentState:
        """Where a document stands."""
        path = f"/v1/documents/{document_id}"
        return DocumentState.of(self._call("document", lambda: self._send("GET", path)))

    def remove(self, document_id: str) -> None:
        """Take a document out."""
        self._call("remove", lambda: self._send("DELETE", f"/v1/documents/{document_id}"))

    def feedback(self, query_id: str, *, helpful: bool) -> None:
        """Say whether an answer helped."""
        path = f"/v1/queries/{query_id}/feedback"
        self._call("feedback", lambda: self._send("POST", path, {"helpful": helpful}))

    def _call(self, operation: str, once: Callable[[], _Result]) -> _Result:
        def before_sleep(_: RetryCallState) -> None:
            self._metrics.retry(operation)

        retrying = Retrying(
            stop=stop_after_attempt(self._attempts),
            wait=_wait,
            retry=retry_if_exception(_worth_another_try),
            sleep=self._sleep,
            before_sleep=before_sleep,
            reraise=True,
        )
        started = time.perf_counter()
        outcome = "ok"
        try:
            return retrying(once)
        except RefusedError as error:
            outcome = str(error.status)
            raise
        except httpx.TransportError:
            outcome = "unreachable"
            raise
        finally:
            self._metrics.call(operation, outcome, time.perf_counter() - started)

    def _send(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        response = self._http.request(method, path, json=body, headers=self._headers())
        _check(response)
        return response.json() if response.content else None

    def _open(self, stack: contextlib.ExitStack, body: object) -> Iterator[Event]:
        """Open a stream and wait for its first event: until then it can be tried again."""
        response = stack.enter_context(
            self._http.stream("POST", "/v1/query", json=body, headers=self._headers())
        )
        if response.is_error:
            response.read()
        _check(response)
        events = _events(response)
        first = next(events)

        def all_events() -> Iterator[Event]:
            yield first
            yield from events

        return all_events()

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token()}"}


def _check(response: httpx.Response) -> None:
    if response.is_success:
        return
    try:
        problem = response.json()
    except ValueError:  # something in front of the service answered
        problem = {"detail": response.reason_phrase}
    after = response.headers.get("Retry-After", "")
    raise RefusedError(response.status_code, problem, float(after) if after.isdigit() else None)


def _events(response: httpx.Response) -> Iterator[Event]:
    name = ""
    for line in response.iter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield _event(name, json.loads(value))
            if name == "answer":
                return
    raise httpx.RemoteProtocolError("the stream broke off")


def _event(name: str, data: dict[str, Any]) -> Event:
    match name:
        case "delta":
            return Delta(data["text"])
        case "restart":
            return Restart()
        case "answer":
            return Answer.of(data)
        case _:
            raise RefusedError(data.get("status", 500), data, None)


def _worth_another_try(error: BaseException) -> bool:
    if isinstance(error, RefusedError):
        return error.status in _AGAIN
    return isinstance(error, httpx.TransportError)


def _wait(state: RetryCallState) -> float:
    """What the service asked for, or full jitter."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RefusedError) and error.retry_after is not None:
        return min(error.retry_after, _LONGEST_WAIT)
    return random.uniform(0, min(0.25 * 2**state.attempt_number, 8))  # noqa: S311 - no secret
