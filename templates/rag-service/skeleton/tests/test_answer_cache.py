"""Answers that are kept, shared and renewed."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr

from app.runtime import Runtime

from .conftest import Serve
from .support import SALARIES, SALARY, VACATION, Issuer, ScriptedModel, ask, ingest


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


async def test_each_caller_has_answers_of_their_own_where_it_must_be_so(
    serve: Serve, issuer: Issuer
) -> None:
    model = ScriptedModel("28 days. [1]")
    one = serve(model, model, cache_scope="user")
    await ingest(one.client, one.runtime)
    ann, bea = issuer.headers("ann", "staff"), issuer.headers("bea", "staff")

    answers = [await ask(one.client, VACATION, headers=caller) for caller in (ann, bea, ann)]

    assert [answer["cache"] for answer in answers] == ["miss", "miss", "hit"]


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

    assert (stale["cache"], stale["answer"]) == ("stale", "Old. [1]")
    async with asyncio.timeout(30):
        while (await ask(one.client, VACATION))["answer"] == "Old. [1]":  # noqa: ASYNC110
            await asyncio.sleep(0.05)  # it is no event of ours


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
