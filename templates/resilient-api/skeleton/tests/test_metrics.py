"""What alerts and SLOs are counted by."""

import httpx

from app.about import NAME

from .support import metric, place


async def test_requests_are_counted_by_route(client: httpx.AsyncClient) -> None:
    order = (await place(client)).json()
    for _ in range(2):
        await client.get(f"/v1/orders/{order['id']}")
    await client.get("/wp-login.php")
    await client.request("BREW", "/v1/orders")

    def requests(code: str, method: str, route: str) -> str:
        labels = f'code="{code}",method="{method}",route="{route}",service="{NAME}"'
        return f"http_requests_total{{{labels}}}"

    assert await metric(client, requests("201", "POST", "/v1/orders")) == 1
    assert await metric(client, requests("200", "GET", "/v1/orders/{order_id}")) == 2
    assert await metric(client, requests("404", "GET", "unmatched")) == 1
    assert await metric(client, requests("405", "OTHER", "/v1/orders")) == 1
    assert await metric(client, f'http_requests_in_progress{{service="{NAME}"}}') == 0
