"""Questions and their answers."""

import time
from collections.abc import AsyncGenerator, AsyncIterator
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal, cast
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import update

from ..answers import Answer, Delta, Event
from ..auth import Caller
from ..generation.generator import Restart
from ..models import Query
from ..problems import RESPONSES, Problem, described
from .dependencies import RuntimeDependency, allowed

router = APIRouter(prefix="/v1", tags=["queries"], responses=RESPONSES)

Reader = Annotated[Caller, Depends(allowed("queries:ask"))]


class Question(BaseModel):
    """What someone wants to know."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(min_length=3, max_length=2000, pattern=r"[^\s\x00]")]
    stream: Annotated[
        bool,
        Field(description="Answer as server-sent events: `delta`, `restart`, `answer`, `error`."),
    ] = False


class Citation(BaseModel):
    """A passage that the answer is taken from."""

    number: Annotated[int, Field(description="The mark in the answer: [1] and so on.")]
    document_id: UUID
    source: str
    title: str
    heading: str
    page: int | None
    quote: Annotated[str, Field(description="How the passage begins.")]


class AnswerView(BaseModel):
    """An answer, and what it took."""

    model_config = ConfigDict(from_attributes=True)

    query_id: UUID
    answer: str
    outcome: Literal["answered", "uncited", "not_found"]
    citations: Annotated[list[Citation], Field(max_length=20)]
    latency_ms: int
    model: str
    prompt_version: str
    cache: Literal["hit", "stale", "miss", "shared"]
    fallback: Annotated[bool, Field(description="The stand-in model wrote it.")]
    degraded: Annotated[bool, Field(description="Searched by words alone.")]
    input_tokens: int
    output_tokens: int
    cost_usd: float


class Verdict(BaseModel):
    """Whether an answer helped."""

    model_config = ConfigDict(extra="forbid")

    helpful: bool


_STREAM: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.OK.value: {
        "description": "The answer, or with `stream` the events that end with it.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
    HTTPStatus.BAD_GATEWAY.value: described("The model's answer was not fit to be shown."),
}


@router.post("/query", response_model=AnswerView, responses=_STREAM)
async def query(
    question: Question, caller: Reader, runtime: RuntimeDependency
) -> Answer | StreamingResponse:
    """Answer a question from the documents that the caller may read, with citations.

    Needs the scope queries:ask; the token's groups say what may be read.
    """
    started = time.perf_counter()
    events = runtime.answering.ask(question.query, caller)
    first = await anext(events)  # what can't be answered is a problem, and not a stream
    if question.stream:
        runtime.metrics.first_token(time.perf_counter() - started)
        return StreamingResponse(
            _server_sent(first, events),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
    *_, last = [event async for event in events]
    return cast("Answer", last)


@router.post(
    "/queries/{query_id}/feedback",
    status_code=HTTPStatus.NO_CONTENT,
    responses={HTTPStatus.NOT_FOUND.value: described("You asked no such question.")},
)
async def give_feedback(
    query_id: UUID, verdict: Verdict, caller: Reader, runtime: RuntimeDependency
) -> None:
    """Say whether the answer to one of your questions helped (scope queries:ask)."""
    async with runtime.sessions.begin() as session:
        prompt = await session.scalar(
            update(Query)
            .where(Query.id == query_id, Query.subject == caller.subject)
            .values(helpful=verdict.helpful)
            .returning(Query.prompt_version)
        )
    if prompt is None:
        raise Problem(HTTPStatus.NOT_FOUND, f"There is no query {query_id}.")
    runtime.metrics.feedback(prompt, helpful=verdict.helpful)


_VIEW: Final = TypeAdapter(AnswerView)


async def _server_sent(first: Event, events: AsyncIterator[Event]) -> AsyncGenerator[bytes, None]:
    try:
        yield _event(first)
        async for event in events:
            yield _event(event)
    except Problem as problem:  # the status is sent already
        yield _frame("error", bytes(problem.response().body))


def _event(event: Event) -> bytes:
    match event:
        case Delta():
            return _frame("delta", TypeAdapter(Delta).dump_json(event))
        case Restart():
            return _frame("restart", b"{}")
        case Answer():
            return _frame("answer", _VIEW.dump_json(AnswerView.model_validate(event)))


def _frame(name: str, data: bytes) -> bytes:
    # JSON has no line breaks outside of strings, and escapes them inside: one line of data.
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"
