"""Questions, their answers, and who is given what."""

import asyncio
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, update

from app.about import FIRST_TOKEN_OBJECTIVE_SECONDS, NAME
from app.models import Query
from app.prompts import NOT_FOUND
from app.resilience import CircuitOpenError
from app.runtime import Runtime

from .conftest import Serve
from .support import BROKEN, SALARIES, Issuer, ScriptedModel, ask, ingest, metric, stream

WORDS = "And so on and so forth. " * 5
VACATION = "How many days of vacation does an employee have?"
SALARY = "What is the salary band of a staff engineer?"


async def test_an_answer_names_where_it_is_from(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    document = await ingest(client, runtime)

    answer = await ask(client, VACATION)

    assert answer["answer"] == "Every employee has 28 days of vacation a year. [1]"
    [citation] = answer["citations"]
    assert citation["document_id"] == document
    assert (citation["source"], citation["number"]) == ("handbook.md", 1)
    assert citation["heading"] == "Handbook > Vacation"
    assert "28 days" in citation["quote"]
    assert answer["outcome"] == "answered"
    assert answer["latency_ms"] >= 0
    assert answer["input_tokens"] > 0
    assert not answer["fallback"]
    assert not answer["degraded"]


async def test_what_no_document_says_is_not_made_up(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    nothing_stored = await ask(client, VACATION)
    await ingest(client, runtime)
    off_topic = await ask(client, "Who won the football world cup in 1974?")

    for answer in (nothing_stored, off_topic):
        assert answer["answer"] == NOT_FOUND
        assert answer["outcome"] == "not_found"
        assert answer["citations"] == []


async def test_nobody_is_told_what_they_may_not_read(
    client: httpx.AsyncClient, runtime: Runtime, issuer: Issuer
) -> None:
    await ingest(client, runtime, SALARIES, source="salaries.md", readers=["board", "hr"])

    insider = await ask(client, SALARY, headers=issuer.headers("bea", "hr"))
    outsider = await ask(client, SALARY, headers=issuer.headers("ann", "engineering"))
    nobody = await ask(client, SALARY)

    assert "140000" in insider["answer"]
    for answer in (outsider, nobody):
        assert answer["outcome"] == "not_found"
        assert answer["cache"] == "miss"


async def test_callers_of_the_same_groups_share_kept_answers(
    client: httpx.AsyncClient, runtime: Runtime, issuer: Issuer
) -> None:
    await ingest(client, runtime, SALARIES, source="salaries.md", readers=["hr"])
    first = await ask(client, SALARY, headers=issuer.headers("bea", "hr", "staff"))

    again = await ask(client, f"  {SALARY.upper()} ", headers=issuer.headers("cid", "staff", "hr"))

    assert (first["cache"], again["cache"]) == ("miss", "hit")
    assert again["answer"] == first["answer"]
    assert again["citations"] == first["citations"]
    assert again["query_id"] != first["query_id"]
    assert (again["input_tokens"], again["cost_usd"]) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [{"readers": ["board"]}, {"text": "# Salaries\n\nThey are not told any more.\n"}],
    ids=["readers", "text"],
)
async def test_a_kept_answer_ends_with_the_documents_it_is_from(
    client: httpx.AsyncClient, runtime: Runtime, issuer: Issuer, change: dict[str, object]
) -> None:
    caller = issuer.headers("bea", "hr")
    await ingest(client, runtime, SALARIES, source="salaries.md", readers=["hr"])
    await ask(client, SALARY, headers=caller)
    assert (await ask(client, SALARY, headers=caller))["cache"] == "hit"

    document = {"text": SALARIES, "source": "salaries.md", "readers": ["hr"], **change}
    await ingest(client, runtime, **document)  # type: ignore[arg-type]

    assert (await ask(client, SALARY, headers=caller))["outcome"] == "not_found"


async def test_a_stream_ends_with_the_whole_answer(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await ingest(client, runtime)

    events = await stream(client, VACATION)
    kept = await stream(client, VACATION)

    names = [name for name, _ in events]
    assert names == ["delta"] * (len(events) - 1) + ["answer"]
    written = "".join(data["text"] for name, data in events if name == "delta")
    assert written == events[-1][1]["answer"]
    assert events[-1][1]["citations"][0]["source"] == "handbook.md"
    assert kept[-1][1]["cache"] == "hit"
    series = "rag_time_to_first_token_seconds"
    assert await metric(client, f'{series}_count{{service="{NAME}"}}') == 2
    objective = f'{series}_bucket{{le="{FIRST_TOKEN_OBJECTIVE_SECONDS}",service="{NAME}"}}'
    assert await metric(client, objective) == 2


async def test_those_who_ask_at_once_share_one_answer(serve: Serve, issuer: Issuer) -> None:
    model = ScriptedModel("28 ", 0.2, "days. [1]")
    one = serve(model, model)
    await ingest(one.client, one.runtime)

    asked = [
        ask(one.client, VACATION, headers=issuer.headers(subject)) for subject in ("a", "b", "c")
    ]
    answers = await asyncio.gather(*asked)

    assert len(model.prompts) == 1
    assert sorted(answer["cache"] for answer in answers) == ["miss", "shared", "shared"]
    assert {answer["answer"] for answer in answers} == {"28 days. [1]"}
    paid = [answer for answer in answers if answer["input_tokens"]]
    assert [answer["cache"] for answer in paid] == ["miss"]


async def test_an_answer_is_finished_for_the_next_when_its_first_caller_hangs_up(
    serve: Serve,
) -> None:
    model = ScriptedModel("28 ", 0.2, "days. [1]")
    one = serve(model, model)
    await ingest(one.client, one.runtime)
    hanging_up = asyncio.create_task(ask(one.client, VACATION))
    while not model.prompts:  # noqa: ASYNC110 - it is no event of ours
        await asyncio.sleep(0.01)
    hanging_up.cancel()
    await asyncio.sleep(0.5)

    assert (await ask(one.client, VACATION))["cache"] == "hit"
    assert len(model.prompts) == 1


async def test_replicas_share_one_answer_too(serve: Serve) -> None:
    model = ScriptedModel(0.3, "28 days. [1]")
    one, other = serve(model, model), serve(model, model)
    await ingest(one.client, one.runtime)

    answers = await asyncio.gather(ask(one.client, VACATION), ask(other.client, VACATION))

    assert len(model.prompts) == 1
    assert answers[0]["answer"] == answers[1]["answer"]


async def test_a_replica_that_died_holds_nobody_up(serve: Serve) -> None:
    model = ScriptedModel("28 days. [1]")
    one = serve(model, model, first_token_timeout_seconds=0.3)
    await ingest(one.client, one.runtime)
    await ask(one.client, VACATION)
    [key] = [key async for key in one.runtime.redis.scan_iter("*:answer:*")]
    await one.runtime.redis.delete(key)
    await one.runtime.redis.set(f"{key.decode()}:lock", "dead")

    assert (await ask(one.client, VACATION))["answer"] == "28 days. [1]"


async def test_an_old_answer_is_given_while_a_new_one_is_made(serve: Serve) -> None:
    model = ScriptedModel("Old. [1]")
    one = serve(model, model, cache_seconds=1)
    await ingest(one.client, one.runtime)
    await ask(one.client, VACATION)
    await asyncio.sleep(1.2)
    model.script = ["New. [1]"]

    stale = await ask(one.client, VACATION)
    await asyncio.sleep(0.3)
    fresh = await ask(one.client, VACATION)

    assert (stale["cache"], stale["answer"]) == ("stale", "Old. [1]")
    assert (fresh["cache"], fresh["answer"]) == ("hit", "New. [1]")
    assert len(model.prompts) == 2


@pytest.mark.parametrize(
    "changes",
    [{"redis_url": SecretStr("redis://127.0.0.1:1/0")}, {"cache_seconds": 0}],
    ids=["redis", "off"],
)
async def test_answers_go_on_without_the_cache(serve: Serve, changes: dict[str, object]) -> None:
    model = ScriptedModel("28 days. [1]")
    one = serve(model, model, **changes)
    await ingest(one.client, one.runtime)

    answers = [await ask(one.client, VACATION) for _ in range(2)]

    assert [answer["cache"] for answer in answers] == ["miss", "miss"]


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


async def test_an_answer_without_a_passage_is_marked_and_not_kept(serve: Serve) -> None:
    model = ScriptedModel("Thirty days, I believe. [9]")
    one = serve(model, model)
    await ingest(one.client, one.runtime)

    answers = [await ask(one.client, VACATION) for _ in range(2)]

    for answer in answers:
        assert (answer["outcome"], answer["citations"]) == ("uncited", [])
        assert answer["answer"] == "Thirty days, I believe."
        assert answer["cache"] == "miss"


async def test_what_an_answer_took_is_counted_and_put_down(serve: Serve) -> None:
    model = ScriptedModel("28 days. [1]", name="gpt-4.1-mini")
    one = serve(model, model)
    await ingest(one.client, one.runtime)

    answer = await ask(one.client, VACATION)

    assert answer["cost_usd"] == pytest.approx((1000 * 0.40 + 100 * 1.60) / 1e6)
    labels = f'model="gpt-4.1-mini",service="{NAME}"'
    assert await metric(one.client, f"rag_cost_usd_total{{{labels}}}") == answer["cost_usd"]
    tokens = f'rag_tokens_total{{direction="output",{labels}}}'
    assert await metric(one.client, tokens) == 100
    async with one.runtime.sessions() as session:
        row = (await session.scalars(select(Query))).one()
    assert (str(row.id), row.subject, row.question) == (answer["query_id"], "ann", VACATION)
    assert (row.cost_usd, row.model) == (answer["cost_usd"], "gpt-4.1-mini")


async def test_prompts_are_compared_by_the_verdicts_on_their_answers(
    serve: Serve, issuer: Issuer
) -> None:
    model = ScriptedModel("28 days. [1]")
    one = serve(model, model, prompt_shares={"cited": 50, "brief": 50})
    await ingest(one.client, one.runtime)

    answers = {
        subject: await ask(one.client, VACATION, headers=issuer.headers(subject))
        for subject in map(str, range(12))
    }
    again = {
        subject: await ask(one.client, VACATION, headers=issuer.headers(subject))
        for subject in answers
    }
    versions = {subject: answer["prompt_version"] for subject, answer in answers.items()}
    assert {version.split("-")[0] for version in versions.values()} == {"cited", "brief"}
    assert versions == {subject: answer["prompt_version"] for subject, answer in again.items()}
    assert len(model.prompts) == 2, "each prompt has its own kept answer"

    path = f"/v1/queries/{answers['3']['query_id']}/feedback"
    given = await one.client.post(path, json={"helpful": True}, headers=issuer.headers("3"))
    other = await one.client.post(path, json={"helpful": True}, headers=issuer.headers("4"))
    assert (given.status_code, other.status_code) == (204, 404)
    labels = f'prompt="{versions["3"]}",service="{NAME}",verdict="helpful"'
    assert await metric(one.client, f"rag_feedback_total{{{labels}}}") == 1


async def test_old_queries_are_forgotten(client: httpx.AsyncClient, runtime: Runtime) -> None:
    for question in (VACATION, SALARY):
        await ask(client, question)
    async with runtime.sessions.begin() as session:
        old = func.now() - func.make_interval(0, 0, 0, 31)
        await session.execute(update(Query).where(Query.question == SALARY).values(created_at=old))

    await runtime.forget_old_queries()

    async with runtime.sessions() as session:
        assert (await session.scalars(select(Query.question))).all() == [VACATION]


@pytest.mark.parametrize(
    "body",
    [{}, {"query": "hm"}, {"query": "   "}, {"query": "x" * 2001}, {"query": VACATION, "k": 1}],
)
async def test_a_question_that_is_none_is_refused(
    client: httpx.AsyncClient, body: dict[str, object]
) -> None:
    assert (await client.post("/v1/query", json=body)).status_code == 422


async def test_feedback_on_nothing_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"/v1/queries/{uuid4()}/feedback", json={"helpful": False})

    assert answer.status_code == 404
