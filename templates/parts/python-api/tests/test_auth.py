"""Who gets in."""

import json
import time
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.access_tokens import AccessTokens, RemoteKeys
from app.observability.metrics import Metrics
from app.problems import Problem
from app.resilience import CircuitBreaker, ResilientClient

from .support import AUDIENCE, CALL_NEEDS, ISSUER, Issuer, call

URL = "https://issuer.test/jwks"


async def test_a_call_without_a_token_is_refused(anonymous: httpx.AsyncClient) -> None:
    answer = await call(anonymous)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"aud": "someone else"},
        {"aud": None},
        {"iss": "https://evil.test/"},
        {"nbf": time.time() + 3600},
        {"scope": [CALL_NEEDS]},
    ],
    ids=str,
)
async def test_a_token_with_wrong_claims_is_refused(
    anonymous: httpx.AsyncClient, issuer: Issuer, claims: dict[str, Any]
) -> None:
    answer = await _call(anonymous, issuer.token(**claims))

    assert answer.status_code == 401


async def test_a_token_that_someone_else_signed_is_refused(
    anonymous: httpx.AsyncClient, issuer: Issuer
) -> None:
    same_key_id = Issuer(issuer.key_id).token()
    other_key_id = Issuer("two").token()

    for token in (same_key_id, other_key_id, "nonsense"):
        assert (await _call(anonymous, token)).status_code == 401


async def test_the_public_key_can_not_be_used_as_a_shared_secret(
    anonymous: httpx.AsyncClient, issuer: Issuer
) -> None:
    secret = issuer.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    headers = {"kid": issuer.key_id}

    forged = jwt.encode(claims, secret, algorithm="HS256", headers=headers)
    unsigned = jwt.encode(claims, "", algorithm="none", headers=headers)

    for token in (forged, unsigned):
        assert (await _call(anonymous, token)).status_code == 401


async def test_a_token_without_the_scope_is_told_which(
    anonymous: httpx.AsyncClient, issuer: Issuer
) -> None:
    answer = await _call(anonymous, issuer.token(scope="something:else"))

    assert answer.status_code == 403
    assert answer.json()["detail"] == f"This needs the scope {CALL_NEEDS}."
    assert f'scope="{CALL_NEEDS}"' in answer.headers["WWW-Authenticate"]


async def test_the_issuers_keys_are_read_once_and_again_when_they_rotate(issuer: Issuer) -> None:
    remote = _Remote(issuer)

    for _ in range(3):
        assert await remote.subject(issuer) == "ann"
    assert remote.calls == 1

    new = remote.publishes = Issuer("two")
    remote.now += 60
    assert await remote.subject(new) == "ann"
    assert remote.calls == 2


async def test_made_up_key_ids_do_not_become_load_on_the_issuer(issuer: Issuer) -> None:
    remote = _Remote(issuer)
    await remote.subject(issuer)

    remote.now += 60
    for number in range(5):
        with pytest.raises(Problem, match="unknown key"):
            await remote.subject(Issuer(str(number)))

    assert remote.calls == 2


async def test_known_keys_stay_in_use_while_the_issuer_is_down(issuer: Issuer) -> None:
    remote = _Remote(issuer)
    await remote.subject(issuer)

    remote.publishes = None
    remote.now += 3600

    assert await remote.subject(issuer) == "ann"
    assert remote.calls > 1


async def test_without_any_keys_the_answer_is_to_try_again(issuer: Issuer) -> None:
    remote = _Remote(None)

    with pytest.raises(Problem) as problem:
        await remote.subject(issuer)

    assert problem.value.status == 503
    assert problem.value.headers == {"Retry-After": "5"}


class _Remote:
    """An issuer's key set behind HTTP, and a clock."""

    def __init__(self, publishes: Issuer | None) -> None:
        self.publishes = publishes
        self.calls = 0
        self.now = 1000.0
        http = httpx.AsyncClient(transport=httpx.MockTransport(self._answer))
        client = ResilientClient(CircuitBreaker("issuer", Metrics("test")), http)
        keys = RemoteKeys(URL, client, clock=lambda: self.now)
        self._tokens = AccessTokens(keys, issuer=ISSUER, audience=AUDIENCE)

    async def subject(self, issuer: Issuer) -> object:
        return (await self._tokens.claims(issuer.token()))["sub"]

    def _answer(self, _request: httpx.Request) -> httpx.Response:
        self.calls += 1
        if self.publishes is None:
            return httpx.Response(503)
        return httpx.Response(200, json=json.loads(self.publishes.jwks()))


async def _call(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await call(client, headers={"Authorization": f"Bearer {token}"})
