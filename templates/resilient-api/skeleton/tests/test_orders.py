"""The example resource, through the API."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from .support import Issuer, place


async def test_a_placed_order_can_be_read(client: httpx.AsyncClient) -> None:
    placed = await place(client, reference="A-7", quantity=3)

    assert placed.status_code == 201
    read = await client.get(placed.headers["Location"])
    assert read.status_code == 200
    assert read.json() == placed.json()
    assert read.json() | {"reference": "A-7", "quantity": 3, "status": "placed"} == read.json()


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": 0},
        {"quantity": 1_000_001},
        {"quantity": "many"},
        {"reference": ""},
        {"reference": "x" * 65},
        {"reference": "two\nlines"},
        {"surprise": True},
    ],
)
async def test_an_order_that_makes_no_sense_is_refused(
    client: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    answer = await place(client, **wrong)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    [error] = answer.json()["errors"]
    assert error["at"] == ["body", next(iter(wrong))]


async def test_pages_hold_each_order_once_newest_first(client: httpx.AsyncClient) -> None:
    placed = [(await place(client, reference=f"A-{n}")).json()["reference"] for n in range(5)]

    seen: list[str] = []
    parameters: dict[str, str | int] = {"limit": 2}
    for size in (2, 2, 1):
        page = (await client.get("/v1/orders", params=parameters)).json()
        assert len(page["items"]) == size
        seen += [order["reference"] for order in page["items"]]
        # A newer order must not shift the pages that follow.
        await place(client, reference="late")
        parameters["cursor"] = page["next_cursor"]

    assert page["next_cursor"] is None
    assert seen == placed[::-1]


async def test_orders_can_be_filtered_by_status(client: httpx.AsyncClient) -> None:
    kept = (await place(client)).json()
    cancelled = (await place(client)).json()
    await client.post(f"/v1/orders/{cancelled['id']}/cancel")

    page = (await client.get("/v1/orders", params={"status": "placed"})).json()

    assert [order["id"] for order in page["items"]] == [kept["id"]]


@pytest.mark.parametrize("cursor", ["nonsense", "e30", "AAAAA"])
async def test_a_made_up_cursor_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    answer = await client.get("/v1/orders", params={"cursor": cursor})

    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:problem:invalid-cursor"


async def test_cancelling_twice_changes_nothing_more(client: httpx.AsyncClient) -> None:
    order = (await place(client)).json()

    first = await client.post(f"/v1/orders/{order['id']}/cancel")
    second = await client.post(f"/v1/orders/{order['id']}/cancel")

    assert first.json()["status"] == "cancelled"
    assert first.json()["updated_at"] > order["updated_at"]
    assert second.json() == first.json()


async def test_other_callers_orders_are_not_to_be_found(
    client: httpx.AsyncClient, issuer: Issuer
) -> None:
    order = (await place(client)).json()
    client.headers["Authorization"] = f"Bearer {issuer.token('bob')}"

    assert (await client.get(f"/v1/orders/{order['id']}")).status_code == 404
    assert (await client.post(f"/v1/orders/{order['id']}/cancel")).status_code == 404
    assert (await client.get("/v1/orders")).json()["items"] == []


async def test_an_order_that_is_not_there_is_a_problem(client: httpx.AsyncClient) -> None:
    missing = uuid4()

    answer = await client.get(f"/v1/orders/{missing}")

    assert answer.status_code == 404
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": f"There is no order {missing}.",
        "request_id": answer.headers["X-Request-ID"],
    }
