"""What is answered when a model or the embeddings fail."""

import pytest

from app.about import NAME
from app.resilience import CircuitOpenError

from .conftest import Serve
from .support import BROKEN, VACATION, ScriptedModel, ask, ingest, metric, stream

WORDS = "And so on and so forth. " * 5


async def test_another_model_stands_in_with_less_to_read(serve: Serve) -> None:
    first, second = ScriptedModel(BROKEN), ScriptedModel("28 days. [1]", name="small")
    one = serve(first, second)
    for number in range(4):
        await ingest(one.client, one.runtime, source=f"{number}.md")

    answer = await ask(one.client, VACATION)

    assert answer["fallback"]
    assert answer["model"] == "small"
    assert len(second.prompts[0].passages) <= (len(first.prompts[0].passages) + 1) // 2
    assert (await ask(one.client, VACATION))["cache"] == "miss", "the stand-in's is not kept"
    assert await metric(one.client, f'rag_fallbacks_total{{reason="error",service="{NAME}"}}') == 2


async def test_a_model_that_keeps_failing_is_left_alone(serve: Serve) -> None:
    first, second = ScriptedModel(BROKEN), ScriptedModel("28 days. [1]")
    one = serve(first, second)
    await ingest(one.client, one.runtime)

    for _ in range(7):
        await ask(one.client, VACATION)

    assert len(first.prompts) == 5
    open_breaker = f'circuit_breaker_state{{dependency="model",service="{NAME}"}}'
    assert await metric(one.client, open_breaker) == 2


@pytest.mark.parametrize("script", [[WORDS, BROKEN], [WORDS, 1.0], [BROKEN], [1.0]], ids=str)
async def test_a_stream_that_breaks_off_begins_anew(
    serve: Serve, script: list[str | float | Exception]
) -> None:
    one = serve(
        ScriptedModel(*script),
        ScriptedModel("28 days. [1]"),
        first_token_timeout_seconds=0.2,
        answer_timeout_seconds=0.4,
    )
    await ingest(one.client, one.runtime)

    events = await stream(one.client, VACATION)

    names = [name for name, _ in events]
    assert ("restart" in names) == (script[0] == WORDS), "something was shown before"
    after = names.index("restart") + 1 if "restart" in names else 0
    written = [data["text"] for name, data in events[after:] if name == "delta"]
    assert "".join(written) == "28 days. [1]"
    assert events[-1][1]["fallback"]


async def test_without_any_model_the_answer_is_to_try_again(serve: Serve) -> None:
    one = serve(ScriptedModel(BROKEN), ScriptedModel(BROKEN))
    await ingest(one.client, one.runtime)

    answer = await one.client.post("/v1/query", json={"query": VACATION})

    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:problem:model-unavailable"
    assert answer.headers["Retry-After"] == "10"


async def test_a_stream_that_can_not_end_says_so(serve: Serve) -> None:
    one = serve(ScriptedModel(WORDS, BROKEN), ScriptedModel(BROKEN))
    await ingest(one.client, one.runtime)

    events = await stream(one.client, VACATION)

    assert [name for name, _ in events] == ["delta", "restart", "error"]
    assert events[-1][1]["status"] == 503


async def test_without_embeddings_words_still_find(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = serve()
    await ingest(one.client, one.runtime)

    async def broken(_: object) -> None:
        raise CircuitOpenError("no provider")

    monkeypatch.setattr(one.runtime.library._embeddings, "embed", broken)  # noqa: SLF001
    answer = await ask(one.client, VACATION)

    assert answer["degraded"]
    assert "28 days" in answer["answer"]
    assert await metric(one.client, f'rag_retrievals_total{{kind="words",service="{NAME}"}}') == 1
