"""Questions, their answers, and who is given what."""

from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, select, update

from app.about import FIRST_TOKEN_OBJECTIVE_SECONDS, NAME
from app.models import Query
from app.prompts import NOT_FOUND
from app.runtime import Runtime

from .conftest import Serve
from .support import (
    SALARIES,
    SALARY,
    VACATION,
    Issuer,
    ScriptedModel,
    ask,
    call,
    ingest,
    metric,
    stream,
)


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


@pytest.mark.parametrize("groups", ["staff", [1]], ids=str)
async def test_a_token_whose_groups_are_no_names_is_refused(
    anonymous: httpx.AsyncClient, issuer: Issuer, groups: object
) -> None:
    token = issuer.token(groups=groups)

    answer = await call(anonymous, headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


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
