"""What alerts and SLOs are counted by."""

from uuid import uuid4

import httpx

from app.about import NAME

from .support import ask, metric


async def test_requests_are_counted_by_route(client: httpx.AsyncClient) -> None:
    await ask(client, "Why is that so?")
    for _ in range(2):
        await client.get(f"/v1/documents/{uuid4()}")
    await client.get("/wp-login.php")
    await client.request("BREW", "/v1/query")

    def requests(code: str, method: str, route: str) -> str:
        labels = f'code="{code}",method="{method}",route="{route}",service="{NAME}"'
        return f"http_requests_total{{{labels}}}"

    assert await metric(client, requests("200", "POST", "/v1/query")) == 1
    assert await metric(client, requests("404", "GET", "/v1/documents/{document_id}")) == 2
    assert await metric(client, requests("404", "GET", "unmatched")) == 1
    assert await metric(client, requests("405", "OTHER", "/v1/query")) == 1
    assert await metric(client, f'http_requests_in_progress{{service="{NAME}"}}') == 0
